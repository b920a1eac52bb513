"""The order in which a page's boxes are read: bands from the top, in each band its columns from the left.

A box almost as wide as the page, or above two that stand beside each other (a headline over two columns), ends a band. Where
boxes of a band overlap sideways they are one column, and keep the order that pdfminer gave them; its own order across columns
goes wrong where a paragraph is broken between two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.reading.pdf.paragraphs import PdfLine

_WIDE = 0.6
_FEW = 60  # boxes of a page: only of so few is each compared with the others


@dataclass(frozen=True, slots=True, eq=False)
class _Box:
    lines: tuple[PdfLine, ...]
    left: float
    right: float
    top: float
    bottom: float


def in_reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of all pages in the order a person reads them."""
    return [line for _, page in groupby(lines, lambda line: line.page) for box in _ordered(_boxes(page)) for line in box.lines]


def _boxes(lines: Iterable[PdfLine]) -> list[_Box]:
    found: dict[int, list[PdfLine]] = defaultdict(list)
    for line in lines:
        found[line.box].append(line)
    return [
        _Box(
            tuple(box),
            min(line.left for line in box),
            max(line.right for line in box),
            max(line.top for line in box),
            min(line.bottom for line in box),
        )
        for box in found.values()
    ]


def _ordered(boxes: Sequence[_Box]) -> Iterator[_Box]:
    width = max(box.right for box in boxes) - min(box.left for box in boxes)
    over = {box for box in boxes if box.right - box.left > _WIDE * width}
    over |= {box for box in boxes if _spans([each for each in boxes if each not in over], box)} if len(boxes) <= _FEW else set()
    wide = sorted(over, key=lambda box: -box.top)
    narrow = [box for box in boxes if box not in over]
    if len(_columns(narrow)) <= 1:
        yield from boxes
        return
    tops, bands = [-box.top for box in wide], defaultdict[int, list[_Box]](list)
    for box in narrow:
        bands[bisect_right(tops, -box.top)].append(box)
    for number in range(len(wide) + 1):
        yield from (box for column in _columns(bands[number]) for box in column)
        yield from wide[number : number + 1]


def _spans(boxes: Sequence[_Box], over: _Box) -> bool:
    """Whether a box stands above two that are beside each other, one below each of its ends."""
    below = [box for box in boxes if box.top < over.bottom and box.left < over.right - 1 and over.left < box.right - 1]
    return any(one.right <= other.left and one.bottom < other.top and other.bottom < one.top for one in below for other in below)


def _columns(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Boxes that overlap sideways together, from the left; from the top in each."""
    columns: list[list[_Box]] = []
    edge = float("-inf")
    for box in sorted(boxes, key=lambda box: box.left):
        if box.left >= edge:
            columns.append([])
        columns[-1].append(box)
        edge = max(edge, box.right)
    return [sorted(column, key=lambda box: -box.top) for column in columns]
