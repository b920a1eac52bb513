"""What is told again is looked at once: what two texts alone decide of a pair is found for one pair of all that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from numpy.typing import NDArray

    Indices = NDArray[np.int64]

T = TypeVar("T", bound=np.generic)

_ROOM = 4  # cells a pair of a table of all pairs that there could be


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Pairs, and which of them are alike.

    Attributes:
        chosen: one pair of each kind, as places among the pairs.
        kinds: the kind of each pair, a place in `chosen`; None where no two are alike.
    """

    chosen: Indices
    kinds: NDArray[np.integer] | None

    def for_all(self, found: NDArray[T]) -> NDArray[T]:
        """What was found for the chosen, for every pair."""
        return found if self.kinds is None else found[self.kinds]


def number(texts: Iterable[Hashable]) -> Indices:
    """Of each text its number: 0 for the first and all that equal it, 1 for the next that does not, and so on."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)


def firsts(numbers: Indices) -> Indices:
    """The first place of each number, the numbers being those that `number` gives."""
    return np.unique(numbers, return_index=True)[1]


def number_places(numbers: Indices) -> Indices:
    """A number for each place, the same for places that have the same number, and the same before and after them."""
    edged, most = np.concatenate([[0], numbers + 1, [0]]), int(numbers.max(initial=0)) + 2
    entered = np.unique(edged[:-2] * most + edged[1:-1], return_inverse=True)[1]
    return np.asarray(np.unique(entered * most + edged[2:], return_inverse=True)[1], np.int64)


def find_alike(left: Indices, right: Indices, rows: Indices, columns: Indices) -> Alike:
    """Which pairs are alike.

    Args:
        left: a number for each place on the left; places of one number are alike.
        right: likewise.
        rows: places on the left, a pair a place; with `columns` without doubles.
        columns: places on the right.
    """
    height, width = int(left.max(initial=-1)) + 1, int(right.max(initial=-1)) + 1
    if height == len(left) and width == len(right):
        return Alike(np.arange(len(rows)), None)
    keys = left[rows] * width + right[columns]
    if height * width > _ROOM * len(rows):
        _, chosen, kinds = np.unique(keys, return_index=True, return_inverse=True)
        return Alike(chosen, kinds)
    there = np.zeros(height * width, bool)
    there[keys] = True
    kinds = (np.cumsum(there, dtype=np.int32) - 1)[keys]
    chosen = np.empty(int(there.sum()), np.int64)
    chosen[kinds] = np.arange(len(rows))
    return Alike(chosen, kinds)
