"""The worklist: all that waits for a verdict, the gravest first. What is settled stays in it, so that nothing jumps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from compare.facts.whole.entries import Entry
from compare.link import Kind, Link, Section

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from compare.link import Side


class Sort(StrEnum):
    """What kind of thing waits. The order is that of gravity, the gravest first."""

    FACT = "fact"  # of the main part of the ledger
    NEW = "new"  # a section that only the right has
    LOST = "lost"  # a section that only the left has
    UNSURE = "unsure"  # a link that may well be none
    EDITED = "edited"  # a matched link whose words are not the same
    REWORDED = "reworded"  # a paraphrased link
    TRANSLATED = "translated"  # likewise, between two languages
    ALSO = "also"  # a fact that stands under 'also changed'
    SAME = "same"  # a matched link, word for word


PLACES = {sort: place for place, sort in enumerate(Sort)}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits for a verdict, or has got it.

    Attributes:
        sort: what kind of thing it is.
        thing: a fact as an entry of the ledger, a link, or a section.
        left: the first passage on the left that it is about; None where it is on the right only.
        right: likewise.
        settled: whether the reporter is done with it.
        problem: whether the reporter calls it one: a fact that is an error, a section, an accepted link with a note.
        note: the reporter's own sentence about it; empty where there is none.
        link: the id of the link that it is, or belongs to; None of a section and of a fact of no link.
        key: what makes it this item whatever is decided about it.
    """

    sort: Sort
    thing: Entry | Link | Section
    left: int | None
    right: int | None
    settled: bool
    problem: bool = False
    note: str = ""
    link: int | None = field(init=False, compare=False, repr=False)  # asked of all items again and again: found once
    key: Hashable = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        link, key = _known_by(self.thing)
        object.__setattr__(self, "link", link)
        object.__setattr__(self, "key", key)


def _known_by(thing: Entry | Link | Section) -> tuple[int | None, Hashable]:
    """The link of a thing, and what makes it this one."""
    if isinstance(thing, Entry):
        return thing.link, ("fact", thing.fact.identity)
    if isinstance(thing, Link):
        return thing.id, ("link", thing.key)
    return None, ("section", thing.side, thing.passages)


@dataclass(frozen=True, slots=True)
class Holder:
    """A link whose facts of the main part stand for it: it has no item of its own.

    Attributes:
        sort: what it would be by itself.
        link: with its verdict.
        facts: how many of them wait.
    """

    sort: Sort
    link: Link
    facts: int

    @property
    def waits(self) -> bool:
        """Whether any of its facts does; those of a link that is none do not."""
        return self.facts > 0 and self.link.counted is not Kind.UNIQUE


@dataclass(frozen=True, slots=True)
class Order:
    """Where the items of a worklist stand: the same for every worklist of the same things, whatever was decided about them.

    Attributes:
        places: of an item, by its key.
        of_link: of the items that are a link, or belong to it, by its id.
        of_section: of a section, by each of its passages.
        holders: of a holder among the holders, by the id of its link.
    """

    places: Mapping[Hashable, int]
    of_link: Mapping[int, Sequence[int]]
    of_section: Mapping[tuple[Side, int], int]
    holders: Mapping[int, int]

    @classmethod
    def of(cls, items: Sequence[Item], holders: Iterable[Holder]) -> Order:
        """The order of some items."""
        places = {item.key: place for place, item in enumerate(items)}
        of_link: dict[int, list[int]] = {}
        of_section: dict[tuple[Side, int], int] = {}
        for place, item in enumerate(items):
            link = item.link
            if link is None:
                if isinstance(item.thing, Section):
                    of_section.update(((item.thing.side, k), place) for k in item.thing.passages)
            elif link in of_link:
                of_link[link].append(place)
            else:
                of_link[link] = [place]
        return cls(places, of_link, of_section, {holder.link.id: place for place, holder in enumerate(holders)})


@dataclass(frozen=True)
class Worklist:
    """Everything that waits or is settled, the gravest first.

    Attributes:
        items: in an order that judging a fact, a section or a doubtful link does not change.
        holders: links that are settled with their facts, in the left's order.
        known: the order of the items, where it is known.
    """

    items: tuple[Item, ...]
    holders: tuple[Holder, ...] = ()
    known: Order | None = field(default=None, compare=False, repr=False)

    @cached_property
    def order(self) -> Order:
        """Where the items stand."""
        return self.known or Order.of(self.items, self.holders)

    @cached_property
    def open(self) -> tuple[Item, ...]:
        """Those that wait."""
        return tuple([item for item in self.items if not item.settled])

    @property
    def left(self) -> int:
        """How many wait."""
        return len(self.open)

    @property
    def done(self) -> int:
        """How many are settled."""
        return len(self.items) - self.left

    @cached_property
    def problems(self) -> tuple[Item, ...]:
        """Those that the reporter calls a problem."""
        return tuple([item for item in self.items if item.problem])

    def verdict_of(self, link: Link) -> str:
        """What was said of a link or of all its facts: rejected, problem, accepted, fine; empty where nothing was."""
        said = "rejected" if link.verdict == "rejected" else self._said_of(link.id)
        return (link.verdict or "") if said is None else said

    def is_settled(self, link: Link) -> bool:
        """Whether nothing about a link waits: none of its facts either."""
        return link.verdict == "rejected" or self._said_of(link.id) is not None

    def _said_of(self, link: int) -> str | None:
        """Of a link that is not rejected; None where something about it waits, or it is not in the list."""
        items = [self.items[place] for place in self.order.of_link.get(link, ())]
        if not all(item.settled for item in items):
            return None
        place = self.order.holders.get(link)
        if place is not None:
            holder = self.holders[place]
            said = None if holder.waits else holder.link.verdict or "fine"
        else:
            own = [item.thing for item in items if item.settled and isinstance(item.thing, Link)]
            said = own[0].verdict or "" if own else None
        return "problem" if said is not None and any(item.problem for item in items) else said

    def open_of(self, sort: Sort) -> tuple[Item, ...]:
        """Those of one sort that wait; they stand together."""
        start, end = (find(self.open, PLACES[sort], key=lambda item: PLACES[item.sort]) for find in (bisect_left, bisect_right))
        return self.open[start:end]

    def page_of(self, item: Item | None, rows: int) -> tuple[Item, ...]:
        """The page of so many rows that an item is on: what waits, and the item itself whatever was said of it."""
        place = -1 if item is None else self.order.places.get(item.key, -1)
        shown = self.items[place] if place >= 0 else None
        at = bisect_left(self._open_places, place)
        first = max(0, at) - max(0, at) % max(1, rows)
        if shown is None or not shown.settled:
            return self.open[first : first + max(0, rows)]
        return (*self.open[first:at], shown, *self.open[at : first + max(0, rows) - 1])[: max(0, rows)]

    @cached_property
    def _open_places(self) -> list[int]:
        return [place for place, item in enumerate(self.items) if not item.settled]

    def find(self, item: Item) -> Item | None:
        """The same item as it is in this list, whatever was decided since; None where it is no more."""
        place = self.order.places.get(item.key)
        return None if place is None else self.items[place]

    def of_link(self, link: Link) -> Item | None:
        """Of what is a link or belongs to it the first that waits, or the first at all; None where it is not in the list."""
        items = [self.items[place] for place in self.order.of_link.get(link.id, ())]
        return next((item for item in items if not item.settled), items[0] if items else None)

    def of_section_at(self, side: Side, passage: int) -> Item | None:
        """The section that holds a passage."""
        place = self.order.of_section.get((side, passage))
        return None if place is None else self.items[place]

    def next_after(self, item: Item | None, direction: int = 1) -> Item | None:
        """The next that waits, behind the last comes the first; None where nothing else waits.

        Args:
            item: where to start from, in this list or the one before; None or one that is no more starts at the end it comes from.
            direction: 1 towards the less grave, -1 back.
        """
        start = self.order.places.get(item.key, -1) if item else -1
        order = self.items[::direction]
        if start >= 0:
            at = start if direction > 0 else len(order) - 1 - start
            order = order[at + 1 :] + order[:at]
        return next((each for each in order if not each.settled), None)
