"""The worklist: all that waits for a verdict, the gravest first. What is settled stays in it, so that nothing jumps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from compare.facts.whole.entries import Entry
from compare.link import Kind, Link, Section

if TYPE_CHECKING:
    from collections.abc import Hashable


class Sort(StrEnum):
    """What kind of thing waits. The order is that of gravity, the gravest first."""

    FACT = "fact"  # of the main part of the ledger
    NEW = "new"  # a section that only the right has
    LOST = "lost"  # a section that only the left has
    UNSURE = "unsure"  # a link that may well be none
    EDITED = "edited"  # a matched link whose words are not the same
    REWORDED = "reworded"  # a paraphrased link
    ALSO = "also"  # a fact that stands under 'also changed'
    SAME = "same"  # a matched link, word for word


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
    """

    sort: Sort
    thing: Entry | Link | Section
    left: int | None
    right: int | None
    settled: bool
    problem: bool = False
    note: str = ""

    @property
    def link(self) -> int | None:
        """The id of the link that it is, or belongs to; None of a section and of a fact of no link."""
        if isinstance(self.thing, Entry):
            return self.thing.link
        return self.thing.id if isinstance(self.thing, Link) else None

    @property
    def key(self) -> Hashable:
        """What makes it this item whatever is decided about it."""
        if isinstance(self.thing, Entry):
            return "fact", self.thing.fact.identity
        if isinstance(self.thing, Link):
            return "link", self.thing.key
        return "section", self.thing.side, self.thing.passages


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
class Worklist:
    """Everything that waits or is settled, the gravest first.

    Attributes:
        items: in an order that judging a fact, a section or a doubtful link does not change.
        holders: links that are settled with their facts, in the left's order.
    """

    items: tuple[Item, ...]
    holders: tuple[Holder, ...] = ()

    @cached_property
    def open(self) -> tuple[Item, ...]:
        """Those that wait."""
        return tuple(item for item in self.items if not item.settled)

    @property
    def left(self) -> int:
        """How many wait."""
        return len(self.open)

    @property
    def done(self) -> int:
        """How many are settled."""
        return len(self.items) - self.left

    @property
    def problems(self) -> tuple[Item, ...]:
        """Those that the reporter calls a problem."""
        return tuple(item for item in self.items if item.problem)

    def verdict_of(self, link: Link) -> str:
        """What was said of a link or of all its facts: rejected, problem, accepted, fine; empty where nothing was."""
        return "rejected" if link.verdict == "rejected" else self._verdicts.get(link.id, link.verdict or "")

    def is_settled(self, link: Link) -> bool:
        """Whether nothing about a link waits: none of its facts either."""
        return link.verdict == "rejected" or link.id in self._verdicts

    @cached_property
    def _verdicts(self) -> dict[int, str]:
        """Of the links that are settled, rejected ones aside."""
        holders = {holder.link.id: holder for holder in self.holders}
        found = {id_: holder.link.verdict or "fine" for id_, holder in holders.items() if not holder.waits}
        settled = (item.thing for item in self.items if item.settled and isinstance(item.thing, Link))
        found |= {link.id: link.verdict or "" for link in settled}
        wrong = (item.link for item in self.problems if item.link is not None and (item.link in found))
        return found | dict.fromkeys(wrong, "problem")

    def open_of(self, sort: Sort) -> tuple[Item, ...]:
        """Those of one sort that wait."""
        return tuple(item for item in self.open if item.sort is sort)

    def find(self, item: Item) -> Item | None:
        """The same item as it is in this list, whatever was decided since; None where it is no more."""
        place = self._places.get(item.key)
        return None if place is None else self.items[place]

    def next_after(self, item: Item | None, direction: int = 1) -> Item | None:
        """The next that waits, behind the last comes the first; None where nothing else waits.

        Args:
            item: where to start from, in this list or the one before; None or one that is no more starts at the end it comes from.
            direction: 1 towards the less grave, -1 back.
        """
        start = self._places.get(item.key, -1) if item else -1
        order = self.items[::direction]
        if start >= 0:
            at = start if direction > 0 else len(order) - 1 - start
            order = order[at + 1 :] + order[:at]
        return next((each for each in order if not each.settled), None)

    @cached_property
    def _places(self) -> dict[Hashable, int]:
        return {item.key: place for place, item in enumerate(self.items)}
