"""A comparison as decided, made from how it was decided before: a decision makes anew only what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.link import Kind, Side
from compare.reviewing.incremental.held import link_at, section_at
from compare.reviewing.log.changed import Derived, changed_since, pairs_of
from compare.reviewing.log.notes import together
from compare.reviewing.log.pinned import pinned
from compare.reviewing.log.review import REDO, UNDO, reviewed
from compare.reviewing.log.section_marks import marks_of, standing_notes, standing_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.comparison import Comparison
    from compare.facts.doc.doc import Docs
    from compare.facts.fact import Fact, Identity
    from compare.facts.ledger import Told
    from compare.link import Key, Link, Section
    from compare.reviewing.log.pins import Pin
    from compare.reviewing.log.review import Action, Review
    from compare.reviewing.log.section_marks import SectionMark


@dataclass(frozen=True, slots=True)
class Decided:
    """What a reporter decided about a comparison, and what followed from it.

    Attributes:
        found: what was decided about.
        review: all that was.
        comparison: `reviewed(found, review)`.
    """

    found: Comparison
    review: Review
    comparison: Comparison


class _ElsewhereError(Exception):
    """A decision that takes passages together or apart, or moves a note, or one about a record: all is made anew."""


def decided_after(before: Decided | None, found: Comparison, review: Review) -> Decided:
    """`reviewed(found, review)`, made from what was decided before where one action more was done, undone or done again.

    Args:
        before: None where nothing is known of what was decided before.
        found: what is decided about.
        review: all that was.
    """
    return decided_at_once(before, found, review) or Decided(found, review, reviewed(found, review))


def decided_at_once(before: Decided | None, found: Comparison, review: Review) -> Decided | None:
    """The same; None where all would have to be made anew.

    Args:
        before: see `decided_after`.
        found: likewise.
        review: likewise.
    """
    if before is not None and before.found is found and (step := _step(before, review)):
        try:
            return Decided(found, review, _Step(before, review, step).comparison())
        except _ElsewhereError:
            pass
    return None


def _step(before: Decided, now: Review) -> Action | None:
    """The action that was done, taken back or done again; None where it was not just one, or links may have other numbers."""
    if not now.log or now.log[:-1] != before.review.log or now.orphans != before.review.orphans:
        return None
    numbers = before.comparison.numbers
    if not numbers.last or (now.numbers is not numbers and now.numbers != numbers):
        return None
    last = now.log[-1]
    of = {UNDO.name: before.review.can_undo, REDO.name: before.review.can_redo}.get(last.name, last)
    return None if of is None or of.intake else of


def _by_key(comparison: Comparison) -> dict[Key, Link]:
    return {(link.left, link.right): link for link in comparison.links}


_links_by_key = Derived(_by_key, lambda _known, _before, now: _by_key(now)).of


def _told(comparison: Comparison) -> Told:
    from compare.facts.ledger import told_passages

    return told_passages(comparison.links)


def _told_after(told: Told, before: Comparison, now: Comparison) -> Told:
    """What stands in links that count, made from what did before."""
    changed = changed_since(before, now)
    return _told(now) if changed is None else _told_with(told, [link for _, link in pairs_of(before, now, changed)])


def _told_with(told: Told, links: Iterable[Link]) -> Told:
    """The same where some links count now, or no more."""
    for link in links:
        told = (
            (told[0] - {*link.left}, told[1] - {*link.right})
            if _is_none(link)
            else (told[0] | {*link.left}, told[1] | {*link.right})
        )
    return told


_told_as_found = Derived(_told, lambda _told_before, _before, now: _told(now)).of
_told_by = Derived(_told, _told_after).of


def _is_none(link: Link) -> bool:
    """Whether a reporter said that it links nothing."""
    return link.counted is Kind.UNIQUE


def _with(links: Iterable[Link], changed: Mapping[int, Link]) -> tuple[Link, ...]:
    """All links, some of them, by their ids, as they are now."""
    found = [*links]
    for k, link in changed.items():
        found[k] = link
    return tuple(found)


def foresee_turns(before: Decided) -> None:
    """What is asked for where links are decided about, and where one counts no more, or again: it is kept."""
    _links_by_key(before.found)
    _told_by(before.comparison)
    _told_as_found(before.found)


class _Step:
    """One action more, and what it does to a comparison.

    Args:
        before: what was decided before it.
        review: with it.
        action: that was done, taken back or done again.
    """

    def __init__(self, before: Decided, review: Review, action: Action) -> None:
        self._before, self._found, self._comparison = before, before.found, before.comparison
        self._review, self._action = review, action
        self._marks, self._memos = review.marks, review.memos

    def comparison(self) -> Comparison:
        """The comparison as it is decided now."""
        action, now = self._action, self._comparison
        links = {link.id: link for link in self._pinned()}
        if any(_is_none(link) is not _is_none(now.links[k]) for k, link in links.items()):
            now = replace(now, facts=self._loose(links))
        for mark in action.marks:
            for link in self._links_of(mark.fact):
                links[link.id] = self._judged(links.get(link.id, link), {mark.fact})
        held = {fact.identity for link in links.values() for fact in link.facts}
        if loose := {mark.fact for mark in action.marks} - held:
            now = replace(now, facts=self._facts(now.facts, self._found.facts, loose))
        if links:
            now = replace(now, links=_with(now.links, links))
        return replace(now, unique=self._sections(links.values())) if action.sections or links else now

    # --- links

    def _pinned(self) -> Iterable[Link]:
        """The links that the action pins, as they are pinned now."""
        standing = self._standing()
        kept = _links_by_key(self._found) if self._action.pins else {}
        for pin in self._action.pins:
            link = link_at(self._comparison, Side.LEFT, pin.left[0]) if pin.left else None
            if link is None or link.key != (pin.left, pin.right) or pin.free:
                raise _ElsewhereError
            holds = standing.get(link.key)
            now = kept.get(link.key) if holds is None else pinned(self._found, holds, kept)
            if now is None:
                raise _ElsewhereError
            facts = link.facts if _is_none(now) is _is_none(link) else self._found_in(now)
            yield replace(now, id=link.id, number=link.number, facts=facts)

    def _standing(self) -> dict[Key, Pin]:
        """The pins that stand now at what the action pinned."""
        undone = self._review.log[-1].name == UNDO.name
        pins = self._review.pins if undone and self._action.pins else self._action.pins
        return {(pin.left, pin.right): pin for pin in pins}

    # --- facts

    def _links_of(self, fact: Identity) -> Iterable[Link]:
        """The links that a fact may be in."""
        places = [(side, place[0]) for side, place in zip(Side, fact[1:], strict=True) if place]
        links = (link_at(self._comparison, *place) for place in places)
        return {link.id: link for link in links if link is not None}.values()

    def _judged(self, link: Link, identities: set[Identity]) -> Link:
        found = _links_by_key(self._found).get(link.key)
        return replace(link, facts=self._facts(link.facts, found.facts if found else (), identities))

    def _found_in(self, link: Link) -> tuple[Fact, ...]:
        """What is found in a link that links nothing any more, or something again, with what is said of it."""
        from compare.facts.ledger import find_link_facts

        docs = self._readable()
        if _is_none(link):
            return ()
        known = _links_by_key(self._found).get(link.key)
        return self._marked(find_link_facts(link, docs) if known is None or _is_none(known) else known.facts)

    def _loose(self, turned: Mapping[int, Link]) -> tuple[Fact, ...]:
        """The facts of no link where some links count now that did not, or no more: that frees what they told."""
        from compare.facts.ledger import find_loose_facts

        told = _told_with(_told_by(self._comparison), turned.values())
        if told == _told_as_found(self._found):
            return self._marked(self._found.facts)
        return self._marked(find_loose_facts(_with(self._comparison.links, turned), self._readable(), told))

    def _readable(self) -> Docs:
        """What facts are found by; a comparison without it keeps those that it has."""
        if self._found.docs is None:
            raise _ElsewhereError
        return self._found.docs

    def _marked(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        if not self._marks:
            return facts
        plain = {fact.identity: (fact.verdict, fact.memo) for fact in facts}
        said = self._marks.keys() | self._memos.keys()
        return tuple([self._told(fact, plain) if fact.identity in said else fact for fact in facts])

    def _facts(self, facts: Iterable[Fact], found: Iterable[Fact], identities: set[Identity]) -> tuple[Fact, ...]:
        """Facts with what is said of some of them now: by the reporter, or else by what was found."""
        types = {identity[0] for identity in identities}
        plain = {fact.identity: (fact.verdict, fact.memo) for fact in found if fact.type in types and fact.identity in identities}
        return tuple([self._told(fact, plain) if fact.type in types and fact.identity in identities else fact for fact in facts])

    def _told(self, fact: Fact, plain: dict[Identity, tuple[str, str]]) -> Fact:
        own = fact.identity
        verdict, memo = plain.get(own, ("to check", ""))
        return replace(fact, verdict=self._marks.get(own, verdict), memo=self._memos.get(own, memo))

    # --- sections

    def _sections(self, links: Iterable[Link]) -> tuple[Section, ...]:
        """The sections with what is said of them now."""
        at_first = marks_of(self._found.unique)
        marks = (*at_first, *self._review.sections)
        notes = standing_notes(marks)
        before = standing_notes((*at_first, *self._before.review.sections))
        self._require_no_note_on(links, (*before, *notes))
        changed = [each for each in (*before, *notes) if (each in before) is not (each in notes)]
        verdicts = standing_verdicts(marks)
        sections = [self._section_of(mark) for mark in changed]
        sections += [s for mark in self._action.sections if mark.verdict is not None and (s := self._whole(mark))]
        found = {
            (s.side, s.passages): replace(s, verdict=verdicts.get((s.side, s.passages)), note=self._note_on(s, notes))
            for s in sections
        }
        return tuple([found.get((s.side, s.passages), s) for s in self._comparison.unique])

    def _require_no_note_on(self, links: Iterable[Link], notes: Iterable[SectionMark]) -> None:
        """Notes of sections that are in links now change the notes of the links."""
        held = {(side, k) for link in links for side in Side for k in link.passages(side)}
        if held and any(place in held for mark in notes for place in mark.places):
            raise _ElsewhereError

    def _section_of(self, mark: SectionMark) -> Section:
        """The section that a note stands at: that of its first passage that is unique."""
        for side, passage in mark.places:
            if section := section_at(self._comparison, side, passage):
                return section
        raise _ElsewhereError

    def _whole(self, mark: SectionMark) -> Section | None:
        """The section of exactly the passages of a mark."""
        section = section_at(self._comparison, *mark.places[0]) if mark.places else None
        return section if section and (section.side, section.passages) == mark.run else None

    def _note_on(self, section: Section, notes: Sequence[SectionMark]) -> str:
        return together([mark.note or "" for mark in notes if self._at(mark) is section])

    def _at(self, mark: SectionMark) -> Section | None:
        found = (section_at(self._comparison, *place) for place in mark.places)
        return next((section for section in found if section is not None), None)
