"""Lines that know where they stand become paragraphs again, across columns and pages, hyphens undone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.cleaning import LIGATURES
from compare.reading.text.broken_words import broken_word, joined, words_of
from compare.reading.text.lists import is_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = regex(r"[.!?:…][\"'”’»)\]]*$")
_SHORT = 0.85
_OTHER_SIZE = 0.12
_WIDER_GAP = 0.35
_INDENT = 0.8


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of a PDF; places in points from the lower left corner of the page.

    `inner` is where its text begins, if that is behind a list's mark; `row` whether it is a row of a table.
    """

    page: int
    box: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    page_height: float
    inner: float | None = None
    row: bool = False

    @property
    def size(self) -> float:
        """How high the line is, in points."""
        return round(self.top - self.bottom, 1)


def joined_paragraphs(lines: Sequence[PdfLine]) -> list[tuple[str, PdfLine]]:
    """The text of each paragraph and its first line, in reading order."""
    if not lines:
        return []
    words = words_of(line.text for line in lines)
    within = [a.bottom - b.top for a, b in pairwise(lines) if (a.page, a.box) == (b.page, b.box) and not b.row]
    gap = median(within or [0.0])
    rights = _rights(lines)
    found = [([lines[0].text.translate(LIGATURES)], lines[0])]
    for before, line in pairwise(lines):
        text = line.text.translate(LIGATURES)
        pieces = found[-1][0]
        if _goes_on(before, line, rights, gap, item=is_marked(pieces[0])):
            pieces[-1:] = joined(pieces[-1], text, words)
        else:
            found.append(([text], line))
    return [("".join(pieces), first) for pieces, first in found]


def _rights(lines: Sequence[PdfLine]) -> dict[tuple[int, int], float]:
    """How far to the right the lines of a column go: those that begin at about the same place on a page."""
    found: dict[tuple[int, int], float] = {}
    for line in lines:
        found[_column(line)] = max(found.get(_column(line), 0.0), line.right)
    return found


def _column(line: PdfLine) -> tuple[int, int]:
    return line.page, round(line.left / 30)


def _goes_on(before: PdfLine, line: PdfLine, rights: dict[tuple[int, int], float], gap: float, *, item: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it, which may be an item of a list."""
    if before.row or line.row or abs(before.size - line.size) > _OTHER_SIZE * before.size or is_marked(line.text):
        return False
    small = line.text[:1].islower()
    if small and broken_word(before.text):
        return True
    ended = bool(_ENDS.search(before.text))
    width = rights[_column(before)] - before.left
    full = before.right - before.left >= _SHORT * width
    if before.page != line.page or line.bottom > before.top:
        return not ended and (small or full)  # the next column or page
    if before.bottom - line.top > gap + _WIDER_GAP * line.size:
        return small and not ended and full
    begins = before.left if before.inner is None else before.inner
    if item and not full and not small and line.left < begins - _INDENT * line.size:
        return False
    indented = line.left > begins + _INDENT * line.size
    return not (ended and (indented or not full))
