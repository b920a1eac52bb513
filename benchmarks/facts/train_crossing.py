"""Tries networks that read both passages: `python benchmarks/facts/train_crossing.py SHARED WORDNET [--joint]`.

Two crossing networks (`crossing_network`), of which one learns pairs made by program first, or with --joint a cross-encoder
(`cross_encoder`). WORDNET is the folder `dict` of WordNet 3.1 (see `wordnet_opposites`). The tables are those of
`train_changes.py`: what is found at how many alarms by the lists alone, by the judge of edits, by the networks and by both, of
documents left out (three folds) and of news left out; then how surely both find more than the judge, documents drawn anew. It
takes ten minutes of processor time, with --joint half an hour, and writes no weights: what either gained is in docs/facts.md.
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
from crossing_network import CrossingNetwork, begun, odds_of, trained
from drawn_anew import Reader, gain
from program_pairs import made_rows

from compare.second_reader.changes.telling import SILENCED, TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Rows = NDArray[np.bool_]

DOMAINS = ("summedits", "summedits-news", "condaqa", "fib", "negation")
NEWS, ALL = "summedits-news", "all that people judged"
FOLDS, SEED = 3, 0
SHARE = 0.5  # of what the judge counts for: with more, news left out is told less well than by the judge alone
ADDED = 0.004, 0.007, 0.01, 0.02  # of the pairs that say the same, beyond those of which the lists tell something
Train = Callable[[Sequence[Row]], CrossingNetwork | CrossEncoder]


def main() -> None:
    """Print the figures."""
    torch.set_num_threads(1)
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shared", type=Path)
    asked.add_argument("wordnet", type=Path)
    asked.add_argument("--joint", action="store_true")
    given = asked.parse_args()
    _, rows = rows_of(given.shared)
    train = [partial(cross_encoder, seed=SEED)] if given.joint else networks(rows, made_rows(given.shared, given.wordnet, rows))
    edits, parts = judge.edits_of(rows), judge.folds_of(rows, FOLDS)
    odds = Odds(judge.left_out(judge.Networks, rows, edits, judge.folds_of(rows)), _left_out(train, rows, edits, parts))
    corpora = np.array([row.corpus for row in rows])
    domains = {name: np.char.startswith(corpora, name) for name in DOMAINS} | {ALL: np.array([row.whole for row in rows])}
    print_ways("documents", domains, rows, edits, odds.chances(rows, edits, parts))
    news = domains[NEWS]
    apart = Odds(judge.left_out(judge.Networks, rows, edits, [news]), _left_out(train, rows, edits, [news]))
    print_ways("news", {NEWS: news}, rows, edits, apart.chances(rows, edits, [news], odds))


def networks(rows: Sequence[Row], made: Sequence[Row]) -> list[Train]:
    """What trains each of the networks: one that learns pairs made by program first, and one that does not."""
    judged = [row for row in rows if row.whole]
    return [partial(trained, begun(judged, SEED, of), seed=SEED) for of in (made, ())]


class Odds:
    """Of each edit what the judge and the networks say, both as far as they are spread; the networks count for less."""

    def __init__(self, judged: Floats, crossing: Floats) -> None:
        self.judged, self.crossing = judged, crossing
        known = np.isfinite(judged) & np.isfinite(crossing)
        self._weights = [float(share / max(1e-6, odds[known].std())) for share, odds in ((1, judged), (SHARE, crossing))]

    @property
    def ways(self) -> dict[str, Odds]:
        """By the judge alone, by the networks alone, by both."""
        none = np.zeros_like(self.judged)
        return {"judge": Odds(self.judged, none), "networks": Odds(none, self.crossing), "both": self}

    def calibration(self, rows: Sequence[Row], edits: judge.Edits, of: Rows) -> tuple[float, float, float]:
        """By how much either is multiplied and what is added, so that a chance comes of it."""
        slope, shift = judge.calibrated(self._weights[0] * self.judged + self._weights[1] * self.crossing, rows, edits, of)
        return slope * self._weights[0], slope * self._weights[1], shift

    def chances(self, rows: Sequence[Row], edits: judge.Edits, parts: Sequence[Rows], by: Odds | None = None) -> dict[str, Floats]:
        """The chance of each edit by each way, calibrated by the other parts; `by`: other odds that are calibrated by."""
        others = (by or self).ways
        return {name: way.chance(rows, edits, parts, others[name]) for name, way in self.ways.items()}

    def chance(self, rows: Sequence[Row], edits: judge.Edits, parts: Iterable[Rows], by: Odds) -> Floats:
        """The chance of each edit."""
        found = np.full(len(edits.row), np.nan, np.float32)
        for part in parts:
            one, two, shift = by.calibration(rows, edits, ~part)
            chosen = part[edits.row]
            found[chosen] = 1 / (1 + np.exp(-(one * self.judged[chosen] + two * self.crossing[chosen] + shift)))
        return found


def _left_out(train: Sequence[Train], rows: Sequence[Row], edits: judge.Edits, parts: Iterable[Rows]) -> Floats:
    """The log-odds of each edit by networks of the other parts of the rows, the mean over them."""
    odds = np.full((len(train), len(edits.row)), np.nan, np.float32)
    for part in parts:
        others = [row for row, held in zip(rows, part, strict=True) if row.whole and not held]
        for number, each in enumerate(train):
            odds[number, part[edits.row]] = odds_of(each(others), [row for row, held in zip(rows, part, strict=True) if held])
    return np.asarray(odds.mean(axis=0), np.float32)


def print_ways(how: str, domains: dict[str, Rows], rows: Sequence[Row], edits: judge.Edits, odds: dict[str, Floats]) -> None:
    """Found at alarms by each way, what both find by other thresholds, how surely it is more, and how often they are right.

    What the lists tell is doubted by the judge alone.
    """
    listed = (edits.measures[:, -2] > 0) | edits.held
    chances = {name: np.where(listed, odds["judge"], chance) for name, chance in odds.items()}
    lists = judge.outcome(np.zeros(len(edits.row)), rows, edits, 2, 0)
    ways = {"lists": lists} | {name: judge.outcome(chance, rows, edits, TOLD, SILENCED) for name, chance in chances.items()}
    judge.print_table(f"{how} left out", domains, rows, ways)
    judge.print_curve(chances["both"], rows, edits, domains)
    silenced = judge.outcome(chances["judge"], rows, edits, 2, SILENCED)
    readers = [Reader(*silenced, judge.most(chances[name], edits, len(rows), ~listed)) for name in ("judge", "both")]
    for name, of in domains.items():
        for added in ADDED if name in (*judge.CURVES, ALL) else ():
            print(
                name, f"alarms + {added}: judge {{:.3f}}, both {{:.3f}}, more in {{:.2f}}".format(*gain(*readers, rows, of, added))
            )
    judge.print_reliability(how, chances["both"], rows, edits)


if __name__ == "__main__":
    main()
