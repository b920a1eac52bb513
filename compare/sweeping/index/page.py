"""The index as a page: which stories share something with which sources; and a page a story, each passage with its source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from compare.reading.cleaning import visible
from compare.reports import suffix_of
from compare.reports.overview import overview_pages, render_overview
from compare.sweeping.index.matrix import CELL, matrix_of
from compare.sweeping.pairs.comparing import PAIRS
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from compare.sweeping.index.record import Index, PartRecord

STORY_PAGES = "stories"
_STYLES = ("sweep.css",)


def render_page(index: Index, names: Sequence[str], formats: Sequence[str], by: str) -> bytes:
    """The page of a sweep.

    Args:
        index: of it.
        names: what the reports of each pair are called.
        formats: of those.
        by: who made it.
    """
    with_pairs = [place for place, story in enumerate(index.stories) if story.pairs]
    return render_overview(
        _pages(),
        "sweep.html",
        _STYLES,
        index=index,
        told=_told(index, len(with_pairs)),
        with_pairs=with_pairs,
        without=[story.name for story in index.stories if not story.pairs],
        matrix=matrix_of(index),
        cell=CELL,
        reports=[[(each, f"{PAIRS}/{name}{suffix_of(each)}") for each in formats] for name in names],
        story_pages=[f"{STORY_PAGES}/{page_name(index.stories[place].pairs, names)}" for place in range(len(index.stories))],
        by=visible(by),
    )


def render_story(index: Index, place: int, names: Sequence[str], formats: Sequence[str]) -> bytes:
    """The page of a story that has a pair."""
    story = index.stories[place]
    pairs = [index.pairs[number] for number in story.pairs]
    numbers = {pair.source: number for number, pair in enumerate(pairs, 1)}
    reports = [[(each, f"../{PAIRS}/{names[number]}{suffix_of(each)}") for each in formats] for number in story.pairs]
    return render_overview(_pages(), "story.html", _STYLES, index=index, story=story, pairs=pairs, numbers=numbers, reports=reports)


def page_name(pairs: Sequence[int], names: Sequence[str]) -> str:
    """The file of a story's page; empty of a story without a pair."""
    return f"{names[pairs[0]].partition('-')[0]}.html" if pairs else ""


def _told(index: Index, found: int) -> str:
    sources = len({pair.source for pair in index.pairs})
    of_stories = f"{found:,} of {counted(len(index.stories), 'story')}".replace("storys", "stories")
    return (
        f"{of_stories} {'shares' if found == 1 else 'share'} something with {sources:,} of {counted(len(index.sources), 'source')}"
    )


@cache
def _pages() -> Environment:
    pages = overview_pages("compare.sweeping.index")
    pages.filters["percent"] = _percent
    pages.filters["address"] = quote
    return pages


def _percent(part: PartRecord, which: str, words: int) -> str:
    told = {"verbatim": part.verbatim, "reworded": part.reworded, "shared": part.verbatim + part.reworded}[which]
    return f"{100 * told / words if words else 0:.0f}%"
