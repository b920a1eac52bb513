"""Days as wire formats write them: ISO 8601, with or without strokes."""

from __future__ import annotations

import contextlib
from datetime import date

from compare.patterns import regex

_DAY = regex(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def day_of(stamp: str) -> date | None:
    """The day of '2025-03-04T09:00:00Z' or '20250304T090000+0000', as its own zone has it; None where it is none."""
    if found := _DAY.match(stamp):
        with contextlib.suppress(ValueError):
            return date(*map(int, found.groups()))
    return None
