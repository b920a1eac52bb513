"""Fits compare/linking/evidence/judgement.json: `python benchmarks/links/train.py DEV.jsonl`, with the dev extra installed.

A logistic regression over standardised features, L2-regularised. No feature may speak against its own sense: weights are
0 or more, and those of meaning, words and known words at least as in FLOORS, because a pair of short articles has no
rivals or neighbours to be compared with. Labels:

- where sentence links are annotated, a candidate pair is true where gold links it, false otherwise
- where only kinds are (swipe), a pair with a passage that is unique is false; of the others the best pair of either
  passage, by the model so far, is true (multiple-instance learning: fit, choose, fit again)
- onestop-wrong is all false; of onestop-true, each right passage's best pair is true
- a pair far behind a rival on both sides can never become a link, and is left out

Every corpus counts by its number of true pairs, weighted as in WEIGHTS, so that none drowns another.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from gold import VANDALISED, Document, Remembered, load_documents
from scipy.optimize import minimize

from compare.link import Side
from compare.linking.evidence import features as f
from compare.linking.evidence.candidates import find_candidates
from compare.linking.evidence.judgement import Judgement, probability

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[2]
FOLDS = 5
ROUNDS = 3
L2 = 3.0
BEHIND = -0.05
FLOORS = {f.MEANING: 0.5, f.WORDS: 0.5, f.KNOWN: 0.25}  # per standard deviation
MODELS = {"words": f.FEATURES, "meaning": f.MEANING_ALONE}
WEIGHTS = {"swipe": 0.7, "plaba-same": 0.5, "plaba-mixed": 1.0, "onestop": 0.8, "news": 0.8, "seeds": 0.2}
SCALE = 1000  # what a corpus of weight 1 weighs against the regularisation


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A document's candidate pairs: places in the stories, features, and what gold says of the passages."""

    document: Document
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    features: Mapping[str, Numbers]
    links: NDArray[np.bool_] | None
    unique: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    shared: tuple[NDArray[np.bool_], NDArray[np.bool_]]


def measured(document: Document, encoder: Remembered, *, meaning_alone: bool) -> Measured | None:
    """The candidate pairs of a document; None where a side has no story."""
    stories = [document.articles[side].story for side in Side]
    if not all(stories):
        return None
    sides = [f.Passages.of([p.text for p in story], encoder.encode([p.text for p in story])) for story in stories]
    rows, columns, _ = find_candidates(sides[0].vectors, sides[1].vectors, sides[0].texts, sides[1].texts)
    found = f.measure(*sides, rows, columns, meaning_alone=meaning_alone)
    links = None
    if document.links is not None:
        gold = document.passage_links()
        links = np.array([(stories[0][i].id, stories[1][j].id) in gold for i, j in zip(rows, columns, strict=True)], bool)
    kinds = [[document.passage_kinds(side).get(p.id, set()) for p in story] for side, story in zip(Side, stories, strict=True)]
    unique = tuple(np.array([k == {"unique"} for k in side], bool) for side in kinds)
    shared = tuple(np.array([bool(k & {"matched", "paraphrased"}) for k in side], bool) for side in kinds)
    return Measured(document, rows, columns, found, links, (unique[0], unique[1]), (shared[0], shared[1]))


def labels(pairs: Measured, score: Numbers) -> Numbers:
    """1, 0, or nan where the pair is left out; `score` is the model's so far."""
    return np.where(pairs.features[f.LEAD_STRONGER] < BEHIND, np.nan, _labels(pairs, score))


def _labels(pairs: Measured, score: Numbers) -> Numbers:
    if pairs.links is not None:
        return pairs.links.astype(float)
    found = np.full(len(pairs.rows), np.nan)
    if pairs.document.corpus == "onestop-true":
        rivals = np.minimum(_best(pairs.rows, score), _best(pairs.columns, score))
        found[(score < 0.1) & (score < 0.3 * rivals)] = 0
        found[(score >= _best(pairs.columns, score)) & (score > 0.02)] = 1
        return found
    possible = pairs.shared[0][pairs.rows] & pairs.shared[1][pairs.columns]
    best = [score >= _best(places, np.where(possible, score, -1)) for places in (pairs.rows, pairs.columns)]
    found[possible & (best[0] | best[1])] = 1
    found[pairs.unique[0][pairs.rows] | pairs.unique[1][pairs.columns]] = 0
    return found


def _best(places: NDArray[np.int64], score: Numbers) -> Numbers:
    top = np.full(int(places.max()) + 1, -np.inf)
    np.maximum.at(top, places, score)
    return top[places]


def fit(documents: Sequence[Measured], names: tuple[str, ...]) -> Judgement:
    """The model for some documents."""
    documents = [d for d in documents if d.document.id != VANDALISED and len(d.rows)]
    matrices = [np.stack([d.features[name] for name in names], axis=1).astype(float) for d in documents]
    scores = [m[:, 0] for m in matrices]
    found = Judgement(names, (0.0,) * len(names), (0.0,) * len(names), 0.0)
    for _ in range(ROUNDS):
        wanted = [labels(d, s) for d, s in zip(documents, scores, strict=True)]
        found = _regression(names, matrices, wanted, _weights(documents, wanted))
        scores = [probability(m @ np.array(found.weights) + _offset(found)).astype(float) for m in matrices]
    return _calibrated(documents, _second_look(documents, found))


def _second_look(documents: Sequence[Measured], first: Judgement) -> Judgement:
    """The same model with the surroundings in it."""
    odds = [first.first_look(d.features)[1].astype(float) for d in documents]
    around = [f.measure_surroundings(d.rows, d.columns, probability(o)) for d, o in zip(documents, odds, strict=True)]
    matrices = [np.stack([o, a], axis=1) for o, a in zip(odds, around, strict=True)]
    wanted = [labels(d, probability(o)) for d, o in zip(documents, odds, strict=True)]
    found = _regression(("first look", f.SURROUNDINGS), matrices, wanted, _weights(documents, wanted))
    trust, weight = found.weights
    return replace(first, trust=trust, surroundings=(weight, found.even[1]), shift=found.intercept - trust * found.even[0])


def _calibrated(documents: Sequence[Measured], found: Judgement) -> Judgement:
    """The same model, its log-odds stretched so that they hold for pairs that can become links, where gold links all."""
    odds, true = [], []
    for d in documents:
        if d.links is not None:
            strength = found.judge(d.features, d.rows, d.columns)[1].astype(float)
            best = (strength >= _best(d.rows, strength)) | (strength >= _best(d.columns, strength))
            odds.append(strength[best][:, None])
            true.append(d.links[best].astype(float))
    line = _regression(("odds",), odds, true, [1.0] * len(odds))
    slope, (around, even) = line.weights[0], found.surroundings
    shift = found.shift * slope + _offset(line)
    return replace(found, trust=found.trust * slope, surroundings=(around * slope, even), shift=shift)


def _offset(found: Judgement) -> float:
    return found.intercept - float(np.dot(found.weights, found.even))


def _corpus(document: Document) -> str:
    return "onestop" if document.corpus.startswith("onestop") else document.corpus


def _weights(documents: Sequence[Measured], wanted: Sequence[Numbers]) -> list[float]:
    true: Counter[str] = Counter()
    for d, y in zip(documents, wanted, strict=True):
        true[_corpus(d.document)] += int((y == 1).sum())
    return [WEIGHTS[c] * SCALE / max(1, true[c]) for c in (_corpus(d.document) for d in documents)]


def _regression(
    names: tuple[str, ...], matrices: Sequence[Numbers], wanted: Sequence[Numbers], weights: Sequence[float]
) -> Judgement:
    known = [~np.isnan(y) for y in wanted]
    x = np.concatenate([m[k] for m, k in zip(matrices, known, strict=True)])
    y = np.concatenate([v[k] for v, k in zip(wanted, known, strict=True)])
    w = np.concatenate([np.full(int(k.sum()), weight) for k, weight in zip(known, weights, strict=True)])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread

    def loss(t: Numbers) -> tuple[float, Numbers]:
        odds = z @ t[:-1] + t[-1]
        wrong = w * (1 / (1 + np.exp(-odds)) - y)
        total = (w * (np.logaddexp(0, odds) - y * odds)).sum() + L2 / 2 * (t[:-1] ** 2).sum()
        return float(total), np.append(z.T @ wrong + L2 * t[:-1], wrong.sum())

    bounds = [(FLOORS.get(name, 0.0), None) for name in names] + [(None, None)]
    best = minimize(loss, np.append(np.full(len(names), 0.5), -3.0), jac=True, method="L-BFGS-B", bounds=bounds).x
    chance = 1 / (1 + np.exp(-(z @ best[:-1] + best[-1])))
    doubt = w * (chance * (1 - chance)) ** 4  # the fourth power: those close to even count
    even = (x * doubt[:, None]).sum(axis=0) / doubt.sum()
    slopes = best[:-1] / spread
    return Judgement(names, tuple(slopes.tolist()), tuple(even.tolist()), float(best[-1] + slopes @ (even - mean)))


def fold_of(document: Document) -> int:
    """Which of the folds a document is tested in: the same for all that were made from one text."""
    return crc32(document.group.encode()) % FOLDS


def crossvalidated(documents: Sequence[Measured], names: tuple[str, ...]) -> list[Judgement]:
    """For each fold, the model of all other folds."""
    return [fit([d for d in documents if fold_of(d.document) != fold], names) for fold in range(FOLDS)]


def gathered(documents: Iterable[Document], encoder: Remembered, model: str) -> list[Measured]:
    """The candidate pairs of all documents for one of the two models."""
    alone = model == "meaning"
    return [m for d in documents if (m := measured(d, encoder, meaning_alone=alone))]


def written(models: Mapping[str, Judgement], corpora: Mapping[str, int]) -> str:
    """The models as JSON, a line a feature, with where they come from."""
    provenance = {
        "written by": "benchmarks/links/train.py; read by compare/linking/evidence/judgement.py",
        "date": str(datetime.now(UTC).date()),
        "documents": dict(sorted(corpora.items())),
        "method": f"logistic regression, L2 {L2:g} on standardised features, weights 0 or more, {ROUNDS} rounds",
        "checked": f"{FOLDS} folds over documents; figures in docs/quality.md",
        "weight": "log-odds for each unit of the feature",
        "even": "the value at which the feature speaks neither for a link nor against it",
    }
    parts: dict[str, dict[str, object]] = {"provenance": dict(provenance)}
    return _as_text({**parts, **_parts(models)})


def put(models: Mapping[str, Judgement], path: Path) -> None:
    """Put models into a file beside those of other names that it holds."""
    kept: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(_as_text({**kept, **_parts(models)}), encoding="utf-8")


def _parts(models: Mapping[str, Judgement]) -> dict[str, dict[str, object]]:
    parts: dict[str, dict[str, object]] = {}
    for name, model in models.items():
        rows = zip(model.names, model.weights, model.even, strict=True)
        features = {feature: {"weight": round(weight, 4), "even": round(even, 4)} for feature, weight, even in rows}
        around = {"weight": model.surroundings[0], "even": model.surroundings[1], "trust": model.trust, "shift": model.shift}
        second = {part: round(value, 4) for part, value in around.items()}
        parts[name] = {"intercept": round(model.intercept, 4), "features": features, "surroundings": second}
    return parts


def _as_text(parts: Mapping[str, object]) -> str:
    text = json.dumps(parts, indent=1)
    return re.sub(r'\{\s+"weight": ([-\d.]+),\s+"even": ([-\d.]+)\s+\}', r'{"weight": \1, "even": \2}', text) + "\n"


def main() -> None:
    """Fit on everything and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path, help="annotated pairs, a JSON object a line")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "compare/linking/evidence/judgement.json")
    options = parser.parse_args()
    documents = load_documents(options.benchmark)
    encoder = Remembered(documents)
    models = {name: fit(gathered(documents, encoder, name), features) for name, features in MODELS.items()}
    kept = json.loads(options.output.read_text(encoding="utf-8")) if options.output.exists() else {}
    text = written(models, Counter(d.corpus for d in documents))
    others = {name: model for name, model in kept.items() if name not in {"provenance", *models}}  # see train_languages.py
    text = _as_text({**json.loads(text), **others})
    options.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
