"""The ledger of a comparison: its facts in reading order, with where they stand and how much they matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import gravity
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Span
    from compare.comparison import Comparison
    from compare.facts.fact import Fact
    from compare.link import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    Attributes:
        fact: with the reporter's verdict on it.
        link: the id of its link; None where it belongs to none.
        number: of that link.
        left: the number of its paragraph on the left, the first being 1; None where it has no place there.
        right: likewise.
        importance: 0 for what matters most.
    """

    fact: Fact
    link: int | None
    number: int | None
    left: int | None
    right: int | None
    importance: int


def find_entries(comparison: Comparison) -> tuple[Entry, ...]:
    """Every fact of a comparison, in the left article's order; what only the right has stands where its link does."""
    entries = [_entry(comparison, fact, link) for link in comparison.links for fact in link.facts]
    entries += [_entry(comparison, fact, None) for fact in comparison.facts]
    return tuple(sorted(entries, key=lambda e: _order(comparison, e)))


def by_importance(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same entries, what matters most first; reading order among equals."""
    return tuple(sorted(entries, key=lambda e: e.importance))


def _entry(comparison: Comparison, fact: Fact, link: Link | None) -> Entry:
    places = (_paragraph(comparison, side, span) for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right)))
    left, right = places
    return Entry(fact, link.id if link else None, link.number if link else None, left, right, gravity(fact.type))


def _paragraph(comparison: Comparison, side: Side, span: Span | None) -> int | None:
    return comparison.article(side).passages[span.passage].paragraph + 1 if span else None


def _order(comparison: Comparison, entry: Entry) -> tuple[int, int, int]:
    """By the left passage: its own, or the first of its link; what only the right has and no link holds comes last."""
    if entry.fact.left:
        return entry.fact.left.passage, entry.fact.left.start, 0
    start = entry.fact.right.start if entry.fact.right else 0
    if entry.link is not None:
        return comparison.links[entry.link].left[0], 1 << 20, start
    return len(comparison.left.passages) + (entry.fact.right.passage if entry.fact.right else 0), 0, start
