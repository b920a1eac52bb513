"""Numbers: changed, dropped, added, or put on another thing.

Amounts of the two sides are paired by value, unit and what they count; what stays without a partner, or has one of
another value, is a fact. The same value in other clothes is none, nor is a rounding that stays true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.doc.amounts.amounts import Amount, find_amounts
from compare.facts.doc.telling import MOST
from compare.facts.fact import Fact
from compare.facts.families.numbers.arithmetic import worked_out
from compare.facts.families.numbers.bases import other_base
from compare.facts.families.numbers.rounding import comparable, nth_of, rounded, same_figure, same_qualifier, same_value
from compare.facts.pairing import likeliest_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling

_EQUAL, _ROUNDED, _OTHER_UNIT, _CHANGED = 0.0, 1.0, 2.0, 3.0
_LEAST_TOLD, _LEAST_NAMED = 4, 3
_SMALL_TOO = frozenset({"count", "months", "time"})
_NEVER_ALONE = frozenset({"ordinal", "age", "clock"})
_FAR = 4
_Pair = tuple[Amount, Amount]


def find_number_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The number facts of a link."""
    ours, theirs = find_amounts(left.text)[:MOST], find_amounts(right.text)[:MOST]
    derived = {id(amount) for amount in worked_out(left.text, right.text, ours, theirs)}
    pairs = _swapped(_paired([a for a in ours if id(a) not in derived], [b for b in theirs if id(b) not in derived]))
    taken = derived | {id(x) for pair in pairs for x in pair}
    lost = list(_alone(ours, taken, [*theirs, *setting.right.amounts]))
    new = list(_alone(theirs, taken, [*ours, *setting.left.amounts]))
    if last := _last_ones(lost, new):
        pairs, lost, new = [*pairs, last], [], []
    facts = [fact for a, b in pairs if (fact := _vague(left, right, (a, b), setting) or _changed(left, right, a, b))]
    facts += [Fact("number_dropped", left.span(a.start, a.end), None, "not on the right") for a in lost]
    return facts + [Fact("number_added", None, right.span(b.start, b.end), "not on the left") for b in new]


def _paired(ours: Sequence[Amount], theirs: Sequence[Amount]) -> list[_Pair]:
    """The likeliest partners, each amount with one at most."""
    costs = [
        (cost, i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if (cost := _cost(a, b, ours, theirs)) is not None
    ]
    return [(ours[i], theirs[j]) for i, j in likeliest_pairs(costs)]


def _cost(one: Amount, two: Amount, ours: Sequence[Amount], theirs: Sequence[Amount]) -> float | None:
    """How unlikely two amounts are to be about the same thing; None where they cannot be."""
    about = (0.0 if one.counted & two.counted else 0.2) + (0.0 if one.qualifier == two.qualifier else 0.15)
    near = 0.1 * abs(_place(one, ours) - _place(two, theirs))
    if comparable(one, two):
        rank = _EQUAL if same_value(one, two) else _ROUNDED if rounded(one, two) else _CHANGED
        may = rank != _CHANGED or (not one.loose and not two.loose and _alike(one, two, ours, theirs))
        return rank + about + near if may else None
    units = {one.unit, two.unit}
    if "ordinal" in units:
        same = nth_of(one, two) or (one.low == two.low and "count" in units)
        return _OTHER_UNIT + near if same else None
    # 'rose 25' and 'rose $25': one of them leaves its unit out.
    bare = "count" in units and "clock" not in units
    same = same_value(one, two) or same_figure(one, two)
    return _OTHER_UNIT + near if same and (bare or units == {"percent", "points"}) else None


def _place(amount: Amount, among: Sequence[Amount]) -> float:
    return among.index(amount) / max(1, len(among))


def _alike(one: Amount, two: Amount, ours: Sequence[Amount], theirs: Sequence[Amount]) -> bool:
    """Whether two amounts of different values are likely said of one thing."""
    if one.label or two.label:
        return one.label == two.label
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
            if comparable(a, d) and comparable(c, b) and not same_value(a, c) and _crossed(a, b, c, d):
                out[i], out[j] = (a, d), (c, b)
    return out


def _crossed(a: Amount, b: Amount, c: Amount, d: Amount) -> bool:
    nouns = a.counted & d.counted and c.counted & b.counted and not a.counted & b.counted and not c.counted & d.counted
    roles = {a.role, c.role} == {"from", "to"} and a.role == d.role and c.role == b.role
    return bool(nouns) or roles


def _changed(left: Telling, right: Telling, one: Amount, two: Amount) -> Fact | None:
    """The fact that a pair is; None where it says the same."""
    if one.unit != two.unit and "ordinal" in {one.unit, two.unit}:
        return None  # 'in the 12th minute', 'after 12 minutes'
    kind = "age_changed" if one.unit == "age" else "number_changed"
    spans = left.span(one.start, one.end), right.span(two.start, two.end)
    if not (same_value(one, two) or (one.unit != two.unit and same_figure(one, two))):
        return None if rounded(one, two) else Fact(kind, *spans, "another value")
    if {one.unit, two.unit} == {"percent", "points"}:
        return Fact(kind, *spans, "percent is not percentage points")
    if one.unit == "percent" and (ends := other_base(left.text, right.text, (one.end, two.end))):
        return Fact(kind, left.span(one.start, ends[0]), right.span(two.start, ends[1]), "a share of something else")
    rough = any(x.loose or x.low != x.high for x in (one, two)) or _estimated_elsewhere(left, right, one, two)
    said = f"“{_said(left, one)}” became “{_said(right, two)}”"
    return None if rough or same_qualifier(one, two) else Fact(kind, *spans, said)


def _estimated_elsewhere(left: Telling, right: Telling, one: Amount, two: Amount) -> bool:
    """'An estimated 640 boats', '640 boats by the ministry's estimate'."""
    sides = (one, right), (two, left)
    return any(amount.qualifier == "estimate" and "estimat" in other.text.lower() for amount, other in sides)


def _said(telling: Telling, amount: Amount) -> str:
    return telling.span(amount.start, amount.end).text


def _alone(amounts: Sequence[Amount], taken: set[int], others: Sequence[Amount]) -> Iterator[Amount]:
    """Amounts that the other article nowhere has."""
    for amount in amounts:
        if id(amount) in taken or amount.loose or amount.label or _small(amount) or amount.unit in _NEVER_ALONE:
            continue
        if any(_answers(amount, b) for b in others):
            continue
        yield amount


def _small(amount: Amount) -> bool:
    """Whether it is too small to be missed: 'two men', 'three of them', 'three days'; 'three boats' are not."""
    if amount.unit not in _SMALL_TOO or amount.low != int(amount.low):
        return False
    named = amount.unit == "count" and not amount.bare
    return amount.high < (_LEAST_NAMED if named else _LEAST_TOLD * amount.size)


def _answers(one: Amount, two: Amount) -> bool:
    if "ordinal" in {one.unit, two.unit}:
        return one.unit != two.unit and nth_of(one, two)
    return comparable(one, two) and (same_value(one, two) or rounded(one, two))


def _last_ones(lost: Sequence[Amount], new: Sequence[Amount]) -> _Pair | None:
    """The only number of each side that has no partner, where the words leave out what one of them counts."""
    if not len(lost) == len(new) == 1:
        return None
    one, two = lost[0], new[0]
    counts = one.unit == two.unit == "count" and one.low == one.high and two.low == two.high and not (one.label or two.label)
    alike = counts and (one.bare or two.bare) and max(one.low, two.low) < _FAR * min(one.low, two.low)
    return (one, two) if alike else None


def _vague(left: Telling, right: Telling, pair: _Pair, setting: Setting) -> Fact | None:
    """'About 30 residents' against 'dozens of residents', unless the vague side counts them elsewhere."""
    one, two = pair
    vague, exact = (one, two) if one.low != one.high else (two, one)
    if vague.low == vague.high or exact.low != exact.high or vague.loose or exact.loose or not vague.counted & exact.counted:
        return None
    elsewhere = (setting.left if vague is one else setting.right).amounts
    if any(a.low == a.high and a.unit == exact.unit and (same_value(a, exact) or rounded(a, exact)) for a in elsewhere):
        return None
    return Fact("number_changed", left.span(one.start, one.end), right.span(two.start, two.end), "less or more exact")
