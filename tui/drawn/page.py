"""An article laid out in rows, and where its passages are in it: pure."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.drawn.marks import gutter_width
from tui.drawn.wrapping import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.article import Article, Passage
    from compare.comparison import Comparison
    from compare.link import Side


Wanted = tuple["Sequence[Passage]", dict[int, str], int]  # passages, what stands above some of them, columns

_A_FEW = 50  # passages
_GAP = 1  # between the text and the map


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the passages that begin in them.

    Attributes:
        rows: from top to bottom.
        order: the ids of the passages that are shown, in order.
        starts: the row each of them begins in, rising.
        places: where each stands in `order`, by its id.
    """

    rows: tuple[Row, ...] = ()
    order: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    places: Mapping[int, int] | None = None

    def first_row(self, passage: int) -> int:
        """Where a passage begins; 0 for one that is not shown."""
        place = (self.places or {}).get(passage)
        return 0 if place is None else self.starts[place]

    def last_row(self, passage: int) -> int:
        """Where a passage ends."""
        row = self.first_row(passage)
        while row + 1 < len(self.rows) and self.rows[row + 1].passage == passage:
            row += 1
        return row

    def passage_at(self, row: int) -> int | None:
        """The passage in a row, or the one before it; None on an empty page."""
        return self.order[max(0, bisect.bisect_right(self.starts, row) - 1)] if self.order else None

    def neighbour(self, passage: int, step: int) -> int | None:
        """The passage so many places after a passage, as far as there are any."""
        if not self.order:
            return None
        at = (self.places or {}).get(passage, bisect.bisect_left(self.order, passage))
        return self.order[min(len(self.order) - 1, max(0, at + step))]

    def text_between(self, passages: Sequence[Passage], start: tuple[int, int] | None, end: tuple[int, int] | None) -> str:
        """The text from one row and character to another, a line a passage's paragraph, as a reporter would paste it.

        Args:
            passages: of the article, by id.
            start: row and character; None for the beginning.
            end: likewise; None for the end.
        """
        if not self.rows:
            return ""
        top, first = start or (0, 0)
        bottom, last = end or (len(self.rows) - 1, None)
        lines: list[str] = []
        paragraph = -1
        for y in range(max(0, top), min(bottom + 1, len(self.rows))):
            row = self.rows[y]
            if row.passage < 0:
                continue
            begin = max(0, first) if y == top else 0
            stop = max(0, last) if y == bottom and last is not None else None
            text = passages[row.passage].text[row.start : row.end][begin:stop]
            if passages[row.passage].paragraph == paragraph:
                lines[-1] += f" {text}"
            else:
                lines.append(text)
            paragraph = passages[row.passage].paragraph
        return "\n".join(" ".join(line.split()) for line in lines if line.strip())

    def shares(self, names: Sequence[str], height: int) -> list[str]:
        """The name that fills most of each of `height` equal shares of the page; fewer where the page has fewer rows.

        Args:
            names: of the kinds of all passages, by id.
            height: 1 or more.
        """
        count = min(height, len(self.rows))
        found = []
        for share in range(count):
            rows = self.rows[share * len(self.rows) // count : (share + 1) * len(self.rows) // count]
            filled = Counter(names[row.passage] for row in rows if row.passage >= 0)
            found.append(filled.most_common(1)[0][0] if filled else "")
        return found


def text_width(columns: int, highest: int) -> int:
    """Columns of text in a pane of so many, where the links' highest number is known."""
    return max(8, columns - gutter_width(highest) - _GAP)


def shown_of(article: Article, *, folded: bool) -> Sequence[Passage]:
    """The passages of an article that are shown."""
    return [p for p in article.passages if not p.furniture] if folded else article.passages


def labels_of(comparison: Comparison, side: Side, waiting: bool, folded: bool) -> dict[int, str]:
    """What stands above passages of one side, by their ids."""
    if waiting:
        return {}
    sections = [s for s in comparison.unique if s.side is side]
    return {s.passages[0]: s.label for s in sections if s.label and not (folded and s.furniture)}


def lay_out(passages: Sequence[Passage], labels: dict[int, str], width: int) -> Page:
    """A page of some passages.

    Args:
        passages: those to show, in reading order.
        labels: what to write above a passage, by its id.
        width: of the text, in columns, at least 1.
    """
    return _page(list(rows_of(passages, labels, width)))


def _page(rows: Sequence[Row]) -> Page:
    firsts = [(row.passage, y) for y, row in enumerate(rows) if row.first]
    order = tuple(passage for passage, _ in firsts)
    return Page(tuple(rows), order, tuple(y for _, y in firsts), {passage: place for place, passage in enumerate(order)})


class PagesAhead:
    """Pages that are laid out before they are shown, so that showing them takes no longer than a key may."""

    def __init__(self) -> None:
        self._pages: list[tuple[Wanted, Page]] = []

    def lay_out(self, wanted: Sequence[Wanted]) -> Iterator[float]:
        """Lay out the pages that are not there yet, a few rows at a time: the share of them that is there, up to 1."""
        self._pages = [(of, page) for of, page in self._pages if of in wanted]
        known = [of for of, _ in self._pages]
        for number, each in enumerate(wanted):
            if each in known:
                continue
            rows: list[Row] = []
            for row in rows_of(*each):
                rows.append(row)
                if row.first and row.passage % _A_FEW == 0:
                    yield (number + row.passage / max(1, each[0][-1].id)) / len(wanted)
            self._pages.append((each, _page(rows)))
            yield (number + 1) / len(wanted)

    def page(self, passages: Sequence[Passage], labels: dict[int, str], width: int) -> Page:
        """A page of some passages, see `lay_out`: the one that was laid out ahead, where there is one."""
        wanted = (passages, labels, width)
        known = next((page for of, page in self._pages if of == wanted), None)
        return lay_out(*wanted) if known is None else known


def found_in(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where a search finds something in a text, whatever the case; nowhere where case changes the text's length."""
    folded, wanted = text.casefold(), wanted.casefold()
    at = folded.find(wanted) if wanted and len(folded) == len(text) else -1
    while at >= 0:
        yield at, at + len(wanted)
        at = folded.find(wanted, at + len(wanted))
