"""A review of one version of two articles, carried over to another version of them. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.link import Side
from compare.orphan import Orphan
from compare.review import REDO, UNDO, Action, Pin, Place, Review, standing_after
from compare.tracing import trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.article import Article

Traces = dict[Side, dict[int, int]]
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
    """

    review: Review
    lost: tuple[Orphan, ...]
    respelled: int


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
    wanted = {side: {k for action in review.log for pin in action.pins for k in pin.passages(side)} for side in Side}
    traces = {side: trace(old.side(side), new.side(side), wanted[side]) for side in Side}
    lost = tuple(_orphan(pin, old) for pin in review.pins if _carried(pin, traces) is None)
    respelled = sum(_is_respelled(pin, traces, old, new) for pin in review.pins)
    carried = Review.replayed(_carried_log(review.log, traces), (*review.orphans, *lost))
    return Reanchored(carried, lost, respelled)


def _carried_log(log: Sequence[Action], traces: Traces) -> list[Action]:
    """The log on the new texts, action for action; an undo of it takes back what the same undo took back before.

    Pins whose passages are all certain, and that never shared one with a pin of others, are simply carried over. The
    rest are replayed on both sides, so that each action is given what it lacks to end where it ended before.
    """
    doubtful = _doubtful(log, traces)
    before, after = _States(), _States()
    carried: list[Action] = []
    for action in log:
        step = action
        if action.name in {UNDO.name, REDO.name}:
            before.do(action)
            after.do(action)
        else:
            unsure = tuple(pin for pin in action.pins if not doubtful.isdisjoint(pin.places))
            before.do(replace(action, pins=unsure))
            wanted = [pin for old in before.now if (pin := _carried(old, traces))]
            amended = _amended(_all_carried(unsure, traces), after.now, wanted)
            after.do(replace(action, pins=amended))
            sure = tuple(pin for pin in action.pins if doubtful.isdisjoint(pin.places))
            step = replace(action, pins=(*_all_carried(sure, traces), *amended))
        carried.append(step)
    return carried


def _doubtful(log: Iterable[Action], traces: Traces) -> set[Place]:
    """The passages that are not certain, and those that shared a pin with them, and so on."""
    pins = [frozenset(pin.places) for action in log for pin in action.pins]
    doubtful = {(side, k) for places in pins for side, k in places if k not in traces[side]}
    size = -1
    while len(doubtful) > size:
        size = len(doubtful)
        doubtful.update(*(places for places in pins if not doubtful.isdisjoint(places)))
    return doubtful


def _all_carried(pins: Pins, traces: Traces) -> Pins:
    """What each pin does on the new texts."""
    found = (_carried(pin, traces) or _freed(pin, traces) for pin in pins)
    return tuple(pin for pin in found if pin)


def _amended(pins: Pins, standing: Pins, wanted: Sequence[Pin]) -> Pins:
    """An action's pins, and what it takes that exactly the wanted pins stand after it."""
    reached = standing_after(standing, Action("", pins))
    wrong = [replace(pin, free=True) for pin in reached if pin not in wanted]
    missing = [pin for pin in wanted if pin not in reached]
    return (*pins, *wrong, *missing)


class _States:
    """What stands after each action of a log; undo and redo go back and forth."""

    def __init__(self) -> None:
        self._done: list[Pins] = [()]
        self._undone: list[Pins] = []

    @property
    def now(self) -> Pins:
        return self._done[-1]

    def do(self, action: Action) -> None:
        if action.name == UNDO.name:
            self._undone.append(self._done.pop())
        elif action.name == REDO.name:
            self._done.append(self._undone.pop())
        else:
            self._done.append(standing_after(self.now, action) if action.pins else self.now)
            self._undone.clear()


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


def _orphan(pin: Pin, old: Texts) -> Orphan:
    left, right = (tuple(old.side(side)[k] for k in pin.passages(side)) for side in Side)
    return Orphan(left, right, pin.kind, pin.verdict.value if pin.verdict else None, pin.note)


def _is_respelled(pin: Pin, traces: Traces, old: Texts, new: Texts) -> bool:
    from compare.lexical import comparable

    if _carried(pin, traces) is None:
        return False
    pairs = ((old.side(side)[k], new.side(side)[traces[side][k]]) for side in Side for k in pin.passages(side))
    return any(comparable(a) != comparable(b) for a, b in pairs)
