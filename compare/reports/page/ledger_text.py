"""A line of the ledger on the page, as HTML: thousands of them in long articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from compare.places import place_of
from compare.reports.page.row_text import written
from compare.reports.telling.wording import verdict_word

if TYPE_CHECKING:
    from compare.article import Passage, Span
    from compare.reports.page.rows import Numbered


def render_entry(numbered: Numbered) -> Markup:
    """A fact in a row of the table: its number, what changed, the words of both sides, the verdict; all of it escaped."""
    entry, fact, number = numbered.entry, numbered.entry.fact, numbered.number
    sides = f"{_side(fact.left, entry.left)}{_side(fact.right, entry.right)}"
    head = f'<th scope="row"><a href="#fact-{number}">{escape(fact.label)}</a></th>'
    verdict = f'<td><span class="verdict">{escape(verdict_word(fact.verdict, apart=entry.apart))}</span></td>'
    line = f'<tr class="entry"><td class="number-cell">{number}</td>{head}{sides}{verdict}</tr>\n'
    return Markup(line)  # noqa: S704 - what came from an article is escaped


def _side(span: Span | None, passage: Passage | None) -> str:
    told = f"<q>{written(span.text)}</q>" if span else '<span class="quiet">nothing</span>'
    place = f' <span class="quiet">{escape(place_of(passage, "par. "))}</span>' if passage else ""
    return f"<td>{told}{place}</td>"
