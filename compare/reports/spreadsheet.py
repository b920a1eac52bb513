"""The report for a spreadsheet: a row a link, a row a unique passage; the facts in a second table."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from compare.facts.whole.entries import find_entries
from compare.link import Side
from compare.patterns import regex
from compare.places import numbers_and_names, place_of
from compare.reports.telling.fact_notes import note_of
from compare.reports.telling.wording import kind_word, verdict_word
from compare.reviewing.log.notes import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.article import Passage, Span
    from compare.comparison import Comparison

ROWS = (
    *("row", "number", "kind", "moved", "verdict", "note", "facts", "score", "semantic", "lexical", "label", "furniture"),
    *("left_paragraphs", "left_text", "right_paragraphs", "right_text"),
    *("left_source", "right_source", "left_sha256", "right_sha256", "model", "holds"),
)
FACTS = (
    *("link", "type", "verdict", "note", "memo", "left_paragraph", "left_words", "right_paragraph", "right_words"),
    *("worth", "also_changed", "left_source", "right_source", "holds"),
)
_STARTS = frozenset("=+-@")
_QUOTES = frozenset("\"'`´‘’‚“”„«»‹›")
# A new cell to a spreadsheet that parts them at semicolons, and what would make a formula of it; "; - " is prose.
_PARTED = regex(rf"([;|\t\r\n][ {''.join(sorted(_QUOTES))}]*)(?=[=+@＝＋＠﹦﹢﹫]|[-－﹣]\S)")
_DEFUSED = regex(rf"([;|\t\r\n][ {''.join(sorted(_QUOTES))}]*)'(?=[=+@＝＋＠﹦﹢﹫]|[-－﹣]\S)")


def render_csv(comparison: Comparison) -> bytes:
    """Links, unique passages and orphans: UTF-8 with a byte order mark, CRLF, formulas defused."""
    return _table(ROWS, _rows(comparison))


def render_facts_csv(comparison: Comparison) -> bytes:
    """The facts, in reading order, likewise; `link` is the number of the link's row."""
    return _table(FACTS, _facts(comparison))


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: what may look like the start of one gets an apostrophe before it.

    Looked at is the first character behind quotation marks, white space and what has no width, full-width forms as the
    plain ones; a cell that begins with a tab or a line break counts too. So does what stands behind a semicolon, a tab or
    a line break within it: half of Europe's spreadsheets part cells there, whatever the file says.
    """
    inside = _PARTED.sub(r"\1'", cell)
    return f"'{inside}" if cell.lstrip("'")[:1] in {"\t", "\r", "\n"} or _first(cell) in _STARTS else inside


def armed(cell: str) -> str:
    """A cell as it was before it was defused."""
    inside = _DEFUSED.sub(r"\1", cell)
    return next((found for found in (inside[1:], inside) if defused(found) == cell), cell)


def _first(cell: str) -> str:
    """The first character that a spreadsheet could look at, in its plain form."""
    found = (unicodedata.normalize("NFKC", c)[:1] for c in cell if c not in _QUOTES and not _is_blank(c))
    return next(found, "")


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Mn"}


def _table(head: Sequence[str], rows: Iterable[dict[str, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([defused(str(row.get(name, ""))) for name in head] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _rows(comparison: Comparison) -> Iterator[dict[str, object]]:
    about = _about(comparison)
    for row in (*_links(comparison), *_unique(comparison), *_orphans(comparison)):
        yield {**row, **about}


def _about(comparison: Comparison) -> dict[str, object]:
    """What is the same in every row, so that tables of many pairs can be put together."""
    return {
        "left_source": comparison.left.source,
        "right_source": comparison.right.source,
        "left_sha256": comparison.left.sha256,
        "right_sha256": comparison.right.sha256,
        "model": comparison.model,
        "holds": comparison.selection or "everything",
    }


def _links(comparison: Comparison) -> Iterator[dict[str, object]]:
    for link in comparison.links:
        row: dict[str, object] = {
            "row": "link",
            "number": link.number,
            "kind": kind_word(comparison, link.kind),
            "moved": _yes(link.moved),
            "verdict": link.verdict or "",
            "note": _line(link.note),
            "facts": len(link.facts),
            "score": f"{link.score:.4f}",
            "semantic": f"{link.semantic:.4f}",
            "lexical": f"{link.lexical:.4f}",
            "furniture": _yes(comparison.left.passages[link.left[0]].furniture),
        }
        for side in Side:
            row |= _told(side, comparison.passages(side, link.passages(side)))
        yield row


def _unique(comparison: Comparison) -> Iterator[dict[str, object]]:
    for section in comparison.unique:
        about = {"row": "unique", "kind": "unique", "label": section.label, "furniture": _yes(section.furniture)}
        own = section.note  # stands in the row of the first passage
        for passage in comparison.passages(section.side, section.passages):
            note = _line(together([own, comparison.note_at(section.side, passage.id)]))
            own = ""
            yield {**about, "verdict": section.verdict or "", "note": note, **_told(section.side, [passage])}


def _orphans(comparison: Comparison) -> Iterator[dict[str, object]]:
    for number, orphan in enumerate(comparison.orphans, start=1):
        texts = {f"{side.value}_text": _line(" ".join(orphan.texts(side))) for side in Side}
        kind = kind_word(comparison, orphan.kind) if orphan.kind else ""
        yield {"row": "orphan", "number": number, "kind": kind, "verdict": orphan.said, "note": _line(orphan.note), **texts}


def _facts(comparison: Comparison) -> Iterator[dict[str, object]]:
    about = _about(comparison)
    for entry in find_entries(comparison):
        fact = entry.fact
        yield {
            **about,
            "link": "" if entry.number is None else entry.number,
            "type": fact.type,
            "verdict": verdict_word(fact.verdict, apart=entry.apart),
            "note": _line(note_of(fact)),
            "memo": _line(fact.memo),
            "left_paragraph": place_of(entry.left) if entry.left else "",
            "left_words": _words(fact.left),
            "right_paragraph": place_of(entry.right) if entry.right else "",
            "right_words": _words(fact.right),
            "worth": f"{entry.worth:.2f}",
            "also_changed": _yes(entry.apart),
        }


def _told(side: Side, passages: Sequence[Passage]) -> dict[str, object]:
    text = " ".join(_line(p.text) for p in passages)
    return {f"{side.value}_paragraphs": " ".join(numbers_and_names(passages)), f"{side.value}_text": text}


def _words(span: Span | None) -> str:
    return _line(span.text) if span else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _yes(holds: bool) -> str:
    return "yes" if holds else ""
