"""Why a block of the manuscript need not be read. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.aligned.lit import unchanged
from compare.reviewing.incremental.held import section_at
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.filters import ALL, Filter
from tui.manuscript.folds import ASIDE, FURNITURE, SAME, SETTLED, start_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.aligned.order import Block
    from compare.comparison import Comparison


class Look(NamedTuple):
    """How a reporter wants to see it: whether all folds are open, what is settled is away, what is gone through."""

    folded: bool = False
    settled: bool = False
    filter: Filter = ALL
    waiting: bool = False


def reasons(comparison: Comparison, blocks: Iterable[Block], look: Look, unsettled: Iterable[str] | None = None) -> list[str]:
    """Why each block need not be read; see `why_fold`.

    Args:
        comparison: whose blocks they are.
        blocks: all of them.
        look: how they are looked at.
        unsettled: the same where what is settled is not away, if that is known: it holds for every link that waits.
    """
    if unsettled is None or not look.settled:
        return [why_fold(comparison, block, look) for block in blocks]
    waits = worklist_of(comparison).open_links
    pairs = zip(blocks, unsettled, strict=True)
    return [why if block.link is not None and block.link.id in waits else why_fold(comparison, block, look) for block, why in pairs]


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
