"""Vectors of long articles: each distinct one is held once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class SharedRows:
    """What an array of shape (places, dimensions) would be, with every row that repeats held once.

    Attributes:
        distinct: shape (rows, dimensions).
        rows: of each place, its row in `distinct`.
    """

    distinct: Vectors
    rows: Indices

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, places: Indices | slice) -> Vectors:
        """The vectors of some places: shape (places, dimensions)."""
        return self.distinct[self.rows[places]]

    def products(self, block: Vectors) -> Vectors:
        """The dot product of each of some vectors with that of every place: shape (len(block), places)."""
        return np.asarray((block @ self.distinct.T)[:, self.rows], np.float32)
