"""Scores become links: which passages say the same, and which of those moved.

Two passages that are each other's best partner are linked. A passage whose best partner is already taken joins that
partner's link where its own score is high enough: so one sentence split in several, several merged in one, and a fact
told twice come out as one link. Such a link has a single passage on one side at least, so no chain of likenesses can
draw different facts together. Only where two links stand next to each other and the text was cut anew between them, so that
a passage of the one says what is in a passage of the other and nowhere else, they become one of several to several.

The order of the text is evidence (see features) and not a rule. What was measured beside this is in docs/quality.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.linking.evidence.candidates import Indices
    from compare.linking.evidence.similarity import Evidence
    from compare.thresholds import Thresholds

_NEW = 0.125
_ECHO = 0.8
_RECUT = 1 / 3
_FEWEST = 3
_MOST = 3
_DIGITS = 5  # of log-odds: pairs that differ in less are equals


@dataclass(slots=True)
class Group:
    """A link in the making: places on both sides, the evidence's pairs that made it, the strongest first, and their words."""

    left: list[int]
    right: list[int]
    pairs: list[int] = field(default_factory=list)
    told_left: set[str] = field(default_factory=set)
    told_right: set[str] = field(default_factory=set)


def align(evidence: Evidence, thresholds: Thresholds) -> list[Group]:
    """The links that the evidence supports, in the left side's order; no place is in two of them."""
    left_of: dict[int, Group] = {}
    right_of: dict[int, Group] = {}
    for pair in _best_pairs(evidence, thresholds).tolist():
        _join(evidence, pair, left_of, right_of)
    for pair in _pairs_between_neighbours(evidence, left_of, right_of).tolist():
        _merge(evidence, pair, left_of, right_of)
    groups = {id(group): group for group in left_of.values()}.values()
    return sorted(groups, key=lambda g: min(g.left))


def _best_pairs(evidence: Evidence, thresholds: Thresholds) -> Indices:
    """The pairs that are the best of either passage and strong enough, the strongest first.

    Among equals comes first the one nearest the diagonal, so that repeated lines pair up in order.
    """
    strong = evidence.score >= thresholds.link
    if not strong.any():
        return np.zeros(0, np.int64)
    rank = evidence.strength.round(_DIGITS)
    # What stands behind all strong pairs is the best of no passage that one of them is of.
    order = _strongest_first(evidence, np.flatnonzero(rank >= rank[strong].min()))
    best = np.zeros(len(order), bool)
    for places in (evidence.left[order], evidence.right[order]):
        best[np.unique(places, return_index=True)[1]] = True
    return order[best & strong[order]]


def _strongest_first(evidence: Evidence, pairs: Indices) -> Indices:
    n, m = len(evidence.left_stems), len(evidence.right_stems)
    left, right = evidence.left[pairs], evidence.right[pairs]
    distance = np.abs((2 * left + 1) * m - (2 * right + 1) * n)
    return pairs[np.lexsort((left + right, evidence.tie[pairs], distance, -evidence.strength[pairs].round(_DIGITS)))]


def _join(evidence: Evidence, pair: int, left_of: dict[int, Group], right_of: dict[int, Group]) -> None:
    i, j = int(evidence.left[pair]), int(evidence.right[pair])
    ours, theirs = left_of.get(i), right_of.get(j)
    if ours is None and theirs is None:
        left_of[i] = right_of[j] = Group([i], [j], [pair], set(evidence.left_stems[i]), set(evidence.right_stems[j]))
    elif theirs is None and ours is not None and len(ours.left) == 1:
        if _adds(evidence.right_stems[j], ours.told_right, evidence.left_stems[i]):
            ours.right.append(j)
            ours.told_right.update(evidence.right_stems[j])
            ours.pairs.append(pair)
            right_of[j] = ours
    elif (
        ours is None
        and theirs is not None
        and len(theirs.right) == 1
        and _adds(evidence.left_stems[i], theirs.told_left, evidence.right_stems[j])
    ):
        theirs.left.append(i)
        theirs.told_left.update(evidence.left_stems[i])
        theirs.pairs.append(pair)
        left_of[i] = theirs


def _pairs_between_neighbours(evidence: Evidence, left_of: dict[int, Group], right_of: dict[int, Group]) -> Indices:
    """The pairs of two links that stand close on both sides, the strongest first."""
    partner = np.full(len(evidence.left_stems), -1), np.full(len(evidence.right_stems), -1)
    for i, group in left_of.items():
        partner[0][i] = group.right[0]
    for j, group in right_of.items():
        partner[1][j] = group.left[0]
    ours, theirs = partner[0][evidence.left], partner[1][evidence.right]
    close = (np.abs(ours - evidence.right) <= _MOST) & (np.abs(theirs - evidence.left) <= _MOST)
    return _strongest_first(evidence, np.flatnonzero(close & (ours >= 0) & (theirs >= 0)))


def _merge(evidence: Evidence, pair: int, left_of: dict[int, Group], right_of: dict[int, Group]) -> None:
    """Make one of the two links of a pair, where they stand together and the pair says what is in neither link."""
    i, j = int(evidence.left[pair]), int(evidence.right[pair])
    ours, theirs = left_of[i], right_of[j]
    many = len(ours.left) + len(theirs.left) > _MOST or len(ours.right) + len(theirs.right) > _MOST
    if ours is theirs or many or min(abs(i - k) for k in theirs.left) > 1 or min(abs(j - k) for k in ours.right) > 1:
        return
    told = theirs.told_left | ours.told_right
    sides = frozenset(evidence.left_stems[i]), frozenset(evidence.right_stems[j])
    if len((sides[0] & sides[1]) - told) < max(_FEWEST, _RECUT * min(map(len, sides))):
        return
    ours.left += theirs.left
    ours.right += theirs.right
    ours.pairs += [*theirs.pairs, pair]
    ours.told_left |= theirs.told_left
    ours.told_right |= theirs.told_right
    left_of |= dict.fromkeys(theirs.left, ours)
    right_of |= dict.fromkeys(theirs.right, ours)


def _adds(newcomer: Sequence[str], told: set[str], hub: Sequence[str]) -> bool:
    """Whether a passage tells something of the hub that the link's members do not, or tells the same once more."""
    new = len(set(newcomer).intersection(hub) - told)
    again = len(told.intersection(newcomer)) / max(1, len(newcomer))
    return new >= _NEW * max(1, len(newcomer)) or again >= _ECHO


def moved(positions: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[bool]:
    """Which links stand out of the order that the others keep.

    The others are the heaviest set of links that runs in the same order on both sides: the heaviest increasing
    subsequence, found in O(n log n) with a Fenwick tree of maxima (Fredman 1975; Fenwick 1994).

    Args:
        positions: of each link, on the left and on the right; no position twice on a side.
        weights: of each link, above 0.
    """
    order = sorted(range(len(positions)), key=lambda k: positions[k][0])
    rank = {k: r for r, k in enumerate(sorted(order, key=lambda k: positions[k][1]), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(order) + 1)
    before: dict[int, int] = {}
    for k in order:
        total, before[k] = max((tree[p] for p in _downwards(rank[k] - 1)), default=(0, -1))
        here = (total + weights[k], k)
        for p in _upwards(rank[k], len(tree)):
            tree[p] = max(tree[p], here)
    keeps = max((tree[p] for p in _downwards(len(order))), default=(0, -1))[1]
    in_order = set()
    while keeps >= 0:
        in_order.add(keeps)
        keeps = before[keeps]
    return [k not in in_order for k in range(len(positions))]


def _downwards(place: int) -> Iterable[int]:
    while place > 0:
        yield place
        place -= place & -place


def _upwards(place: int, size: int) -> Iterable[int]:
    while place < size:
        yield place
        place += place & -place


def order_weight(words: int, left: str, right: str) -> int:
    """A link's weight in the order: its words; ties are broken by the texts, the same way from either side."""
    return (words << 48) + crc32("\0".join(sorted((left, right))).encode("utf-8", "surrogatepass"))
