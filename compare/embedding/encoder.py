"""What an encoder is and what can be asked of one, encoding every distinct text once, and one that goes when that is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from compare.embedding.vectors import SharedRows

if TYPE_CHECKING:
    from compare.embedding.vectors import TokenVectors, Vectors

MOST_TEXTS = 2_048  # whose tokens are kept: some 50 MB; of longer articles no word has a score
_PLAIN = 8_192  # passages of both sides: up to here an array holds a row for each
Progress = Callable[[float], None]


class Encoder(Protocol):
    """Anything that turns texts into vectors whose dot product says how alike their meaning is."""

    @property
    def name(self) -> str:
        """The model's name, for the record."""

    @property
    def sha256(self) -> str:
        """Of the model's weights, in hexadecimal, for the record."""

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One unit-length row a text: shape (len(texts), dimensions), float32.

        Args:
            texts: in any order, duplicates allowed.
            progress: called between batches with the share done, 0 to 1; what it raises ends the work.
        """


class WordEncoder(Protocol):
    """An encoder that can also say what it has for every token."""

    def encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        """See `Encoder.encode`; and of each text its tokens."""


def is_fast(encoder: Encoder) -> bool:
    """Whether an encoder runs an exported model."""
    return bool(getattr(encoder, "is_fast", False))


def notice_of(encoder: Encoder) -> str:
    """A sentence on why an encoder is slower than it could be, that the person at the keyboard should see; often empty."""
    return str(getattr(encoder, "notice", ""))


class OnceEncoder:
    """Another encoder, which must be held by nobody else, until it has encoded.

    Attributes:
        name: the model's name.
        sha256: of its weights.
        is_fast: whether it runs an exported model.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.sha256, self.is_fast = encoder.name, encoder.sha256, is_fast(encoder)
        self._encoder: Encoder | None = encoder

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`.

        Raises:
            RuntimeError: the second time.
        """
        vectors: Vectors = self._once().encode(texts, progress)
        return vectors

    @property
    def encode_words(self) -> Callable[[Sequence[str], Progress | None], tuple[Vectors, list[TokenVectors]]] | None:
        """See `WordEncoder.encode_words`; None where the encoder cannot say it. Asking for it is no use of it yet."""
        return self._encode_words if hasattr(self._encoder, "encode_words") else None

    def _encode_words(self, texts: Sequence[str], progress: Progress | None = None) -> tuple[Vectors, list[TokenVectors]]:
        found: tuple[Vectors, list[TokenVectors]] = self._once().encode_words(texts, progress)
        return found

    def _once(self) -> Any:  # noqa: ANN401 - an encoder, which may be one of words
        encoder, self._encoder = self._encoder, None
        if encoder is None:
            raise RuntimeError("it has encoded already")
        return encoder


def encode_passages(  # noqa: PLR0913, PLR0917 - what is encoded, and what is told of it
    encoder: Encoder,
    left: Sequence[str],
    right: Sequence[str],
    progress: Progress | None = None,
    wanted: Collection[str] | None = None,
    tokens: dict[str, TokenVectors] | None = None,
) -> tuple[Vectors | SharedRows, Vectors | SharedRows]:
    """The vectors of both sides, each distinct text encoded once.

    Args:
        encoder: what encodes.
        left: passages.
        right: passages.
        progress: see Encoder.encode.
        wanted: the texts that are encoded; all others get a vector of zeros, that is like none. By default all are.
        tokens: gets what the encoder has for the tokens of each text, where it can say so and the texts are not too many.

    Returns:
        Two of shape (passages, dimensions): arrays, but of very long articles each distinct row once.
    """
    rows: dict[str, int] = {}
    for text in (*left, *right):
        if wanted is None or text in wanted:
            rows.setdefault(text, len(rows))
    vectors = _encoded(encoder, list(rows), progress, tokens)
    if wanted is None and len(left) + len(right) <= _PLAIN:
        return vectors[[rows[t] for t in left]], vectors[[rows[t] for t in right]]
    distinct, none = np.concatenate([vectors, np.zeros_like(vectors[:1])]), len(rows)
    ours, theirs = (np.fromiter((rows.get(t, none) for t in side), np.int64, len(side)) for side in (left, right))
    return SharedRows(distinct, ours), SharedRows(distinct, theirs)


def _encoded(encoder: Encoder, texts: Sequence[str], progress: Progress | None, tokens: dict[str, TokenVectors] | None) -> Vectors:
    """The vectors of distinct texts; and of their tokens, where they are asked for and can be had."""
    encode_words = getattr(encoder, "encode_words", None) if tokens is not None and len(texts) <= MOST_TEXTS else None
    if tokens is None or encode_words is None:
        return encoder.encode(texts, progress)
    vectors: Vectors
    vectors, found = encode_words(texts, progress)
    tokens.update(zip(texts, found, strict=True))
    return vectors
