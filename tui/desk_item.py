"""Which item of the worklist the cursor is at: looked up, because each key asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Section

if TYPE_CHECKING:
    from collections.abc import Hashable

    from compare.facts import Fact
    from compare.link import Link
    from compare.reviewing.worklist import Item, Worklist
    from tui.widgets.pane import Place


class ItemIndex:
    """The items of a worklist by what the cursor can be at.

    Args:
        worklist: as it is now.
    """

    def __init__(self, worklist: Worklist) -> None:
        self._by_key: dict[Hashable, Item] = {}
        self._by_link: dict[int, Item] = {}
        self._by_place: dict[Hashable, Item] = {}
        for item in worklist.items:
            self._by_key[item.key] = item
            if item.link is not None:
                _keep(self._by_link, item.link, item)
            if isinstance(item.thing, Section):
                for passage in item.thing.passages:
                    self._by_place[item.thing.side, passage] = item

    def at(self, place: Place, link: Link | None, fact: Fact | None) -> Item | None:
        """The fact that is lit, or else of the link or section under the cursor the first item that waits, or the first at all.

        Args:
            place: of the cursor.
            link: of that passage, if it is in one.
            fact: that is lit, if one is.
        """
        if fact is not None and (lit := self._by_key.get(("fact", fact.identity))):
            return lit
        return self._by_link.get(link.id) if link is not None else self._by_place.get((place.side, place.passage))


def _keep(found: dict[int, Item], link: int, item: Item) -> None:
    before = found.get(link)
    if before is None or (before.settled and not item.settled):
        found[link] = item
