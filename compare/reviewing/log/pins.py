"""Pins: what a reporter decided about passages, and which of it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.link import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class Standing:
    """The pins that stand, the earliest first: no passage is in two of them, a later pin takes it out of the earlier ones.

    What is left of a pin that loses passages keeps its label and its note, not its verdict: nobody looked at the rest.
    """

    def __init__(self, pins: Iterable[Pin] = ()) -> None:
        self._pins: dict[int, Pin] = {}
        self._owners: dict[Place, int] = {}
        self._next = 0
        self.put(pins)

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Those that stand."""
        return tuple(self._pins.values())

    def at(self, place: Place) -> Pin | None:
        """The pin that holds a passage."""
        number = self._owners.get(place)
        return None if number is None else self._pins[number]

    def put(self, pins: Iterable[Pin]) -> set[Place]:
        """Put pins on top of those that stand.

        Returns:
            The passages that are pinned otherwise now: those of the pins, and of the pins that lost some.
        """
        touched: set[Place] = set()
        for pin in pins:
            for number in {self._owners[place] for place in pin.places if place in self._owners}:
                touched.update(self._pins[number].places)
                self._trim(number, pin)
            touched.update(pin.places)
            if not pin.free:
                self._keep(self._next, pin)
                self._next += 1
        return touched

    def _trim(self, number: int, taken: Pin) -> None:
        pin = self._pins[number]
        for place in pin.places:
            del self._owners[place]
        left = tuple(k for k in pin.left if k not in taken.left)
        right = tuple(k for k in pin.right if k not in taken.right)
        if left and right:
            self._keep(number, replace(pin, left=left, right=right, verdict=None))
        else:
            del self._pins[number]

    def _keep(self, number: int, pin: Pin) -> None:
        self._pins[number] = pin
        self._owners.update(dict.fromkeys(pin.places, number))


def standing_after(pins: Iterable[Pin], *more: Iterable[Pin]) -> tuple[Pin, ...]:
    """What stands once more pins are put on top of pins that stand."""
    standing = Standing(pins)
    for each in more:
        standing.put(each)
    return standing.pins
