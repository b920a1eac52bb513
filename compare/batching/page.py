"""The index of a batch as a page: a row a pair, what its right took from its left, and where its reports are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from compare.reading.cleaning import visible
from compare.reports import suffix_of
from compare.reports.overview import overview_pages, render_overview
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.batching.entry import Entry


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the addresses of its reports, by format."""

    entry: Entry
    reports: tuple[tuple[str, str], ...]


def render_index(entries: Sequence[Entry], formats: Sequence[str], by: str = "") -> bytes:
    """The page.

    Args:
        entries: of the index.
        formats: of the reports.
        by: who made them.
    """
    return render_overview(
        overview_pages("compare.batching"),
        "index.html",
        rows=[Row(entry, tuple(_reports(entry, formats))) for entry in entries],
        failed=sum(entry.status == "failed" for entry in entries),
        told=counted(len(entries), "pair"),
        by=visible(by),
    )


def _reports(entry: Entry, formats: Sequence[str]) -> Iterator[tuple[str, str]]:
    if entry.status != "failed":
        for each in formats:
            yield each, f"./{quote(f'{entry.id}{suffix_of(each)}')}"
