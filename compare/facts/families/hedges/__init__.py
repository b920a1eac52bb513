"""Hedges: what one side says for certain and the other does not."""
