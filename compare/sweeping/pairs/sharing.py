"""When two articles share something: enough of either stands in the other for a person to look at the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Kind, Side

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.link import Link

# How these bounds were found is in docs/sweep.md.
VERBATIM = 12  # words
LONG = 40  # words, verbatim: of passages that many articles have, more than stands under every story
SHARE = 0.2  # of either story's words
# What is reworded counts from a likeness of meaning, or else of words: links of two articles that have nothing in common have less.
MEANING, WORDS = 0.6, 0.8


def shares_something(comparison: Comparison, common: frozenset[int] = frozenset()) -> bool:
    """Whether a pair is reported: VERBATIM words of either stand in the other, or SHARE of either is told by it.

    Args:
        comparison: its right is the story.
        common: the passages of the story that many articles have: they count only where LONG words stand verbatim in both.
    """
    links = [link for link in comparison.story_links if _counts(link)]
    verbatim = sum(_words(comparison, Side.RIGHT, link) for link in links if link.counted is Kind.MATCHED)
    if verbatim < LONG:
        links = [link for link in links if not common.issuperset(link.right)]
    for side in Side:
        verbatim = sum(_words(comparison, side, link) for link in links if link.counted is Kind.MATCHED)
        told = sum(_words(comparison, side, link) for link in links)
        if verbatim >= VERBATIM or told >= SHARE * max(1, comparison.article(side).words):
            return True
    return False


def _counts(link: Link) -> bool:
    near = link.semantic >= MEANING or link.lexical >= WORDS
    return link.counted is Kind.MATCHED or (link.counted is Kind.PARAPHRASED and near)


def _words(comparison: Comparison, side: Side, link: Link) -> int:
    return sum(passage.words for passage in comparison.passages(side, link.passages(side)))
