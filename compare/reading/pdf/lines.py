"""The lines of a PDF with where they stand, found by pdfminer.six."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from compare.patterns import regex
from compare.reading.pdf.pages import pages_of
from compare.reading.pdf.raised import letters_of, raised_in, text_of
from compare.reading.pdf.tables.chunks import chunks_of
from compare.reading.pdf.tables.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfminer.layout import LTPage, LTTextLine

    from compare.reading.pdf.pages import Beside
    from compare.reading.pdf.tables.chunks import Chunk

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
    """[page, box, text, left, bottom, right, top, page height, inner, row] of each line, in reading order; then what is drawn.

    `inner` is where the text begins behind a list's mark, or None; a mark may be set larger than its line, which is as high as
    its text. `row` says that a line is a row of a table, all rows of which are one box. Of what is drawn, or is no line for want of
    a width, only what can be a list's mark is told, in the box -1.
    """
    for number, page in enumerate(pages):
        if number == MAX_PAGES:
            raise TooLongError
        height = round(page.height, 1)
        yield from ([number, *line, height, inner, row] for *line, inner, row in _set(page))
        yield from ([number, DRAWN, text, *place, height] for text, place in _drawn(page))


def _set(page: LTPage) -> Iterator[list[Any]]:
    """[box, text, left, bottom, right, top, inner, row] of each line of a page, every table where its first line stands."""
    from pdfminer.layout import LTTextBox, LTTextLineHorizontal

    lines = [(line, number) for number, box in enumerate(page) if isinstance(box, LTTextBox) for line in box]
    level = [line for line, _ in lines if isinstance(line, LTTextLineHorizontal)]
    pieces = dict(zip(map(id, level), chunks_of(level), strict=True))
    tables = tables_of([chunk for found in pieces.values() for chunk in found], _shapes(page))
    table_of = {id(chunk): table for table in tables for _, row in table.rows for chunk in row}
    box, holder, told = -1, -1, set[int]()
    for line, number in lines:
        box, holder = box + (number != holder), number
        own = pieces.get(id(line), [])
        for table in dict.fromkeys(table_of[id(chunk)] for chunk in own if id(chunk) in table_of):
            if id(table) not in told:
                told.add(id(table))
                yield from ([box + 1, text, *_place(row), None, True] for text, row in table.rows if text)
                box += 2  # what follows in the same box stands below the table
        if any(id(chunk) in table_of for chunk in own):
            beside = [chunk for chunk in own if id(chunk) not in table_of]
            yield from ([box, chunk.text, *_place([chunk]), None, False] for chunk in beside)
        elif line.get_text().strip():
            raised = raised_in(line)
            *place, inner = _measured(line, raised)
            yield [box, " ".join(text_of(line, raised).split()), *place, inner, False]


def _place(chunks: Sequence[Chunk]) -> list[float]:
    """Left, bottom, right and top of a row: as high as its first line, for its height is the size of its letters."""
    first = max(chunks, key=lambda chunk: chunk.top)
    sides = (min(chunk.left for chunk in chunks), first.bottom, max(chunk.right for chunk in chunks), first.top)
    return [round(value, 1) for value in sides]


def _shapes(page: LTPage) -> list[tuple[float, float, float, float]]:
    """Where something is drawn."""
    from pdfminer.layout import LTCurve

    return [each.bbox for each in page if isinstance(each, LTCurve)]


def _measured(line: LTTextLine, raised: frozenset[int]) -> list[float | None]:
    """Where a line stands without what is raised: left, bottom, right, top, and where its text begins behind a mark."""
    from pdfminer.layout import LTChar, LTText

    left, bottom, right, top = (round(value, 1) for value in line.bbox)
    if raised and (letters := letters_of(line, raised)):
        bottom, top = (round(value, 1) for value in (min(c.y0 for c in letters), max(c.y1 for c in letters)))
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
