"""The second stage: every passage is encoded once, and its vector kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.embedding.models import MULTILINGUAL_SHA256
from compare.linking.evidence.centring import centred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.article import Article
    from compare.embedding import Vectors
    from compare.embedding.asked import Model
    from compare.embedding.encoder import Progress
    from compare.sweeping.kept import Kept


def kind_of(model: Model) -> str:
    """What the vectors of a model are kept as; one that is quantised has the weights of the one that it was made of."""
    return f"vectors-{hashlib.sha256(f'{model.name}-{model.sha256}'.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class ToEncode:
    """Some articles to encode, by their keys."""

    keys: tuple[str, ...]
    model: Model
    kept: Kept


def encode_all(work: ToEncode) -> int:
    """Encode some articles and keep their vectors, a row a passage of the story; how many passages were encoded.

    Each article by itself, so that its vectors are the same whatever is encoded beside it.

    Raises:
        UnwritableError: where they cannot be kept.
    """
    count = 0
    for key in work.keys:
        article = work.kept.article(key)
        if article is None or work.kept.array(kind_of(work.model), key) is not None:
            continue
        texts = [passage.text for passage in article.story]
        rows = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        vectors = work.model.encoder().encode(list(rows))
        found = vectors[[rows[text] for text in texts]] if texts else np.zeros((0, 0), np.float32)
        work.kept.keep_array(kind_of(work.model), key, found)
        count += len(rows)
    return count


def for_search(kept: Kept, model: Model, key: str) -> Vectors:
    """The vectors of an article as they are searched by: those of the multilingual model around their mean."""
    found = kept.array(kind_of(model), key)
    if found is None or not len(found):
        return np.zeros((0, 0), np.float32)
    if model.sha256 != MULTILINGUAL_SHA256:
        return found
    moved = centred(np.asarray(found))
    assert isinstance(moved, np.ndarray)  # noqa: S101 - as it was given
    return moved


class StoredVectors:
    """An encoder that has encoded already: it looks up what is kept.

    Args:
        model: that made the vectors.
        articles: with their vectors, a row a passage of the story.
    """

    def __init__(self, model: Model, articles: Iterable[tuple[Article, Vectors]]) -> None:
        self.name, self.sha256 = model.name, model.sha256
        self._rows = {
            passage.text: row for article, vectors in articles for passage, row in zip(article.story, vectors, strict=True)
        }

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`.

        Raises:
            KeyError: for a text that is in none of the articles.
        """
        if progress:
            progress(1.0)
        return np.stack([self._rows[text] for text in texts]) if texts else np.zeros((0, 0), np.float32)
