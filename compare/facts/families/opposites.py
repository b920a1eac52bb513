"""Opposites: the same thing granted on one side and rejected on the other, risen and fallen, won and lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.fact import Fact
from compare.facts.families.hedges.ladders import paired, rungs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling
    from compare.facts.families.hedges.ladders import Rung

_NO = re.compile(
    r"(?:\b(?:not|never|no|nor|nobody|none|without|cannot|hardly|unlikely|(?:fail|refus|declin|stop|avoid)\w*)\b|n't\b)[^.;:\n\"]{0,40}$",
    re.IGNORECASE,
)
_BEFORE = 60
_COMMON = 2  # words that both clauses share


def find_opposite_facts(left: Telling, right: Telling, _setting: Setting) -> list[Fact]:
    """The opposites of a link, each said of the same thing by both sides and denied by neither or by both."""
    return list(_opposites(left, right))


def _opposites(left: Telling, right: Telling) -> Iterator[Fact]:
    ours, theirs = rungs_of(left, "opposites"), rungs_of(right, "opposites")
    for matter in sorted(ours.keys() & theirs.keys()):
        if {rung.step for rung in ours[matter]} & {rung.step for rung in theirs[matter]}:
            continue  # what fell on one side and rose on the other may be two things where both speak of both
        for one, two in paired(ours[matter], theirs[matter]):
            if _denied(left, one) == _denied(right, two) and _of_one_thing(one, two):
                said = f"“{left.text[one.start : one.end]}” became “{right.text[two.start : two.end]}”"
                yield Fact("negation_flipped", left.span(one.start, one.end), right.span(two.start, two.end), said)


def _denied(telling: Telling, rung: Rung) -> bool:
    return bool(_NO.search(telling.spoken[max(0, rung.start - _BEFORE) : rung.start]))


def _of_one_thing(one: Rung, two: Rung) -> bool:
    return len((one.before | one.after) & (two.before | two.after)) >= _COMMON
