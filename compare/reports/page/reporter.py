"""What the reporter said, in one list before the articles: verdicts that call something wrong, and every note with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR
from compare.link import PROBLEM
from compare.places import capital
from compare.reports.page.rows import Shown, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.reports.page.rows import Row


@dataclass(frozen=True, slots=True)
class Said:
    """Something the reporter said.

    Attributes:
        place: where, for a reader: 'par. 7'.
        anchor: of the row or fact that it is about.
        said: the verdict; empty where there is only a note.
        text: the note; empty where there is only a verdict.
    """

    place: str
    anchor: str
    said: str
    text: str


def said_of(rows: Sequence[Row]) -> list[Said]:
    """All of it, what is wrong first."""
    found = [each for row in rows if row.shown is not Shown.FIRST for each in _said(row)]
    return sorted(found, key=lambda each: each.said not in {ERROR, PROBLEM})


def _said(row: Row) -> Iterator[Said]:
    if row.sort is Sort.GHOST:
        return
    place, anchor = _place(row), f"r{row.number}"
    for note in row.notes:
        yield Said(note.place or place, anchor, row.said, note.text)
    if row.said == PROBLEM and not row.notes:
        yield Said(place, anchor, row.said, "")
    for each in row.facts:
        fact = each.entry.fact
        if fact.memo or fact.verdict == ERROR:
            yield Said(f"fact {each.number}", f"fact-{each.number}", fact.verdict, fact.memo)


def _place(row: Row) -> str:
    paragraphs = row.right or row.left
    return capital(paragraphs[0].place) if row.right else f"Left out, {paragraphs[0].place}"
