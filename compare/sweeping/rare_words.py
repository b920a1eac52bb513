"""Candidates by rare words: who has the same names, figures and turns of phrase that hardly another article has.

Passim's idea (Smith, Cordell and Mullen 2015), with words and pairs of words in place of long shingles: what few articles have
is weighed by how few they are (inverse document frequency), and what many have is not looked at.
"""

from __future__ import annotations

import hashlib
import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.article import Article
    from compare.sweeping.kept import Kept

WORDS = "words"
_WORD = regex(r"\w+")
_SHORTEST = 3
_PART = 40_000_000  # words that are looked at together: some 2 GB while they are sorted
_RARE, _FEW, _MANY = 0.005, 8, 50  # what more than this share of the articles have is not looked at, nor fewer, nor more


def words_of(article: Article) -> NDArray[np.uint64]:
    """The words of a story and its pairs of neighbouring words, each once, as sorted hashes of 64 bits."""
    found: set[str] = set()
    for passage in article.story:
        words = _WORD.findall(passage.text.casefold())
        found.update(word for word in words if len(word) >= _SHORTEST)
        found.update(f"{one} {two}" for one, two in itertools.pairwise(words))
    return np.sort(np.fromiter(map(_hash, found), np.uint64, len(found)))


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def by_rare_words(kept: Kept, stories: Sequence[str], sources: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs that share rare words: the places of both, and the sum of what their shared words weigh.

    Args:
        kept: where the words are.
        stories: keys.
        sources: keys; the same ones where a side is held against itself.
    """
    keys = list(dict.fromkeys((*stories, *sources)))
    sizes = [len(_kept_words(kept, key)) for key in keys]
    parts = 1 + sum(sizes) // _PART
    most = min(_MANY, max(_FEW, int(_RARE * len(keys))))
    wanted = frozenset(stories)
    asked = [key in wanted for key in keys]
    weights: dict[int, float] = {}
    for part in range(parts):
        for one, two, weight in _shared(kept, keys, part, parts, most):
            if not (asked[one] or asked[two]):
                continue
            pair = one * len(keys) + two
            weights[pair] = weights.get(pair, 0.0) + weight
    yield from _placed(weights, keys, stories, sources)


def _shared(kept: Kept, keys: Sequence[str], part: int, parts: int, most: int) -> Iterator[tuple[int, int, float]]:
    """Each two articles that share a word which at least two and at most `most` have, of one part of all words."""
    hashes, owners = _column(kept, keys, part, parts)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else np.zeros(0, np.int64)
    counts = np.diff(np.append(starts, len(hashes)))
    rare = (counts >= 2) & (counts <= most)  # noqa: PLR2004 - one article shares with none
    for start, count in zip(starts[rare].tolist(), counts[rare].tolist(), strict=True):
        weight = float(np.log(len(keys) / count))
        members = owners[start : start + count].tolist()
        for place, one in enumerate(members):
            for two in members[place + 1 :]:
                yield one, two, weight


def _column(kept: Kept, keys: Sequence[str], part: int, parts: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The words of one part, and whose each is, in the order of the keys."""
    found = [_kept_words(kept, key) for key in keys]
    mine = [words[words % np.uint64(parts) == part] for words in found] if parts > 1 else found
    owners = np.repeat(np.arange(len(keys)), [len(words) for words in mine])
    return np.concatenate([*mine, np.zeros(0, np.uint64)]), owners


def _kept_words(kept: Kept, key: str) -> NDArray[Any]:
    found = kept.array(WORDS, key)
    return np.zeros(0, np.uint64) if found is None else np.asarray(found)


def _placed(
    weights: dict[int, float], keys: Sequence[str], stories: Sequence[str], sources: Sequence[str]
) -> Iterator[tuple[int, int, float]]:
    """The same by the places of the sides, of which either may hold an article more than once."""
    as_story, as_source = _places(stories), _places(sources)
    for pair, weight in weights.items():
        one, two = keys[pair // len(keys)], keys[pair % len(keys)]
        for story, source in ((one, two), (two, one)):
            for i in as_story.get(story, ()):
                for j in as_source.get(source, ()):
                    yield i, j, weight


def _places(keys: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        found.setdefault(key, []).append(place)
    return found
