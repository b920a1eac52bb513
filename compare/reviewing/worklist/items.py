"""What of a comparison becomes an item of the worklist, and where in it the item stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR, TO_CHECK
from compare.facts.whole.entries import Entry, reading_order
from compare.link import PROBLEM, Kind, Link, Section, Side
from compare.reviewing.worklist.worklist import PLACES, Item, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.comparison import Comparison

# Of paraphrased links below it one in four is none on pairs that people annotated, of those from it on one in fifty; matched ones
# are links whatever their score (see docs/quality.md).
SURE = 0.6

Place = tuple[object, ...]


def rank(entry: Entry) -> tuple[bool, int, float]:
    """The ledger's order as it is before anything is judged."""
    return entry.rank if entry.fact.verdict == TO_CHECK else replace(entry, fact=replace(entry.fact, verdict=TO_CHECK)).rank


def order(item: Item) -> tuple[int, float]:
    """By sort; the longest section and the most doubtful link first, all else as it comes."""
    within = 0.0
    if isinstance(item.thing, Section):
        within = -len(item.thing.passages)
    elif isinstance(item.thing, Link) and item.sort is Sort.UNSURE:
        within = item.thing.score
    return PLACES[item.sort], within


def place_of(comparison: Comparison, item: Item) -> Place:
    """Where a fact or a link stands: items are in the order of these, which two of them never share."""
    if isinstance(item.thing, Entry):
        link = item.thing.link
        facts = comparison.facts if link is None else comparison.links[link].facts
        at = next((k for k, fact in enumerate(facts) if fact.identity == item.thing.fact.identity), -1)
        first = (link is None, link or 0, at)  # those of links come before those of none
        return (*order(item), rank(item.thing), reading_order(comparison, item.thing), first)
    return (*order(item), item.link)


def item_of_fact(comparison: Comparison, entry: Entry) -> Item:
    """The item of a fact."""
    fact, apart = entry.fact, entry.minor  # an error too: by being called one a fact does not move in the list
    link = None if entry.link is None else comparison.links[entry.link]
    settled = fact.verdict != TO_CHECK or (link is not None and link.counted is Kind.UNIQUE)
    left, right = (
        span.passage if span else link.passages(side)[0] if link else None
        for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right))
    )
    return Item(Sort.ALSO if apart else Sort.FACT, entry, left, right, settled, fact.verdict == ERROR, fact.memo)


def items_of_sections(sections: Iterable[Section]) -> Iterator[Item]:
    """Those of unique sections; furniture waits for nobody."""
    for section in sections:
        if not section.furniture:
            first, said = section.passages[0], (section.verdict is not None, section.verdict == PROBLEM, section.note)
            if section.side is Side.LEFT:
                yield Item(Sort.LOST, section, first, None, *said)
            else:
                yield Item(Sort.NEW, section, None, first, *said)


def item_of_link(comparison: Comparison, link: Link) -> Item:
    """The item of a link that no facts of the main part stand for."""
    problem = bool(link.note) and link.verdict == "accepted"
    return Item(sort_of(comparison, link), link, link.left[0], link.right[0], link.verdict is not None, problem, link.note)


def sort_of(comparison: Comparison, link: Link) -> Sort:
    """What a link is by itself, whatever its verdict: what a reporter joined, named or noted is not unsure."""
    by_hand = link.labelled or link.note or not link.score
    if link.kind is Kind.MATCHED:
        return Sort.SAME if comparison.is_identical(link) else Sort.EDITED
    if link.score < SURE and not by_hand:
        return Sort.UNSURE
    return Sort.TRANSLATED if comparison.translated else Sort.REWORDED
