"""The index as a page: which stories share something with which sources; and a page a story, each passage with its source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.reading.cleaning import visible
from compare.reports import suffix_of
from compare.reports.html import policy_for
from compare.sweeping.index.matrix import CELL, matrix_of
from compare.sweeping.pairs.comparing import PAIRS
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.sweeping.index.record import Index, PartRecord

STORY_PAGES = "stories"


def render_page(index: Index, names: Sequence[str], formats: Sequence[str], by: str) -> bytes:
    """The page of a sweep.

    Args:
        index: of it.
        names: what the reports of each pair are called.
        formats: of those.
        by: who made it.
    """
    with_pairs = [place for place, story in enumerate(index.stories) if story.pairs]
    return _page(
        "sweep.html",
        index=index,
        told=_told(index, len(with_pairs)),
        with_pairs=with_pairs,
        without=[story.name for story in index.stories if not story.pairs],
        matrix=matrix_of(index),
        cell=CELL,
        reports=[[(each, f"{PAIRS}/{name}{suffix_of(each)}") for each in formats] for name in names],
        pages=[f"{STORY_PAGES}/{page_name(index.stories[place].pairs, names)}" for place in range(len(index.stories))],
        by=visible(by),
    )


def render_story(index: Index, place: int, names: Sequence[str], formats: Sequence[str]) -> bytes:
    """The page of a story that has a pair."""
    story = index.stories[place]
    pairs = [index.pairs[number] for number in story.pairs]
    numbers = {pair.source: number for number, pair in enumerate(pairs, 1)}
    reports = [[(each, f"../{PAIRS}/{names[number]}{suffix_of(each)}") for each in formats] for number in story.pairs]
    return _page("story.html", index=index, story=story, pairs=pairs, numbers=numbers, reports=reports)


def page_name(pairs: Sequence[int], names: Sequence[str]) -> str:
    """The file of a story's page; empty of a story without a pair."""
    return f"{names[pairs[0]].partition('-')[0]}.html" if pairs else ""


def _told(index: Index, found: int) -> str:
    sources = len({pair.source for pair in index.pairs})
    of_stories = f"{found:,} of {counted(len(index.stories), 'story')}".replace("storys", "stories")
    return (
        f"{of_stories} {'shares' if found == 1 else 'share'} something with {sources:,} of {counted(len(index.sources), 'source')}"
    )


def _page(name: str, **values: Any) -> bytes:  # noqa: ANN401 - what the template shows
    environment = _environment()
    style = environment.get_template("index.css").render() + environment.get_template("sweep.css").render()
    # The style is our own, with nothing from an article.
    page = environment.get_template(name).render(style=Markup(style), policy=policy_for(style), **values)  # noqa: S704
    return page.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    loader = ChoiceLoader([PackageLoader("compare.sweeping.index", "templates"), PackageLoader("compare.batching", "templates")])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["percent"] = _percent
    environment.filters["address"] = quote
    return environment


def _percent(part: PartRecord, which: str, words: int) -> str:
    told = {"verbatim": part.verbatim, "reworded": part.reworded, "shared": part.verbatim + part.reworded}[which]
    return f"{100 * told / words if words else 0:.0f}%"
