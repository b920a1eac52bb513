"""Numbers: changed, dropped, added, or put on another thing.

Amounts of the two sides are paired by value, unit and what they count; what stays without a partner, or has one of
another value, is a fact. The same value in other clothes is none, nor is a rounding that stays true.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.amounts.amount import Amount
from compare.facts.doc.amounts.amounts import amounts_in
from compare.facts.doc.amounts.signs import told_as_fall
from compare.facts.fact import Fact, Why
from compare.facts.families.numbers.answered import unanswered
from compare.facts.families.numbers.arithmetic import worked_out
from compare.facts.families.numbers.elsewhere import are_of_two_places, is_changed_apart, is_told_there
from compare.facts.families.numbers.rounding import comparable, nth_of, rounded, same_figure, same_qualifier, same_value
from compare.facts.family import Family, Matched
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.family import Cost, Sides

_EQUAL, _ROUNDED, _OTHER_UNIT, _CHANGED = 0.0, 1.0, 2.0, 3.0
_LENGTHS = frozenset({"time", "months"})
_FAR = 4
_DOLLARS = regex(r"\b(?:US|A|C|NZ|HK)\$")
_MONEY = "money:"
_Pair = tuple[Amount, Amount]


def _apart(sides: Sides, ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[Sequence[Amount], Sequence[Amount]]:
    """The amounts without those that follow from the other side's."""
    mine, yours = worked_out(sides, ours, theirs)
    return [a for a in ours if a not in mine], [b for b in theirs if b not in yours]


def _cost(_sides: Sides, ours: Sequence[Amount], theirs: Sequence[Amount], i: int, j: int) -> Cost | None:
    """How unlikely two amounts are to be about the same thing; None where they cannot be."""
    one, two = ours[i], theirs[j]
    about = _about(one, two)
    near = 0.1 * abs(i / max(1, len(ours)) - j / max(1, len(theirs)))
    if comparable(one, two):
        rank = _EQUAL if same_value(one, two) else _ROUNDED if rounded(one, two) else _CHANGED
        may = rank != _CHANGED or (not one.loose and not two.loose and _alike(one, two, ours, theirs))
        return (rank + about + near,) if may else None
    if _other_currency(one, two):
        return (_CHANGED + about + near,)
    return (_OTHER_UNIT + near,) if _same_in_another_unit(one, two) else None


def _about(one: Amount, two: Amount) -> float:
    """How unlike what stands around two amounts is."""
    about = (0.0 if one.counted & two.counted else 0.2) + (0.0 if one.qualifier == two.qualifier else 0.15)
    return about + (0.0 if one.negative == two.negative else 0.15)


def _same_in_another_unit(one: Amount, two: Amount) -> bool:
    """'Rose 25' and 'rose $25': one of them leaves its unit out; a third of three; a share and its points."""
    units = {one.unit, two.unit}
    if "ordinal" in units:
        return nth_of(one, two) or (one.low == two.low and "count" in units)
    bare = "count" in units and "clock" not in units
    return (same_value(one, two) or same_figure(one, two)) and (bare or units == {"percent", "points"})


def _alike(one: Amount, two: Amount, ours: Sequence[Amount], theirs: Sequence[Amount]) -> bool:
    """Whether two amounts of different values are likely said of one thing."""
    if _unlike(one, two):
        return False
    if one.label or two.label:
        return one.label == two.label
    if one.unit in {"clock", "age"} or one.counted & two.counted:
        return True
    only = sum(a.unit == one.unit for a in ours) == sum(b.unit == two.unit for b in theirs) == 1
    only = only and not (one.unit in _LENGTHS and one.unit == two.unit)  # how long something takes is told of many things
    if one.unit == "ordinal":
        return False
    if one.unit != "count":
        return only or bool(one.before & two.before)
    return bool(one.before & two.before) and not (one.counted and two.counted and not only)


def _unlike(one: Amount, two: Amount) -> bool:
    """Whether one counts people and the other things: 300 beds, 340 staff."""
    return bool(one.sort and two.sort) and one.sort != two.sort


def _settle(sides: Sides, matched: Matched[Amount]) -> Matched[Amount]:
    """The pairs, crossed ones put right, with the only amounts of both sides that no other place in the articles answers."""
    uncrossed = _uncrossed(matched.pairs)
    pairs = [pair for pair in uncrossed if not _are_two(sides, *pair)]
    parted = [pair for pair in uncrossed if pair not in pairs]
    lost = tuple(unanswered([*matched.lost, *(one for one, _ in parted)], sides.docs.right))
    new = tuple(unanswered([*matched.new, *(two for _, two in parted)], sides.docs.left))
    if last := _last_ones(lost, new):
        return Matched((*pairs, last), (), ())
    return Matched(tuple(pairs), lost, new)


def _are_two(sides: Sides, one: Amount, two: Amount) -> bool:
    """Whether two amounts of different values are of two things, as the rest of both articles shows."""
    if not comparable(one, two) or same_value(one, two) or rounded(one, two):
        return False
    return is_told_there(sides, one, two) or are_of_two_places(sides, one, two)


def _uncrossed(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Pairs of equal values that stand on each other's things are pairs of those things instead."""
    out = list(pairs)
    for i, j in combinations(range(len(out)), 2):
        (a, b), (c, d) = out[i], out[j]
        if comparable(a, d) and comparable(c, b) and not same_value(a, c) and _crossed(a, b, c, d):
            out[i], out[j] = (a, d), (c, b)
    return out


def _crossed(a: Amount, b: Amount, c: Amount, d: Amount) -> bool:
    nouns = a.counted & d.counted and c.counted & b.counted and not a.counted & b.counted and not c.counted & d.counted
    roles = {a.role, c.role} == {"from", "to"} and a.role == d.role and c.role == b.role
    return bool(nouns) or roles


def _change(sides: Sides, one: Amount, two: Amount) -> Iterator[Fact]:
    """What is different between two amounts of one thing."""
    if _vague(sides, one, two):
        yield Fact(FactType.NUMBER_CHANGED, *sides.spans(one, two), Why.EXACTNESS)
    elif _sign_lost(sides, one, two) or _other_dollars(sides, one, two) or _other_currency(one, two):
        yield Fact(FactType.NUMBER_CHANGED, *sides.spans(one, two), Why.VALUE)
    elif not (one.unit != two.unit and "ordinal" in {one.unit, two.unit}):  # 'in the 12th minute', 'after 12 minutes'
        same = same_value(one, two) or (not comparable(one, two) and same_figure(one, two))
        yield from _of_one_value(sides, one, two) if same else _of_another(sides, one, two)


def _other_currency(one: Amount, two: Amount) -> bool:
    """Whether two amounts are one figure of two currencies: '$400 million', '€400 million'."""
    money = all(amount.unit.startswith(_MONEY) for amount in (one, two))
    return money and one.unit != two.unit and same_figure(one, two) and one.size == two.size


def _other_dollars(sides: Sides, one: Amount, two: Amount) -> bool:
    """'US$40 million' and 'A$40 million'; '$40 million' may be either."""
    whose = [_DOLLARS.search(text[a.start : a.end]) for text, a in ((sides.left.text, one), (sides.right.text, two)) if "$" in text]
    return len(whose) > 1 and all(whose) and len({found.group() for found in whose if found}) > 1


def _sign_lost(sides: Sides, one: Amount, two: Amount) -> bool:
    """Whether one is below zero and nothing says so of the other: '-0.4 percent', '0.4 percent', but not 'fell 0.4 percent'."""
    if one.negative == two.negative or one.loose or two.loose or not one.low:
        return False
    return not (told_as_fall(sides.right.text, two) if one.negative else told_as_fall(sides.left.text, one))


def _of_another(sides: Sides, one: Amount, two: Amount) -> Iterator[Fact]:
    if not rounded(one, two):
        yield Fact(_type(one), *sides.spans(one, two), Why.VALUE)


def _of_one_value(sides: Sides, one: Amount, two: Amount) -> Iterator[Fact]:
    """The same value in another unit, of another base, or said to be more or less exact."""
    left, right = sides.left, sides.right
    if {one.unit, two.unit} == {"percent", "points"}:
        yield Fact(_type(one), *sides.spans(one, two), Why.POINTS)
    elif one.unit == "percent" and (ends := _bases(sides, one, two)):
        yield Fact(_type(one), left.span(one.start, ends[0]), right.span(two.start, ends[1]), Why.BASE)
    elif not (
        any(x.loose or x.low != x.high for x in (one, two)) or _estimated_elsewhere(sides, one, two) or same_qualifier(one, two)
    ):
        spans = sides.spans(one, two)
        yield Fact(_type(one), *spans, gone=(spans[0].text,), new=(spans[1].text,))


def _bases(sides: Sides, one: Amount, two: Amount) -> tuple[int, int] | None:
    from compare.facts.families.numbers.bases import other_base

    return other_base(sides.left.text, sides.right.text, (one.end, two.end))


def _type(amount: Amount) -> FactType:
    return FactType.AGE_CHANGED if amount.unit == "age" else FactType.NUMBER_CHANGED


def _estimated_elsewhere(sides: Sides, one: Amount, two: Amount) -> bool:
    """'An estimated 640 boats', '640 boats by the ministry's estimate'."""
    both = (one, sides.right), (two, sides.left)
    return any(amount.qualifier == "estimate" and "estimat" in other.text.lower() for amount, other in both)


def _missed(sides: Sides, lost: Sequence[Amount], _theirs: Sequence[Amount]) -> Iterator[Fact]:
    for amount in lost:
        span = sides.left.span(amount.start, amount.end)
        if not is_changed_apart(sides.docs, span):
            yield Fact(FactType.NUMBER_DROPPED, span, None, Why.ABSENT)


def _last_ones(lost: Sequence[Amount], new: Sequence[Amount]) -> _Pair | None:
    """The only number of each side that has no partner, where the words leave out what one of them counts."""
    if not len(lost) == len(new) == 1 or _unlike(lost[0], new[0]):
        return None
    one, two = lost[0], new[0]
    counts = one.unit == two.unit == "count" and one.low == one.high and two.low == two.high and not (one.label or two.label)
    alike = counts and (one.bare or two.bare) and max(one.low, two.low) < _FAR * min(one.low, two.low)
    return (one, two) if alike else None


def _vague(sides: Sides, one: Amount, two: Amount) -> bool:
    """'About 30 residents' against 'dozens of residents', unless the vague side counts them elsewhere."""
    vague, exact = (one, two) if one.low != one.high else (two, one)
    if vague.low == vague.high or exact.low != exact.high or vague.loose or exact.loose or not vague.counted & exact.counted:
        return False
    elsewhere = (sides.docs.left if vague is one else sides.docs.right).amounts
    return not any(a.low == a.high and a.unit == exact.unit and (same_value(a, exact) or rounded(a, exact)) for a in elsewhere)


NUMBERS = Family("numbers", lambda view, _docs: amounts_in(view), _cost, _change, _missed, _apart, _settle)
