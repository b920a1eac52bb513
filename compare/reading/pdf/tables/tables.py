"""Tables of a PDF, which holds no more of them than where words stand and where lines are drawn: their rows, as of an HTML page.

Taken for a table is only what is clearly one: cells between drawn rules in rows and columns, or short pieces in columns of which
one holds figures, or in three columns of names. Columns of prose are none, however they are set:
their lines are long or go on small.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.pdf.tables.grids import grids_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.reading.pdf.tables.chunks import Chunk
    from compare.reading.pdf.tables.grids import Grid

CELL = " | "
_LONG = 30  # words of a cell that is no figure of a table
_MOST_LONG = 0.25  # of the cells
_MEDIAN = 5  # words of a cell, where no rule is drawn
_LEAST_ROWS = 3  # without rules
_LEAST_COLUMNS = 3  # where none holds figures
_WHOLE = 0.8
_FIGURES = 0.6  # of the cells of a column
_FILLED = 0.5  # of the rows
_NO_TABLE = 40  # bands: none of so many that are no table begins one
_SAME_ROW = 0.3  # of a line's height: the gap below a line that goes on in its cell
_MARKED = 2  # pieces of an item of a list
_FARTHEST = 2.5  # line heights between two rows
_MARK = regex(r"[•*‣◦▪●·–\uf0b7\uf0a7-]|\(?(?:\d{1,2}|[a-z])[.)]")
_FIGURE = regex(r"[^\w\s]*\d[\d.,:/%’' –-]*\s?[^\W\d]{0,3}[^\w\s]*$|[–—-]$|n/?a$")

Cells = list[list["Chunk"]]  # of one row, a column each


@dataclass(frozen=True, slots=True)
class Table:
    """Its rows, each with its pieces and their text; from the top."""

    rows: tuple[tuple[str, tuple[Chunk, ...]], ...]


def tables_of(chunks: Sequence[Chunk], shapes: Sequence[tuple[float, float, float, float]]) -> list[Table]:
    """The tables of a page.

    Args:
        chunks: the pieces of its lines.
        shapes: left, bottom, right and top of what is drawn there.
    """
    found: list[Table] = []
    left = list(chunks)
    for grid in grids_of(shapes):
        inside = [chunk for chunk in left if grid.holds(chunk)]
        if table := _ruled(grid, inside):
            found.append(table)
            taken = set(map(id, inside))
            left = [chunk for chunk in left if id(chunk) not in taken]
    return [*found, *_unruled(left)]


def _ruled(grid: Grid, inside: Sequence[Chunk]) -> Table | None:
    """The table between rules; columns that no rule parts are told by their figures."""
    columns = grid.columns or _merged([(chunk.left, chunk.right) for chunk in inside])
    rows: list[Cells] = [[[] for _ in columns] for _ in range(len(grid.rows))]
    for chunk in inside:
        row, column = grid.row(chunk), _column(chunk, columns)
        rows[row][column].append(chunk)
    rows = [row for row in rows if any(row)]
    several = sum(any(row[n] for row in rows) for n in range(len(columns))) > 1
    clear = several and len(rows) > 1 and _are_short(rows) and (grid.columns or _has_figures(rows))
    return _table(rows) if clear else None


def _unruled(chunks: Sequence[Chunk]) -> Iterator[Table]:
    """Tables without rules: bands of pieces, one below the other, that keep to the same columns."""
    bands = _bands(chunks)
    at = 0
    while at < len(bands):
        end, columns = _kept(bands, at)
        rows = _joined([_cells(band, columns) for band in _without_end(bands[at:end])])
        filled = sum(sum(map(bool, row)) > 1 for row in rows)
        words = [len(_text(cell).split()) for row in rows for cell in row if cell]
        short = median(words) <= _MEDIAN and _are_short(rows)
        clear = filled >= _LEAST_ROWS and short and (_has_figures(rows) or _has_names(rows))
        if clear:
            yield _table(rows)
        at = end if clear or end - at > _NO_TABLE else at + 1


def _bands(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Pieces that stand beside each other, from the top."""
    bands: list[list[Chunk]] = []
    bottom = float("inf")
    for chunk in sorted(chunks, key=lambda chunk: -chunk.top):
        if chunk.top - bottom < 0.1 * chunk.size or not bands:
            bands.append([])
            bottom = float("inf")
        bands[-1].append(chunk)
        bottom = min(bottom, chunk.bottom)
    return bands


def _kept(bands: Sequence[list[Chunk]], at: int) -> tuple[int, list[tuple[float, float]]]:
    """How far the bands from one on keep to columns, and the columns."""
    columns = _merged([(chunk.left, chunk.right) for chunk in bands[at]])
    end = at + 1
    if len(columns) == 1 or _is_listed(bands[at]):
        return end, columns
    for above, band in pairwise(bands[at:]):
        now = _merged([*columns, *((chunk.left, chunk.right) for chunk in band)])
        apart = min(chunk.bottom for chunk in above) - max(chunk.top for chunk in band)
        if len(now) < max(2, len(columns) - 1) or _is_listed(band) or apart > _FARTHEST * band[0].size:
            break
        columns, end = now, end + 1
    return end, columns


def _is_listed(band: Sequence[Chunk]) -> bool:
    """Whether a band is an item of a list: its mark, and one piece."""
    return len(band) == _MARKED and bool(_MARK.fullmatch(min(band, key=lambda chunk: chunk.left).text))


def _without_end(bands: Sequence[list[Chunk]]) -> Sequence[list[Chunk]]:
    """Without lines of one piece below the table, but for those that go on in its last row."""
    end = len(bands)
    while end > 1 and len(bands[end - 1]) == 1 and _gap(bands[end - 2], bands[end - 1]) > _SAME_ROW:
        end -= 1
    return bands[:end]


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap, as one; from the left."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1] - 1:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _cells(band: Iterable[Chunk], columns: Sequence[tuple[float, float]]) -> Cells:
    row: Cells = [[] for _ in columns]
    for chunk in band:
        row[_column(chunk, columns)].append(chunk)
    return row


def _column(chunk: Chunk, columns: Sequence[tuple[float, float]]) -> int:
    """The last column that begins before the piece does."""
    return max(0, sum(left <= chunk.left + 1 for left, _ in columns) - 1)


def _joined(rows: Sequence[Cells]) -> list[Cells]:
    """Rows whose cells go on in the next line, as one.

    Where some rows stand close and others do not, those that do are one; where all do, a row that lacks cells goes on with the one
    above, unless both hold a figure in one column.
    """
    gaps = [_gap(_all(above), _all(below)) for above, below in pairwise(rows)]
    parted = any(gap > _SAME_ROW for gap in gaps)
    found = list(rows[:1])
    for gap, row in zip(gaps, rows[1:], strict=True):
        both = [(one, other) for one, other in zip(found[-1], row, strict=True) if one and other]
        clash = any(_FIGURE.match(_text(one)) and _FIGURE.match(_text(other)) for one, other in both)
        if gap <= _SAME_ROW and not clash and (parted or not all(row)) and (parted or not row[0]):
            found[-1] = [[*one, *other] for one, other in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
    return found


def _gap(above: Iterable[Chunk], below: Iterable[Chunk]) -> float:
    """The gap between two bands, in line heights."""
    lower = list(below)
    return (min(chunk.bottom for chunk in above) - max(chunk.top for chunk in lower)) / max(1.0, lower[0].size)


def _all(row: Cells) -> list[Chunk]:
    return [chunk for cell in row for chunk in cell]


def _are_short(rows: Iterable[Cells]) -> bool:
    words = [len(_text(cell).split()) for row in rows for cell in row if cell]
    return sum(count > _LONG for count in words) <= _MOST_LONG * len(words)


def _has_figures(rows: Sequence[Cells]) -> bool:
    """Whether a column behind the first holds figures: below its head, and in half of the rows."""
    for column in range(1, len(rows[0])):
        told = [_text(row[column]) for row in rows[1:] if row[column]]
        figures = sum(bool(_FIGURE.match(text)) for text in told)
        if figures >= max(1.0, _FIGURES * len(told)) and len(told) >= _FILLED * (len(rows) - 1):
            return True
    return False


def _has_names(rows: Sequence[Cells]) -> bool:
    """Whether the rows have three cells or more, almost all of them filled and begun with a capital: lines of prose go on small."""
    texts = [_text(cell) for row in rows for cell in row if cell]
    whole = len(rows[0]) >= _LEAST_COLUMNS and len(texts) >= _WHOLE * len(rows) * len(rows[0])
    capital = sum(text[:1].isupper() or text[:1].isdigit() for text in texts)
    return whole and capital >= _WHOLE * len(texts) and not any("@" in text for text in texts)


def _text(cell: Iterable[Chunk]) -> str:
    """Its lines from the top, each from the left."""
    return " ".join(chunk.text for chunk in sorted(cell, key=_line_of))


def _line_of(chunk: Chunk) -> tuple[int, float]:
    return -round(chunk.middle / max(1.0, chunk.size / 2)), chunk.left


def _table(rows: Sequence[Cells]) -> Table:
    """The table without columns that hold nothing."""
    held = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    lines = [(CELL.join(_text(row[column]) for column in held), tuple(_all(row))) for row in rows]
    return Table(tuple((" ".join(text.split()).strip("| "), pieces) for text, pieces in lines))
