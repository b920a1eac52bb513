"""A PDF becomes blocks."""
