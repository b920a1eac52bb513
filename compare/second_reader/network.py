"""The network: two convolutions over a side's words and a sum of what they and the features say, in numpy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("weights.npz")
WIDTH = 5  # words that a convolution looks at


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Its weights.

    Attributes:
        model: the SHA-256 of the weights of the model whose vectors it was trained on; of others it knows nothing.
        mean: of each feature, shape (COUNT,).
        spread: likewise.
        first: shape (WIDTH * COUNT, hidden), and what is added to it, shape (hidden,).
        second: shape (WIDTH * hidden, hidden), likewise.
        last: shape (hidden + COUNT,), and a number.
    """

    model: str
    mean: Floats
    spread: Floats
    first: tuple[Floats, Floats]
    second: tuple[Floats, Floats]
    last: tuple[Floats, Floats]

    def scores(self, features: Floats) -> Floats:
        """How much each word says that the other side does not, 0 to 1: shape (words,), of features of shape (words, COUNT)."""
        given = (features - self.mean) / self.spread
        hidden = np.maximum(0, _windows(given) @ self.first[0] + self.first[1])
        hidden = np.maximum(0, _windows(hidden) @ self.second[0] + self.second[1])
        said = np.concatenate([hidden, given], axis=1) @ self.last[0] + self.last[1]
        return np.asarray(1 / (1 + np.exp(-np.clip(said, -30, 30))), np.float32)


def _windows(rows: Floats) -> Floats:
    """Each row with those around it, beside each other; zeros beyond the ends."""
    around = WIDTH // 2
    padded = np.pad(rows, ((around, around), (0, 0)))
    return np.concatenate([padded[k : k + len(rows)] for k in range(WIDTH)], axis=1)


@cache
def load() -> Network:
    """The network of the package."""
    with np.load(WEIGHTS, allow_pickle=False) as held:
        arrays = {name: held[name].astype(np.float32) for name in held.files if name != "model"}
        model = str(held["model"])
    pairs = {name: (arrays[name], arrays[f"{name}_bias"]) for name in ("first", "second", "last")}
    return Network(model, arrays["mean"], arrays["spread"], **pairs)
