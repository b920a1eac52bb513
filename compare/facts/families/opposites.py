"""Opposites: the same thing granted on one side and rejected on the other, risen and fallen, won and lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.fact import Fact
from compare.facts.families.hedges.ladders import cost, rungs, unshared
from compare.facts.families.swaps.places import denied
from compare.facts.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.families.hedges.ladders import Rung
    from compare.facts.family import Sides

_COMMON = 2  # words that both clauses share


def _apart(sides: Sides, ours: Sequence[Rung], theirs: Sequence[Rung]) -> tuple[Sequence[Rung], Sequence[Rung]]:
    """The opposites of matters on which no step is shared: what fell and rose may be two things where both speak of both."""
    mine, yours = unshared(sides, ours, theirs)
    shared = {r.ladder for r in ours if r not in mine} | {r.ladder for r in theirs if r not in yours}
    return [r for r in mine if r.ladder not in shared], [r for r in yours if r.ladder not in shared]


def _change(sides: Sides, one: Rung, two: Rung) -> Iterator[Fact]:
    """The opposites, said of the same thing by both sides and denied by neither or by both."""
    if denied(sides.left, one.start) == denied(sides.right, two.start) and _of_one_thing(one, two):
        gone, new = (sides.left.text[one.start : one.end],), (sides.right.text[two.start : two.end],)
        yield Fact(FactType.NEGATION_FLIPPED, *sides.spans(one, two), gone=gone, new=new)


def _of_one_thing(one: Rung, two: Rung) -> bool:
    return len((one.before | one.after) & (two.before | two.after)) >= _COMMON


OPPOSITES = Family("opposites", rungs("opposites"), cost, _change, apart=_apart)
