"""What an encoder is, and encoding every distinct text once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

import numpy as np

from compare.embedding.rows import SharedRows, Vectors

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


def encode_passages(
    encoder: Encoder,
    left: Sequence[str],
    right: Sequence[str],
    progress: Progress | None = None,
    wanted: Collection[str] | None = None,
) -> tuple[Vectors | SharedRows, Vectors | SharedRows]:
    """The vectors of both sides, each distinct text encoded once.

    Args:
        encoder: what encodes.
        left: passages.
        right: passages.
        progress: see Encoder.encode.
        wanted: the texts that are encoded; all others get a vector of zeros, that is like none. By default all are.

    Returns:
        Two of shape (passages, dimensions): arrays, but of very long articles each distinct row once.
    """
    rows: dict[str, int] = {}
    for text in (*left, *right):
        if wanted is None or text in wanted:
            rows.setdefault(text, len(rows))
    vectors = encoder.encode(list(rows), progress)
    if wanted is None and len(left) + len(right) <= _PLAIN:
        return vectors[[rows[t] for t in left]], vectors[[rows[t] for t in right]]
    distinct, none = np.concatenate([vectors, np.zeros_like(vectors[:1])]), len(rows)
    ours, theirs = (np.fromiter((rows.get(t, none) for t in side), np.int64, len(side)) for side in (left, right))
    return SharedRows(distinct, ours), SharedRows(distinct, theirs)
