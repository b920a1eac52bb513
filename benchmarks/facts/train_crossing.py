"""Tries networks that read both passages: `python benchmarks/facts/train_crossing.py SHARED [--made WORDNET] [--joint]`.

By default the crossing network (`crossing_network`), with --joint the cross-encoder (`cross_encoder`). WORDNET is the folder
`dict` of WordNet 3.1 (see `wordnet_opposites`): the crossing network then learns pairs made by program first. The folds and tables
are those of `train_changes.py`: what is found at how many alarms by the lists alone, by the judge, by the network and by both, of
documents left out, and of news left out. It takes ten minutes of processor time, with --joint thirty, and writes no weights: what
either gained is in docs/facts.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import torch
import train_changes as judge
from changes_material import Row, rows_of
from cross_encoder import CrossEncoder, cross_encoder
from crossing_network import CrossingNetwork, odds_of, pretrained, trained
from program_pairs import made_rows

from compare.second_reader.changes.telling import SILENCED, TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DOMAINS = ("summedits", "summedits-news", "condaqa", "fib", "negation")
NEWS = "summedits-news"
Train = Callable[[Sequence[Row]], CrossingNetwork | CrossEncoder]


def main() -> None:
    """Print the figures."""
    torch.set_num_threads(1)
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shared", type=Path)
    asked.add_argument("--made", type=Path, metavar="WORDNET")
    asked.add_argument("--joint", action="store_true")
    given = asked.parse_args()
    _, rows = rows_of(given.shared)
    if given.joint:
        train: Train = cross_encoder
    else:
        made = made_rows(given.shared, given.made, rows) if given.made else []
        train = partial(trained, pretrained(made, [row for row in rows if row.whole]))
    edits, folds = judge.edits_of(rows), judge.folds_of(rows)
    odds = Odds(judge.left_out(judge.Networks, rows, edits, folds), _left_out(train, rows, edits, folds))
    corpora = np.array([row.corpus for row in rows])
    domains = {name: np.char.startswith(corpora, name) for name in DOMAINS}
    ways = odds.ways
    print_ways("documents", domains, rows, edits, {name: each.chances(rows, edits, folds, each) for name, each in ways.items()})
    news = domains[NEWS]
    apart = Odds(judge.left_out(judge.Networks, rows, edits, [news]), _left_out(train, rows, edits, [news]))
    chances = {name: each.chances(rows, edits, [news], ways[name]) for name, each in apart.ways.items()}
    print_ways("news", {NEWS: news}, rows, edits, chances)


class Odds:
    """Of each edit what the judge and the crossing network say; each counts as much as it is spread."""

    def __init__(self, judged: Floats, crossing: Floats) -> None:
        self.judged, self.crossing = judged, crossing
        known = np.isfinite(judged) & np.isfinite(crossing)
        self._weights = [float(1 / max(1e-6, odds[known].std())) for odds in (judged, crossing)]

    @property
    def ways(self) -> dict[str, Odds]:
        """By the judge alone, by the crossing network alone, by both."""
        none = np.zeros_like(self.judged)
        return {"judge": Odds(self.judged, none), "crossing": Odds(none, self.crossing), "both": self}

    def calibration(self, rows: Sequence[Row], edits: judge.Edits, of: NDArray[np.bool_]) -> tuple[float, float, float]:
        """By how much either is multiplied and what is added, so that a chance comes of it."""
        slope, shift = judge.calibrated(self._weights[0] * self.judged + self._weights[1] * self.crossing, rows, edits, of)
        return slope * self._weights[0], slope * self._weights[1], shift

    def chances(self, rows: Sequence[Row], edits: judge.Edits, parts: Iterable[NDArray[np.bool_]], by: Odds) -> Floats:
        """The chance of each edit, calibrated by other odds of the other parts."""
        found = np.full(len(edits.row), np.nan, np.float32)
        for part in parts:
            one, two, shift = by.calibration(rows, edits, ~part)
            chosen = part[edits.row]
            found[chosen] = 1 / (1 + np.exp(-(one * self.judged[chosen] + two * self.crossing[chosen] + shift)))
        return found


def _left_out(train: Train, rows: Sequence[Row], edits: judge.Edits, parts: Iterable[NDArray[np.bool_]]) -> Floats:
    """The log-odds of each edit by a network of the other parts of the rows."""
    odds = np.full(len(edits.row), np.nan, np.float32)
    for part in parts:
        network = train([row for row, held in zip(rows, part, strict=True) if row.whole and not held])
        odds[part[edits.row]] = odds_of(network, [row for row, held in zip(rows, part, strict=True) if held])
    return odds


def print_ways(
    how: str, domains: dict[str, NDArray[np.bool_]], rows: Sequence[Row], edits: judge.Edits, chances: dict[str, Floats]
) -> None:
    """Found at alarms by each way, what both find by other thresholds, and how often they are right."""
    ways = {"lists": judge.outcome(np.zeros(len(edits.row)), rows, edits, 2, 0)}
    ways |= {name: judge.outcome(chance, rows, edits, TOLD, SILENCED) for name, chance in chances.items()}
    judge.print_table(f"{how} left out", domains, rows, ways)
    judge.print_curve(chances["both"], rows, edits, domains)
    judge.print_reliability(how, chances["both"], rows, edits)


if __name__ == "__main__":
    main()
