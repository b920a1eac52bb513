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
from compare.facts.whole.entries import Entry, find_entries
from compare.link import PROBLEM, Kind, Link, Section, Side
from compare.reviewing.changed import Changed, Derived, changed_since, pairs_of
from compare.reviewing.worklist import PLACES, Holder, Item, Order, Sort, Worklist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.comparison import Comparison

# Of paraphrased links below it one in four is none on pairs that people annotated, of those from it on one in fifty; matched ones
# are links whatever their score (see docs/quality.md).
SURE = 0.6


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
        *_of_sections(comparison.unique),
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
    return PLACES[item.sort], within


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


def _of_sections(sections: Iterable[Section]) -> Iterator[Item]:
    for section in sections:
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
    if link.score < SURE and not by_hand:
        return Sort.UNSURE
    return Sort.TRANSLATED if comparison.translated else Sort.REWORDED


def worklist_after(worklist: Worklist, before: Comparison, now: Comparison) -> Worklist:
    """The worklist of a comparison, made from that of the one before: only what changed is looked at again.

    Args:
        worklist: of the comparison before.
        before: that comparison.
        now: the one that it is wanted for.
    """
    changed = changed_since(before, now)
    items, holders = list(worklist.items), list(worklist.holders)
    if changed is None or not _renewed(worklist, items, holders, now, changed, pairs_of(before, now, changed)):
        return find_worklist(now)
    return Worklist(tuple(items), tuple(holders), worklist.order)


def _renewed(  # noqa: PLR0913, PLR0917 - what there is, and what becomes of it
    worklist: Worklist, items: list[Item], holders: list[Holder], now: Comparison, changed: Changed, links: list[tuple[Link, Link]]
) -> bool:
    """Put what changed in its place; False where something has another place, is new or is no more."""
    order = worklist.order
    for was, link in links:
        if (was.counted is Kind.UNIQUE) is not (link.counted is Kind.UNIQUE):
            return False  # other facts, other shares
        places = order.of_link.get(link.id, ())
        made = _renewed_of_link(now, link, [items[place] for place in places])
        if made is None:
            return False
        new, holder = made
        if any(_order(items[place]) != _order(item) for place, item in zip(places, new, strict=True)):
            return False
        for place, item in zip(places, new, strict=True):
            items[place] = item
        if holder is not None:
            holders[order.holders[link.id]] = holder
    for item in _of_sections([now.unique[k] for k in changed.sections]):
        items[order.places[item.key]] = item
    return not changed.facts or _renewed_facts(order, items, now)


def _renewed_facts(order: Order, items: list[Item], now: Comparison) -> bool:
    """The facts of no link, likewise."""
    loose = [place for place, item in enumerate(items) if item.sort in {Sort.FACT, Sort.ALSO} and item.link is None]
    if sorted(order.places[items[place].key] for place in loose) != loose or len(loose) != len(now.facts):
        return False
    if {items[place].key for place in loose} != {("fact", fact.identity) for fact in now.facts}:
        return False
    for fact in now.facts:
        place = order.places["fact", fact.identity]
        thing = items[place].thing
        if isinstance(thing, Entry) and thing.fact is not fact:
            items[place] = _of_fact(now, replace(thing, fact=fact), {})
    return True


def _renewed_of_link(comparison: Comparison, link: Link, items: Sequence[Item]) -> tuple[list[Item], Holder | None] | None:
    """The items of a link and what holds them, as they are now; None where it has other facts."""
    facts = {fact.identity: fact for fact in link.facts}
    entries = [item.thing for item in items if isinstance(item.thing, Entry)]
    if len(entries) != len(link.facts) or {entry.fact.identity for entry in entries} != facts.keys():
        return None
    ledger = [replace(entry, fact=facts[entry.fact.identity]) for entry in entries]
    main = [entry for entry in ledger if not entry.minor]
    waiting = sum(entry.fact.verdict == TO_CHECK for entry in main)
    holder = Holder(_sort_of(comparison, link), link, waiting) if main else None
    holding = {link.id: holder} if holder else {}
    made = iter(ledger)
    return [
        _of_fact(comparison, next(made), holding) if isinstance(item.thing, Entry) else _of_link(comparison, link) for item in items
    ], holder


worklist_of = Derived(find_worklist, worklist_after).of
