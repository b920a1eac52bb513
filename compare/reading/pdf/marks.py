"""The marks of lists in a PDF, which are often no text: a drawn dot, a glyph without a name, a number set apart.

They are put in front of the lines they belong to, as '• ' or '1. ', so that a list is known as one in a plain text is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.pdf.lines import BULLET, DRAWN, MAX_DRAWN
from compare.reading.text.lists import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.reading.pdf.paragraphs import PdfLine

_NAMELESS = regex(r"(\(cid:[0-9]+\)|[\ue000-\uf8ff])(?=\s|$)")
_ALWAYS = "(cid:127)"  # the bullet of the standard encodings, by the number of its place
_LONE = regex(r"[•‣◦▪●○■□*·-]|(?:[0-9]{1,2}|[a-z])[.)]")
_FARTHEST = 3.0  # line heights from a mark to its line


def with_marks(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of text, each with the mark that stands before it; marks that belong to no line, or are alone, are gone."""
    named = _named(lines)
    places: dict[int, list[PdfLine]] = defaultdict(list)
    for line in named:
        if _LONE.fullmatch(line.text) and not line.row:
            places[line.page].append(line)
    heights = {page: sorted(marks[:MAX_DRAWN], key=_middle) for page, marks in places.items()}
    marks = {line: mark for line in named if (mark := _mark_of(line, heights.get(line.page, []))) is not None}
    drawn = sum(mark.box == DRAWN for mark in marks.values())
    marks = {line: mark for line, mark in marks.items() if mark.box != DRAWN or drawn > 1}
    used = set(marks.values())
    return [_marked(line, marks.get(line)) for line in named if line not in used and line.box != DRAWN]


def _named(lines: Iterable[PdfLine]) -> list[PdfLine]:
    """A glyph without a name that opens several lines is a bullet."""
    found = [(line, _NAMELESS.match(line.text)) for line in lines]
    count = Counter(match.group() for _, match in found if match)
    return [
        replace(line, text=f"{BULLET}{line.text[match.end() :]}")
        if match and (count[match.group()] > 1 or match.group() == _ALWAYS)
        else line
        for line, match in found
    ]


def _mark_of(line: PdfLine, marks: Sequence[PdfLine]) -> PdfLine | None:
    """The nearest mark to the left on the line's own height, of those of its page from the bottom."""
    if line.row or line.box == DRAWN or is_marked(line.text) or _LONE.fullmatch(line.text):
        return None
    beside = marks[bisect_left(marks, line.bottom, key=_middle) : bisect_right(marks, line.top, key=_middle)]
    near = [mark for mark in beside if 0 <= line.left - mark.right <= _FARTHEST * line.size]
    return max(near, key=lambda mark: mark.right, default=None)


def _middle(mark: PdfLine) -> float:
    return (mark.bottom + mark.top) / 2


def _marked(line: PdfLine, mark: PdfLine | None) -> PdfLine:
    return replace(line, text=f"{mark.text} {line.text}", left=mark.left, inner=line.left) if mark else line
