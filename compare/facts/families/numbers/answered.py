"""Whether an article has a number anywhere: the same value, a rounding, a range that holds it, the rest of a share."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from compare.facts.families.numbers.rounding import comparable, measured, nth_of, rounded, same_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.facts.doc.amounts.amount import Amount
    from compare.facts.doc.doc import Doc

_LEAST_TOLD, _LEAST_NAMED = 4, 3
_SMALL_TOO = frozenset({"count", "months", "time"})
_NEVER_ALONE = frozenset({"ordinal", "age", "clock"})
_WHOLE = 100


def unanswered(amounts: Iterable[Amount], other: Doc, *, exactly: bool = False) -> Iterator[Amount]:
    """Amounts that the other article nowhere has.

    Args:
        amounts: of one article.
        other: article.
        exactly: whether only a number answers one, and no range: 'tens of thousands' is no 50,000.
    """
    for amount in amounts:
        if amount.loose or amount.label or _small(amount) or amount.unit in _NEVER_ALONE:
            continue
        known = other.once(_by_measure).get(measured(amount))
        may = (*known.near(amount), *known.rest_of(amount)) if known else ()
        if not any(_answers(amount, b) for b in may if not exactly or b.low == b.high):
            yield amount


class _Known(NamedTuple):
    """The amounts of an article that measure one thing, each different one once.

    Attributes:
        lows: the values of the plain ones, in order.
        plain: those that only a value near theirs can answer.
        others: ranges, and what is told in another unit too.
    """

    lows: list[float]
    plain: list[Amount]
    others: list[Amount]

    def rest_of(self, amount: Amount) -> list[Amount]:
        """Those that make a whole with a share."""
        if amount.unit != "percent" or not _is_plain(amount):
            return []
        first, last = bisect_left(self.lows, _WHOLE - amount.low - 1), bisect_right(self.lows, _WHOLE - amount.low + 1)
        return self.plain[first:last]

    def near(self, amount: Amount) -> list[Amount]:
        """Those that it could answer: from half of it to its double, and one more or less of what is small."""
        if not _is_plain(amount):
            return [*self.others, *self.plain]
        size = abs(amount.low)
        first, last = bisect_left(self.lows, amount.low - size / 2 - 1), bisect_right(self.lows, amount.low + size + 1)
        return [*self.others, *self.plain[first:last]]


def _is_plain(amount: Amount) -> bool:
    return amount.low == amount.high and amount.unit not in {"ordinal", "time", "months"} and not amount.unit.startswith("degrees")


def _by_measure(doc: Doc) -> dict[str, _Known]:
    """The amounts of an article by what they measure."""
    found: dict[str, dict[tuple[object, ...], Amount]] = {}
    for amount in doc.amounts:
        alike = _value(amount)
        found.setdefault(measured(amount), {}).setdefault(alike, amount)
        if amount.unit == "ordinal":  # 'the 12th minute' answers '12 minutes'
            found.setdefault(measured(replace(amount, unit=amount.measure[0])), {}).setdefault(alike, amount)
    return {measure: _known(list(amounts.values())) for measure, amounts in found.items()}


def _value(a: Amount) -> tuple[object, ...]:
    """What an amount says, wherever it stands and whatever stands around it."""
    return a.low, a.high, a.unit, a.qualifier, a.loose, a.digits, a.role, a.size, a.bare, a.label, a.measure, a.negative


def _known(amounts: list[Amount]) -> _Known:
    plain = sorted((a for a in amounts if _is_plain(a)), key=lambda a: a.low)
    return _Known([a.low for a in plain], plain, [a for a in amounts if not _is_plain(a)])


def _small(amount: Amount) -> bool:
    """Whether it is too small to be missed: 'two men', 'three of them', 'three days'; 'three boats' are not."""
    if amount.unit not in _SMALL_TOO or amount.low != int(amount.low):
        return False
    named = amount.unit == "count" and not amount.bare
    return amount.high < (_LEAST_NAMED if named else _LEAST_TOLD * amount.size)


def _answers(one: Amount, two: Amount) -> bool:
    if "ordinal" in {one.unit, two.unit}:
        return one.unit != two.unit and nth_of(one, two)
    if one.unit == two.unit == "percent" and _is_rest(one, two):
        return True
    return comparable(one, two) and (same_value(one, two) or rounded(one, two))


def _is_rest(one: Amount, two: Amount) -> bool:
    """Whether two shares make a whole: cut by 23 percent, 77 percent are left."""
    exact = one.low == one.high and two.low == two.high and not (one.negative or two.negative)
    return exact and math.isclose(one.low + two.low, _WHOLE)
