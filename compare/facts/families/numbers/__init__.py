"""Numbers that changed, were dropped or added."""
