"""A row of the page, as HTML. Of a long page rows are most of the text: a template would print them in twice the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from compare.facts.fact import TO_CHECK
from compare.reports.page.answering import about_fact, about_row
from compare.reports.page.cells import render_cell
from compare.reports.page.rows import Shown, Sort
from compare.reports.telling.fact_notes import note_of, tells_more
from compare.reports.telling.wording import verdict_word
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.reports.page.rows import Note, Numbered, Row
    from compare.reports.page.stops import Step

_LONG = 90  # words: on paper such a section is set in two columns

_AS_PAIR = {"accepted": ", pair accepted"}
_SORTS = {
    Sort.SAME: "word for word",
    Sort.EDITED: "taken, edited",
    Sort.REWORDED: "reworded",
    Sort.REJECTED: "not the same",
}


@dataclass(frozen=True, slots=True)
class RowText:
    """What all rows of a page need.

    Attributes:
        names: of both articles, the first's first.
        tongues: their languages, as codes; empty where one is not known, or English.
        steps: where the reader goes from each row that is a stop, by its number.
        translated: whether the two are in two languages.
    """

    names: tuple[str, str]
    tongues: tuple[str, str]
    steps: Mapping[int, Sequence[Step]]
    translated: bool

    def render(self, row: Row) -> Markup:
        """The HTML of a row, everything from an article or a reporter escaped."""
        return Markup("".join(self._ghost(row) if row.sort is Sort.GHOST else self._parts(row)))  # noqa: S704 - see above

    def _ghost(self, row: Row) -> Iterator[str]:
        if row.elsewhere is not None:
            there = f'<a href="#{escape(row.elsewhere.anchor)}">{escape(row.elsewhere.there)}</a>'
            yield f'<p class="row ghost {row.shown}">{escape(row.elsewhere.here)} stands beside {there}.</p>\n'

    def _parts(self, row: Row) -> Iterator[str]:
        yield self._opening(row)
        if row.left:
            yield render_cell(row.left, escape(self.names[0]), self.tongues[0], first=True)
        else:
            yield self._new(row) if row.sort is Sort.NEW else '<div class="first"></div>'
        if row.right:
            yield render_cell(row.right, escape(self.names[1]), self.tongues[1], first=False)
        else:
            yield '<div class="second"></div>'
        stops = row.number in self.steps and row.shown is not Shown.FIRST
        if row.facts or row.notes or row.said or row.moved or row.sort in _SORTS or stops:
            yield from self._margin(row)
        yield "</div>\n"

    @staticmethod
    def _opening(row: Row) -> str:
        opens = f"{' opens' if row.begins else ''}{' long' if row.sort is Sort.NEW and row.words >= _LONG else ''}"
        held = "".join(f" has-{name}" for name in row.filters)
        shown = f" {row.shown}" if row.shown else ""
        about = about_row(row) if row.shown is not Shown.FIRST else ""
        called = f' data-about="{escape(about)}" data-called="{escape(_called(row))}"' if about else ""
        return f'<div class="row {row.sort}{opens}{held}{shown}" id="{escape(row.anchor) or f"r{row.number}"}"{called}>\n'

    def _new(self, row: Row) -> str:
        label = f": {written(row.section.label)}" if row.section and row.section.label else ""
        size = f'<span class="quiet">not in {escape(self.names[0])}, {counted(row.words, "word")}</span>'
        return f'<p class="first about"><b>New</b>{label} {size}</p>\n'

    def _margin(self, row: Row) -> Iterator[str]:
        yield f'<div class="margin"><div class="top"><p class="sort">{self._said(row)}</p>'
        if row.shown is not Shown.FIRST:
            yield from map(_step, self.steps.get(row.number, ()))
        yield "</div>"
        yield from (_fact(row, numbered) for numbered in row.facts)
        yield from map(_note, row.notes)
        yield "</div>\n"

    def _said(self, row: Row) -> str:
        """What a row is, which link, whether it moved, what was decided."""
        sort = _SORTS.get(row.sort, "")
        link = f' <span class="quiet">link {row.link.number}{_AS_PAIR.get(row.said, "")}</span>' if row.link else ""
        moved = f"{', ' if sort else ''}moved" if row.moved else ""
        return f"{'translated' if self.translated and row.sort is Sort.REWORDED else sort}{link}{moved}{_verdict_of(row)}"


def written(text: str) -> str:
    """Words of an article or a reporter, in whichever direction they are read."""
    return f'<span class="written" lang="" dir="auto">{escape(text)}</span>'


def _verdict_of(row: Row) -> str:
    """That a link is accepted says that the two are a pair, not that their words are right: no mark beside those of facts."""
    said = "problem" if row.problem else "" if row.said in _AS_PAIR else row.said
    return f' <span class="verdict">{escape(said)}</span>' if said else ""


def _called(row: Row) -> str:
    if row.link:
        return f"link {row.link.number}"
    return f"what is {'new' if row.right else 'left out'} in {(row.right or row.left)[0].place}"


def _step(step: Step) -> str:
    name, before, behind, place, of = step
    back = f'<a href="#r{before}" aria-label="Previous, before {place} of {of}">‹</a>' if before else ""
    on = f' <a href="#r{behind}" aria-label="Next, after {place} of {of}">›</a>' if behind else ""
    return f'<span class="step of-{name}">{back} <span>{place} of {of}</span>{on}</span>'


def _fact(row: Row, numbered: Numbered) -> str:
    fact, number = numbered.entry.fact, numbered.number
    own = f' id="fact-{number}" data-about="{escape(about_fact(numbered))}"' if row.shown is not Shown.FIRST else ""
    verdict = f' <span class="verdict">{verdict_word(fact.verdict)}</span>' if fact.verdict != TO_CHECK else ""
    more = f' <span class="quiet" lang="" dir="auto">{escape(note_of(fact))}</span>' if tells_more(fact) else ""
    memo = f'<p class="note memo"><b>Memo</b> {written(fact.memo)}</p>' if fact.memo else ""
    kind = verdict_word(fact.verdict).replace(" ", "-")
    return f'<p class="fact {kind}"{own}><b class="number">{number}</b> {escape(fact.label)}{verdict}{more}</p>{memo}'


def _note(note: Note) -> str:
    place = f" ({escape(note.place)})" if note.place else ""
    return f'<p class="note{"" if place else " own"}"><b>Note</b>{place} {written(note.text)}</p>'
