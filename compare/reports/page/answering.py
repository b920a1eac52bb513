"""What the page's script needs to answer in the page: what each fact, section and link is, by its place in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compare.link import FINE, PROBLEM, Side
from compare.reports.page.rows import Sort
from compare.reviewing.answers import hash_of
from compare.reviewing.reanchoring.reanchor import Texts

if TYPE_CHECKING:
    from compare.article import Span
    from compare.comparison import Comparison
    from compare.reports.page.rows import Numbered, Row

_JSON = msgspec.json.Encoder()
_OF_FACTS = {"fine": "fine", "error": "error"}
_OF_SECTIONS = {FINE: "fine", PROBLEM: "error"}


def about_fact(numbered: Numbered) -> str:
    """A fact as an answer names it, with what is said of it now."""
    fact = numbered.entry.fact
    places = {"left": _place(fact.left), "right": _place(fact.right)}
    return _written({"about": "fact", "type": str(fact.type), **places, "verdict": _OF_FACTS.get(fact.verdict)})


def about_row(row: Row) -> str:
    """The link or the section of a row, likewise; empty where nothing is asked about it."""
    if row.link is not None and row.sort not in {Sort.GHOST, Sort.REJECTED, Sort.OUTSIDE}:
        verdict = ("error" if row.link.note else "fine") if row.link.verdict else None
        return _written({"about": "link", "left": row.link.left, "right": row.link.right, "verdict": verdict})
    if row.section is not None:
        section = row.section
        said = {"passages": section.passages, "verdict": _OF_SECTIONS.get(section.verdict or "")}
        return _written({"about": "section", "side": section.side.value, **said})
    return ""


def hash_of_texts(comparison: Comparison) -> str:
    """By what a file of answers knows the two texts."""
    return hash_of(Texts.of(*(comparison.article(side) for side in Side)))


def _place(span: Span | None) -> tuple[int, int, int] | None:
    return (span.passage, span.start, span.end) if span else None


def _written(about: dict[str, object]) -> str:
    return _JSON.encode(about).decode()
