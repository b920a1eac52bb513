"""The judge: a small network that says of an edit how likely it changes what is said, in numpy."""

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
FARTHEST = 6.0  # deviations from the mean: what is farther off counts for no more


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Its weights.

    Attributes:
        model: the SHA-256 of the weights of the model whose vectors it was trained on; of others it knows nothing.
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


@cache
def load() -> Judge:
    """The judge of the package."""
    with np.load(WEIGHTS, allow_pickle=False) as held:
        arrays = {name: held[name].astype(np.float32) for name in held.files if name != "model"}
        model = str(held["model"])
    pairs = {name: (arrays[name], arrays[f"{name}_bias"]) for name in ("first", "last")}
    return Judge(model, arrays["mean"], arrays["spread"], **pairs, calibration=arrays["calibration"])
