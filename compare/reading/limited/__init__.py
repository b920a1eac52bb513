"""Reading in a process of its own, whose time and memory are limited and which can be ended at any moment."""

from __future__ import annotations

from compare.reading.limited.asking import Begun, begin
from compare.reading.limited.reader import end_readers

__all__ = ["Begun", "begin", "end_readers"]
