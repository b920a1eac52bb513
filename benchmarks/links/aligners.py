"""Ways to make links of probabilities, measured: `python benchmarks/links/aligners.py DEV.jsonl`, with the dev extra installed.

All get the same evidence (cross-validated, see crossvalidation.py) and threshold. `compare/linking/align.py` is the best of
them; the table is in docs/quality.md.

- every pair: all pairs above the threshold, as groups that touch
- mutual best: only pairs that are the best of both passages
- star: compare/linking/align.py, mutual best pairs first, then passages that add to their best partner's link
- matching: the maximum-weight matching of log-odds above the threshold (Kuhn 1955), then stars
- monotone: the best path over groups of up to 1:3 and 3:1 in order (vecalign: Thompson and Koehn 2019; Bertalign: Liu and
  Zhu 2022), then stars among what it left, which finds what moved
- chain: for every passage of one side a partner or none, with a price on leaving the order (the transitions of the neural
  CRF aligner: Jiang et al. 2020), decoded from both sides; pairs found from either
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from crossvalidation import compared, fit_folds
from gold import VANDALISED, Remembered, Tally, load_documents
from scipy.optimize import linear_sum_assignment

from compare.linking.align import Group, _best_pairs, _join, align

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compare.linking.evidence.similarity import Evidence
    from compare.thresholds import Thresholds

    Aligner = Callable[[Evidence, Thresholds], list[Group]]

SHAPES = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1)]
JUMP = 0.5  # log-odds for each passage that a chain skips or goes back, up to JUMPS
JUMPS = 4
_NONE = -1


def gains(evidence: Evidence, thresholds: Thresholds) -> dict[tuple[int, int], tuple[float, int]]:
    """Log-odds above the threshold of every pair that is above it, and the pair's place in the evidence."""
    least = math.log(thresholds.link / (1 - thresholds.link))
    pairs = zip(evidence.left.tolist(), evidence.right.tolist(), evidence.strength.tolist(), strict=True)
    return {(i, j): (s - least, k) for k, (i, j, s) in enumerate(pairs) if s >= least}


def joined(evidence: Evidence, first: Iterable[int], then: Iterable[int]) -> list[Group]:
    """Groups of some pairs, and of others that may extend them as stars, the strongest first."""
    left_of: dict[int, Group] = {}
    right_of: dict[int, Group] = {}
    for pair in (*first, *then):
        _join(evidence, pair, left_of, right_of)
    groups = {id(group): group for group in left_of.values()}.values()
    return sorted(groups, key=lambda g: min(g.left))


def touching(pairs: Sequence[tuple[int, int, int]]) -> list[Group]:
    """Pairs (left, right, place in the evidence) as groups: those that share a passage are one."""
    group_of: dict[tuple[str, int], Group] = {}
    for i, j, pair in pairs:
        ours, theirs = group_of.get(("left", i)), group_of.get(("right", j))
        merged = ours or theirs or Group([], [])
        if ours and theirs and ours is not theirs:
            merged = Group([*ours.left, *theirs.left], [*ours.right, *theirs.right], [*ours.pairs, *theirs.pairs])
        merged.left += [i] if i not in merged.left else []
        merged.right += [j] if j not in merged.right else []
        merged.pairs.append(pair)
        group_of |= {("left", k): merged for k in merged.left} | {("right", k): merged for k in merged.right}
    groups = {id(group): group for group in group_of.values()}.values()
    return sorted(groups, key=lambda g: min(g.left))


def every_pair(evidence: Evidence, thresholds: Thresholds) -> list[Group]:
    """All pairs above the threshold."""
    return touching([(i, j, k) for (i, j), (_, k) in gains(evidence, thresholds).items()])


def mutual_best(evidence: Evidence, thresholds: Thresholds) -> list[Group]:
    """Only pairs that are the best of both passages."""
    found: list[Group] = []
    ours: set[int] = set()
    theirs: set[int] = set()
    for pair in _best_pairs(evidence, thresholds).tolist():
        i, j = int(evidence.left[pair]), int(evidence.right[pair])
        if i not in ours and j not in theirs:
            found.append(Group([i], [j], [pair]))
        ours.add(i)
        theirs.add(j)
    return sorted(found, key=lambda g: g.left)


def matching(evidence: Evidence, thresholds: Thresholds) -> list[Group]:
    """The maximum-weight matching, then stars."""
    gain = gains(evidence, thresholds)
    weights = np.zeros((len(evidence.left_stems), len(evidence.right_stems)))
    for (i, j), (value, _) in gain.items():
        weights[i, j] = value
    chosen = zip(*(side.tolist() for side in linear_sum_assignment(-weights)), strict=True)
    first = [gain[pair][1] for pair in chosen if pair in gain]
    return joined(evidence, first, [k for k in _best_pairs(evidence, thresholds).tolist() if k not in set(first)])


def monotone(evidence: Evidence, thresholds: Thresholds) -> list[Group]:
    """The best path in order over small groups, then stars among what it left."""
    gain = gains(evidence, thresholds)
    n, m = len(evidence.left_stems), len(evidence.right_stems)
    best = np.zeros((n + 1, m + 1))
    step = {(i, j): ((1, 0) if i else (0, 1)) for i in range(n + 1) for j in range(m + 1)}
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            options = [(best[i - 1, j], (1, 0)), (best[i, j - 1], (0, 1))]
            for a, b in SHAPES:
                pairs = [(i - x, j - y) for x in range(1, a + 1) for y in range(1, b + 1)]
                if a <= i and b <= j and all(pair in gain for pair in pairs):
                    options.append((best[i - a, j - b] + sum(gain[pair][0] for pair in pairs), (a, b)))
            best[i, j], step[i, j] = max(options)
    first, i, j = [], n, m
    while i and j:
        a, b = step[i, j]
        first += [gain[i - x, j - y][1] for x in range(1, a + 1) for y in range(1, b + 1)]
        i, j = i - a, j - b
    first.sort(key=lambda k: -evidence.strength[k])
    return joined(evidence, first, [k for k in _best_pairs(evidence, thresholds).tolist() if k not in set(first)])


def chain(evidence: Evidence, thresholds: Thresholds) -> list[Group]:
    """A partner or none for each passage of one side, with a price on leaving the order, from both sides."""
    gain = gains(evidence, thresholds)
    ours = {(i, j) for j, i in _decoded({(j, i): v for (i, j), (v, _) in gain.items()}, len(evidence.right_stems))}
    theirs = set(_decoded({pair: v for pair, (v, _) in gain.items()}, len(evidence.left_stems)))
    return touching([(i, j, gain[i, j][1]) for i, j in sorted(ours | theirs)])


def _decoded(gain: dict[tuple[int, int], float], size: int) -> list[tuple[int, int]]:
    """Viterbi: states are partners; after none the last partner is remembered."""
    partners: dict[int, list[int]] = {}
    for here, partner in gain:
        partners.setdefault(here, []).append(partner)
    states: dict[int, tuple[float, list[tuple[int, int]]]] = {_NONE: (0.0, [])}  # the last partner, and how it got there
    for here in range(size):
        moved = dict(states)  # none: nothing changes
        for partner in partners.get(here, []):
            for last, (value, path) in states.items():
                price = 0.0 if last == _NONE else JUMP * min(JUMPS, abs(partner - last - 1) if partner != last else 0)
                total = value + gain[here, partner] - price
                if total > moved.get(partner, (-math.inf, []))[0]:
                    moved[partner] = total, [*path, (here, partner)]
        states = moved
    return max(states.values(), key=lambda state: state[0])[1]


ALIGNERS: dict[str, Aligner] = {
    "every pair": every_pair,
    "mutual best": mutual_best,
    "star": align,
    "matching": matching,
    "monotone": monotone,
    "chain": chain,
}
COLUMNS = ("plaba-mixed", "plaba-same", "news", "seeds", "swipe kinds", "news kinds", "found", "false alarms")


def figures(tally: Tally) -> list[float]:
    """What the table shows, in the order of COLUMNS."""
    links = [tally.link_f1(corpus) for corpus in COLUMNS[:4]]
    return [*links, *map(tally.kind_f1, ("swipe", "news")), *map(tally.found, ("onestop-true", "onestop-wrong"))]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path, help="annotated pairs, a JSON object a line")
    documents = [d for d in load_documents(parser.parse_args().benchmark) if d.id != VANDALISED]
    encoder = Remembered(documents)
    folds = fit_folds(documents, encoder)
    print("| | " + " | ".join(COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for name, aligner in ALIGNERS.items():
        tally = Tally()
        with patch("compare.comparison.align", aligner):
            for document, comparison in compared(documents, encoder, folds):
                tally.add(document, comparison)
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in figures(tally)) + " |", flush=True)


if __name__ == "__main__":
    main()
