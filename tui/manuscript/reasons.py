"""Why a block of the manuscript need not be read. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.aligned.lit import unchanged
from compare.reviewing.incremental.held import section_at
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.filters import ALL, Filter
from tui.manuscript.folds import ASIDE, FURNITURE, SAME, SETTLED, start_of

if TYPE_CHECKING:
    from compare.aligned.order import Block
    from compare.comparison import Comparison


class Look(NamedTuple):
    """How a reporter wants to see it: whether all folds are open, what is settled is away, what is gone through."""

    folded: bool = False
    settled: bool = False
    filter: Filter = ALL
    waiting: bool = False


def why_fold(comparison: Comparison, block: Block, look: Look) -> str:
    """Why a block need not be read: ASIDE, FURNITURE, SETTLED, SAME; empty where it is to be."""
    link, (side, passage) = block.link, start_of(block)
    if look.waiting:
        return ""
    if look.filter is not ALL:
        section = section_at(comparison, side, passage)
        taken = look.filter.takes(comparison, link) if link else look.filter.takes_alone(comparison, section, side, passage)
        return "" if taken else ASIDE
    if comparison.article(side).passages[passage].furniture:
        return "" if look.folded else FURNITURE
    if link is None:
        alone = section_at(comparison, side, passage)
        return SETTLED if look.settled and alone and alone.verdict else ""
    if look.settled and worklist_of(comparison).is_settled(link):
        return SETTLED
    plain = not (link.facts or link.note or link.moved or block.ghost or link.verdict == "rejected")
    return SAME if plain and not look.folded and unchanged(comparison, link) else ""
