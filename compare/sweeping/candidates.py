"""The third stage: which pairs are worth a whole comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.sweeping.nearest import ToSearch
from compare.sweeping.rare_words import by_rare_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.sweeping.kept import Kept
    from compare.sweeping.vectors import Model

_CELLS = 16_000_000  # of a table of stories and sources that one process holds
_BLOCK = 64  # stories


@dataclass(frozen=True, slots=True)
class Wanted:
    """What makes a pair a candidate; figures in docs/sweep.md.

    Attributes:
        near: the cosine from which a passage of a source is near one of the story.
        least: words of a story, each counted as near as its passage is.
        rare: the sum of what shared rare words weigh, each the logarithm of the number of articles for each one that has it.
        most: candidates of a story of either sort.
    """

    near: float = 0.6
    least: float = 5.0
    rare: float = 120.0
    most: int = 24


STORIES, SOURCES = "stories", "sources"


def searches(counts: tuple[int, int], model: Model, kept: Kept, wanted: Wanted, names: tuple[str, str]) -> Iterator[ToSearch]:
    """The work of the search by meaning.

    Args:
        counts: of stories and sources.
        model: whose vectors are searched.
        kept: where they are.
        wanted: of candidates.
        names: that the keys of both sides are kept under.
    """
    stories, sources = counts
    size = max(1, min(_BLOCK, _CELLS // max(1, sources)))
    for first in range(0, stories, size):
        last = min(stories, first + size)
        yield ToSearch(first, last, *names, model, kept, wanted.near, wanted.least, wanted.most)


def rare_candidates(kept: Kept, stories: Sequence[str], sources: Sequence[str], wanted: Wanted) -> Iterator[tuple[int, int]]:
    """The candidates by rare words: the places of story and source."""
    best: dict[int, list[tuple[float, int]]] = {}
    for story, source, weight in by_rare_words(kept, stories, sources):
        if weight >= wanted.rare:
            best.setdefault(story, []).append((-weight, source))
    for story, found in best.items():
        yield from ((story, source) for _, source in sorted(found)[: wanted.most])


def in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Every pair once, in the order of the stories."""
    return sorted(set(pairs))
