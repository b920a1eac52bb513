"""Amounts that belong together: '5 to 7 million', 'an hour and 20 minutes', 'all but three of 24'."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from compare.facts.doc.amounts.amount import Amount

_ALL_BUT = regex(r"\ball but\s(?:about\s)?$", re.IGNORECASE, needs=("all but",))
_RANGED = frozenset({"-", *(dash + word for dash in ("", "-", "- ") for word in ("to", "and", "or"))})
_JOINED = regex(r"\s*(?:,|,?\s?and)?\s")
_SUMMED = frozenset({"time", "months", "length", "mass"})
_CONVERTIBLE = frozenset({"length", "area", "mass", "speed", "volume", "money", "degrees", "clock"})
_BRACKET = regex(r"\s\((?:or\s)?")
_SAME_UNIT = frozenset({"months", "time", "percent"})


def combined(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts of a text, in order, with what one of them says about the next."""
    return _converted(text, _all_but(text, _summed(text, _shared_units(text, amounts))))


def _converted(text: str, amounts: list[Amount]) -> list[Amount]:
    """In 'six kilometres (3.7 miles)' and '9 million euros ($10 million)' the bracket says nothing more: it only answers."""
    out = list(amounts)
    for k in range(1, len(out)):
        one, two = out[k - 1], out[k]
        kinds = {one.unit.partition(":")[0], two.unit.partition(":")[0]}
        other_unit = len(kinds) == 1 and kinds <= _CONVERTIBLE and (one.unit, one.size) != (two.unit, two.size)
        if other_unit and _BRACKET.fullmatch(text, one.end, two.start) and text.startswith(")", two.end):
            out[k] = replace(two, loose=True)
    return out


def _shared_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """In '5 to 7 million dollars' and '12 months to 18' both numbers have the unit."""
    out = list(amounts)
    for k in range(len(out) - 1):
        one, two = out[k], out[k + 1]
        if one.loose or two.loose or text[one.end : two.start].strip() not in _RANGED:
            continue
        if one.unit == "count" and two.unit not in {"count", "ordinal"}:
            out[k] = replace(one, unit=two.unit, low=one.low * _scale_of(one, two), high=one.high * _scale_of(one, two))
        elif two.unit == "count" and one.unit in _SAME_UNIT and not two.counted:
            out[k + 1] = replace(two, unit=one.unit)
    return out


def _scale_of(one: Amount, two: Amount) -> float:
    """What the second number's scale makes of the first: in '5 to 7 million' both are millions."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if two.low >= scale and one.low < scale and one.low < 1000:  # noqa: PLR2004 - below a thousand no scale is written out
            return scale
    return 1.0


def _summed(text: str, amounts: list[Amount]) -> list[Amount]:
    """'An hour and 20 minutes', '5 feet 10 inches', 'two years and three months' are one amount each."""
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        if last and _one_length(text, last, amount):
            whole = last.low + amount.low
            out[-1] = replace(last, end=amount.end, low=whole, high=whole, loose=False, digits=15, size=amount.size)
        else:
            out.append(amount)
    return out


def _one_length(text: str, one: Amount, two: Amount) -> bool:
    if one.unit != two.unit or one.unit not in _SUMMED or two.qualifier or not one.size > two.size:
        return False
    return two.low == two.high < one.size and bool(_JOINED.fullmatch(text, one.end, two.start))


def _all_but(text: str, amounts: list[Amount]) -> list[Amount]:
    """'All but three of the 24' are 21."""
    out = list(amounts)
    for k in range(len(out) - 1):
        one, two = out[k], out[k + 1]
        if one.unit != "count" or two.unit != "count" or not one.low < two.low:
            continue
        before = _ALL_BUT.search(text[max(0, one.start - 16) : one.start])
        if before and re.fullmatch(r"\sof\s(?:the\s|its\s|their\s)?", text[one.end : two.start]):
            rest = two.low - one.low
            start = one.start - len(before.group())
            out[k] = replace(one, start=start, low=rest, high=rest, loose=False, counted=two.counted)
    return out
