"""When two articles share something: enough of either stands in the other for a person to look at the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Kind, Side

if TYPE_CHECKING:
    from compare.comparison import Comparison

VERBATIM = 12  # words
SHARE = 0.15  # of either story's words


def shares_something(comparison: Comparison) -> bool:
    """Whether a pair is reported; how the bounds were found: docs/sweep.md."""
    both = [comparison.shares(side) for side in Side]
    if any(each.matched >= VERBATIM for each in both):
        return True
    return any(each.percent(Kind.PARAPHRASED) + each.percent(Kind.MATCHED) >= 100 * SHARE for each in both)
