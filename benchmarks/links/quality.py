"""How right copydesk is: `python benchmarks/links/quality.py DEV.jsonl`, with the dev extra installed.

The benchmark is a file of annotated pairs with its scorer, score.py, beside it (see docs/quality.md). Printed are:

- every metric of the scorer, for the records of `copydesk batch`, for records made by cross-validation over documents
  (features' weights and thresholds from the other folds), and for the plain script where the benchmark's README has it;
  all but facts once more without the one vandalised document
- how often a probability holds (cross-validated)
- the worst disagreements: what was surest and wrong
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from crossvalidation import compared, fit_folds
from gold import VANDALISED, Document, Remembered, Tally, load_documents
from train import FOLDS, fold_of

from compare.link import Kind, Side
from compare.reports import render
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossvalidation import Fold

    from compare.comparison import Comparison

ROOT = Path(__file__).resolve().parents[2]
COPYDESK = [sys.executable, "-c", "from tui.cli import main; main()"]
LINK = (0.2, 0.25, 0.3, 0.35, 0.4)
MATCHED = (0.86, 0.88, 0.9, 0.92)
WORDING = (0.86, 0.88, 0.9)
BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
RECORDS = {"batch": "batch", "cross-validated": "folds"}
Metrics = dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path, help="annotated pairs, a JSON object a line; score.py stands beside it")
    parser.add_argument("--errors", type=int, default=10, help="how many disagreements of each sort are shown")
    parser.add_argument("--model", help="another one than the default")
    options = parser.parse_args()
    path: Path = options.benchmark
    scorer = path.parent / "score.py"
    if not path.exists() or not scorer.exists():
        print(f"skipped: no benchmark at {path}, or no score.py beside it")
        return
    documents = load_documents(path)
    encoder = Remembered(documents, options.model)
    folds = fit_folds(documents, encoder)
    tuned = [chosen_thresholds(documents, encoder, folds, fold) for fold in range(FOLDS)]
    print(
        "thresholds by fold: " + "; ".join(f"link {t.link:g}, matched {t.matched:g}, wording {t.wording:g}" for t in tuned) + "\n"
    )
    pairs = [pair for fold in range(FOLDS) for pair in compared(_in(documents, fold), encoder, folds, tuned[fold])]
    with tempfile.TemporaryDirectory() as folder:
        columns = {
            "batch": score(path, run_batch(documents, Path(folder), options.model), scorer),
            "cross-validated": score(path, write_records(pairs, Path(folder) / "folds"), scorer),
            "plain": plain_figures(path.parent / "README.md"),
        }
        rest = without(path, VANDALISED, Path(folder))
        clean = {f"{name}*": score(rest, Path(folder) / part, scorer) for name, part in RECORDS.items()}
    print_table(columns | {name: {k: v for k, v in found.items() if k.startswith("swipe")} for name, found in clean.items()})
    print(f"* without {VANDALISED}\n")
    print_reliability(pairs)
    print_disagreements(pairs, options.errors)


def _in(documents: Iterable[Document], fold: int) -> list[Document]:
    return [d for d in documents if fold_of(d) == fold]


def chosen_thresholds(documents: Sequence[Document], encoder: Remembered, folds: Sequence[Fold], fold: int) -> Thresholds:
    """The thresholds that are best on all documents but a fold's, with that fold's models."""
    others = [d for d in documents if fold_of(d) != fold and d.id != VANDALISED]
    pairs = list(compared(others, encoder, [folds[fold]] * FOLDS))
    best = max((replace(Thresholds(), link=link) for link in LINK), key=lambda t: objective(pairs, t))
    return max((replace(best, matched=m, wording=w) for m in MATCHED for w in WORDING), key=lambda t: objective(pairs, t))


def objective(pairs: Iterable[tuple[Document, Comparison]], thresholds: Thresholds) -> float:
    """What thresholds are chosen by (see Tally)."""
    tally = Tally()
    for document, comparison in pairs:
        tally.add(document, comparison.reclassified(thresholds))
    return tally.objective()


def run_batch(documents: Sequence[Document], folder: Path, model: str | None) -> Path:
    """The records that the command itself writes."""
    rows = []
    for document in documents:
        names = [folder / f"{document.id}.{side.value}.txt" for side in Side]
        for name, side in zip(names, Side, strict=True):
            name.write_text(document.articles[side].text, encoding="utf-8")
        rows.append([document.id, *names])
    with (folder / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "left", "right"], *rows])
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    command = [*COPYDESK, "batch", str(folder / "pairs.csv"), "-o", str(folder / "batch"), "--format", "json"]
    command += ["--model", model] if model else []
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "batch"


def write_records(pairs: Iterable[tuple[Document, Comparison]], folder: Path) -> Path:
    """A record for each comparison."""
    folder.mkdir()
    for document, comparison in pairs:
        (folder / f"{document.id}.json").write_bytes(render(comparison, "json"))
    return folder


def score(benchmark: Path, records: Path, script: Path) -> Metrics:
    """What the benchmark's own scorer prints."""
    done = subprocess.run([sys.executable, str(script), str(benchmark), str(records)], capture_output=True, text=True, check=False)
    return {name: float(value) for name, value in re.findall(r"^([\w.-]+) (\d\.\d+)$", done.stdout, re.MULTILINE)}


def without(benchmark: Path, name: str, folder: Path) -> Path:
    """A copy of the benchmark without one document."""
    lines = [line for line in benchmark.read_text(encoding="utf-8").splitlines(keepends=True) if f'"{name}"' not in line[:60]]
    copy = folder / "rest.jsonl"
    copy.write_text("".join(lines), encoding="utf-8")
    return copy


def plain_figures(readme: Path) -> Metrics:
    """The plain script's figures, as the benchmark's README has them."""
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    return {name: float(value) for name, value in re.findall(r"([a-z-]+\.[a-z_0-9]+) (\d\.\d+)", text)}


def print_table(columns: dict[str, Metrics]) -> None:
    """Metrics by sources, as Markdown."""
    names = list(dict.fromkeys(name for found in columns.values() for name in found))
    print("| | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name in names:
        cells = (f"{found[name]:.3f}" if name in found else "" for found in columns.values())
        print(f"| {name} | " + " | ".join(cells) + " |")


def best_pairs(document: Document, comparison: Comparison) -> Iterator[tuple[float, bool, int, int]]:
    """The pairs that are the best of either passage: probability, whether gold links them, places in the stories."""
    found, gold = comparison.evidence, document.passage_links()
    if found is None or not len(found.score):
        return
    best = np.zeros(len(found.score), bool)
    order = np.argsort(-found.strength, kind="stable")
    for places in (found.left[order], found.right[order]):
        best[order[np.unique(places, return_index=True)[1]]] = True
    stories = comparison.left.story, comparison.right.story
    for k in np.flatnonzero(best).tolist():
        i, j = int(found.left[k]), int(found.right[k])
        yield float(found.score[k]), (stories[0][i].id, stories[1][j].id) in gold, i, j


def print_reliability(pairs: Iterable[tuple[Document, Comparison]]) -> None:
    """How often pairs of about one probability are linked in gold, where gold links sentences."""
    rows = [(p, true) for d, c in pairs if d.links is not None for p, true, _, _ in best_pairs(d, c)]
    print("| probability | pairs | mean | linked in gold |\n|---|---|---|---|")
    for low, high in itertools.pairwise(BINS):
        inside = [row for row in rows if low <= row[0] < high or (high == 1.0 and row[0] == 1.0)]
        if inside:
            mean, true = (float(np.mean([row[k] for row in inside])) for k in (0, 1))
            print(f"| {low:g} to {high:g} | {len(inside)} | {mean:.2f} | {true:.2f} |")
    print()


def print_disagreements(pairs: Sequence[tuple[Document, Comparison]], count: int) -> None:
    """The surest links that gold does not have, the gold links thought least likely, and passages wrongly unique or not."""
    extra, lost = [], []
    for document, comparison in pairs:
        stories = comparison.left.story, comparison.right.story
        if document.links is not None:
            for chance, true, i, j in best_pairs(document, comparison):
                (lost if true else extra).append((chance, document.id, stories[0][i].text, stories[1][j].text))
    rows = [("linked, not in gold", sorted(extra, reverse=True)), ("in gold, not linked", sorted(lost))]
    for title, found in rows:
        print(f"\n{title}")
        for chance, name, ours, theirs in found[:count]:
            print(f"  {chance:.2f} {name}\n    {ours[:160]}\n    {theirs[:160]}")
    print("\nkinds on swipe")
    for wrong in list(_wrong_kinds(pairs))[: 2 * count]:
        print(f"  {wrong}")


def _wrong_kinds(pairs: Iterable[tuple[Document, Comparison]]) -> Iterator[str]:
    for document, comparison in pairs:
        if document.corpus == "swipe" and document.id != VANDALISED:
            for passage, kind in enumerate(comparison.kinds(Side.RIGHT)):
                gold = document.passage_kinds(Side.RIGHT).get(passage, set())
                if len(gold) == 1 and Kind.UNIQUE.value in {kind.value, *gold} and kind.value not in gold and gold <= set(Kind):
                    text = comparison.right.passages[passage].text
                    yield f"{document.id}: gold {next(iter(gold))}, here {kind.value}: {text[:140]}"


if __name__ == "__main__":
    main()
