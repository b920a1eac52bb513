"""The review: what a reporter decided, as a log of actions, and the comparison that follows from it.

Everything a reporter decides about a link pins it: its passages stay together whatever the thresholds say from then on.
The log only grows; undo and redo are entries of it. The state is the log replayed, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact, Identity
from compare.link import Kind, Link, Section, Side
from compare.sections import find_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.comparison import Comparison
    from compare.orphan import Orphan


Place = tuple[Side, int]


class Verdict(StrEnum):
    """What the reporter says of a link."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Pin:
    """Passages that a reporter decided about; with one side empty, a passage that shall stand alone.

    Attributes:
        left: passage ids, rising.
        right: passage ids, rising.
        kind: as the reporter labelled it; None where the text decides.
        verdict: None where there is none yet.
        note: what the reporter typed.
        free: whether it only takes its passages out of earlier pins, and the text decides about them again.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: Kind | None = None
    verdict: Verdict | None = None
    note: str = ""
    free: bool = False

    def passages(self, side: Side) -> tuple[int, ...]:
        """The passage ids of one side."""
        return self.left if side is Side.LEFT else self.right

    @property
    def places(self) -> tuple[Place, ...]:
        """Its passages of both sides."""
        return tuple((side, k) for side in Side for k in self.passages(side))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reporter said of a fact: 'to check', 'fine' or 'error'."""

    fact: Identity
    verdict: str


@dataclass(frozen=True, slots=True)
class Intake:
    """Passages of one paragraph, and whether a reporter keeps them in the story or sets them aside."""

    side: Side
    passages: tuple[int, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reporter did: its name and what it pinned, marked or kept. `undo` and `redo` do none of it."""

    name: str
    pins: tuple[Pin, ...] = ()
    marks: tuple[Mark, ...] = ()
    intake: tuple[Intake, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """The passages that it pins or keeps, one after the other."""
        pinned = tuple(place for pin in self.pins for place in pin.places)
        return (*pinned, *((each.side, k) for each in self.intake for k in each.passages))


UNDO, REDO = Action("undo"), Action("redo")


@dataclass(frozen=True, slots=True)
class Review:
    """The log so far, what follows from it, and what lost its place when an article changed."""

    log: tuple[Action, ...] = ()
    _done: tuple[Action, ...] = field(default=(), repr=False)
    _undone: tuple[Action, ...] = field(default=(), repr=False)
    orphans: tuple[Orphan, ...] = ()

    @classmethod
    def replayed(cls, log: Iterable[Action], orphans: tuple[Orphan, ...] = ()) -> Review:
        """The review that a log leads to: as `after` one by one, in time that grows with the log, not with its square."""
        kept: list[Action] = []
        done: list[Action] = []
        undone: list[Action] = []
        for action in log:
            if action.name in {UNDO.name, REDO.name}:
                source, target = (done, undone) if action.name == UNDO.name else (undone, done)
                if not source:
                    continue
                target.append(source.pop())
            else:
                done.append(action)
                undone.clear()
            kept.append(action)
        return cls(tuple(kept), tuple(done), tuple(undone), orphans)

    def after(self, action: Action) -> Review:
        """The review after one more action. An undo or redo with nothing to do changes nothing."""
        if action.name == UNDO.name:
            if not self._done:
                return self
            return Review((*self.log, action), self._done[:-1], (*self._undone, self._done[-1]), self.orphans)
        if action.name == REDO.name:
            if not self._undone:
                return self
            return Review((*self.log, action), (*self._done, self._undone[-1]), self._undone[:-1], self.orphans)
        return Review((*self.log, action), (*self._done, action), (), self.orphans)

    @property
    def can_undo(self) -> Action | None:
        """The action that an undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def can_redo(self) -> Action | None:
        """The action that a redo would do again."""
        return self._undone[-1] if self._undone else None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """What stands: no passage is in two of them; a later pin takes its passages out of the earlier ones."""
        return standing_after((), *self._done)

    @property
    def marks(self) -> dict[Identity, str]:
        """What the reporter says of facts; the last word on each."""
        return {mark.fact: mark.verdict for action in self._done for mark in action.marks}

    @property
    def kept(self) -> dict[Place, bool]:
        """The passages that were put back (True) or set aside (False) by hand; the last word on each."""
        return {(each.side, k): each.kept for action in self._done for each in action.intake for k in each.passages}


def standing_after(pins: Iterable[Pin], *actions: Action) -> tuple[Pin, ...]:
    """What stands once some actions are done on top of pins that stand: a later pin trims the earlier ones."""
    standing = _Standing()
    for pin in pins:
        standing.put(pin)
    for action in actions:
        for pin in action.pins:
            standing.put(pin)
    return tuple(standing.pins.values())


class _Standing:
    """The pins that stand, by number, and the number of each passage's pin."""

    def __init__(self) -> None:
        self.pins: dict[int, Pin] = {}
        self._owners: dict[Place, int] = {}
        self._numbers = count()

    def put(self, pin: Pin) -> None:
        for number in {self._owners[place] for place in pin.places if place in self._owners}:
            self._trim(number, pin)
        if not pin.free:
            self._keep(next(self._numbers), pin)

    def _trim(self, number: int, taken: Pin) -> None:
        pin = self.pins[number]
        for place in pin.places:
            del self._owners[place]
        left = tuple(k for k in pin.left if k not in taken.left)
        right = tuple(k for k in pin.right if k not in taken.right)
        if left and right:
            self._keep(number, replace(pin, left=left, right=right))
        else:
            del self.pins[number]

    def _keep(self, number: int, pin: Pin) -> None:
        self.pins[number] = pin
        self._owners.update(dict.fromkeys(pin.places, number))


def pin_of(link: Link) -> Pin:
    """A link as it stands, pinned."""
    return Pin(link.left, link.right, link.kind if link.labelled else None, _verdict(link), link.note)


def _verdict(link: Link) -> Verdict | None:
    return Verdict(link.verdict) if link.verdict else None


def decide(link: Link, verdict: Verdict | None) -> Action:
    """Accept or reject a link, or take the verdict back."""
    return Action(verdict.value if verdict else "undecided", (replace(pin_of(link), verdict=verdict),))


def judge(fact: Fact, verdict: str) -> Action:
    """Call a fact fine or an error, or take that back.

    Raises:
        ValueError: where the verdict is none that a fact can have.
    """
    if verdict not in {TO_CHECK, FINE, ERROR}:
        raise ValueError(f"{verdict} is no verdict on a fact")
    return Action(f"fact {verdict}", marks=(Mark(fact.identity, verdict),))


def decide_all(links: Sequence[Link], verdict: Verdict) -> Action:
    """Accept or reject several links at once; one undo takes all back."""
    return Action(f"{verdict.value} {len(links)}", tuple(replace(pin_of(link), verdict=verdict) for link in links))


def relabel(link: Link, kind: Kind) -> Action:
    """Call a link another kind; it counts as accepted under that name."""
    return Action(f"labelled {kind.value}", (replace(pin_of(link), kind=kind, verdict=Verdict.ACCEPTED),))


def annotate(link: Link, note: str) -> Action:
    """Write a note to a link; an empty one takes it away."""
    return Action("note", (replace(pin_of(link), note=note),))


def link_by_hand(left: int, right: int) -> Action:
    """Link two passages; they leave the links they were in."""
    return Action("linked", (Pin((left,), (right,), verdict=Verdict.ACCEPTED),))


def split(link: Link, side: Side, passage: int) -> Action:
    """Take one passage out of its link: it stands alone. The rest stays linked where both sides have some left."""
    rest = {s: tuple(k for k in link.passages(s) if (s, k) != (side, passage)) for s in Side}
    alone = Pin((passage,), ()) if side is Side.LEFT else Pin((), (passage,))
    pins: tuple[Pin, ...] = (alone,)
    if rest[Side.LEFT] and rest[Side.RIGHT]:
        pins = (alone, replace(pin_of(link), left=rest[Side.LEFT], right=rest[Side.RIGHT], verdict=None))
    return Action("split", pins)


def join(links: Sequence[Link]) -> Action:
    """Make one link of several."""
    left = tuple(sorted(k for link in links for k in link.left))
    right = tuple(sorted(k for link in links for k in link.right))
    note = " ".join(link.note for link in links if link.note)
    return Action("joined", (Pin(left, right, verdict=Verdict.ACCEPTED, note=note),))


def reviewed(comparison: Comparison, review: Review) -> Comparison:
    """The comparison as the reporter decided it: pinned links as pinned, the others as found.

    A rejected link stays in the comparison with its verdict; its passages count as unique.
    """
    return replace(_marked(_pinned_all(comparison, review.pins), review.marks), orphans=review.orphans)


def _marked(comparison: Comparison, marks: dict[Identity, str]) -> Comparison:
    """The comparison with what the reporter says of its facts."""
    if not marks:
        return comparison

    def judged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(replace(fact, verdict=marks.get(fact.identity, fact.verdict)) for fact in facts)

    links = tuple(replace(link, facts=judged(link.facts)) if link.facts else link for link in comparison.links)
    return replace(comparison, links=links, facts=judged(comparison.facts))


def _pinned_all(comparison: Comparison, pins: Sequence[Pin]) -> Comparison:
    if not pins:
        return comparison
    taken = {side: {k for pin in pins for k in pin.passages(side)} for side in Side}
    kept = {(link.left, link.right): link for link in comparison.links}
    links = [_pinned(comparison, pin, kept) for pin in pins if pin.left and pin.right]
    links += [link for found in comparison.links if (link := _untaken(comparison, found, taken))]
    ordered = tuple(replace(link, id=k) for k, link in enumerate(sorted(links, key=lambda link: (link.left, link.right))))
    decided = replace(comparison, links=ordered, unique=_unique(comparison, ordered))
    return decided.with_facts(comparison.links) if comparison.setting else decided


def _unique(comparison: Comparison, links: Sequence[Link]) -> tuple[Section, ...]:
    """The sections beside some links; the ones there are where the links hold the same passages as before."""
    held = {side: {k for link in links for k in link.passages(side)} for side in Side}
    if all(held[side] == {k for link in comparison.links for k in link.passages(side)} for side in Side):
        return comparison.unique
    return find_sections(comparison.left, comparison.right, held[Side.LEFT], held[Side.RIGHT])


def _pinned(comparison: Comparison, pin: Pin, kept: dict[tuple[tuple[int, ...], tuple[int, ...]], Link]) -> Link:
    found = kept.get((pin.left, pin.right)) or Link(0, pin.left, pin.right, _kind(comparison, pin.left, pin.right), 0.0, 0.0, 0.0)
    verdict = pin.verdict.value if pin.verdict else None
    return replace(found, kind=pin.kind or found.kind, labelled=pin.kind is not None, verdict=verdict, note=pin.note)


def _untaken(comparison: Comparison, link: Link, taken: dict[Side, set[int]]) -> Link | None:
    """A found link without the passages that are pinned elsewhere; None where a side has none left."""
    left = tuple(k for k in link.left if k not in taken[Side.LEFT])
    right = tuple(k for k in link.right if k not in taken[Side.RIGHT])
    if (left, right) == (link.left, link.right):
        return link
    if not (left and right):
        return None
    return replace(link, left=left, right=right, kind=link.kind if link.labelled else _kind(comparison, left, right))


def _kind(comparison: Comparison, left: Sequence[int], right: Sequence[int]) -> Kind:
    from compare.classify import kind_of

    sides = comparison.passages(Side.LEFT, left), comparison.passages(Side.RIGHT, right)
    return kind_of(*sides, comparison.thresholds)
