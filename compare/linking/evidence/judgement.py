"""Features become one calibrated probability: a logistic curve over their weighted sum (Platt 1999).

Pairs are looked at twice: by their own features, then with what the first look found around them. The numbers stand in
`judgement.json`, written by `benchmarks/links/train.py`: for each feature a weight, and the value at which it says nothing, that
is its mean over pairs that could go either way. So every feature's part of the sum reads as what speaks for a link or
against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.linking.evidence.features import measure_surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.linking.evidence.candidates import Floats, Indices


@dataclass(frozen=True, slots=True)
class Judgement:
    """A logistic model in two looks.

    Attributes:
        names: of the features of a pair itself.
        weights: log-odds for each unit of a feature, in the order of `names`.
        even: the value of each feature at which it speaks neither for a link nor against it.
        intercept: log-odds where all features are even.
        trust: what the first look's log-odds count for in the second.
        surroundings: the weight of the surroundings, and their even value.
        shift: log-odds where the first look and the surroundings are even.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    even: tuple[float, ...]
    intercept: float
    trust: float = 1.0
    surroundings: tuple[float, float] = (0.0, 0.5)
    shift: float = 0.0

    def first_look(self, features: Mapping[str, Floats]) -> tuple[Floats, Floats]:
        """What each feature says of each pair, shape (pairs, features), and all together, shape (pairs,), in log-odds."""
        reasons = np.empty((len(features[self.names[0]]), len(self.names)), np.float32)
        return reasons, self._look(features, reasons)

    def _look(self, features: Mapping[str, Floats], reasons: Floats) -> Floats:
        """Write what each feature says into the columns of `reasons`; what they say all together."""
        for column, (name, weight, even) in enumerate(zip(self.names, self.weights, self.even, strict=True)):
            reasons[:, column] = weight * (features[name] - even)
        return np.asarray(reasons.sum(axis=1) + np.float32(self.intercept), np.float32)

    def judge(self, features: Mapping[str, Floats], rows: Indices, columns: Indices, spare: int = 0) -> tuple[Floats, Floats]:
        """The reasons and the strength of every pair after the second look.

        Args:
            features: of each pair.
            rows: places on the left, a pair a place.
            columns: places on the right.
            spare: how many columns of zeros the reasons have at the end, for what their caller knows: of many pairs they are
                most of a comparison's memory and are written where they stay.

        Returns:
            What each of `names` and then the surroundings say, in log-odds, above 0 for a link: shape
            (pairs, names + 1 + spare); and the log-odds that the two passages say the same: shape (pairs,).
        """
        own, (weight, even) = len(self.names), self.surroundings
        reasons = np.zeros((len(rows), own + 1 + spare), np.float32)
        first = self._look(features, reasons[:, :own])
        around = measure_surroundings(rows, columns, probability(first))
        reasons[:, :own] *= np.float32(self.trust)
        reasons[:, own] = weight * (around - even)
        total = reasons[:, : own + 1].sum(axis=1)
        return reasons, np.asarray(total + np.float32(self.trust * self.intercept + self.shift), np.float32)


def probability(strength: Floats) -> Floats:
    """From log-odds to 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-strength)), np.float32)


@cache
def load_judgement(name: str) -> Judgement:
    """The model of this name in judgement.json.

    'words' for two articles of one language, 'meaning' for two languages; 'translated' for two languages by the
    multilingual model's vectors.
    """
    import json

    text = Path(__file__).with_name("judgement.json").read_text(encoding="utf-8")
    model: dict[str, Any] = json.loads(text)[name]
    features, second = model["features"], model["surroundings"]
    weights, even = (tuple(float(f[part]) for f in features.values()) for part in ("weight", "even"))
    around = float(second["weight"]), float(second["even"])
    return Judgement(tuple(features), weights, even, model["intercept"], second["trust"], around, second["shift"])
