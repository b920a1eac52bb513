"""A source becomes an Article."""

from __future__ import annotations

from compare.reading.reader import read

__all__ = ["read"]
