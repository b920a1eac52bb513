"""Numbers: changed, dropped, added, or put on another thing.

Amounts of the two sides are paired by value, unit and what they count; what stays without a partner, or has one of
another value, is a fact. The same value in other clothes is none, nor is a rounding that stays true.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from compare.facts.amounts import Amount, find_amounts
from compare.facts.fact import Fact
from compare.facts.pairing import likeliest_pairs
from compare.facts.telling import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.setting import Setting
    from compare.facts.telling import Telling

_EQUAL, _ROUNDED, _OTHER_UNIT, _CHANGED = 0.0, 1.0, 2.0, 3.0
_CLOSE = 0.03
_ROUGH = 0.17
_LEAST_TOLD = 4
_SMALL_TOO = frozenset({"count", "months", "days", "time"})
_NEVER_ALONE = frozenset({"ordinal", "age"})
_SAME_QUALIFIER = [
    {"over", "least"},
    {"under", "nearly"},
    {"most", "under"},
    {"estimate", ""},
    {"estimate", "around"},
    {"within", ""},
    {"within", "most"},
]
_EXACT = 3
_Pair = tuple[Amount, Amount]


def find_number_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The number facts of a link."""
    ours, theirs = find_amounts(left.text)[:MOST], find_amounts(right.text)[:MOST]
    pairs = _swapped(_paired(ours, theirs))
    facts = [fact for a, b in pairs if (fact := _changed(left, right, a, b))]
    taken = {id(x) for pair in pairs for x in pair}
    facts += _alone(left, ours, taken, [*theirs, *setting.right.amounts], side="left")
    facts += _alone(right, theirs, taken, [*ours, *setting.left.amounts], side="right")
    return facts


def _paired(ours: Sequence[Amount], theirs: Sequence[Amount]) -> list[_Pair]:
    """The likeliest partners, each amount with one at most."""
    costs = [
        (cost, i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if (cost := _cost(a, b, ours, theirs)) is not None
    ]
    return [(ours[i], theirs[j]) for i, j in likeliest_pairs(costs)]


def _cost(one: Amount, two: Amount, ours: Sequence[Amount], theirs: Sequence[Amount]) -> float | None:
    """How unlikely two amounts are to be about the same thing; None where they cannot be."""
    about = 0.0 if one.counted & two.counted else 0.2
    near = 0.1 * abs(_place(one, ours) - _place(two, theirs))
    if _comparable(one, two):
        rank = _EQUAL if _same_value(one, two) else _ROUNDED if rounded(one, two) else _CHANGED
        may = rank != _CHANGED or (not one.loose and not two.loose and _alike(one, two, ours, theirs))
        return rank + about + near if may else None
    units = {one.unit, two.unit}
    # 'rose 25' and 'rose $25': one of them leaves its unit out.
    bare = "count" in units and "clock" not in units
    return _OTHER_UNIT + near if _same_value(one, two) and (bare or units == {"percent", "points"}) else None


def _place(amount: Amount, among: Sequence[Amount]) -> float:
    return among.index(amount) / max(1, len(among))


def _comparable(one: Amount, two: Amount) -> bool:
    return one.unit == two.unit or {one.unit.partition(":")[0], two.unit.partition(":")[0]} == {"degrees"}


def _same_value(one: Amount, two: Amount) -> bool:
    if one.low != one.high or two.low != two.high:
        return one.low <= two.high and two.low <= one.high
    if math.isclose(one.low, two.low, rel_tol=1e-6):
        return True
    measured = one.unit in {"length", "area", "mass", "speed", "volume"}
    return measured and math.isclose(one.low, two.low, rel_tol=_CLOSE)


def rounded(one: Amount, two: Amount) -> bool:
    """Whether one is a true rounding of the other: 2,487 and 'nearly 2,500', 84.9 and 'about 85'."""
    exact, rough = (one, two) if one.digits >= two.digits else (two, one)
    if exact.low != exact.high or rough.low != rough.high or not rough.low or one.unit in {"clock", "age", "ordinal"}:
        return False
    off = (exact.low - rough.low) / rough.low
    if rough.qualifier in {"over", "least"}:
        return 0 <= off < _ROUGH
    if rough.qualifier in {"nearly", "under", "most"}:
        return -_ROUGH < off <= 0
    step = 10 ** (math.floor(math.log10(abs(rough.low))) + 1 - max(1, rough.digits))
    within = abs(exact.low - rough.low) <= step / 2 * (1 + 1e-9) and exact.digits > rough.digits
    return within and (abs(off) < _CLOSE or rough.qualifier == "around")


def _alike(one: Amount, two: Amount, ours: Sequence[Amount], theirs: Sequence[Amount]) -> bool:
    """Whether two amounts of different values are likely said of one thing."""
    if one.unit in {"clock", "age"} or one.counted & two.counted:
        return True
    only = sum(a.unit == one.unit for a in ours) == sum(b.unit == two.unit for b in theirs) == 1
    if one.unit == "ordinal":
        return False
    if one.unit != "count":
        return only or bool(one.before & two.before)
    return bool(one.before & two.before) and not (one.counted and two.counted and not only)


def _swapped(pairs: list[_Pair]) -> list[_Pair]:
    """Pairs of equal values that stand on each other's things are pairs of those things instead."""
    out = list(pairs)
    for i in range(len(out)):
        for j in range(i + 1, len(out)):
            (a, b), (c, d) = out[i], out[j]
            if _comparable(a, d) and _comparable(c, b) and not _same_value(a, c) and _crossed(a, b, c, d):
                out[i], out[j] = (a, d), (c, b)
    return out


def _crossed(a: Amount, b: Amount, c: Amount, d: Amount) -> bool:
    nouns = a.counted & d.counted and c.counted & b.counted and not a.counted & b.counted and not c.counted & d.counted
    roles = {a.role, c.role} == {"from", "to"} and a.role == d.role and c.role == b.role
    return bool(nouns) or roles


def _changed(left: Telling, right: Telling, one: Amount, two: Amount) -> Fact | None:
    """The fact that a pair is; None where it says the same."""
    kind = "age_changed" if one.unit == "age" else "number_changed"
    spans = left.span(one.start, one.end), right.span(two.start, two.end)
    if not _same_value(one, two):
        return None if rounded(one, two) else Fact(kind, *spans, "another value")
    if {one.unit, two.unit} == {"percent", "points"}:
        return Fact(kind, *spans, "percent is not percentage points")
    if one.loose or two.loose or one.low != one.high or two.low != two.high or _same_qualifier(one.qualifier, two.qualifier):
        return None
    if {one.qualifier, two.qualifier} == {"", "around"} and one.digits > _EXACT:
        return None  # 'some 1,846 children' is as exact as a count can be
    if one.unit in {"clock", "age", "ordinal"} or (one.digits != two.digits and rounded(one, two)):
        return None
    return Fact(kind, *spans, f"“{_said(left, one)}” became “{_said(right, two)}”")


def _said(telling: Telling, amount: Amount) -> str:
    return telling.span(amount.start, amount.end).text


def _same_qualifier(one: str, two: str) -> bool:
    return one == two or {one, two} in _SAME_QUALIFIER


def _alone(telling: Telling, amounts: Sequence[Amount], taken: set[int], others: Sequence[Amount], side: str) -> Iterator[Fact]:
    """Amounts that the other article nowhere has."""
    for amount in amounts:
        small = amount.unit in _SMALL_TOO and amount.high < _LEAST_TOLD * amount.size and amount.low == int(amount.low)
        if id(amount) in taken or amount.loose or small or amount.unit in _NEVER_ALONE or amount.unit == "clock":
            continue
        if any(_comparable(amount, b) and (_same_value(amount, b) or rounded(amount, b)) for b in others):
            continue
        span = telling.span(amount.start, amount.end)
        yield (
            Fact("number_dropped", span, None, "not on the right")
            if side == "left"
            else Fact("number_added", None, span, "not on the left")
        )
