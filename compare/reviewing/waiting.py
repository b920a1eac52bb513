"""What of a comparison waits for a verdict, as a worklist; in time that grows with its passages and facts.

How things settle each other:

- A link with facts of the main part has no item of its own: its facts stand for it. Judging all of them settles the link;
  accepting the link does not settle them, so that nobody accepts a changed number unseen.
- A link that is rejected, or called unique, is none: its facts speak of nothing any more and are settled with it. (Where the
  articles can be read again its facts are gone, and what one side lacks comes back as a fact of no link, which waits.)
- A fact that changed too is settled by its own verdict, or with its link.
- Furniture waits for nobody.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR, TO_CHECK
from compare.facts.whole.entries import find_entries
from compare.link import PROBLEM, Kind, Link, Section, Side
from compare.reviewing.worklist import Holder, Item, Sort, Worklist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compare.comparison import Comparison
    from compare.facts.whole.entries import Entry

# Of paraphrased links below it one in four is none on pairs that people annotated, of those from it on one in fifty; matched ones
# are links whatever their score (see docs/quality.md).
SURE = 0.6
_PLACE = {sort: place for place, sort in enumerate(Sort)}


class _Last:
    """The worklist of the comparison that was asked about last: what draws a desk asks for every link of it."""

    def __init__(self) -> None:
        self._known: tuple[Comparison, Worklist] | None = None

    def of(self, comparison: Comparison) -> Worklist:
        if self._known is None or self._known[0] is not comparison:
            self._known = comparison, find_worklist(comparison)
        return self._known[1]


_last = _Last()


def worklist_of(comparison: Comparison) -> Worklist:
    """`find_worklist`, kept until another comparison is asked about."""
    return _last.of(comparison)


def find_worklist(comparison: Comparison, entries: Iterable[Entry] | None = None) -> Worklist:
    """All that waits for a verdict in a comparison as decided so far, and what is settled.

    Args:
        comparison: with the reporter's verdicts.
        entries: its ledger's, in reading order, where they are known.
    """
    ledger = sorted(find_entries(comparison) if entries is None else entries, key=_rank)
    waiting = Counter(e.link for e in ledger if not e.minor and e.fact.verdict == TO_CHECK)
    holders = {
        id_: Holder(_sort_of(comparison, comparison.links[id_]), comparison.links[id_], waiting[id_])
        for id_ in sorted({e.link for e in ledger if e.link is not None and not e.minor})
    }
    items = [
        *(_of_fact(comparison, entry, holders) for entry in ledger),
        *_of_sections(comparison),
        *(_of_link(comparison, link) for link in comparison.story_links if link.id not in holders),
    ]
    return Worklist(tuple(sorted(items, key=_order)), tuple(holders.values()))


def _rank(entry: Entry) -> tuple[bool, int, float]:
    """The ledger's order as it is before anything is judged."""
    return entry.rank if entry.fact.verdict == TO_CHECK else replace(entry, fact=replace(entry.fact, verdict=TO_CHECK)).rank


def _order(item: Item) -> tuple[int, float]:
    """By sort; the longest section and the most doubtful link first, all else as it comes."""
    within = 0.0
    if isinstance(item.thing, Section):
        within = -len(item.thing.passages)
    elif isinstance(item.thing, Link) and item.sort is Sort.UNSURE:
        within = item.thing.score
    return _PLACE[item.sort], within


def _of_fact(comparison: Comparison, entry: Entry, holders: Mapping[int, Holder]) -> Item:
    fact, apart = entry.fact, entry.minor  # an error too: by being called one a fact does not move in the list
    link = None if entry.link is None else comparison.links[entry.link]
    settled = fact.verdict != TO_CHECK or (link is not None and link.counted is Kind.UNIQUE)
    if apart and link is not None:
        holder = holders.get(link.id)
        settled = settled or link.verdict is not None or (holder is not None and not holder.facts)
    left, right = (
        span.passage if span else link.passages(side)[0] if link else None
        for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right))
    )
    return Item(Sort.ALSO if apart else Sort.FACT, entry, left, right, settled, fact.verdict == ERROR, fact.memo)


def _of_sections(comparison: Comparison) -> Iterator[Item]:
    for section in comparison.unique:
        if not section.furniture:
            first, said = section.passages[0], (section.verdict is not None, section.verdict == PROBLEM, section.note)
            if section.side is Side.LEFT:
                yield Item(Sort.LOST, section, first, None, *said)
            else:
                yield Item(Sort.NEW, section, None, first, *said)


def _of_link(comparison: Comparison, link: Link) -> Item:
    problem = bool(link.note) and link.verdict == "accepted"
    return Item(_sort_of(comparison, link), link, link.left[0], link.right[0], link.verdict is not None, problem, link.note)


def _sort_of(comparison: Comparison, link: Link) -> Sort:
    """What a link is by itself, whatever its verdict: what a reporter joined, named or noted is not unsure."""
    by_hand = link.labelled or link.note or not link.score
    if link.kind is Kind.MATCHED:
        return Sort.SAME if comparison.is_identical(link) else Sort.EDITED
    return Sort.UNSURE if link.score < SURE and not by_hand else Sort.REWORDED
