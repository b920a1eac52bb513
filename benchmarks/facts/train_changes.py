"""Trains the judge of edits: `python benchmarks/facts/train_changes.py SHARED [-o WEIGHTS]`, with the dev extra installed.

Which edit of a pair changes what is said nobody marked, only that one does (multiple-instance learning): a first model takes
all edits of a changed pair for such, each the less the more there are, a second one those that the first found likely. What a
list is certain of (a number, a name) is one that does. Printed is what is found at how many alarms, much as
`facts/score_external.py` beside the pairs counts them: by the lists alone, and with each of three models beside them, of
documents left out (five folds, all that was made from one text in one) and of each domain left out; then how often what it is
so sure of is so. The thresholds are those that copydesk has.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import itertools

from changes_material import Row, rows_of

from compare.second_reader.changes.telling import SILENCED, TOLD, may_be_none
from compare.second_reader.networks import FARTHEST, OF_EDITS, write_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FOLDS, SEEDS, HIDDEN, EPOCHS = 5, 3, 32, 40
DECAY, STEP = 1.0, 2e-3
REWRITE = 0.2  # what an edit of a rewrite counts for beside one of a pair that was judged
DOUBT = 0.5  # what an edit that is not the one that changes a pair counts for as one that changes nothing
LEAST = 0.02
CURVES = ("summedits", "summedits-news", "condaqa")
LESS_SURE = 1e-4
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.001)
Model = Callable[[], Any]


@dataclass(frozen=True)
class Edits:
    """All edits: measures, shape (edits, measures), rows, whether a list is certain of them, whether it is never silenced there."""

    measures: Floats
    row: NDArray[np.int64]
    certain: NDArray[np.bool_]
    held: NDArray[np.bool_]


def edits_of(rows: Sequence[Row]) -> Edits:
    """The edits of some pairs."""
    told = [(place, edit.measures) for place, row in enumerate(rows) for edit in row.edits]
    measures = np.array([each for _, each in told], np.float32)
    held = [not all(map(may_be_none, edit.facts)) for row in rows for edit in row.edits]
    return Edits(measures, np.array([place for place, _ in told]), measures[:, -1] > 0, np.array(held))


class Networks:
    """Some small networks, the mean of what their last layers say."""

    def __init__(self) -> None:
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.neural_network import MLPClassifier

        warnings.simplefilter("ignore", ConvergenceWarning)  # so many epochs and no more is what keeps them from learning by heart
        same = {"alpha": DECAY, "max_iter": EPOCHS, "learning_rate_init": STEP}
        self.parts = [MLPClassifier((HIDDEN,), random_state=seed, **same) for seed in range(SEEDS)]
        self.mean, self.spread = np.zeros(0), np.zeros(0)

    def fit(self, x: Floats, y: Floats, weights: Floats) -> None:
        """Train each."""
        self.mean = np.nanmean(x, axis=0)
        self.spread = np.where(np.isnan(x), self.mean, x).std(axis=0) + 1e-6
        for part in self.parts:
            part.fit(self._scaled(x), y, sample_weight=weights)

    def odds(self, x: Floats) -> Floats:
        """Log-odds of each edit."""
        said = [
            np.maximum(0, self._scaled(x) @ p.coefs_[0] + p.intercepts_[0]) @ p.coefs_[1] + p.intercepts_[1] for p in self.parts
        ]
        return np.mean(said, axis=0)[:, 0]

    def _scaled(self, x: Floats) -> Floats:
        return np.clip((np.where(np.isnan(x), self.mean, x) - self.mean) / self.spread, -FARTHEST, FARTHEST)


class Other(Networks):
    """Another classifier of scikit-learn in their place."""

    def __init__(self, part: Any) -> None:  # noqa: ANN401
        self.part = part

    def fit(self, x: Floats, y: Floats, weights: Floats) -> None:
        """Train it."""
        self.mean, self.spread = np.nanmean(x, axis=0), np.nanstd(x, axis=0) + 1e-6
        self.part.fit(self._scaled(x), y, sample_weight=weights)

    def odds(self, x: Floats) -> Floats:
        """Log-odds of each edit."""
        chance = np.clip(self.part.predict_proba(self._scaled(x))[:, 1], LESS_SURE, 1 - LESS_SURE)
        return np.log(chance / (1 - chance))


def models() -> dict[str, Model]:
    """What is tried, the last is what copydesk has."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression

    trees = {"max_iter": 80, "learning_rate": 0.1, "max_leaf_nodes": 8, "min_samples_leaf": 30, "l2_regularization": 5.0}
    return {
        "logistic regression": lambda: Other(LogisticRegression(C=0.1, max_iter=500)),
        "boosted trees": lambda: Other(HistGradientBoostingClassifier(max_features=0.3, random_state=0, **trees)),
        "small networks": Networks,
    }


def trained(make: Model, rows: Sequence[Row], edits: Edits, of: NDArray[np.bool_]) -> Any:  # noqa: ANN401
    """The model for the edits of some rows, after a second look."""
    changed = np.array([row.changed for row in rows])[edits.row]
    worth = np.array([1.0 if row.whole else REWRITE for row in rows])[edits.row]
    count = np.bincount(edits.row, minlength=len(rows))[edits.row]
    has_certain = np.zeros(len(rows), bool)
    has_certain[edits.row[edits.certain]] = True
    share = np.where(has_certain[edits.row], edits.certain, 1 / count) * changed
    for look in range(2):
        x = np.concatenate([edits.measures[of], edits.measures[of & changed]])
        y = np.concatenate([changed[of], np.zeros((of & changed).sum())])
        doubt = DOUBT * (1 - share[of & changed]) * (look > 0)
        weights = np.concatenate([np.where(changed, share, worth)[of], doubt])
        model = make()
        model.fit(x[weights > LEAST], y[weights > LEAST], weights[weights > LEAST])
        chance = np.clip(1 / (1 + np.exp(-model.odds(edits.measures))), LESS_SURE, 1 - LESS_SURE)
        none = np.zeros(len(rows))
        np.add.at(none, edits.row, np.log1p(-chance))
        share = np.where(edits.certain, 1.0, chance / (1 - np.exp(none[edits.row]))) * changed
    return model


def left_out(make: Model, rows: Sequence[Row], edits: Edits, parts: Iterable[NDArray[np.bool_]]) -> Floats:
    """The log-odds of each edit by a model of the other parts of the rows."""
    odds = np.full(len(edits.row), np.nan, np.float32)
    for part in parts:
        odds[part[edits.row]] = trained(make, rows, edits, ~part[edits.row]).odds(edits.measures[part[edits.row]])
    return odds


def calibrated(odds: Floats, rows: Sequence[Row], edits: Edits, of: NDArray[np.bool_]) -> tuple[float, float]:
    """What makes a chance of the highest odds of a pair that was judged (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression

    highest = most(odds, edits, len(rows))
    known = of & np.isfinite(highest) & np.array([row.whole for row in rows])
    fit = LogisticRegression(C=1e6).fit(highest[known, None], np.array([row.changed for row in rows])[known])
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def most(values: Floats, edits: Edits, count: int, among: NDArray[np.bool_] | None = None) -> Floats:
    """The highest value of an edit of each pair, or of some edits; of a pair that has none, minus infinity."""
    found = np.full(count, -np.inf)
    chosen = np.isfinite(values) if among is None else among & np.isfinite(values)
    np.maximum.at(found, edits.row[chosen], values[chosen])
    return found


def outcome(chance: Floats, rows: Sequence[Row], edits: Edits, told: float, silenced: float) -> tuple[Any, Any]:
    """Whether something is lit on changed words of each pair, and whether anything is told of it."""
    soft = (edits.measures[:, -2] > 0) & ~edits.held
    kept = most(chance, edits, len(rows), soft) >= silenced
    own = most(chance, edits, len(rows), ~soft & ~edits.held) >= told
    lit = np.array([row.lit for row in rows]) | kept | own
    lit[edits.row[edits.held]] = True
    return lit, lit | np.array([row.strong or row.soft for row in rows])


def figures(name: str, of: NDArray[np.bool_], changed: NDArray[np.bool_], ways: Sequence[tuple[Any, Any]]) -> str:
    """A line of the table: found at alarms by each way."""
    cells = [
        f"{lit[of & changed].mean():.3f}@{some[of & ~changed].mean() if (of & ~changed).any() else float('nan'):.3f}"
        for lit, some in ways
    ]
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the figures and write the weights."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shared", type=Path)
    asked.add_argument("-o", type=Path, default=OF_EDITS)
    given = asked.parse_args()
    model, rows = rows_of(given.shared)
    edits = edits_of(rows)
    corpora = np.array([row.corpus for row in rows])
    domains = {name: np.char.startswith(corpora, name) for name in ("summedits", "summedits-news", "condaqa", "fib", "negation")}
    folds = folds_of(rows)
    lists = outcome(np.zeros(len(edits.row)), rows, edits, 2, 0)
    ways = {name: chances(make, rows, edits, folds) for name, make in models().items()}
    print_table(
        "documents left out",
        domains,
        rows,
        {"lists": lists} | {n: outcome(c, rows, edits, TOLD, SILENCED) for n, c in ways.items()},
    )
    networks = ways["small networks"]
    print_curve(networks, rows, edits, domains)
    single = [corpora == row.corpus for row in {row.corpus: row for row in rows if row.whole}.values()]
    apart = chances(Networks, rows, edits, single, folds)
    print_table(
        "its domain left out", domains, rows, {"lists": lists, "small networks": outcome(apart, rows, edits, TOLD, SILENCED)}
    )
    for how, chance in (("documents", networks), ("domains", apart)):
        print_reliability(how, chance, rows, edits)
    write(given.o, model, rows, edits, calibrated(left_out(Networks, rows, edits, folds), rows, edits, np.ones(len(rows), bool)))


def folds_of(rows: Sequence[Row], count: int = FOLDS) -> list[NDArray[np.bool_]]:
    """So many parts of the rows, a document in one of them."""
    from sklearn.model_selection import GroupKFold

    parts = []
    for _, part in GroupKFold(count).split(rows, groups=[row.document for row in rows]):
        parts.append(np.isin(np.arange(len(rows)), part))
    return parts


def chances(make: Model, rows: Sequence[Row], edits: Edits, parts: Sequence[Any], folds: Sequence[Any] = ()) -> Floats:
    """The chance of each edit, by a model and a calibration of the other parts; `folds`: others that are calibrated by."""
    odds = left_out(make, rows, edits, parts)
    by = left_out(make, rows, edits, folds) if folds else odds
    found = np.zeros(len(edits.row), np.float32)
    for part in parts:
        slope, shift = calibrated(by, rows, edits, ~part)
        chosen = part[edits.row]
        found[chosen] = 1 / (1 + np.exp(-(slope * odds[chosen] + shift)))
    return found


def print_table(how: str, domains: dict[str, Any], rows: Sequence[Row], ways: dict[str, tuple[Any, Any]]) -> None:
    """Found at alarms, a line a domain."""
    changed = np.array([row.changed for row in rows])
    print(f"\n{how}\n| | {' | '.join(ways)} |")
    for name, of in domains.items():
        print(figures(name, of, changed, list(ways.values())), flush=True)


def print_curve(chance: Floats, rows: Sequence[Row], edits: Edits, domains: dict[str, Any]) -> None:
    """Found at alarms by other thresholds."""
    changed = np.array([row.changed for row in rows])
    for silenced in (0.0, 0.4):
        for told in (0.8, 0.85, 0.88, 0.89, 0.9, 0.91, 0.92, 0.93, 0.95, 0.97):
            way = outcome(chance, rows, edits, told, silenced)
            print(
                silenced,
                told,
                *(figures(name, of, changed, [way]) for name, of in domains.items() if name in CURVES),
            )


def print_reliability(how: str, chance: Floats, rows: Sequence[Row], edits: Edits) -> None:
    """How often a pair is changed whose surest edit has some chance, of pairs of which no list is certain."""
    highest = most(chance, edits, len(rows))
    asked = np.array([row.whole and not row.strong and not row.soft for row in rows]) & np.isfinite(highest)
    changed = np.array([row.changed for row in rows])
    print(f"\n{how} left out\n| chance | pairs | mean | changed |")
    for low, high in itertools.pairwise(BINS):
        of = asked & (highest >= low) & (highest < high)
        if of.any():
            print(f"| {low:g} to {min(1, high):g} | {of.sum()} | {highest[of].mean():.2f} | {changed[of].mean():.2f} |")


def write(path: Path, model: str, rows: Sequence[Row], edits: Edits, calibration: tuple[float, float]) -> None:
    """The weights, as `compare.second_reader.networks` reads them."""
    networks = trained(Networks, rows, edits, np.ones(len(edits.row), bool))
    held = {
        "mean": networks.mean,
        "spread": networks.spread,
        "first": np.concatenate([part.coefs_[0] for part in networks.parts], axis=1),
        "first_bias": np.concatenate([part.intercepts_[0] for part in networks.parts]),
        "last": np.concatenate([part.coefs_[1][:, 0] for part in networks.parts]) / SEEDS,
        "last_bias": np.mean([part.intercepts_[1][0] for part in networks.parts]),
        "calibration": np.array(calibration),
    }
    write_weights(path, model, {name: np.asarray(value) for name, value in held.items()})
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB, {len(edits.row)} edits of {len(rows)} pairs")


if __name__ == "__main__":
    main()
