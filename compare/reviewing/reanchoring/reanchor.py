"""A review of one version of two articles, carried over to another version of them. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.fact import TO_CHECK
from compare.link import Side
from compare.linking.numbering import Numbers
from compare.orphan import About, Orphan
from compare.reviewing.log.pins import Pin, Place, standing_after
from compare.reviewing.log.review import REDO, UNDO, Action, Intake, Mark, Review
from compare.reviewing.reanchoring.carried_sections import carried_sections, lost_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.article import Article
    from compare.facts.fact import Identity
    from compare.reviewing.log.section_marks import SectionMark
    from compare.reviewing.reanchoring.tracing import Traces

Pins = tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a review is about: the texts of all passages of both sides; a passage's id is its place."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @classmethod
    def of(cls, left: Article, right: Article) -> Texts:
        """The texts of two segmented articles."""
        return cls(tuple(p.text for p in left.passages), tuple(p.text for p in right.passages))

    def side(self, side: Side) -> tuple[str, ...]:
        """The texts of one side."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A review on its new texts.

    Attributes:
        review: with its log, and with all orphans, earlier ones first.
        lost: the orphans that are new.
        respelled: how many pins stand on a passage that is spelt otherwise now.
        unmarked: how many facts are to check again, because their words have changed or are gone.
        unkept: how many passages are as read again, because they are not certain in the new texts.
    """

    review: Review
    lost: tuple[Orphan, ...]
    respelled: int
    unmarked: int = 0
    unkept: int = 0


def reanchor(review: Review, old: Texts, new: Texts) -> Reanchored:
    """Carry a review over: every action about passages that are certain in the new texts, the others as orphans.

    After each action of the new log stands what stood after the same action of the old one, where all passages of a pin
    are found again. A pin that is not carried over still takes its passages out of earlier pins, so that nothing stands
    again that the reporter had replaced. What stands at the end is a pin or an orphan, never neither and never both.

    Args:
        review: as decided.
        old: the texts that it was decided on; its passage ids are places in them.
        new: the texts it shall be about.
    """
    from compare.reviewing.reanchoring.tracing import trace

    wanted = {side: {k for action in review.log for k in _named(action, side)} for side in Side}
    for key in review.numbers.given:
        for side, ids in zip(Side, key, strict=True):
            wanted[side].update(ids)
    traces = {side: trace(old.side(side), new.side(side), wanted[side]) for side in Side}
    lost = tuple(_lost(review, traces, old, new))
    respelled = sum(_is_respelled(pin, traces, old, new) for pin in review.pins)
    log = [
        Action(
            action.name,
            action.pins,
            _carried_marks(action.marks, traces, old, new),
            _carried_intake(action.intake, traces),
            sections,
        )
        for action, sections in zip(review.log, carried_sections(review.log, traces), strict=True)
    ]
    numbers = _carried_numbers(review.numbers, traces)
    carried = Review.replayed(_carried_log(log, traces), (*review.orphans, *lost), numbers)
    unmarked, unkept = len(review.marks) - len(carried.marks), len(review.kept) - len(carried.kept)
    return Reanchored(carried, lost, respelled, unmarked, unkept)


def _carried_numbers(numbers: Numbers, traces: Traces) -> Numbers:
    """The numbers of links whose passages are all certain; those of the others are given to no link again."""
    given = {}
    for (left, right), number in numbers.given.items():
        if all(k in traces[Side.LEFT] for k in left) and all(k in traces[Side.RIGHT] for k in right):
            ours, theirs = (tuple(sorted(traces[side][k] for k in ids)) for side, ids in zip(Side, (left, right), strict=True))
            given[ours, theirs] = number
    return Numbers(given, numbers.last)


def _named(action: Action, side: Side) -> Iterator[int]:
    """The passages of one side that an action is about."""
    for pin in action.pins:
        yield from pin.passages(side)
    for each in action.intake:
        yield from each.passages if each.side is side else ()
    for said in action.sections:
        yield from said.passages if said.side is side else ()
    for mark in action.marks:
        _, left, right = mark.fact
        place = left if side is Side.LEFT else right
        if place:
            yield place[0]


def _carried_marks(marks: Iterable[Mark], traces: Traces, old: Texts, new: Texts) -> tuple[Mark, ...]:
    """Verdicts on facts whose passages read as before, to the letter: their offsets hold. The others are to check again."""
    found = (_carried_mark(mark, traces, old, new) for mark in marks)
    return tuple(mark for mark in found if mark)


def _carried_intake(intake: Iterable[Intake], traces: Traces) -> tuple[Intake, ...]:
    """What was set aside or put back, where it is certain."""
    found = (
        replace(each, passages=tuple(traces[each.side][k] for k in each.passages if k in traces[each.side])) for each in intake
    )
    return tuple(each for each in found if each.passages)


def _carried_mark(mark: Mark, traces: Traces, old: Texts, new: Texts) -> Mark | None:
    places: list[tuple[int, int, int] | None] = []
    for side, place in zip(Side, (mark.fact[1], mark.fact[2]), strict=True):
        now = traces[side].get(place[0]) if place else None
        if place and (now is None or new.side(side)[now] != old.side(side)[place[0]]):
            return None
        places.append((now, place[1], place[2]) if place and now is not None else None)
    left, right = places
    return replace(mark, fact=(mark.fact[0], left, right))


def _carried_log(log: Sequence[Action], traces: Traces) -> list[Action]:
    """The log on the new texts, action for action; an undo of it takes back what the same undo took back before.

    Both logs are replayed, a group of passages at a time, so that each action is given what it lacks to end where it
    ended before.
    """
    groups = _groups(log)
    before, after = _States(), _States()
    carried: list[Action] = []
    for action in log:
        if action.name in {UNDO.name, REDO.name}:
            before.go(action)
            after.go(action)
            carried.append(action)
            continue
        own: dict[Place, list[Pin]] = {}
        for pin in action.pins:
            own.setdefault(groups[pin.places[0]], []).append(pin)
        amends: list[Pin] = []
        old, new = {}, {}
        for group, pins in own.items():
            old[group] = standing_after(before.now.get(group, ()), pins)
            reached = standing_after(after.now.get(group, ()), _all_carried(pins, traces))
            amending = _amends(reached, [found for pin in old[group] if (found := _carried(pin, traces))])
            new[group] = standing_after(reached, amending)
            amends += amending
        before.change(old)
        after.change(new)
        carried.append(replace(action, pins=(*_all_carried(action.pins, traces), *amends)))
    return carried


def _groups(log: Iterable[Action]) -> dict[Place, Place]:
    """For every passage one that stands for its group: those that some pin held together, and those held with these."""
    stands_for: dict[Place, Place] = {}

    def group(place: Place) -> Place:
        while stands_for[place] != place:
            stands_for[place] = place = stands_for[stands_for[place]]
        return place

    for action in log:
        for pin in action.pins:
            for place in pin.places:
                stands_for.setdefault(place, place)
                stands_for[group(place)] = group(pin.places[0])
    return {place: group(place) for place in stands_for}


def _all_carried(pins: Iterable[Pin], traces: Traces) -> Pins:
    """What each pin does on the new texts."""
    found = (_carried(pin, traces) or _freed(pin, traces) for pin in pins)
    return tuple(pin for pin in found if pin)


def _amends(reached: Pins, wanted: Sequence[Pin]) -> Pins:
    """What it takes that the wanted pins stand and no others."""
    wrong = [replace(pin, free=True) for pin in reached if pin not in wanted]
    return (*wrong, *(pin for pin in wanted if pin not in reached))


class _States:
    """What stands in each group of passages; undo and redo go back and forth."""

    def __init__(self) -> None:
        self.now: dict[Place, Pins] = {}
        self._done: list[dict[Place, Pins]] = []
        self._undone: list[dict[Place, Pins]] = []

    def change(self, groups: dict[Place, Pins]) -> None:
        self._done.append(self._changed(groups))
        self._undone.clear()

    def go(self, step: Action) -> None:
        if step.name == UNDO.name:
            self._undone.append(self._changed(self._done.pop()))
        else:
            self._done.append(self._changed(self._undone.pop()))

    def _changed(self, groups: dict[Place, Pins]) -> dict[Place, Pins]:
        """Put some groups in another state, and say in which they were."""
        were = {group: self.now.get(group, ()) for group in groups}
        self.now.update(groups)
        return were


def _carried(pin: Pin, traces: Traces) -> Pin | None:
    """The pin on the new texts; None where a passage of it is not certain."""
    moved = _moved(pin, traces)
    return moved if len(moved.places) == len(pin.places) else None


def _freed(pin: Pin, traces: Traces) -> Pin | None:
    """What is left of a pin that is not carried over: it takes its certain passages out of earlier pins."""
    moved = _moved(pin, traces)
    return Pin(moved.left, moved.right, free=True) if moved.places else None


def _moved(pin: Pin, traces: Traces) -> Pin:
    found = {side: sorted(traces[side][k] for k in pin.passages(side) if k in traces[side]) for side in Side}
    return replace(pin, left=tuple(found[Side.LEFT]), right=tuple(found[Side.RIGHT]))


def _lost(review: Review, traces: Traces, old: Texts, new: Texts) -> Iterator[Orphan]:
    """What stands and has no place in the new texts: pins, what was said of sections, sentences about facts."""
    yield from (_orphan(pin, old) for pin in review.pins if _carried(pin, traces) is None)
    yield from (_section_orphan(mark, old) for mark in lost_sections(review.sections, traces))
    verdicts = review.marks
    for fact, memo in review.memos.items():
        if memo and not _carried_mark(Mark(fact, verdicts[fact]), traces, old, new):
            yield _fact_orphan(fact, verdicts[fact], memo, old)


def _section_orphan(mark: SectionMark, old: Texts) -> Orphan:
    texts = tuple(old.side(mark.side)[k] for k in mark.passages)
    left, right = (texts, ()) if mark.side is Side.LEFT else ((), texts)
    return Orphan(left, right, None, mark.verdict, mark.note or "", About.SECTION)


def _fact_orphan(fact: Identity, verdict: str, memo: str, old: Texts) -> Orphan:
    left, right = ((old.side(side)[place[0]],) if place else () for side, place in zip(Side, fact[1:], strict=True))
    return Orphan(left, right, None, None if verdict == TO_CHECK else verdict, memo, About.FACT)


def _orphan(pin: Pin, old: Texts) -> Orphan:
    left, right = (tuple(old.side(side)[k] for k in pin.passages(side)) for side in Side)
    return Orphan(left, right, pin.kind, pin.verdict.value if pin.verdict else None, pin.note)


def _is_respelled(pin: Pin, traces: Traces, old: Texts, new: Texts) -> bool:
    from compare.linking.lexical import comparable

    if _carried(pin, traces) is None:
        return False
    pairs = ((old.side(side)[k], new.side(side)[traces[side][k]]) for side in Side for k in pin.passages(side))
    return any(comparable(a) != comparable(b) for a, b in pairs)
