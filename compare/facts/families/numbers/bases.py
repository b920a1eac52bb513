"""Bases: what a share is a share of; 93 percent of those who voted are not 93 percent of the members."""

from __future__ import annotations

import re

from compare.facts.phrases import phrase_at, pieces_of
from compare.patterns import regex

_OF = regex(r"\s{1,20}of\s+(?:all\s+)?(?:of\s+)?(?:(?:the|its|their|his|her)\s+)?", re.IGNORECASE)
_AHEAD = 80  # characters: no phrase of the list is as long


def other_base(left: str, right: str, ends: tuple[int, int]) -> tuple[int, int] | None:
    """Where the words for the base end on each side, if one side tells the share of those who took part, the other of all.

    Args:
        left: the text of that side.
        right: likewise.
        ends: where the share ends in each.
    """
    one, two = _base(left, ends[0]), _base(right, ends[1])
    return (one[1], two[1]) if one and two and one[0] != two[0] else None


def _base(text: str, end: int) -> tuple[str, int] | None:
    """'some' or 'all', as the list has what follows 'of', and where it ends."""
    following = _OF.match(text, end)
    if not following:
        return None
    start = following.end()
    found = phrase_at("bases", pieces_of(text[start : start + _AHEAD]), 0)
    return (found.value, start + found.end) if found else None
