"""What an encoder is, and encoding every distinct text once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
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
    encoder: Encoder, left: Sequence[str], right: Sequence[str], progress: Progress | None = None
) -> tuple[Vectors, Vectors]:
    """The vectors of both sides, each distinct text encoded once.

    Returns:
        Two arrays of shape (passages, dimensions).
    """
    rows: dict[str, int] = {}
    for text in (*left, *right):
        rows.setdefault(text, len(rows))
    vectors = encoder.encode(list(rows), progress)
    return vectors[[rows[t] for t in left]], vectors[[rows[t] for t in right]]
