"""The rules that are drawn on a page of a PDF, as grids: those that touch each other, and the rows and columns between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.reading.pdf.tables.chunks import Chunk

_THIN = 3.0  # points: less is a rule, more is a box whose edges are rules
_TOUCHING = 3.0
_SHORTEST = 4.0
_HIGHEST = 500.0  # points of a box; a higher one is the ground of a page
_MOST = 5_000  # shapes of a page: more are a drawing
_MOST_RULES = 600

Shape = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class Grid:
    """Its place, its rows from the top (top and bottom of each) and its columns from the left; none where no rule parts them."""

    left: float
    bottom: float
    right: float
    top: float
    rows: tuple[tuple[float, float], ...]
    columns: tuple[tuple[float, float], ...]

    def holds(self, chunk: Chunk) -> bool:
        """Whether a piece stands in it."""
        inside = self.left - 1 <= chunk.left and chunk.right <= self.right + 1
        return inside and self.bottom <= chunk.middle <= self.top

    def row(self, chunk: Chunk) -> int:
        """In which row a piece stands that it holds."""
        return next((n for n, (_, bottom) in enumerate(self.rows) if chunk.middle >= bottom), len(self.rows) - 1)


def grids_of(shapes: Sequence[Shape]) -> Iterator[Grid]:
    """The grids of a page with two rows or more."""
    rules = _whole(rule for shape in shapes for rule in _edges(shape)) if len(shapes) <= _MOST else []
    for together in _touching(rules) if len(rules) <= _MOST_RULES else ():
        across = _places((bottom + top) / 2 for _, bottom, _, top in together if top - bottom <= _THIN)
        down = _places((left + right) / 2 for left, _, right, _ in together if right - left <= _THIN)
        if len(across) > 2:  # noqa: PLR2004 - two rules hold one row
            lefts, bottoms, rights, tops = zip(*together, strict=True)
            columns = tuple(pairwise(down)) if len(down) > 2 else ()  # noqa: PLR2004
            yield Grid(min(lefts), min(bottoms), max(rights), max(tops), tuple(pairwise(reversed(across))), columns)


def _edges(shape: Shape) -> Iterator[Shape]:
    left, bottom, right, top = shape
    width, height = right - left, top - bottom
    if min(width, height) <= _THIN:
        if max(width, height) >= _SHORTEST:
            yield shape
    elif height <= _HIGHEST:
        yield from ((left, bottom, right, bottom), (left, top, right, top), (left, bottom, left, top), (right, bottom, right, top))


def _whole(rules: Iterable[Shape]) -> list[Shape]:
    """Rules that were drawn in parts, cell by cell, as one."""
    across, down = defaultdict[float, list[Shape]](list), defaultdict[float, list[Shape]](list)
    for left, bottom, right, top in rules:
        if top - bottom <= _THIN:
            across[round((bottom + top) / 2)].append((left, bottom, right, top))
        else:
            down[round((left + right) / 2)].append((bottom, left, top, right))  # turned, to be joined as the others are
    found = [rule for line in across.values() for rule in _connected(line)]
    return [*found, *((left, bottom, right, top) for line in down.values() for bottom, left, top, right in _connected(line))]


def _connected(line: Iterable[Shape]) -> Iterator[Shape]:
    """Rules on one line, those that follow each other as one."""
    parts = sorted(line)
    left, bottom, right, top = parts[0]
    for part in parts[1:]:
        if part[0] > right + _TOUCHING:
            yield left, bottom, right, top
            left, bottom, right, top = part
        else:
            right, bottom, top = max(right, part[2]), min(bottom, part[1]), max(top, part[3])
    yield left, bottom, right, top


def _places(values: Iterable[float]) -> list[float]:
    """Places in order; those that are almost the same, once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SHORTEST:
            found.append(value)
    return found


def _touching(rules: Sequence[Shape]) -> Iterator[list[Shape]]:
    """Rules that touch each other, directly or by others."""
    waiting = sorted(rules)
    while waiting:
        group, edge = [waiting.pop()], 0
        while edge < len(group):
            near = [rule for rule in waiting if _touch(rule, group[edge])]
            group += near
            taken = set(map(id, near))
            waiting = [rule for rule in waiting if id(rule) not in taken] if near else waiting
            edge += 1
        yield group


def _touch(one: Shape, other: Shape) -> bool:
    return (
        one[0] <= other[2] + _TOUCHING
        and other[0] <= one[2] + _TOUCHING
        and one[1] <= other[3] + _TOUCHING
        and other[1] <= one[3] + _TOUCHING
    )
