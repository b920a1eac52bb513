"""A source becomes an Article."""

from __future__ import annotations

from compare.reading.reach import Reach
from compare.reading.reader import read

__all__ = ["Reach", "read"]
