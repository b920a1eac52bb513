"""Numbers: every number of a text with its value, unit, qualifier and what it counts."""
