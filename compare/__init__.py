"""Comparing two articles: reading, segmenting, aligning, classifying, reporting. Knows nothing of any screen."""

from __future__ import annotations

from compare.machine.local_only import stay_local

__version__ = "0.1.0"

stay_local()  # before anything below is imported, in every process
