"""The third stage: which pairs are worth a whole comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.sweeping.rare_words import by_rare_words
from compare.sweeping.searching.nearest import ToSearch, search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.embedding.asked import Model
    from compare.sweeping.job import Wanted
    from compare.sweeping.kept import Kept

_CELLS = 16_000_000  # of a table of stories and sources that one process holds
_BLOCK = 64  # stories


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


@dataclass(frozen=True, slots=True)
class ToWeigh:
    """All stories and sources, whose rare words are weighed: one piece of work, beside those of the search by meaning.

    Attributes:
        stories: the name that the keys of the stories are kept under.
        sources: that of the sources.
        kept: where they are.
        wanted: of candidates.
    """

    stories: str
    sources: str
    kept: Kept
    wanted: Wanted


def found_by(work: ToSearch | ToWeigh) -> list[tuple[int, int]]:
    """The candidates that a piece of work finds: the places of story and source."""
    if isinstance(work, ToSearch):
        return [(story, source) for story, source, _ in search(work)]
    return list(_by_rare_words(work))


def _by_rare_words(work: ToWeigh) -> Iterator[tuple[int, int]]:
    best: dict[int, list[tuple[float, int]]] = {}
    for story, source, weight in by_rare_words(work.kept, work.kept.keys(work.stories), work.kept.keys(work.sources)):
        if weight >= work.wanted.rare:
            best.setdefault(story, []).append((-weight, source))
    for story, found in best.items():
        yield from ((story, source) for _, source in sorted(found)[: work.wanted.most])


def in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Every pair once, in the order of the stories."""
    return sorted(set(pairs))
