"""The scores of the words of links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from compare.embedding.models import MULTILINGUAL_SHA256
from compare.link import Side
from compare.linking.lexical import words
from compare.second_reader.features import Words, measured
from compare.second_reader.networks import load_network
from compare.word_scores import WordScore, WordScores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.article import Passage
    from compare.comparison import Comparison
    from compare.embedding.vectors import TokenVectors
    from compare.link import Key
    from compare.second_reader.networks import Floats

_MOST = 400  # words of a side: a link of more is a list, and costs with the square of them
LEAST = 0.1  # a lower score is none: most words say the same, and are not told from each other by hundredths
_PLACES = 2  # decimals


class Reader(Protocol):
    """What scores the words of one side by their features."""

    def scores(self, features: Floats) -> Floats:
        """0, the other side says the same, to 1, nothing like it: shape (words,), of features of shape (words, COUNT)."""


def scores_of(found: Comparison, known: Mapping[str, TokenVectors]) -> dict[Key, WordScores]:
    """Of the links of the story that are not word for word the same, by their passages; none where no reader is for their model.

    Args:
        found: the comparison.
        known: what the encoder has for the tokens of a text.
    """
    reader = _reader_for(found)
    if reader is None:
        return {}
    scored = {}
    for link in found.story_links:
        if not found.is_identical(link):
            left, right = (found.passages(side, link.passages(side)) for side in Side)
            scored[link.key] = word_scores(left, right, known, reader)
    return {key: scores for key, scores in scored.items() if scores is not None}


def _reader_for(found: Comparison) -> Reader | None:
    """What scores words by the vectors of the model that made a comparison."""
    if found.model_sha256 == MULTILINGUAL_SHA256:
        if not found.translated:
            return None
        from compare.second_reader.distances import Distances

        return Distances()
    trained = load_network()
    return trained if trained.model == found.model_sha256 else None


def read_words(passages: Sequence[Passage], known: Mapping[str, TokenVectors]) -> Words | None:
    """The words of one side of a link.

    Args:
        passages: of that side.
        known: what the encoder has for the tokens of a text.

    Returns:
        None where it has nothing for one of them, or there are too many words, or none.
    """
    vectors, texts, keys = [], [], []
    for passage in passages:
        found = words(passage.text)
        tokens = known.get(passage.text)
        if tokens is None:
            return None
        vectors.append(tokens.of_words([(word.start, word.end) for word in found]))
        texts += [passage.text[word.start : word.end] for word in found]
        keys += [word.key for word in found]
    return Words(texts, keys, np.concatenate(vectors)) if 0 < len(keys) <= _MOST else None


def word_scores(
    left: Sequence[Passage], right: Sequence[Passage], known: Mapping[str, TokenVectors], reader: Reader
) -> WordScores | None:
    """The scores of a link's words; None where the encoder has nothing for them.

    Args:
        left: the passages of the left side.
        right: likewise.
        known: what the encoder has for the tokens of a text.
        reader: that scores them.
    """
    ours, theirs = read_words(left, known), read_words(right, known)
    if ours is None or theirs is None:
        return None
    found = {Side.LEFT: reader.scores(measured(ours, theirs)), Side.RIGHT: reader.scores(measured(theirs, ours))}
    return WordScores(*(tuple(_told(each, found[side].tolist())) for side, each in ((Side.LEFT, left), (Side.RIGHT, right))))


def _told(passages: Iterable[Passage], scores: Sequence[float]) -> Iterator[WordScore]:
    """Of one side what is worth telling; punctuation has no score of its own."""
    places = ((passage.id, word) for passage in passages for word in words(passage.text))
    for (passage, word), score in zip(places, scores, strict=True):
        if score >= LEAST and not word.is_mark:
            yield WordScore(passage, word.start, word.end, round(score, _PLACES))
