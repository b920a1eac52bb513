"""The numbers that decide what is linked and what a link is called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All between 0 and 1.

    Attributes:
        link: the least probability at which two passages are linked. Losing a link costs a reporter more than checking one,
            so it is below a half; what is found hardly depends on it between 0.2 and 0.35.
        matched: the share of characters, over both sides, that stand in the same words in the same order, from which a
            link is matched.
        verbatim: the share of one side alone from which a link is matched, where the other keeps at least `remainder`.
        remainder: see `verbatim`.
        wording: the share of words, over both sides, from which a link of one long passage a side is matched.
    """

    link: float = 0.30
    matched: float = 0.92
    verbatim: float = 0.95
    remainder: float = 0.15
    wording: float = 0.88
