"""Which item of the worklist the cursor is at: looked up, because each key asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.facts import Fact
    from compare.link import Link
    from compare.reviewing.worklist.worklist import Item, Worklist
    from tui.widgets.pane import Place


def at(worklist: Worklist, place: Place, link: Link | None, fact: Fact | None) -> Item | None:
    """The fact that is lit, or else of the link or section under the cursor the first item that waits, or the first at all.

    Args:
        worklist: as it is now.
        place: of the cursor.
        link: of that passage, if it is in one.
        fact: that is lit, if one is.
    """
    lit = worklist.order.place_of_fact(fact, link) if fact is not None else None
    if lit is not None:
        return worklist.items[lit]
    return worklist.of_link(link) if link is not None else worklist.of_section_at(place.side, place.passage)
