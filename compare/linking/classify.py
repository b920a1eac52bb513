"""Links become kinds."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from compare.link import Kind
from compare.linking.lexical import kept_shares, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Passage
    from compare.thresholds import Thresholds


_LONG = 18  # words and marks
_LETTERS = 0.84


def kind_of(left: Iterable[Passage], right: Iterable[Passage], thresholds: Thresholds) -> Kind:
    """Matched where the words are the same in the same order, or nearly; paraphrased otherwise.

    Either both sides together keep the share `thresholds.matched` of their characters, or one side stands in the other
    almost verbatim, or one long passage a side keeps the share `thresholds.wording` of its words: there a changed name or
    verb, long as it may be, leaves the sentence what it was, and in a short one it does not.

    Args:
        left: the link's passages of the left, in reading order.
        right: those of the right.
        thresholds: what 'nearly' means.
    """
    ours, theirs = [words(p.text) for p in left], [words(p.text) for p in right]
    sides = list(chain.from_iterable(ours)), list(chain.from_iterable(theirs))
    letters = kept_shares(*sides)
    contained = max(letters) >= thresholds.verbatim and min(letters) >= thresholds.remainder
    if together(letters) >= thresholds.matched or contained:
        return Kind.MATCHED
    long = len(ours) == len(theirs) == 1 and min(map(len, sides)) >= _LONG
    if long and together(letters) >= _LETTERS and together(kept_shares(*sides, by_word=True)) >= thresholds.wording:
        return Kind.MATCHED
    return Kind.PARAPHRASED


def together(shares: tuple[float, float]) -> float:
    """One share for both sides: their harmonic mean."""
    return 2 * shares[0] * shares[1] / (sum(shares) or 1.0)
