"""Runs of unique passages, each with a label."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.labels.terms import Terms
from compare.link import Section, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from compare.article import Article


def find_terms(left: Article, right: Article) -> Terms:
    """What both stories say, by which sections are labelled: the same whatever is linked."""
    return Terms.of([p.text for p in (*left.story, *right.story)])


def find_sections(
    left: Article,
    right: Article,
    linked_left: Collection[int],
    linked_right: Collection[int],
    terms: Terms | None = None,
) -> tuple[Section, ...]:
    """The unique sections of the left, then of the right, each in reading order: a passage that is in no link is in exactly one.

    Furniture does not part a section and is never in one: its runs are sections of their own.

    Args:
        left: segmented.
        right: likewise.
        linked_left: ids of the left's passages that are in links.
        linked_right: of the right's.
        terms: of the two, where they are known.
    """
    terms = terms or find_terms(left, right)
    return (*_sections(Side.LEFT, left, linked_left, terms), *_sections(Side.RIGHT, right, linked_right, terms))


def _sections(side: Side, article: Article, linked: Collection[int], everywhere: Terms) -> tuple[Section, ...]:
    found = [
        Section(side, tuple(run), everywhere.label([article.passages[k].text for k in run])) for run in _story_runs(article, linked)
    ]
    found += [Section(side, tuple(run), "furniture", furniture=True) for run in _furniture_runs(article, linked)]
    return tuple(sorted(found, key=lambda section: section.passages))


def _story_runs(article: Article, linked: Collection[int]) -> Iterator[list[int]]:
    for unique, run in groupby(article.story, key=lambda p: p.id not in linked):
        if unique:
            yield [p.id for p in run]


def _furniture_runs(article: Article, linked: Collection[int]) -> Iterator[list[int]]:
    for aside, run in groupby(article.passages, key=lambda p: p.furniture and p.id not in linked):
        if aside:
            yield [p.id for p in run]
