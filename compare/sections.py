"""Runs of unique passages, each with a label."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.labels.terms import Terms
from compare.link import Section, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from compare.article import Article


def find_terms(left: Article, right: Article) -> Terms:
    """What both stories say, by which sections are labelled: the same whatever is linked."""
    return Terms.of([p.text for p in (*left.story, *right.story)])


def find_sections(  # noqa: PLR0913, PLR0917 - two sides, and what is known of both
    left: Article,
    right: Article,
    linked_left: Collection[int],
    linked_right: Collection[int],
    terms: Terms | None = None,
    known: Sequence[Section] = (),
) -> tuple[Section, ...]:
    """The unique sections of the left, then of the right, each in reading order: a passage that is in no link is in exactly one.

    Furniture does not part a section and is never in one: its runs are sections of their own.

    Args:
        left: segmented.
        right: likewise.
        linked_left: ids of the left's passages that are in links.
        linked_right: of the right's.
        terms: of the two, where they are known.
        known: sections of the same two; one of the same passages has the same label.
    """
    labels = {(section.side, section.passages): section.label for section in known}
    terms = terms or find_terms(left, right)
    return (*_sections(Side.LEFT, left, linked_left, terms, labels), *_sections(Side.RIGHT, right, linked_right, terms, labels))


def _sections(
    side: Side, article: Article, linked: Collection[int], everywhere: Terms, labels: Mapping[tuple[Side, tuple[int, ...]], str]
) -> tuple[Section, ...]:
    found = []
    for run in map(tuple, _story_runs(article, linked)):
        label = labels.get((side, run))
        found.append(Section(side, run, everywhere.label([article.passages[k].text for k in run]) if label is None else label))
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
