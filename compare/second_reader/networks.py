"""The small networks, in numpy: one says it of the words of a side, one of an edit; each is a file of weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

OF_WORDS = Path(__file__).with_name("weights.npy")
OF_EDITS = Path(__file__).with_name("changes") / "weights.npy"
WIDTH = 5  # words that a convolution looks at
FARTHEST = 6.0  # deviations from the mean of a measure: what is farther off counts for no more
_MODEL = "model"


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Of words: two convolutions over those of a side, and a sum of what they and the features say.

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


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Of edits: how likely one changes what is said.

    Attributes:
        model: as of `Network`.
        mean: of each measure, shape (measures,).
        spread: likewise.
        first: shape (measures, hidden), and what is added to it, shape (hidden,).
        last: shape (hidden,), and a number.
        calibration: what makes a chance of what the last layer says: by how much it is multiplied, and what is added.
    """

    model: str
    mean: Floats
    spread: Floats
    first: tuple[Floats, Floats]
    last: tuple[Floats, Floats]
    calibration: Floats

    def chances(self, measures: Floats) -> Floats:
        """How likely each edit changes what is said, 0 to 1: shape (edits,), of measures of shape (edits, measures)."""
        given = np.clip((np.where(np.isnan(measures), self.mean, measures) - self.mean) / self.spread, -FARTHEST, FARTHEST)
        said = np.maximum(0, given @ self.first[0] + self.first[1]) @ self.last[0] + self.last[1]
        return np.asarray(1 / (1 + np.exp(-np.clip(said * self.calibration[0] + self.calibration[1], -30, 30))), np.float32)


def _windows(rows: Floats) -> Floats:
    """Each row with those around it, beside each other; zeros beyond the ends."""
    around = WIDTH // 2
    padded = np.pad(rows, ((around, around), (0, 0)))
    return np.concatenate([padded[k : k + len(rows)] for k in range(WIDTH)], axis=1)


@cache
def load_network() -> Network:
    """The network of words, as it comes with the package."""
    model, arrays = _read(OF_WORDS)
    pairs = {name: (arrays[name], arrays[f"{name}_bias"]) for name in ("first", "second", "last")}
    return Network(model, arrays["mean"], arrays["spread"], **pairs)


@cache
def load_judge() -> Judge:
    """The judge of edits, as it comes with the package."""
    model, arrays = _read(OF_EDITS)
    pairs = {name: (arrays[name], arrays[f"{name}_bias"]) for name in ("first", "last")}
    return Judge(model, arrays["mean"], arrays["spread"], **pairs, calibration=arrays["calibration"])


def _read(path: Path) -> tuple[str, dict[str, Floats]]:
    """What `write_weights` wrote. One record of numpy's: an archive of arrays takes what unpacks archives to be imported."""
    held = np.load(path, allow_pickle=False)
    return str(held[_MODEL]), {name: held[name].astype(np.float32) for name in held.dtype.names if name != _MODEL}


def write_weights(path: Path, model: str, arrays: Mapping[str, NDArray[np.floating]]) -> None:
    """Write the weights of a network, in half precision.

    Args:
        path: of the file, with the ending .npy.
        model: the SHA-256 of the weights of the model whose vectors it was trained on.
        arrays: by name, each of any shape.
    """
    kind = np.dtype([(_MODEL, f"U{len(model)}"), *((name, np.float16, np.shape(each)) for name, each in arrays.items())])
    held = np.zeros((), kind)
    held[_MODEL] = model
    for name, each in arrays.items():
        held[name] = each
    np.save(path, held, allow_pickle=False)
