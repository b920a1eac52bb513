"""Pairs are compared whole: what was found in each, and whether the two share something."""
