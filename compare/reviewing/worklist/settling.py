"""Settling what is in the worklist, as actions: one item, or a whole sort of them with a sentence that asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR
from compare.facts.fact import FINE as FACT_FINE
from compare.facts.whole.entries import Entry
from compare.link import FINE, PROBLEM, Link, Section
from compare.reviewing.log.judging import judge_section, judge_sections
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Action, Mark, decide, decide_all, judge, pin_of
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.reviewing.worklist.worklist import Holder, Item, Worklist

_WORDS = {
    Sort.NEW: "new section",
    Sort.LOST: "left-out section",
    Sort.UNSURE: "unsure",
    Sort.EDITED: "edited",
    Sort.REWORDED: "reworded",
    Sort.TRANSLATED: "translated",
    Sort.SAME: "identical",
}
_NOTHING = {Sort.NEW: "new", Sort.LOST: "left out", Sort.ALSO: "that changed too"}
_PLURAL = {Sort.NEW, Sort.LOST}
# What one who settles the first takes to be settled too: the links of a kind.
_KIN = {
    Sort.SAME: (Sort.SAME, Sort.EDITED),
    Sort.EDITED: (Sort.EDITED,),
    Sort.REWORDED: (Sort.REWORDED,),
    Sort.TRANSLATED: (Sort.TRANSLATED,),
    Sort.UNSURE: (Sort.UNSURE,),
}


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settling a sort comes to.

    Attributes:
        sort: that is settled.
        settles: what would be accepted, or called fine.
        stays: links that somebody could take to be meant and that are not touched, because facts in them wait.
    """

    sort: Sort
    settles: tuple[Item, ...]
    stays: tuple[Holder, ...] = ()

    @property
    def action(self) -> Action | None:
        """What does it, taken back by one undo; None where there is nothing to settle."""
        things = [item.thing for item in self.settles]
        links = [thing for thing in things if isinstance(thing, Link)]
        if links:
            return decide_all(links, Verdict.ACCEPTED)
        sections = [thing for thing in things if isinstance(thing, Section)]
        if sections:
            return judge_sections(sections, FINE)
        facts = [thing.fact for thing in things if isinstance(thing, Entry)]
        marks = tuple(Mark(fact.identity, FACT_FINE) for fact in facts)
        return Action(f"{counted(len(facts), 'fact')} {FACT_FINE}", marks=marks) if marks else None

    @property
    def sentence(self) -> str:
        """What is asked: 'accept 23 identical; 4 edited with 4 facts stay'."""
        return "; ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        if self.sort is Sort.FACT:
            yield "facts are judged one by one"
        elif not self.settles:
            yield f"nothing {_NOTHING.get(self.sort) or _WORDS[self.sort]} waits"
        else:
            yield self._what()
        for sort in dict.fromkeys(holder.sort for holder in self.stays):
            held = [holder.facts for holder in self.stays if holder.sort is sort]
            yield f"{len(held)} {_WORDS[sort]} with {counted(sum(held), 'fact')} {'stays' if len(held) == 1 else 'stay'}"

    def _what(self) -> str:
        number = len(self.settles)
        if self.sort is Sort.ALSO:
            return f"call {number:,} that changed too fine"
        if self.sort in _PLURAL:
            return f"call {counted(number, _WORDS[self.sort])} fine"
        return f"accept {number:,} {_WORDS[self.sort]}"


def settle_all(worklist: Worklist, sort: Sort) -> Settlement:
    """What an action on all of a sort would settle; never a fact of the main part, nor a link in which one waits."""
    settles = () if sort is Sort.FACT else worklist.open_of(sort)
    stays = tuple(holder for holder in worklist.holders if holder.sort in _KIN.get(sort, ()) and holder.waits)
    return Settlement(sort, settles, stays)


def settle(item: Item, *, problem: bool = False, note: str = "") -> Action:
    """Call one item fine or a problem.

    Args:
        item: a fact or a section gets that verdict. A link that is fine is accepted; one that is a problem is accepted
            with a note, for the link is right and its wording is not.
        problem: whether it is one.
        note: of a link that is a problem, where it has none yet.
    """
    if isinstance(item.thing, Entry):
        return judge(item.thing.fact, ERROR if problem else FACT_FINE)
    if isinstance(item.thing, Section):
        return judge_section(item.thing, PROBLEM if problem else FINE)
    if not problem:
        return decide(item.thing, Verdict.ACCEPTED)
    said = replace(pin_of(item.thing), verdict=Verdict.ACCEPTED, note=item.thing.note or note)
    return Action("problem", (said,))
