"""Which passages are worth a vector: all, unless one side is a book and the other a note.

To encode is by far the dearest step. Of a side that has hundreds of passages for each of the other's, most can belong to
none of them: only those are encoded that have the most words in common with some passage of the other side, the rarer a
word the more it counts, and those that stand on both sides. Where both sides are articles, every passage is encoded.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL = 4_096  # distinct passages of a side: up to here all are encoded
EACH = 128  # passages that are encoded for each of the other side: eight times those that are then looked at
_SHORTEST = 4
_STEM = 5
_MARKS = ".,;:!?\"'“”„‘’«»()[]-–—"


def worth_encoding(left: Sequence[str], right: Sequence[str]) -> frozenset[str] | None:
    """The texts that need a vector; None where all do.

    Args:
        left: the passages of one side.
        right: those of the other.
    """
    few, many = sorted((list(dict.fromkeys(left)), list(dict.fromkeys(right))), key=len)
    if len(many) <= max(ALL, EACH * len(few)):
        return None
    wanted = [_beginnings(text) for text in few]
    known = frozenset().union(*wanted)
    places: dict[str, list[int]] = {word: [] for word in known}
    sizes = np.ones(len(many))
    for place, text in enumerate(many):
        words = _beginnings(text)
        sizes[place] += len(words)
        for word in words & known:
            places[word].append(place)
    chosen = {place for words in wanted for place in _nearest(words, places, sizes)}
    return frozenset((*few, *(many[place] for place in chosen), *(frozenset(few) & frozenset(many))))


def _nearest(words: frozenset[str], places: dict[str, list[int]], sizes: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[int]:
    """The places of the EACH texts that have the most of some words."""
    score = np.zeros(len(sizes))
    for word in words:
        score[places[word]] += log((len(sizes) + 1) / (len(places[word]) + 1))
    best = np.argpartition(score / np.sqrt(sizes), len(sizes) - EACH)[-EACH:]
    return [int(place) for place in best]


def _beginnings(text: str) -> frozenset[str]:
    """How the words of a text begin, short ones left out."""
    words = (run.strip(_MARKS) for run in text.casefold().split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST)
