"""Both articles as one text in rows: what stands beside what, what folds, and what it looks like at a width. Pure."""
