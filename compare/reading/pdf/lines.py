"""The lines of a PDF with where they stand, found by pdfminer.six."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from compare.patterns import regex
from compare.reading.pdf.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.layout import LTPage, LTTextLine

    from compare.reading.pdf.pages import Beside

MAX_PAGES = 200
DRAWN = -1  # the box of what is no line of text
BULLET = "•"
MAX_DRAWN = 300  # marks a page
DOT = 9.0  # points
_MARK = regex(r"\s*(?:[^\w\s(]|\(cid:\d+\)|(?:[0-9]{1,2}|[a-z])[.)])\s+")


class TooLongError(Exception):
    """More pages than an article has."""


def pdf_lines(data: bytes) -> tuple[list[list[Any]], Beside]:
    """The lines of a PDF, and what it holds besides.

    Raises:
        TooLongError: where it has more than MAX_PAGES pages.
    """
    pages, beside = pages_of(data, MAX_PAGES)
    return list(_lines(pages)), beside


def _lines(pages: Iterator[LTPage]) -> Iterator[list[Any]]:
    """[page, box, text, left, bottom, right, top, page height, inner] of each line, in reading order; then what is drawn.

    `inner` is where the text begins behind a list's mark, or None; a mark may be set larger than its line, which is as high as
    its text. Of what is drawn, or is no line for want of a width, only what can be a list's mark is told, in the box -1.
    """
    from pdfminer.layout import LTTextBox, LTTextLine

    for number, page in enumerate(pages):
        if number == MAX_PAGES:
            raise TooLongError
        height = round(page.height, 1)
        for box, found in enumerate(element for element in page if isinstance(element, LTTextBox)):
            for line in found:
                if isinstance(line, LTTextLine) and (text := " ".join(line.get_text().split())):
                    left, bottom, right, top, inner = _measured(line)
                    yield [number, box, text, left, bottom, right, top, height, inner]
        yield from ([number, DRAWN, text, *place, height] for text, place in _drawn(page))


def _measured(line: LTTextLine) -> list[float | None]:
    """Where a line stands: left, bottom, right, top, and where its text begins behind a mark."""
    from pdfminer.layout import LTChar, LTText

    left, bottom, right, top = (round(value, 1) for value in line.bbox)
    mark = _MARK.match(line.get_text())
    ends = accumulate(len(part.get_text()) for part in line if isinstance(part, LTText))
    rest = [part for part, end in zip(line, ends, strict=False) if isinstance(part, LTChar) and mark and end > mark.end()]
    if not rest:
        return [left, bottom, right, top, None]
    return [left, round(min(c.y0 for c in rest), 1), right, round(max(c.y1 for c in rest), 1), round(rest[0].x0, 1)]


def _drawn(page: LTPage) -> Iterator[tuple[str, list[float]]]:
    """Dots and squares, and glyphs without a width; none where there are more than a list has items."""
    from pdfminer.layout import LTCurve, LTLine, LTTextLine

    found = []
    for each in page:
        dot = isinstance(each, LTCurve) and not isinstance(each, LTLine) and _is_dot(each.width, each.height)
        text = BULLET if dot else each.get_text().strip() if isinstance(each, LTTextLine) else ""
        if text and " " not in text:
            found.append((text, [round(value, 1) for value in each.bbox]))
    yield from found if len(found) <= MAX_DRAWN else []


def _is_dot(width: float, height: float) -> bool:
    return 1 <= width <= DOT and 1 <= height <= DOT and abs(width - height) <= max(width, height) / 2
