"""Arithmetic: 'up 25 cents to $2.75' says the same as '$2.75, up from $2.50'."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.signs import said_of
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.amounts.amount import Amount
    from compare.facts.family import Sides

_CHANGE = regex(
    r"\b(?:up|down|by|from|another|extra|more|less|fewer|higher|lower|add(?:s|ed|ing)?|ris(?:e|es|ing|en)|rose|increas\w{0,5}"
    r"|rais\w{0,3}|fall(?:s|en|ing)?|fell|drop\w{0,4}|cut(?:s|ting)?|reduc\w{0,6}|gain\w{0,3}|lost|los(?:e|es|ing)|decreas\w{0,3}"
    r"|grew|gr[eo]w(?:s|n|ing)?|climb\w{0,3}|jump\w{0,3}|slipp?\w{0,3}|change|earlier|later|longer|shorter|go(?:es)?|went)\b",
    re.IGNORECASE,
)
_NEVER = frozenset({"clock", "age", "ordinal"})
_Value = tuple[str, str]


def worked_out(sides: Sides, ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[set[Amount], set[Amount]]:
    """The amounts of either side that follow from the other side's: the old one from the new one and the change.

    Args:
        sides: of the link.
        ours: the amounts of the left.
        theirs: those of the right.
    """
    shared = _values(ours) & _values(theirs)
    mine, yours = ([x for x in amounts if _exact(x) and _value(x.unit, x.low) not in shared] for amounts in (ours, theirs))
    found = [
        (one, two)
        for one, two in product(mine, yours)
        if _follows(one, two, shared) and (_of_a_change(sides.left.text, one) or _of_a_change(sides.right.text, two))
    ]
    return {one for one, _ in found}, {two for _, two in found}


def _values(amounts: Sequence[Amount]) -> set[_Value]:
    return {_value(x.unit, x.low) for x in amounts if not x.loose and x.unit not in _NEVER}


def _value(unit: str, value: float) -> _Value:
    return unit, f"{value:.9g}"  # 2.75 - 0.25 is 2.5 in writing only


def _follows(one: Amount, two: Amount, known: set[_Value]) -> bool:
    """Whether two are the old value and the change where a known one is the new one."""
    return _kin(one.unit, two.unit) and any(
        _value(x.unit, x.low + sign * y.low) in known for x, y in ((one, two), (two, one)) for sign in (1, -1)
    )


def _kin(unit: str, other: str) -> bool:
    return unit == other or {unit, other} == {"percent", "points"}


def _exact(amount: Amount) -> bool:
    return not amount.loose and amount.unit not in _NEVER and amount.low == amount.high > 0


def _of_a_change(text: str, amount: Amount) -> bool:
    """Whether a word beside the amount says that something rose or fell."""
    return said_of(text, amount, _CHANGE)
