"""Amounts: every number of a text with its value, unit, qualifier and what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.clock import find_ages, find_clock_times, find_told_times
from compare.facts.doc.amounts.combined import combined
from compare.facts.doc.amounts.fractions import find_parts_of_units, fraction_pattern, fraction_value
from compare.facts.doc.amounts.labels import label_before
from compare.facts.doc.amounts.qualifiers import qualifier_after, qualifier_before
from compare.facts.doc.amounts.ratios import find_ratios
from compare.facts.doc.amounts.units import duration_at, measure, unit_at
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import alternation, phrases, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.facts.doc.view import View

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
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
_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
# '85m' alone and '200m champion' are lengths; '85m people' and '8.4m tonnes' are millions, as any sum of money is.
_MILLIONS_OF = re.compile(
    r"\s{1,20}(?:[a-z]{3,40}\s{1,20})?(?!metres|meters|across|metres)(?:[a-z]{2,40}s|people|men|women|children|passengers)\b"
)
_LEAST_YEAR, _LAST_YEAR = 1500, 2100
_COUNTED_WORDS = 3
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER = (
    r"(?<![\w.,])(?:(?P<times>\d+(?:\.\d+)?)\s?[×x·*]\s?)?"
    r"10(?:\^(?P<caret>[-−]?\d{1,2})(?!\d)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
_RATIO = 0.0  # the size of 'one in five': a percentage in no unit of its own
_PARTS_MORE = {"half": 0.5, "quarter": 0.25}
_YEAR_AND_A_HALF = re.compile(
    r"\b(?:past|last|next|full|another)\s(?P<unit>year|month|week|day|hour)\sand\sa\s(?P<part>half|quarter)\b", re.IGNORECASE
)
_ROUGH_TIME = re.compile(
    r"\b(?:(?:shortly|just|soon|a\slittle|not\slong|(?:some\s)?minutes)\s(before|after)|(around|about|roughly|approximately|towards?|nearly|almost))\s$",
    re.IGNORECASE,
)
_AND_A_PART = re.compile(r"\sand\sa\s(half|quarter)\b")
_NEXT = re.compile(r"[\s-]{0,2}")  # a bracket or a mark between a number and a word: they are no one thing


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a text has it.

    Attributes:
        start: where its words begin, the qualifier with them.
        end: where they end, the unit and the word for what is counted with them.
        low: its value in the unit's base; the least it can be.
        high: the most it can be; other than `low` only for 'dozens' and the like.
        unit: 'count', 'percent', 'points', 'money:$', 'clock', 'age', 'ordinal', or what a unit measures.
        qualifier: 'around', 'nearly', 'over', 'least', 'most', 'under', or an empty string.
        counted: stems of the words after it.
        before: stems of the words before it.
        loose: whether it only answers a number and is nothing to report.
        digits: how many of its digits are meant, for rounding.
        role: 'from' or 'to' where that stands before it.
        size: how many of the base unit its own unit is.
        bare: whether no word for what is counted follows it.
        label: the name it is part of, as 'flight' in 'Flight 618'.
        measure: of an ordinal, what the unit after it measures and its size: 'the 12th minute' is 60 of 'time'.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    qualifier: str = ""
    counted: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    loose: bool = False
    digits: int = 15
    role: str = ""
    size: float = 1.0
    bare: bool = False
    label: str = ""
    measure: tuple[str, float] = ("", 0.0)

    def moved(self, by: int) -> Amount:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def ratio(self) -> bool:
        """Whether it is 'one in five' and the like."""
        return self.size == _RATIO


def amounts_in(view: View) -> tuple[Amount, ...]:
    """Every amount of a view, in order."""
    return view.layer(_read)


def _read(view: View) -> tuple[Amount, ...]:
    return find_amounts(view.text)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text, in order; dates are none."""
    special = [Amount(start, end, low, high, "clock") for start, end, low, high in find_told_times(text)]
    told = [(a.start, a.end) for a in special]
    taken = [*find_clock_times(text), *find_ages(text)]
    special += _apart([_told_roughly(text, Amount(start, end, value, value, unit)) for start, end, value, unit in taken], told)
    special += [_with_surroundings(text, amount) for amount in _in_several_words(text)]
    blocked = [(a.start, a.end) for a in special] + [m.span() for m in _date_numbers().finditer(text)]
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
        yield Amount(start, end, percent, percent, "percent", digits=1, size=_RATIO)
    for start, end, value, kind, size in find_parts_of_units(text):
        yield Amount(start, end, value, value, kind, size=size)
    for match in _YEAR_AND_A_HALF.finditer(text):
        kind, size = measure(match["unit"].lower())
        value = size * (1 + _PARTS_MORE[match["part"].lower()])
        yield Amount(match.start("unit"), match.end(), value, value, kind, size=size)


@cache
def _date_numbers() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*(?:percent|per cent|%))"
        r"(?:\s?(?:-|to|and|through)\s?\d{1,2}\b(?!\s*[a-z%,]))?(?:,?\s+\d{4}\b)?"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?![a-z])(?:,?\s+\d{{4}}\b)?|\b\d{{4}}-\d\d-\d\d\b"
        r"|\b(?:[Ss]econd|[Tt]hird|[Ff]ourth)[ -](?:quarter|half)\b"
        r"(?!\sin\sa\srow|\srunning|\sstraight|\sof\s(?!the\syear|(?:19|20)\d\d))"
        r"|\b(?:19|20)\d\ds\b"
    )


@cache
def _number() -> re.Pattern[str]:
    words = alternation(phrases("number_words"))
    run = rf"(?:half\s+)?(?:an?\s+(?=(?:dozen|hundred|thousand|million|billion)\b))?{words}(?:(?:-|\s+(?:and\s+)?){words})*"
    ordinal = rf"\d+(?:st|nd|rd|th)\b|\b(?:{'|'.join(_ORDINALS)})\b(?!\s+(?:of|as)\s+(?:the|all|its)\b)"
    return re.compile(
        rf"(?P<power>{_POWER})|(?P<ordinal>\b{ordinal})"
        rf"|(?P<fraction>\b{fraction_pattern()})"
        rf"|(?:(?P<money>{_CURRENCY})\s?)?(?P<number>(?<![\w.,])(?:{_DIGITS})|{run})"
        rf"(?:[\s-]?(?P<scale>(?<=\d)(?:k|m|bn|b|mn|tn)(?![\w/])|(?:thousand|million|billion|trillion)\b))?"
        r"|(?P<part>\b(?:an?|one)\s(?:third|quarter|half|fifth|tenth)\b)"
        rf"|(?P<magnitude>{alternation(phrases('magnitudes'))})"
        rf"|(?P<loose>{alternation(phrases('loose_numbers'))})",
        re.IGNORECASE,
    )


def _numbers(text: str) -> Iterator[Amount]:
    for match in _number().finditer(text):
        amount = _amount(text, match)
        if not _is_year(text, match, amount):
            yield _with_surroundings(text, amount)


def _is_year(text: str, match: re.Match[str], amount: Amount) -> bool:
    digits = (match["number"] or "").strip()
    bare = len(digits) == 4 and digits.isdigit() and amount.unit == "count" and not amount.qualifier  # noqa: PLR2004 - a year's digits
    return (
        bare
        and _LEAST_YEAR <= amount.low <= _LAST_YEAR
        and not (match["money"] or match["scale"])
        and text[match.start() - 1 : match.start()] != "#"
    )


def _amount(text: str, match: re.Match[str]) -> Amount:
    start, end = match.start() + len(match.group()) - len(match.group().lstrip()), match.end()
    if match["power"]:
        return _power_amount(text, match, start, end)
    if match["ordinal"]:
        word = match["ordinal"].lower()
        value = float(_ORDINALS.get(word) or re.sub(r"\D", "", word))
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
    return Amount(start, end, value * factor, value * factor, unit, digits=_meant_digits(times), size=factor)


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
        if more := _AND_A_PART.match(text, end):
            value = size * (1 + _PARTS_MORE[more[1]])
            return Amount(start, more.end(), value, value, kind, size=size)
        return Amount(start, end, size, size, kind, loose=True, digits=1, size=size)
    value = float(value_of("loose_numbers", words))
    return Amount(start, end, value, value, "count", loose=True)


def _plain_amount(text: str, match: re.Match[str], start: int, end: int) -> Amount:
    number, money = match["number"].strip(), match["money"]
    spelled = not number[0].isdigit()
    value = _spelled(number.lower()) if spelled else float(number.replace(",", ""))
    if match["scale"] == "m" and not money and not _MILLIONS_OF.match(text, end):
        return Amount(start, end, value, value, "length", digits=_meant_digits(number))
    value *= _SCALES[match["scale"].lower()] if match["scale"] else 1
    unit, factor, loose = "count", 1.0, spelled and value <= 1
    if more := re.compile(r"\s{1,20}and\s{1,20}a\s+half\b(?:\s+(thousand|million|billion|trillion)\b)?").match(text, end):
        value, end = (value + 0.5) * (_SCALES[more.group(1)] if more.group(1) else 1), more.end()
    if money:
        unit = f"money:{money[-1]}"
    elif found := unit_at(text, end, spelled=spelled):
        unit, factor, end = found
        loose = False
        if unit in {"time", "months"} and (part := _AND_A_PART.match(text, end)):
            value, end = value + _PARTS_MORE[part[1]], part.end()
    return Amount(
        start, end, value * factor, value * factor, unit, loose=loose, digits=15 if spelled else _meant_digits(number), size=factor
    )


def _meant_digits(number: str) -> int:
    bare = number.replace(",", "")
    return len((bare.replace(".", "") if "." in bare else bare.rstrip("0")).lstrip("0")) or 1


def _spelled(words: str) -> float:
    """The value of a run of number words: 'two hundred and five thousand'."""
    total, part = 0.0, 0.0
    half = words.startswith("half")
    for word in re.findall(r"[a-z]+", words):
        value = float(value_of("number_words", word) or -1)
        if value < 0:
            continue
        if value >= 1000 or word == "dozen":  # noqa: PLR2004 - a thousand and more close a part
            total, part = total + (part or 1) * value, 0.0
        elif value == 100:  # noqa: PLR2004
            part = (part or 1) * value
        else:
            part += value
    return (total + part) * (0.5 if half else 1)


def _with_surroundings(text: str, amount: Amount) -> Amount:
    qualifier, start = qualifier_before(text, amount.start, amount.unit) if amount.unit != "ordinal" else ("", amount.start)
    after, noun_end = _after(text, amount.end)
    if amount.ratio:
        noun_end = amount.end  # 'one in 100 gave up': what is counted may stand before, or nowhere
    earlier = tokens_of(text[max(0, start - 40) : start])
    role = earlier[-1].key if earlier and earlier[-1].key in {"from", "to"} else ""
    before = frozenset(t.stem for t in earlier[-_COUNTED_WORDS:] if not _is_function(t.key))
    qualifier = qualifier_after(text, amount.end) or qualifier_after(text, noun_end) or qualifier
    bare = noun_end == amount.end
    label = "" if amount.unit != "count" or qualifier or amount.loose else label_before(text, amount.start, amount.end)
    found = replace(amount, start=start, end=noun_end, qualifier=qualifier, counted=after, before=before, role=role, bare=bare)
    return replace(found, end=amount.end, label=label) if label else found


def _after(text: str, end: int) -> tuple[frozenset[str], int]:
    """Stems of the next words of the clause, and where the first of them ends if it can be what is counted."""
    clause = re.split(r"[,;:.!?\n\"()\d]|\s(?:and|or|but|than)\s", text[end : end + 60], maxsplit=1)[0]
    following = [t for t in tokens_of(clause) if not t.key[0].isdigit()][:_COUNTED_WORDS]
    content = frozenset(t.stem for t in following if not _is_function(t.key))
    first = following[0] if following else None
    if not first or not _NEXT.fullmatch(clause[: first.start]) or first.capital:
        return content, end
    named = not _is_function(first.key) and not value_of("number_words", first.key)
    return content, end + first.end if named else end


def _is_function(word: str) -> bool:
    return word in phrases("function_words")
