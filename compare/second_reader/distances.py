"""Words of two languages: how far the nearest of the other side is, which no weights had to be fitted for.

This is DiffAlign (Vamvas and Sennrich 2023, 'Towards Unsupervised Recognition of Token-level Semantic Differences in Related
Documents'), of a word and of it with its neighbours. It ranks words, and is too weak to say of one that it is unlike: every score
stays below the one from which words are lit. Figures are in docs/quality.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.second_reader.features import NEAREST, NEAREST_RUN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_STEEPNESS = 1.7  # scores for each unit of distance: of the multilingual model's words one in a hundred is 0.23 away, half are 0.11
_HIGHEST = 0.39


@dataclass(frozen=True, slots=True)
class Distances:
    """Scores words as `Network` does, by distances alone."""

    def scores(self, features: Floats) -> Floats:
        """How much each word says that the other side does not, 0 to 0.39: shape (words,), of features of shape (words, COUNT)."""
        away = (features[:, NEAREST] + features[:, NEAREST_RUN]) / 2
        return np.asarray(np.clip(_STEEPNESS * away, 0, _HIGHEST), np.float32)
