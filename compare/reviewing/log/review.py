"""The review: what a reporter decided, as a log of actions, and the comparison that follows from it.

Everything a reporter decides about a link pins it: its passages stay together whatever the thresholds say from then on.
The log only grows; undo and redo are entries of it. The state is the log replayed, nothing else. The numbers of links are
kept beside it: a number that was shown once stays with its passages, whatever is undone, decided or found afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact, Identity
from compare.link import Kind, Link, Side
from compare.linking.numbering import Numbers
from compare.reviewing.log.notes import together
from compare.reviewing.log.pinned import with_pins
from compare.reviewing.log.pins import Pin, Place, Standing, Verdict, standing_after
from compare.reviewing.log.section_marks import SectionMark, marks_of, replacing, with_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.comparison import Comparison
    from compare.link import Key
    from compare.orphan import Orphan


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reporter said of a fact.

    Attributes:
        fact: which.
        verdict: 'to check', 'fine' or 'error'.
        memo: the sentence for the editor, empty where it was taken away; None where nothing was said of it.
    """

    fact: Identity
    verdict: str
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Passages of one paragraph, and whether a reporter keeps them in the story or sets them aside."""

    side: Side
    passages: tuple[int, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a reporter did: its name, what it pinned, marked, kept and said of sections. `undo` and `redo` do none of it."""

    name: str
    pins: tuple[Pin, ...] = ()
    marks: tuple[Mark, ...] = ()
    intake: tuple[Intake, ...] = ()
    sections: tuple[SectionMark, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """The passages that it pins, keeps or speaks of as sections, one after the other."""
        kept = (((each.side, k) for k in each.passages) for each in self.intake)
        return tuple(chain.from_iterable((*(pin.places for pin in self.pins), *kept, *(each.places for each in self.sections))))


UNDO, REDO = Action("undo"), Action("redo")


@dataclass(frozen=True, slots=True)
class Review:
    """The log so far, what follows from it, what lost its place when an article changed, and the numbers of its links.

    The numbers are those that were shown so far; empty in a review that was never shown.
    """

    log: tuple[Action, ...] = ()
    _done: tuple[Action, ...] = field(default=(), repr=False)
    _undone: tuple[Action, ...] = field(default=(), repr=False)
    orphans: tuple[Orphan, ...] = ()
    numbers: Numbers = field(default=Numbers(), repr=False)

    @classmethod
    def replayed(cls, log: Iterable[Action], orphans: tuple[Orphan, ...] = (), numbers: Numbers | None = None) -> Review:
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
        return cls(tuple(kept), tuple(done), tuple(undone), orphans, numbers or Numbers())

    def after(self, action: Action) -> Review:
        """The review after one more action. An undo or redo with nothing to do changes nothing."""
        if action.name == UNDO.name:
            if not self._done:
                return self
            done, undone = self._done[:-1], (*self._undone, self._done[-1])
        elif action.name == REDO.name:
            if not self._undone:
                return self
            done, undone = (*self._done, self._undone[-1]), self._undone[:-1]
        else:
            done, undone = (*self._done, action), ()
        return replace(self, log=(*self.log, action), _done=done, _undone=undone)

    def numbered(self, comparison: Comparison) -> Review:
        """The review with the numbers of a comparison that followed from it (see `reviewed`) and is about to be shown."""
        return self if comparison.numbers == self.numbers else replace(self, numbers=comparison.numbers)

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
        return standing_after((), *(action.pins for action in self._done))

    @property
    def marks(self) -> dict[Identity, str]:
        """What the reporter says of facts; the last word on each."""
        return {mark.fact: mark.verdict for action in self._done for mark in action.marks}

    @property
    def memos(self) -> dict[Identity, str]:
        """The sentences that the reporter wrote about facts; the last on each, empty where it was taken away."""
        return {mark.fact: mark.memo for action in self._done for mark in action.marks if mark.memo is not None}

    @property
    def sections(self) -> tuple[SectionMark, ...]:
        """All that was said of sections, the earliest first."""
        return tuple(mark for action in self._done for mark in action.sections)

    @property
    def kept(self) -> dict[Place, bool]:
        """The passages that were put back (True) or set aside (False) by hand; the last word on each."""
        return {(each.side, k): each.kept for action in self._done for each in action.intake for k in each.passages}


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
    return Action("note", (replace(pin_of(link), note=note),), sections=replacing(link))


def annotate_passage(side: Side, passage: int, note: str) -> Action:
    """Write another note at a passage that was taken out of its link; an empty one takes the note away, not the passage."""
    return Action("note", (_alone(side, passage, note),))


def link_by_hand(left: int, right: int, comparison: Comparison | None = None) -> Action:
    """Link two passages; they leave the links they were in.

    Args:
        left: a passage id.
        right: likewise.
        comparison: as decided so far: the notes of what they leave come along.
    """
    places = ((Side.LEFT, left), (Side.RIGHT, right))
    links = [link for link in comparison.links if left in link.left or right in link.right] if comparison else []
    notes = [link.note for link in links] + [comparison.note_at(*place) for place in places if comparison]
    return Action("linked", (Pin((left,), (right,), verdict=Verdict.ACCEPTED, note=together(notes)),))


def split(link: Link, side: Side, passage: int) -> Action:
    """Take one passage out of its link: it stands alone. The rest stays linked where both sides have some left.

    Nobody has reviewed what is left. The note goes with both: it may be about either.
    """
    rest = {s: tuple(k for k in link.passages(s) if (s, k) != (side, passage)) for s in Side}
    pins: tuple[Pin, ...] = (_alone(side, passage, link.note),)
    if rest[Side.LEFT] and rest[Side.RIGHT]:
        pins = (*pins, replace(pin_of(link), left=rest[Side.LEFT], right=rest[Side.RIGHT], verdict=None))
    return Action("split", pins, sections=replacing(link))


def join(links: Sequence[Link]) -> Action:
    """Make one link of several, with all of their notes. Nobody has reviewed it yet, whatever was said of its parts."""
    left = tuple(sorted(k for link in links for k in link.left))
    right = tuple(sorted(k for link in links for k in link.right))
    return Action("joined", (Pin(left, right, note=together([link.note for link in links])),))


def _alone(side: Side, passage: int, note: str) -> Pin:
    return Pin((passage,), (), note=note) if side is Side.LEFT else Pin((), (passage,), note=note)


def reviewed(comparison: Comparison, review: Review) -> Comparison:
    """The comparison as the reporter decided it: pinned links as pinned, the others as found.

    A rejected link stays in the comparison with its verdict; its passages count as unique. A link that was there before
    has its number from then, a new one the next that was never given.
    """
    decided = _marked(with_pins(comparison, review.pins), review.marks, review.memos)
    decided = with_sections(decided, (*marks_of(comparison.unique), *review.sections))
    numbers = _numbers(comparison, review).including(sorted(link.key for link in decided.links))
    return replace(decided, links=numbers.on(decided.links), numbers=numbers, orphans=review.orphans)


def _numbers(comparison: Comparison, review: Review) -> Numbers:
    """The numbers given before, and those of what was found.

    A review that was never shown has none; then its log says which links there have been, one action after the other.
    """
    found = comparison.numbered
    if not review.numbers.last:
        return found.including(_made(comparison, review.log))
    return review.numbers.beside(found) if comparison.evidence is None else review.numbers.including(found.given)


def _made(comparison: Comparison, log: Iterable[Action]) -> Iterator[Key]:
    """The links that every action made or left over, also those taken back since."""
    links = {(side, k): link for side in Side for link in comparison.links for k in link.passages(side)}
    done: list[Action] = []
    undone: list[Action] = []
    standing, at = Standing(), 0  # what stands after so many of the actions done
    for action in log:
        if action.name == UNDO.name:
            undone.append(done.pop())
        elif action.name == REDO.name:
            done.append(undone.pop())
        else:
            undone.clear()
            if at != len(done):
                standing = Standing(pin for before in done for pin in before.pins)
            done.append(action)
            touched, at = standing.put(action.pins), len(done)
            yield from sorted({key for place in touched if (key := _held(standing, place, links.get(place)))})


def _held(standing: Standing, place: Place, found: Link | None) -> Key | None:
    """The passages of the link that holds a passage; None where none does."""
    if pin := standing.at(place):
        return (pin.left, pin.right) if pin.left and pin.right else None
    left, right = (tuple(k for k in found.passages(side) if not standing.at((side, k))) if found else () for side in Side)
    return (left, right) if left and right else None


def _marked(comparison: Comparison, marks: dict[Identity, str], memos: dict[Identity, str]) -> Comparison:
    """The comparison with what the reporter says of its facts."""
    if not marks:
        return comparison

    def told(fact: Fact) -> Fact:
        own = fact.identity
        return replace(fact, verdict=marks.get(own, fact.verdict), memo=memos.get(own, fact.memo)) if own in said else fact

    def holding(link: Link) -> Link:
        return replace(link, facts=tuple(map(told, link.facts))) if any(fact.identity in said for fact in link.facts) else link

    said = marks.keys() | memos.keys()
    links = tuple(map(holding, comparison.links))
    return replace(comparison, links=links, facts=tuple(map(told, comparison.facts)))
