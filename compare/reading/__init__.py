"""A source becomes an Article."""

from __future__ import annotations

from compare.reading.reader import read
from compare.reading.sources.web_address import Reach

__all__ = ["Reach", "read"]
