"""Amounts: every number of a text with its value, unit, qualifier and what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.amount import RATIO, Amount
from compare.facts.doc.amounts.around import with_surroundings
from compare.facts.doc.amounts.clock import find_ages, find_clock_times, find_told_times
from compare.facts.doc.amounts.combined import combined
from compare.facts.doc.amounts.figures.figures import (
    FIGURES,
    FIRST_OF_FIGURES,
    is_fraction,
    meant_digits,
    spelled_pattern,
    value_of_figures,
    value_of_words,
    with_commas,
)
from compare.facts.doc.amounts.figures.fractions import find_parts_of_units, fraction_pattern, fraction_value
from compare.facts.doc.amounts.figures.ratios import find_ratios
from compare.facts.doc.amounts.possible import can_hold_amounts
from compare.facts.doc.amounts.signs import with_sign
from compare.facts.doc.amounts.units import duration_at, measure, unit_at
from compare.facts.doc.days.days import days_in, find_days
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.facts.doc.days.days import Day
    from compare.facts.doc.view import View

_CURRENCY = r"(?:US|A|C|NZ|HK)?[$£€¥₹]"
_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}
# '85m' alone and '200m champion' are lengths; '85m people' and '8.4m tonnes' are millions, as any sum of money is.
_MILLIONS_OF = regex(
    r"\s{1,20}(?:[a-z]{3,40}\s{1,20})?(?!metres|meters|across|metres)(?:[a-z]{2,40}s|people|men|women|children|passengers)\b"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER = (
    r"(?<![\w.,])(?:(?P<times>\d+(?:\.\d+)?)\s?[×x·*]\s?)?"
    r"10(?:\^(?P<caret>[-−]?\d{1,2})(?!\d)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
_PARTS_MORE = {"half": 0.5, "quarter": 0.25}
_YEAR_AND_A_HALF = regex(
    r"\b(?:past|last|next|full|another)\s(?P<unit>year|month|week|day|hour)\sand\sa\s(?P<part>half|quarter)\b",
    re.IGNORECASE,
    needs=("half", "quarter"),
)
_ROUGH_TIME = regex(
    r"\b(?:(?:shortly|just|soon|a\slittle|not\slong|(?:some\s)?minutes)\s(before|after)|(around|about|roughly|approximately|towards?|nearly|almost))\s$",
    re.IGNORECASE,
)
_AND_A_PART = regex(r"\sand\sa\s(half|quarter)\b")
_AND_A_HALF = regex(r"\s{1,20}and\s{1,20}a\s+half\b(?:\s+(thousand|million|billion|trillion)\b)?")
# 'The second quarter' is no ordinal, 'the 1990s' and 'the high 30s' are no count.
_NO_AMOUNT = regex(
    r"\b(?:[Ss]econd|[Tt]hird|[Ff]ourth)[ -](?:quarter|half)\b"
    r"(?!\sin\sa\srow|\srunning|\sstraight|\sof\s(?!the\syear|(?:19|20)\d\d))|\b\d{1,3}0s\b"
)


def amounts_in(view: View) -> tuple[Amount, ...]:
    """Every amount of a view, in order."""
    return view.layer(_read)


def _read(view: View) -> tuple[Amount, ...]:
    return find_amounts(view.text, days_in(view))


def find_amounts(text: str, days: Iterable[Day] | None = None) -> tuple[Amount, ...]:
    """Every amount of a text, in order; what is part of a date is none.

    Args:
        text: of a passage.
        days: its dates, where they are known.
    """
    if not can_hold_amounts(text):
        return ()
    text = with_commas(text)
    named = find_days(text) if days is None else days
    dated = [(d.start, d.end) for d in named if any(map(str.isdecimal, text[d.start : d.end]))]
    special = [Amount(start, end, low, high, "clock") for start, end, low, high in find_told_times(text)]
    told = [(a.start, a.end) for a in special]
    taken = [*find_clock_times(text), *find_ages(text)]
    special += _apart([_told_roughly(text, Amount(start, end, value, value, unit)) for start, end, value, unit in taken], told)
    special += [with_surroundings(text, amount) for amount in _in_several_words(text)]
    blocked = [(a.start, a.end) for a in special] + dated + [m.span() for m in _NO_AMOUNT.finditer(text)]
    found = _apart(_numbers(text), blocked)
    return tuple(combined(text, sorted([*found, *special], key=lambda a: a.start)))


def _apart(amounts: Iterable[Amount], taken: list[tuple[int, int]]) -> Iterator[Amount]:
    """The amounts that reach into none of the spans."""
    spans = sorted(taken)
    starts, furthest = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
    for amount in amounts:
        before = bisect_left(starts, amount.end)
        if not before or furthest[before - 1] <= amount.start:
            yield amount


def _told_roughly(text: str, amount: Amount) -> Amount:
    """'Shortly before 5am', 'around 3:15 a.m.': half an hour that the time stands in."""
    found = _ROUGH_TIME.search(text[max(0, amount.start - 24) : amount.start]) if amount.unit == "clock" else None
    if not found:
        return amount
    word = (found.group(1) or "").lower()
    low, high = {"before": (-30, 0), "after": (0, 30)}.get(word, (-15, 15))
    return replace(amount, low=amount.low + low, high=amount.high + high)


def _in_several_words(text: str) -> Iterator[Amount]:
    """'One in five' and 'half an hour': numbers that are made of other numbers."""
    for start, end, percent in find_ratios(text):
        yield Amount(start, end, percent, percent, "percent", digits=1, size=RATIO)
    for start, end, value, kind, size in find_parts_of_units(text):
        yield Amount(start, end, value, value, kind, size=size)
    for match in _YEAR_AND_A_HALF.finditer(text):
        kind, size = measure(match["unit"].lower())
        value = size * (1 + _PARTS_MORE[match["part"].lower()])
        yield Amount(match.start("unit"), match.end(), value, value, kind, size=size)


@cache
def _number() -> re.Pattern[str]:
    ordinal = rf"\d+(?:st|nd|rd|th)\b|\b(?:{'|'.join(_ORDINALS)})\b(?!\s+(?:of|as)\s+(?:the|all|its)\b)"
    begins = rf"(?:(?<!\w)(?=\w)|(?={FIRST_OF_FIGURES})|(?={_CURRENCY}))"  # at any other place none does, and none is looked for
    return compiled(
        rf"{begins}(?:(?P<power>{_POWER})|(?P<ordinal>\b{ordinal})"
        rf"|(?P<fraction>\b{fraction_pattern()})"
        rf"|(?:(?P<money>{_CURRENCY})\s?)?(?P<number>{FIGURES}|{spelled_pattern()})"
        rf"(?:[\s-]?(?P<scale>(?<=\d)(?:k|m|bn|b|mn|tn)(?![\w/])|(?:thousand|million|billion|trillion|lakhs?|crores?)\b))?"
        r"|(?P<part>\b(?:an?|one)\s(?:third|quarter|half|fifth|tenth)\b)"
        rf"|(?P<magnitude>{alternation(phrases('magnitudes'))})"
        rf"|(?P<loose>{alternation(phrases('loose_numbers'))}))",
        re.IGNORECASE,
    )


def _numbers(text: str) -> Iterator[Amount]:
    end = 0
    for match in _number().finditer(text):
        if match.start() >= end:  # 'two and a half million' is read already
            amount = with_sign(text, _amount(text, match))
            end = amount.end
            yield with_surroundings(text, amount)


def _amount(text: str, match: re.Match[str]) -> Amount:
    start, end = match.start() + len(match.group()) - len(match.group().lstrip()), match.end()
    if match["power"]:
        return _power_amount(text, match, start, end)
    if match["ordinal"]:
        word = match["ordinal"].lower()
        value = float(_ORDINALS.get(word) or "".join(filter(str.isdecimal, word)))
        unit = duration_at(text, end)
        return Amount(start, end, value, value, "ordinal", measure=unit[:2] if unit else ("", 0.0))
    if words := match["fraction"] or match["part"]:
        # 'Of which a third came ...': it answers a share on the other side, but 'a third man' is none to report.
        return replace(_fraction_amount(words.lower(), start, end), loose=not match["fraction"])
    if match["magnitude"]:
        low, high = map(float, value_of("magnitudes", match["magnitude"]).split())
        return Amount(start, end, low, high, "count", loose=high < 10)  # noqa: PLR2004 - 'several' is no number to report
    if match["loose"]:
        return _loose_amount(text, match["loose"], start, end)
    return _plain_amount(text, match, start, end)


def _power_amount(text: str, match: re.Match[str], start: int, end: int) -> Amount:
    """'10⁶ tonnes', '3.2 × 10^6'."""
    times = match["times"] or "1"
    value = float(f"{times}e{(match['caret'] or match['raised']).translate(_SUPERSCRIPTS)}")
    unit, factor, end = unit_at(text, end, spelled=False) or ("count", 1.0, end)
    return Amount(start, end, value * factor, value * factor, unit, digits=meant_digits(times), size=factor)


def _fraction_amount(words: str, start: int, end: int) -> Amount:
    """A share in percent."""
    value = 100 * fraction_value(words)
    return Amount(start, end, value, value, "percent", digits=0)


def _loose_amount(text: str, words: str, start: int, end: int) -> Amount:
    """'Trio', 'both', 'a'; 'a decade' and 'a fortnight'; and 'a year and a half'."""
    if words.lower() in phrases("units"):
        kind, size = measure(words)
        return Amount(start, end, size, size, kind, loose=True, digits=1, size=size)
    if words.lower() in {"a", "an"} and (unit := duration_at(text, end)):
        kind, size, end = unit
        if _has_part(text) and (more := _AND_A_PART.match(text, end)):
            value = size * (1 + _PARTS_MORE[more[1]])
            return Amount(start, more.end(), value, value, kind, size=size)
        return Amount(start, end, size, size, kind, loose=True, digits=1, size=size)
    value = float(value_of("loose_numbers", words))
    return Amount(start, end, value, value, "count", loose=True)


def _plain_amount(text: str, match: re.Match[str], start: int, end: int) -> Amount:
    number, money = match["number"].strip(), match["money"]
    spelled = not number[0].isnumeric()
    value = value_of_words(number.lower()) if spelled else value_of_figures(number)
    if match["scale"] == "m" and not money and not _MILLIONS_OF.match(text, end):
        return Amount(start, end, value, value, "length", digits=meant_digits(number))
    value *= _SCALES[match["scale"].lower()] if match["scale"] else 1
    unit, factor, loose = "count", 1.0, spelled and value <= 1
    if _has_part(text) and (more := _AND_A_HALF.match(text, end)):
        value, end = _and_a_half(number, value, more.group(1)), more.end()
    if money:
        unit = f"money:{money[-1]}"
    elif found := unit_at(text, end, spelled=spelled):
        unit, factor, end = found
        loose = False
        if unit in {"time", "months"} and _has_part(text) and (part := _AND_A_PART.match(text, end)):
            value, end = value + _PARTS_MORE[part[1]], part.end()
    fraction = not spelled and is_fraction(number)
    if fraction and unit == "count" and value < 1:  # '3/4 of them', but '3/4 mile', '2½' and '1/2 million'
        return Amount(start, end, 100 * value, 100 * value, "percent", digits=0)
    digits = 15 if spelled or fraction else meant_digits(number)
    return Amount(start, end, value * factor, value * factor, unit, loose=loose, digits=digits, size=factor)


def _has_part(text: str) -> bool:
    """Whether a text can tell half or a quarter more."""
    return "half" in text or "quarter" in text


def _and_a_half(number: str, value: float, scale: str | None) -> float:
    """'Two and a half million' and 'two and a half'; 'a million and a half' is half a million more."""
    if scale:
        return (value + 0.5) * _SCALES[scale]
    last = _SCALES.get(number.rsplit(maxsplit=1)[-1].lower(), 1)
    return value + 0.5 * last
