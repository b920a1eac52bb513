"""The index as a table: a row a pair found, best source first; and a table of what failed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from compare.facts.catalog import FAMILIES
from compare.reports.spreadsheet import defused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.sweeping.index.record import Index, PairRecord, PartRecord

_SIDE = ("words", "verbatim", "reworded", "own")
HEAD = (
    *("story", "source"),
    *(f"{side}_{name}" for side in ("story", "source") for name in _SIDE),
    *("links", "moved", "first", "facts", "gravest"),
    *(f"facts_{family}" for family in FAMILIES),
    "record",
)
FAILED = ("what", "name", "error")


def render_table(index: Index) -> bytes:
    """The pairs; shares in percent of words. UTF-8 with a byte order mark, CRLF, formulas defused."""
    return _table(HEAD, (_row(index, pair) for pair in index.pairs))


def render_failed(index: Index) -> bytes:
    """What could not be read or compared."""
    return _table(FAILED, ((each.what, each.name, each.error) for each in index.failed))


def _row(index: Index, pair: PairRecord) -> Iterator[object]:
    story, source = index.stories[pair.story], index.sources[pair.source]
    yield from (story.name, source.name)
    yield from _side(story.words, pair.of_story)
    yield from _side(source.words, pair.of_source)
    yield from (pair.links, pair.moved, pair.first, sum(pair.facts.values()), pair.gravest)
    yield from (pair.facts.get(family, 0) for family in FAMILIES)
    yield pair.record


def _side(words: int, part: PartRecord) -> tuple[int, str, str, str]:
    shares = (part.verbatim, part.reworded, words - part.verbatim - part.reworded)
    verbatim, reworded, own = (f"{100 * share / words if words else 0:.1f}" for share in shares)
    return words, verbatim, reworded, own


def _table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([defused(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")
