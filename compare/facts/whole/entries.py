"""The ledger of a comparison: its facts in reading order, with where they stand and how much they matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.facts.whole.worth import depth_of, is_minor, is_retold, rank_of, stands_apart, worth_of
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Passage
    from compare.comparison import Comparison
    from compare.facts.fact import Fact, Identity
    from compare.link import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    Attributes:
        fact: with the reporter's verdict on it.
        link: the id of its link; None where it belongs to none.
        number: of that link.
        left: the passage it stands in on the left; None where it has no place there.
        right: likewise.
        worth: the share of such facts that proved to be worth reading, 0 to 1.
        minor: whether that is too little for the main part of the ledger, whatever the reporter says of it.
    """

    fact: Fact
    link: int | None
    number: int | None
    left: Passage | None
    right: Passage | None
    worth: float
    minor: bool

    @property
    def apart(self) -> bool:
        """Whether it stands under 'also changed'."""
        return stands_apart(self.fact, minor=self.minor)

    @property
    def rank(self) -> tuple[bool, int, float]:
        """What the ledger sorts by."""
        first = min((p.paragraph for p in (self.left, self.right) if p), default=0)
        return rank_of(self.fact, self.worth, first + 1, minor=self.minor)


def find_entries(comparison: Comparison) -> tuple[Entry, ...]:
    """Every fact of a comparison, in the left article's order; what only the right has stands where its link does."""
    retold = bool(comparison.all_facts) and is_retold(comparison)
    entries = [entry_of(comparison, fact, link, retold=retold) for link in comparison.links for fact in link.facts]
    entries += [entry_of(comparison, fact, None, retold=retold) for fact in comparison.facts]
    return tuple(sorted(entries, key=lambda e: reading_order(comparison, e)))


def by_importance(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same entries, what matters most first, what stands apart last; reading order among equals."""
    return tuple(sorted(entries, key=lambda e: e.rank))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of a comparison, what matters most first.

    Attributes:
        main: what a reader must act on.
        apart: what changed too and is seldom worth reading.
    """

    main: tuple[Entry, ...]
    apart: tuple[Entry, ...]

    @property
    def to_check(self) -> int:
        """How many of the first nobody has judged yet."""
        return sum(entry.fact.verdict == TO_CHECK for entry in self.main)


def find_ledger(comparison: Comparison) -> Ledger:
    """The ledger of a comparison, in its two parts."""
    entries = by_importance(find_entries(comparison))
    return Ledger(tuple(e for e in entries if not e.apart), tuple(e for e in entries if e.apart))


def numbers_of(comparison: Comparison, entries: Iterable[Entry]) -> dict[Identity, int]:
    """What a report calls each fact by: its place in the ledger, of a part that in the ledger of the whole.

    Args:
        comparison: a whole one or a part.
        entries: its ledger's, what matters most first.
    """
    return dict(comparison.fact_numbers) or {entry.fact.identity: number for number, entry in enumerate(entries, 1)}


def ledger_numbers(comparison: Comparison) -> dict[Identity, int]:
    """The same of all facts of a comparison."""
    ledger = find_ledger(comparison)
    return numbers_of(comparison, (*ledger.main, *ledger.apart))


def entry_of(comparison: Comparison, fact: Fact, link: Link | None, *, retold: bool) -> Entry:
    """The line of a fact: of a link, or of none; `retold` as `is_retold` has it."""
    spans = ((Side.LEFT, fact.left), (Side.RIGHT, fact.right))
    left, right = (comparison.article(side).passages[span.passage] if span else None for side, span in spans)
    worth = worth_of(fact, retold=retold, depth=depth_of(comparison, fact))
    minor = is_minor(fact, worth, retold=retold)
    return Entry(fact, link.id if link else None, link.number if link else None, left, right, worth, minor)


def reading_order(comparison: Comparison, entry: Entry) -> tuple[int, int, int]:
    """By the left passage: its own, or the first of its link; what only the right has and no link holds comes last."""
    if entry.fact.left:
        return entry.fact.left.passage, entry.fact.left.start, 0
    start = entry.fact.right.start if entry.fact.right else 0
    if entry.link is not None:
        return comparison.links[entry.link].left[0], 1 << 20, start
    return len(comparison.left.passages) + (entry.fact.right.passage if entry.fact.right else 0), 0, start
