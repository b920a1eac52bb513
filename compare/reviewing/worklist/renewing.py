"""The worklist after a decision, made from what it was: only what the decision is about is looked at again."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.facts.whole.entries import Entry, entry_of
from compare.facts.whole.worth import tells_half
from compare.link import Kind
from compare.reviewing.incremental.counted import shares_of
from compare.reviewing.log.changed import pairs_of
from compare.reviewing.worklist.items import item_of_fact, item_of_link, items_of_sections, order, place_of, sort_of
from compare.reviewing.worklist.worklist import Holder, Sort, Worklist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.comparison import Comparison
    from compare.link import Link
    from compare.reviewing.log.changed import Changed
    from compare.reviewing.worklist.worklist import Item

_FACTS = {Sort.FACT, Sort.ALSO}


def renewed_worklist(worklist: Worklist, before: Comparison, now: Comparison, changed: Changed) -> Worklist | None:
    """The worklist of a comparison in which little has changed; None where so much follows that all is made anew.

    Args:
        worklist: of the comparison before.
        before: that comparison.
        now: the one that it is wanted for.
        changed: what differs in it.
    """
    turned = any(is_none(was) is not is_none(link) for was, link in pairs_of(before, now, changed))
    retold = tells_half(shares_of(before).values()) if turned or changed.facts else False
    if turned and tells_half(shares_of(now).values()) is not retold:
        return None  # another worth of every fact
    renewal = _Renewal(worklist, now, retold=retold)
    for was, link in pairs_of(before, now, changed):
        renewal.put_link(link, turned=is_none(was) is not is_none(link))
    renewal.put_sections(changed)
    if changed.facts and not renewal.put_loose():
        return None
    return renewal.worklist()


def is_none(link: Link) -> bool:
    """Whether a reporter said that it links nothing."""
    return link.counted is Kind.UNIQUE


class _Renewal:
    """Items and holders, and what becomes of them.

    Args:
        worklist: as it was.
        now: the comparison.
        retold: whether one of its articles is a retelling of the other.
    """

    def __init__(self, worklist: Worklist, now: Comparison, *, retold: bool) -> None:
        self._order, self._now, self._retold = worklist.order, now, retold
        self._items, self._holders = list(worklist.items), list(worklist.holders)
        self._gone: set[int] = set()
        self._new: list[Item] = []
        self._same_holders = True

    def worklist(self) -> Worklist:
        """All of it, as it is now."""
        if not self._gone and not self._new:
            return Worklist(tuple(self._items), tuple(self._holders), self._order if self._same_holders else None)
        items = [item for place, item in enumerate(self._items) if place not in self._gone] if self._gone else self._items
        for item in self._new:
            at = bisect_left(items, place_of(self._now, item), key=lambda each: self._place(each, item))
            items.insert(at, item)
        return Worklist(tuple(items), tuple(self._holders))

    def _place(self, item: Item, wanted: Item) -> tuple[object, ...]:
        """Where an item stands; of another sort than the wanted one that says enough."""
        return place_of(self._now, item) if item.sort is wanted.sort else order(item)

    # --- links

    def put_link(self, link: Link, *, turned: bool) -> None:
        """The items of a link that changed; `turned` where it links nothing any more, or something again."""
        places = self._order.of_link.get(link.id, ())
        made = None if turned else self._in_their_places(link, [self._items[place] for place in places])
        if made is None or any(order(self._items[p]) != order(item) for p, item in zip(places, made, strict=True)):
            self._gone.update(places)
            made = self._of_link(link)
            self._new += made
            return
        for place, item in zip(places, made, strict=True):
            self._items[place] = item

    def _in_their_places(self, link: Link, items: list[Item]) -> list[Item] | None:
        """The items of a link as they are now, in the order in which they were; None where it has other facts."""
        facts = {fact.identity: fact for fact in link.facts}
        entries = [item.thing for item in items if isinstance(item.thing, Entry)]
        if len(entries) != len(link.facts) or {entry.fact.identity for entry in entries} != facts.keys():
            return None
        made = iter(self._held(link, [replace(entry, fact=facts[entry.fact.identity]) for entry in entries]))
        return [next(made) if isinstance(item.thing, Entry) else item_of_link(self._now, link) for item in items]

    def _of_link(self, link: Link) -> list[Item]:
        entries = [entry_of(self._now, fact, link, retold=self._retold) for fact in link.facts]
        items = self._held(link, entries)
        alone = all(entry.minor for entry in entries) and not self._now.left.passages[link.left[0]].furniture
        return [*items, item_of_link(self._now, link)] if alone else items

    def _held(self, link: Link, entries: list[Entry]) -> list[Item]:
        """The items of a link's facts, and what holds them in its place."""
        main = [entry for entry in entries if not entry.minor]
        waiting = sum(entry.fact.verdict == TO_CHECK for entry in main)
        holder = Holder(sort_of(self._now, link), link, waiting) if main else None
        self._put_holder(link.id, holder)
        return [item_of_fact(self._now, entry) for entry in entries]

    def _put_holder(self, link: int, holder: Holder | None) -> None:
        at = bisect_left(self._holders, link, key=lambda each: each.link.id)
        known = at < len(self._holders) and self._holders[at].link.id == link
        self._holders[at : at + known] = [holder] if holder else []
        self._same_holders = self._same_holders and known is (holder is not None)

    # --- sections, and facts of no link

    def put_sections(self, changed: Changed) -> None:
        """The sections that changed."""
        for item in items_of_sections([self._now.unique[k] for k in changed.sections]):
            if (place := self._order.place(item)) is not None:
                self._items[place] = item

    def put_loose(self) -> bool:
        """The facts of no link; False where two of them are taken for one."""
        places = {
            item.thing.fact.identity: (place, item.thing)
            for place, item in enumerate(self._items)
            if item.sort in _FACTS and isinstance(item.thing, Entry) and item.thing.link is None
        }
        facts = {fact.identity: fact for fact in self._now.facts}
        if len(facts) != len(self._now.facts):
            return False
        self._gone.update(place for identity, (place, _) in places.items() if identity not in facts)
        self._new += self._of_loose(fact.identity for fact in self._now.facts if fact.identity not in places)
        for identity, (place, thing) in places.items():
            if identity in facts and thing.fact is not facts[identity]:
                self._items[place] = item_of_fact(self._now, replace(thing, fact=facts[identity]))
        return True

    def _of_loose(self, identities: Iterable[object]) -> list[Item]:
        wanted = set(identities)
        found = [entry_of(self._now, fact, None, retold=self._retold) for fact in self._now.facts if fact.identity in wanted]
        return [item_of_fact(self._now, entry) for entry in found]
