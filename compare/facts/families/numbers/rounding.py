"""Rounding: whether two amounts say the same, exactly, roughly, or with another word for how exact they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.facts.doc.amounts.amount import Amount

_CLOSE = 0.03
_ROUGH = 0.17
_ABOUT = 0.1  # 'about 2,000' is no rounding of 1,500, however few digits it has
_EXACT = 3
_ROUGHLY_COUNTED = 1000
_MEASURED = frozenset({"length", "area", "mass", "speed", "volume"})
_FRACTION = 0.67  # percentage points between a fraction in words and the percentage that it is told as
_DAY, _MONTHS_DAYS = 86400, (28, 31)
_CONVERTED = 0.1
_DEGREE = 0.6  # of Celsius: what rounding to a whole one of either scale makes
_SPELLED = 15  # the digits of a number in words: all of them are meant
_SAME_QUALIFIER = [
    {"under", "nearly"},
    {"most", "under"},
    {"put", ""},
    {"put", "around"},
    {"put", "estimate"},
    {"estimate", "around"},
    {"within", ""},
    {"within", "most"},
    {"within", "under"},
    {"within", "during"},
    {"during", ""},
    {"during", "over"},
]


def comparable(one: Amount, two: Amount) -> bool:
    """Whether two amounts measure one thing."""
    return one.unit == two.unit or _calendar(one, two) or {one.unit.partition(":")[0], two.unit.partition(":")[0]} == {"degrees"}


def measured(amount: Amount) -> str:
    """What it measures: the same for any two that are comparable."""
    return (
        "months" if amount.unit == "time" else amount.unit.partition(":")[0] if amount.unit.startswith("degrees") else amount.unit
    )


def same_value(one: Amount, two: Amount) -> bool:
    """Whether two amounts of one unit can be the same."""
    if one.low != one.high or two.low != two.high:
        return one.low <= two.high and two.low <= one.high
    if {one.unit, two.unit} == {"degrees:c", "degrees:f"}:
        return abs(_celsius(one) - _celsius(two)) <= _DEGREE
    if math.isclose(one.low, two.low, rel_tol=1e-6):
        return True
    if one.unit != two.unit and _calendar(one, two):
        return True
    return one.unit in _MEASURED and math.isclose(one.low, two.low, rel_tol=_CLOSE)


def _celsius(amount: Amount) -> float:
    sign = -1 if amount.negative else 1
    return sign * amount.low if amount.unit == "degrees:c" else (sign * amount.low - 32) * 5 / 9


def _calendar(one: Amount, two: Amount) -> bool:
    """Whether one counts in days or weeks what the other counts in months: 'within 30 days', 'within a month'."""
    if {one.unit, two.unit} != {"time", "months"} or one.low != one.high or two.low != two.high:
        return False
    days, months = (one.low / _DAY, two.low) if one.unit == "time" else (two.low / _DAY, one.low)
    return _MONTHS_DAYS[0] * months <= days <= _MONTHS_DAYS[1] * months


def same_figure(one: Amount, two: Amount) -> bool:
    """Whether two numbers are the same as written: 'nine of their days' and 'nine days'."""
    if one.low != one.high or two.low != two.high or one.ratio or two.ratio:
        return False
    return math.isclose(one.low / one.size, two.low / two.size, rel_tol=1e-6)


def rounded(one: Amount, two: Amount) -> bool:
    """Whether one is a true rounding of the other: 2,487 and 'nearly 2,500', 84.9 and 'about 85'."""
    exact, rough = sorted((one, two), key=lambda amount: (-_digits(amount), bool(amount.qualifier)))
    if exact.low != exact.high or rough.low != rough.high or not rough.low or one.unit in {"clock", "age", "ordinal"}:
        return False
    if one.unit in _MEASURED and one.size != two.size and (_converted(one, two) or _converted(two, one)):
        return True
    if one.unit == "percent" and rough.digits == 0 and abs(exact.low - rough.low) <= _FRACTION:
        return True  # 'an eighth', '12 percent'
    off = (exact.low - rough.low) / rough.low
    if rough.qualifier in {"over", "least"}:
        return 0 <= off < _ROUGH
    if rough.qualifier in {"nearly", "under", "most"}:
        return -_ROUGH < off <= 0
    step = 10 ** (math.floor(math.log10(abs(rough.low))) + 1 - max(1, _digits(rough)))
    within = abs(exact.low - rough.low) <= step / 2 * (1 + 1e-9) and _digits(exact) > _digits(rough)
    return within and ((rough.qualifier == "around" and abs(off) <= _ABOUT) or (abs(off) < _CLOSE and _is_round(exact, rough)))


def _digits(amount: Amount) -> int:
    """How many digits are meant: of a number in words all, but of 'almost two' those that are written."""
    if amount.digits != _SPELLED or not amount.qualifier:
        return amount.digits
    return len(f"{amount.low / (amount.size or 1.0):.0f}".rstrip("0")) or 1


def _is_round(exact: Amount, rough: Amount) -> bool:
    """Whether a number without 'about' can be meant roughly: 2,500 for 2,487; never 40 for 41, nor 1,000 for 1,020."""
    counted = exact.unit == "count" and exact.low == int(exact.low) and exact.low < _ROUGHLY_COUNTED
    return rough.digits > 1 and not counted


def _converted(exact: Amount, rough: Amount) -> bool:
    """Whether a measure is the other one in whole units of its own: two miles are three kilometres."""
    off, step = exact.low - rough.low, 10 ** max(0, math.floor(math.log10(max(1.0, rough.low / rough.size))) - 1)
    return abs(off) <= rough.size * step / 2 and abs(off) <= _CONVERTED * rough.low


def nth_of(one: Amount, two: Amount) -> bool:
    """Whether one is 'the 12th minute' and the other '12 minutes'."""
    nth, whole = (one, two) if one.unit == "ordinal" else (two, one)
    return nth.measure[1] > 0 and nth.measure == (whole.unit, whole.size) and math.isclose(nth.low * whole.size, whole.low)


def same_qualifier(one: Amount, two: Amount) -> bool:
    """Whether two amounts of one value are as exact as each other."""
    words = {one.qualifier, two.qualifier}
    if len(words) == 1 or words in _SAME_QUALIFIER:
        return True
    # 'Some 1,846 children' is as exact as a count can be, 'nine in ten' is no more so than 'about 90 percent'.
    if words == {"", "around"} and (one.digits >= _EXACT or one.ratio != two.ratio):
        return True
    written = one.digits != two.digits and _SPELLED not in {one.digits, two.digits}
    return one.unit in {"clock", "age", "ordinal"} or (written and rounded(one, two))
