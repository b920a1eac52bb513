"""Candidates by meaning: of each story the sources that have a near passage for much of it.

The search is exact: every passage of a block of stories is held against every passage of the sources, a block at a time, so that
memory does not grow with either side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.sweeping.common import common_in
from compare.sweeping.vectors import for_search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.embedding import Vectors
    from compare.embedding.asked import Model
    from compare.sweeping.kept import Kept

ROWS = 2_048  # passages of a block of either side: their products take 16 MB
_LESS = np.float32(4)
Floats = NDArray[np.float32]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ToSearch:
    """Some stories to search for.

    Attributes:
        first: the place of the first of them.
        last: behind the last.
        stories: the name that the keys of the stories are kept under.
        sources: that of the sources.
        model: whose vectors are searched.
        kept: where all of it is.
        near: the cosine from which a passage is near.
        least: words, each as near as its passage is, from which a source is a candidate.
        most: candidates of a story.
    """

    first: int
    last: int
    stories: str
    sources: str
    model: Model
    kept: Kept
    near: float
    least: float
    most: int


def search(work: ToSearch) -> list[tuple[int, int, float]]:
    """The candidates of some stories: the places of story and source, and how many words of the story are near it."""
    stories = work.kept.keys(work.stories)[work.first : work.last]
    found = [for_search(work.kept, work.model, key) for key in stories]
    owners = np.repeat(np.arange(len(stories)), [len(vectors) for vectors in found])
    if not len(owners):
        return []
    rows = np.concatenate([vectors for vectors in found if len(vectors)])
    weights = np.concatenate([_words(work.kept, key, len(vectors)) for key, vectors in zip(stories, found, strict=True)])
    sources = work.kept.keys(work.sources)
    scores = np.zeros((len(stories), len(sources)), np.float32)
    for places, vectors, edges in _blocks(work, sources):
        for start in range(0, len(rows), ROWS):
            part = slice(start, start + ROWS)
            _add(scores, owners[part], places, _told(work.near, rows[part] @ vectors.T, edges, weights[part]))
    return list(_best(work, scores))


def _told(near: float, cosines: Floats, edges: Indices, weights: Floats) -> Floats:
    """How many words of each passage each source tells: all where its nearest passage is the same, none where it is not near."""
    best = np.maximum.reduceat(cosines, edges, axis=1)
    return np.asarray(np.maximum(0, best - near) / (1 - near) * weights[:, None], np.float32)


def _add(scores: Floats, owners: Indices, places: Indices, told: Floats) -> None:
    """Add what some passages, in the order of their stories, have of some sources."""
    starts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
    scores[np.ix_(owners[starts], places)] += np.add.reduceat(told, starts, axis=0)


def _blocks(work: ToSearch, sources: Sequence[str]) -> Iterator[tuple[Indices, Vectors, Indices]]:
    """The places of some sources, their vectors, and where those of each begin."""
    places: list[int] = []
    parts: list[Vectors] = []
    for place, key in enumerate(sources):
        vectors = for_search(work.kept, work.model, key)
        if len(vectors):
            places.append(place)
            parts.append(vectors)
        if sum(map(len, parts)) >= ROWS:
            yield _block(places, parts)
            places, parts = [], []
    if parts:
        yield _block(places, parts)


def _block(places: list[int], parts: list[Vectors]) -> tuple[Indices, Vectors, Indices]:
    edges = np.cumsum([0, *(len(part) for part in parts[:-1])])
    return np.array(places), np.concatenate(parts), edges


def _words(kept: Kept, key: str, rows: int) -> Floats:
    """What each passage weighs: its words, a quarter of them where many articles have it."""
    article = kept.article(key)
    words = np.array([p.words for p in article.story] if article else [0] * rows, np.float32)[:rows]
    common = common_in(kept, key)
    return np.where(common, words / _LESS, words) if len(common) == len(words) else words


def _best(work: ToSearch, scores: Floats) -> Iterator[tuple[int, int, float]]:
    for row, told in enumerate(scores):
        for place in np.argsort(-told, kind="stable")[: work.most + 1].tolist():  # one more: a story may be among its sources
            if told[place] >= work.least:
                yield work.first + row, place, float(told[place])
