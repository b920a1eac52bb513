"""Both articles in one scroll: how it is drawn, and where the cursor stops in it."""
