"""The numbers that decide what is linked and what a link is called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All between 0 and 1.

    Attributes:
        link: the least score at which two passages are linked.
        matched: the share of characters, over both sides, that stand in the same words in the same order, from which a
            link is matched.
        verbatim: the share of one side alone from which a link is matched, where the other keeps at least `remainder`.
        remainder: see `verbatim`.
    """

    link: float = 0.33
    matched: float = 0.88
    verbatim: float = 0.95
    remainder: float = 0.30
