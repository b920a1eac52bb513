"""Comparing two articles: reading, segmenting, aligning, classifying, reporting. Knows nothing of any screen."""

__version__ = "0.1.0"
