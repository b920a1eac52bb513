"""Rows that need not be read, folded: runs that are the same word for word, what is left out, what a part does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from compare.reports.page.rows import Row, Shown, Sort
from compare.reports.telling.excerpts import shortened
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.reports.page.rows import Paragraph

_OPENING = 110  # characters of what is left out, in a fold's line
_FEWEST = 2  # rows word for word the same that fold: one alone is context


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows in one line that opens.

    Attributes:
        sort: of all of them.
        said: what they are, in words of ours.
        label: of what is left out: what it is about.
        opening: how it begins.
        rows: from top to bottom.
        opened: whether it is open from the start: something in it is wrong, or noted.
    """

    sort: Sort
    said: str
    label: str
    opening: str
    rows: tuple[Row, ...]
    opened: bool


def folded(rows: Sequence[Row], name: str) -> Iterator[Fold | Row]:
    """The rows, some of them in folds; `name` is the first article's."""
    for (sort, _), run in groupby(rows, key=_fold_of):
        found = list(run)
        if sort is None or (sort is Sort.SAME and len(found) < _FEWEST):
            yield from found
        else:
            yield _fold(sort, found, name)


def _fold_of(row: Row) -> tuple[Sort | None, int]:
    """Rows with the same answer fold together; None for one that does not."""
    if row.shown is Shown.ALWAYS and row.sort is Sort.LOST:
        return row.sort, row.number
    if row.shown is Shown.ALWAYS and (row.sort is Sort.OUTSIDE or (row.sort is Sort.SAME and not (row.facts or row.notes))):
        return row.sort, 0
    return None, 0


def _fold(sort: Sort, rows: Sequence[Row], name: str) -> Fold:
    opened = any(row.wrong or row.notes for row in rows)
    paragraphs = [p for row in rows for p in (row.left if sort is Sort.LOST else row.right or row.left)]
    pars = _from_to(paragraphs)
    if sort is Sort.LOST:
        row = rows[0]
        opening = "".join(piece.text for piece in row.left[0].passages[0].pieces)
        label = row.section.label if row.section else ""
        facts = f", {counted(len(row.facts), 'fact')}" if row.facts else ""
        said = f"Left out, only in {name}, {pars} ({counted(row.words, 'word')}{facts})"
        return Fold(sort, said, label, shortened(opening, _OPENING), tuple(rows), opened)
    size = counted(sum(len(p.passages) for p in paragraphs), "passage")
    said = f"{size} word for word the same" if sort is Sort.SAME else f"{size} not in this part of the comparison"
    return Fold(sort, f"{said}, {pars}", "", "", tuple(rows), opened)


def _from_to(paragraphs: Sequence[Paragraph]) -> str:
    """'par. 7', 'pars. 7–12', 'headline, pars. 1–3'."""
    names = dict.fromkeys(p.place for p in paragraphs if not p.number)
    numbers = sorted({p.number for p in paragraphs if p.number})
    last = f"–{numbers[-1]}" if len(numbers) > 1 else ""
    return ", ".join([*names, *([f"par{'s' if last else ''}. {numbers[0]}{last}"] if numbers else [])])
