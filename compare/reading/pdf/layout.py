"""The pages of a PDF as pdfminer.six lays them out, and in time that grows with the page where it holds thousands of lines.

pdfminer makes each box anew for each line that joins it, and compares each box with all others; on an article's page that
is nothing. A page of thousands of lines has the same boxes found in one pass, and they keep the order in which they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTPage, LTTextBoxHorizontal, LTTextBoxVertical, LTTextGroupLRTB, LTTextLineHorizontal
from pdfminer.utils import Plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfminer.layout import LAParams, LTTextBox, LTTextGroup, LTTextLine
    from pdfminer.pdfpage import PDFPage
    from pdfminer.utils import Matrix

MANY = 1_000  # lines or boxes of a page; no article's page has as many


class LongPages(PDFPageAggregator):
    """Lays out pages that may be long."""

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Lay the page out as one that may be long."""
        super().begin_page(page, ctm)
        assert isinstance(self.cur_item, LTPage)  # noqa: S101 - it was made there
        self.cur_item = _Page(self.cur_item.pageid, self.cur_item.bbox, self.cur_item.rotate)


class _Page(LTPage):
    """A page that may be long."""

    def group_textlines(self, laparams: LAParams, lines: Iterable[LTTextLine]) -> Iterator[LTTextBox]:
        lines = list(lines)
        if len(lines) <= MANY:
            yield from super().group_textlines(laparams, lines)
            return
        plane: Plane[LTTextLine] = Plane(self.bbox)
        plane.extend(lines)
        known = _Together(lines)
        for line in lines:
            for neighbour in line.find_neighbors(plane, laparams.line_margin):
                known.join(line, neighbour)
        for members in known.groups():
            box = LTTextBoxHorizontal() if isinstance(members[0], LTTextLineHorizontal) else LTTextBoxVertical()
            for line in members:
                box.add(line)
            if not box.is_empty():
                yield box

    def group_textboxes(self, laparams: LAParams, boxes: Sequence[LTTextBox]) -> list[LTTextGroup]:
        return super().group_textboxes(laparams, boxes) if len(boxes) <= MANY else [LTTextGroupLRTB(list(boxes))]


class _Together:
    """Which lines are in one box: each leads to another of its box, and the last one stands for it."""

    def __init__(self, lines: Sequence[LTTextLine]) -> None:
        self._lines = lines
        self._next = {id(line): id(line) for line in lines}

    def _last(self, line: int) -> int:
        while self._next[line] != line:
            self._next[line] = line = self._next[self._next[line]]
        return line

    def join(self, one: LTTextLine, other: LTTextLine) -> None:
        self._next[self._last(id(other))] = self._last(id(one))

    def groups(self) -> Iterable[list[LTTextLine]]:
        found: dict[int, list[LTTextLine]] = {}
        for line in self._lines:
            found.setdefault(self._last(id(line)), []).append(line)
        return found.values()
