"""Lines that know where they stand become paragraphs again, across columns and pages, hyphens undone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from compare.reading.lists import is_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
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
    found = [(lines[0].text.translate(_LIGATURES), lines[0].size)]
    for before, line in pairwise(lines):
        text = line.text.translate(_LIGATURES)
        if _goes_on(before, line, rights, gap, item=is_marked(found[-1][0])):
            found[-1] = _join(found[-1][0], text, words), found[-1][1]
        else:
            found.append((text, line.size))
    return found


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
    if _BROKEN_WORD.search(before.text) and small:
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


def _join(text: str, line: str, words: set[str]) -> str:
    """The line added to the text; a word that was broken at its end is whole again."""
    broken = _BROKEN_WORD.search(text)
    if not broken:
        return f"{text}{'' if re.search(r'[0-9]-$', text) else ' '}{line}"
    rest = _WORD.match(line)
    first, second = broken.group(1).casefold(), rest.group().casefold() if rest else ""
    if f"{first}-{second}" in words or not line[:1].islower():
        return text + line
    keeps = bool(_COMPOUNDING.match(first)) and first + second not in words and not text.endswith("\u00ad")
    return (text if keeps else text[:-1]) + line
