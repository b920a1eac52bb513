"""Words that a PDF strikes out: letters with a stroke through their middle, which goes no further than they do.

A PDF has no word for it: a program that prints draws a line. One that goes on beyond the letters is of a table or a chart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfminer.layout import LTChar, LTComponent

_THICKEST, _SHORTEST = 2.5, 4.0  # points
_LOWEST, _HIGHEST = 0.12, 0.5  # of the height of a letter, above the line it stands on
_COVERED = 0.9  # of the stroke
_MOST = 400  # strokes of a page: more are a drawing
_QUAD = 8  # numbers


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke from the left to the right, at a height."""

    left: float
    right: float
    height: float


def strokes_of(parts: Iterable[LTComponent]) -> list[Stroke]:
    """The thin level strokes among what a page draws."""
    from pdfminer.layout import LTCurve

    return [
        Stroke(part.x0, part.x1, (part.y0 + part.y1) / 2)
        for part in parts
        if isinstance(part, LTCurve) and part.height <= _THICKEST and part.width >= _SHORTEST
    ]


def strokes_of_note(points: Sequence[Any]) -> Iterator[Stroke]:
    """The strokes of a note that strikes out: four corners each, of which numbers alone count."""
    numbers = [float(each) for each in points if isinstance(each, (int, float))]
    for at in range(0, len(numbers) - _QUAD + 1, _QUAD):
        across, up = numbers[at : at + _QUAD : 2], numbers[at + 1 : at + _QUAD : 2]
        yield Stroke(min(across), max(across), (min(up) + max(up)) / 2)


def struck_out(letters: Sequence[LTChar], strokes: Sequence[Stroke]) -> list[list[LTChar]]:
    """The letters under each stroke that strikes some out."""
    if not strokes or len(strokes) > _MOST:
        return []
    ordered = sorted(letters, key=_foot)
    feet = [_foot(letter) for letter in ordered]
    highest = max((letter.height for letter in letters), default=0.0)
    found = []
    for stroke in strokes:
        near = ordered[bisect_left(feet, stroke.height - highest) : bisect_right(feet, stroke.height)]
        under = sorted((letter for letter in near if _is_through(stroke, letter)), key=lambda letter: letter.x0)
        written = any(letter.get_text().strip() for letter in under)
        if written and under[-1].x1 - under[0].x0 >= _COVERED * (stroke.right - stroke.left):
            found.append(under)
    return found


def _is_through(stroke: Stroke, letter: LTChar) -> bool:
    middle = (letter.x0 + letter.x1) / 2
    at_height = _LOWEST * letter.height <= stroke.height - _foot(letter) <= _HIGHEST * letter.height
    return at_height and stroke.left <= middle <= stroke.right


def _foot(letter: LTChar) -> float:
    """The height of the line that a letter stands on; where its box ends, depends on its font."""
    return float(letter.matrix[5])
