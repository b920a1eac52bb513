"""What an encoder has for passages, of long articles each distinct one once, and for every token before it takes their mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The tokens of a text, those that stand for no characters left out.

    Attributes:
        starts: the first character of each, shape (tokens,).
        ends: behind its last.
        rows: shape (tokens, dimensions); halves, for they are many.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    rows: NDArray[np.float16]

    def of_words(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """The mean over the tokens of each word, given as the characters it stands at: shape (words, dimensions).

        A word without a token, behind the end of what the model reads, has zeros.
        """
        found = np.zeros((len(spans), self.rows.shape[1]), np.float32)
        for place, (start, end) in enumerate(spans):
            tokens = self.rows[(self.starts < end) & (self.ends > start)]
            if len(tokens):
                found[place] = tokens.mean(axis=0, dtype=np.float32)
        return found


def token_vectors(rows: Vectors, spans: Sequence[tuple[int, int]], before: int) -> TokenVectors:
    """The tokens of a text.

    Args:
        rows: of the model, at least one a token.
        spans: the characters that each token stands at, counted behind the white space that the text begins with; the model's
            own marks stand at none, and are left out.
        before: characters of that white space.
    """
    places = np.array(spans, np.int32).reshape(-1, 2)
    told = places[:, 0] < places[:, 1]
    places = places[told] + before
    return TokenVectors(places[:, 0], places[:, 1], rows[: len(told)][told].astype(np.float16))
