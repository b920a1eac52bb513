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

    from compare.facts import Fact
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


@dataclass(frozen=True)
class Order:
    """Where the items of a worklist stand: the same for every worklist of the same things, whatever was decided about them.

    Items are found by their links and sections: a key takes long to look up, and after every decision there may be another order.

    Attributes:
        keys: of the items, by their places.
        of_link: the places of the items that are a link, or belong to it, by its id.
        of_section: of a section, by each of its passages.
        loose: of all others, which are facts of no link.
        holders: of a holder among the holders, by the id of its link.
    """

    keys: Sequence[Hashable]
    of_link: Mapping[int, Sequence[int]]
    of_section: Mapping[tuple[Side, int], int]
    loose: Sequence[int]
    holders: Mapping[int, int]

    @classmethod
    def of(cls, items: Sequence[Item], holders: Iterable[Holder]) -> Order:
        """The order of some items."""
        of_link: dict[int, list[int]] = {}
        of_section: dict[tuple[Side, int], int] = {}
        loose: list[int] = []
        for place, item in enumerate(items):
            link = item.link
            if link is not None:
                if link in of_link:
                    of_link[link].append(place)
                else:
                    of_link[link] = [place]
            elif isinstance(item.thing, Section):
                of_section.update(((item.thing.side, k), place) for k in item.thing.passages)
            else:
                loose.append(place)
        at = {holder.link.id: place for place, holder in enumerate(holders)}
        return cls([item.key for item in items], of_link, of_section, loose, at)

    def place(self, item: Item) -> int | None:
        """Where an item stands, whatever was decided about it since; None where it is no more."""
        thing, near = item.thing, self.loose
        if isinstance(thing, Section):
            at = self.of_section.get((thing.side, thing.passages[0]))
            near = () if at is None else (at,)
        elif item.link is not None:
            near = self.of_link.get(item.link, ())
        found = self._among(near, item.key)
        return self._anywhere.get(item.key) if found is None else found

    def place_of_fact(self, fact: Fact, link: Link | None) -> int | None:
        """Where a fact stands.

        Args:
            fact: which.
            link: that it is of, where it is of one.
        """
        key = ("fact", fact.identity)
        found = self._among(self.of_link.get(link.id, ()) if link is not None else self.loose, key)
        return self._anywhere.get(key) if found is None else found

    @cached_property
    def _anywhere(self) -> Mapping[Hashable, int]:
        """Of all items, by their keys: links have other ids since some were taken apart or joined."""
        return {key: place for place, key in enumerate(self.keys)}

    def _among(self, places: Iterable[int], key: Hashable) -> int | None:
        return next((place for place in places if self.keys[place] == key), None)


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

    @cached_property
    def open_links(self) -> frozenset[int | None]:
        """The links, by id, of which something waits; None is among them where a section or a fact of none does."""
        return frozenset([item.link for item in self.open])

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
        places = self.order.of_link.get(link, ())
        for at in places:  # one that waits is enough: of most links there is one
            if not self.items[at].settled:
                return None
        items = [self.items[at] for at in places]
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
        found = None if item is None else self.order.place(item)
        place = -1 if found is None else found
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
        place = self.order.place(item)
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
        found = self.order.place(item) if item else None
        start = -1 if found is None else found
        order = self.items[::direction]
        if start >= 0:
            at = start if direction > 0 else len(order) - 1 - start
            order = order[at + 1 :] + order[:at]
        return next((each for each in order if not each.settled), None)
