"""Links become kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.lexical import Word, kept_shares, words
from compare.link import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Passage
    from compare.thresholds import Thresholds


def kind_of(left: Iterable[Passage], right: Iterable[Passage], thresholds: Thresholds) -> Kind:
    """Matched where the words are the same in the same order, or nearly; paraphrased otherwise.

    Either both sides together keep the share `thresholds.matched`, or one side stands in the other almost verbatim.

    Args:
        left: the link's passages of the left, in reading order.
        right: those of the right.
        thresholds: what 'nearly' means.
    """
    mine, theirs = kept_shares(_all_words(left), _all_words(right))
    together = 2 * mine * theirs / (mine + theirs) if mine + theirs else 0.0
    contained = max(mine, theirs) >= thresholds.verbatim and min(mine, theirs) >= thresholds.remainder
    return Kind.MATCHED if together >= thresholds.matched or contained else Kind.PARAPHRASED


def _all_words(passages: Iterable[Passage]) -> list[Word]:
    return [word for passage in passages for word in words(passage.text)]
