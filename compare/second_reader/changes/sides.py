"""One side of a link as the second reader sees it: words, their vectors, their scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.facts.vocabulary import phrases
from compare.second_reader.features import unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from compare.embedding.vectors import TokenVectors
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.word_scores import WordScore

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ReadSide:
    """The words of one side outside of quotation marks, in reading order.

    Attributes:
        tokens: the words.
        vectors: of the encoder, shape (words, dimensions).
        units: the same at unit length.
        scores: how much each says that the other side does not, 0 to 1, shape (words,).
        content: whether each carries subject matter, shape (words,).
        mean: of the vectors, at unit length, shape (dimensions,).
    """

    tokens: Sequence[Token]
    vectors: Floats
    units: Floats
    scores: Floats
    content: NDArray[np.bool_]
    mean: Floats


def read_side(view: View, known: Mapping[str, TokenVectors], scores: Iterable[WordScore]) -> ReadSide | None:
    """One side of a link; None where it says nothing in its own voice, or the encoder has nothing for its tokens.

    Args:
        view: of the side's passages.
        known: what the encoder has for the tokens of a text.
        scores: of its words; of a word that is not there 0.
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    for token in view.voice:
        place = view.passage_at(token.start)
        spans.setdefault(place, []).append((token.start - view.starts[place], token.end - view.starts[place]))
    if not spans or any(view.passages[place].text not in known for place in spans):
        return None
    vectors = np.concatenate([known[view.passages[place].text].of_words(words) for place, words in spans.items()])
    of_passage: dict[int, list[WordScore]] = {}
    for score in scores:
        of_passage.setdefault(score.passage, []).append(score)
    said = [_score(of_passage.get(view.passages[place].id, ()), *word) for place, words in spans.items() for word in words]
    empty = phrases("function_words").keys()
    content = np.array([token.key not in empty for token in view.voice], bool)
    return ReadSide(view.voice, vectors, unit(vectors), np.array(said, np.float32), content, unit(vectors.mean(axis=0)))


def _score(scores: Iterable[WordScore], start: int, end: int) -> float:
    return max((each.score for each in scores if each.start < end and each.end > start), default=0.0)
