"""Lines that know where they stand become paragraphs again, across columns and pages, hyphens undone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from compare.reading.cleaning import LIGATURES
from compare.reading.lists import is_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHENS = ("-", "\u00ad", "\u2010")
_LAST_WORD = re.compile(r"[^\W\d_]+")  # of a text turned around
_LONGEST_WORD = 200
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# First parts that keep their hyphen where the text does not say otherwise.
_COMPOUNDING = re.compile(
    r"(?:all|anti|best|cross|ex|far|first|second|third|full|half|hard|high|ill|known|large|left|little|long|low|much|mid|non|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|over|part|post|pre|pro|right|self|semi|short|single|small|so|then|vice|well)$"
)
_SHORT = 0.85
_OTHER_SIZE = 0.12
_WIDER_GAP = 0.35
_INDENT = 0.8


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of a PDF; places in points from the lower left corner of the page.

    `inner` is where its text begins, if that is behind a list's mark.
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

    @property
    def size(self) -> float:
        """How high the line is, in points."""
        return round(self.top - self.bottom, 1)


def joined_paragraphs(lines: Sequence[PdfLine]) -> list[tuple[str, float]]:
    """The text of each paragraph and the height of its first line, in reading order."""
    if not lines:
        return []
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    gap = median([a.bottom - b.top for a, b in pairwise(lines) if (a.page, a.box) == (b.page, b.box)] or [0.0])
    rights = _rights(lines)
    found = [([lines[0].text.translate(LIGATURES)], lines[0].size)]
    for before, line in pairwise(lines):
        text = line.text.translate(LIGATURES)
        pieces = found[-1][0]
        if _goes_on(before, line, rights, gap, item=is_marked(pieces[0])):
            pieces[-1:] = _joined(pieces[-1], text, words)
        else:
            found.append(([text], line.size))
    return [("".join(pieces), size) for pieces, size in found]


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
    if abs(before.size - line.size) > _OTHER_SIZE * before.size or is_marked(line.text):
        return False
    small = line.text[:1].islower()
    if small and _broken_word(before.text):
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


def _broken_word(text: str) -> str:
    """The first part of a word that is broken at the end of a line; empty where none is."""
    if not text.endswith(_HYPHENS):
        return ""
    found = _LAST_WORD.match(text[-2:-_LONGEST_WORD:-1])
    return found.group()[::-1] if found else ""


def _joined(piece: str, line: str, words: set[str]) -> tuple[str, str]:
    """A piece of a paragraph and the line that goes on with it; a word that was broken between them is whole again."""
    broken = _broken_word(piece)
    if not broken:
        return piece, f"{'' if re.search(r'[0-9]-$', piece[-2:]) else ' '}{line}"
    rest = _WORD.match(line)
    first, second = broken.casefold(), rest.group().casefold() if rest else ""
    if f"{first}-{second}" in words or not line[:1].islower():
        return piece, line
    keeps = bool(_COMPOUNDING.match(first)) and first + second not in words and not piece.endswith("\u00ad")
    return piece if keeps else piece[:-1], line
