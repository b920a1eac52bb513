"""The matrix: a row a story, a column a source, a square where the two share something, the larger the more of the story."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.sweeping.index.record import Index

CELL = 14  # pixels
_EDGE = 44  # for the numbers of the rows and columns
_LEAST = 0.2  # of a cell: what is small must be seen


@dataclass(frozen=True, slots=True)
class Square:
    """A pair in the matrix: where it stands, how large, and whether most of what is shared is verbatim."""

    x: float
    y: float
    size: float
    verbatim: bool
    pair: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """All of it.

    Attributes:
        squares: a pair each.
        stories: the places of the stories that have a row, from above.
        sources: of the sources that have a column, from the left.
        width: in pixels.
        height: likewise.
    """

    squares: tuple[Square, ...]
    stories: tuple[int, ...]
    sources: tuple[int, ...]
    width: int
    height: int


def matrix_of(index: Index) -> Matrix:
    """The stories and sources that have a pair, in the order of the stories."""
    stories = tuple(dict.fromkeys(pair.story for pair in index.pairs))
    sources = tuple(dict.fromkeys(pair.source for pair in index.pairs))
    rows, columns = ({place: k for k, place in enumerate(side)} for side in (stories, sources))
    squares = []
    for number, pair in enumerate(index.pairs):
        part, words = pair.of_story, index.stories[pair.story].words
        size = CELL * max(_LEAST, sqrt((part.verbatim + part.reworded) / max(1, words)))
        x, y = (_EDGE + CELL * (k + 0.5) - size / 2 for k in (columns[pair.source], rows[pair.story]))
        squares.append(Square(round(x, 1), round(y, 1), round(size, 1), part.verbatim >= part.reworded, number))
    return Matrix(tuple(squares), stories, sources, _EDGE + CELL * len(sources) + 2, _EDGE + CELL * len(stories) + 2)
