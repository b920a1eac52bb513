"""Numerals in whatever language: '15 000', '1.234,5', '3,3 мільярда', '3.5万', '25 Mio.', '١٢', 'twenty-five'.

What a mark between figures means differs from language to language and from writer to writer, so a numeral may have several
values: '1.234' is a thousand and more, or one and a bit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.dates import dates_in
from compare.facts.doc.any_language.ideographs import IDEOGRAPHS, value_of_ideographs
from compare.facts.doc.any_language.tongue import THOUSAND, tongue_of
from compare.facts.phrases import in_lower_case
from compare.machine.expressions import compiled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.any_language.dates import Date
    from compare.facts.doc.any_language.tongue import Tongue
    from compare.facts.doc.view import View

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_LETTER = rf"[^\W\d_{_IDEOGRAPH}]"
_MARK = "[.,'٬٫ ]"
_FIGURES = (
    rf"(?<!{_LETTER})\d{{1,3}}(?:(?P<mark>[.,'٬ ])\d{{3}})(?:(?P=mark)\d{{3}})*(?!\d)(?:[.,٫]\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.,٫]\d+)?"
)
# '19:00', '19.30 Uhr', '18h30', '7 pm'; '19 Uhr' and '19時' are numbers, which may be hours.
_TIME = r"[012]?\d(?::[0-5]\d(?::[0-5]\d)?|[.][0-5]\d(?=\s?uhr\b)|\s?h\s?[0-5]\d\b|(?=\s?[ap]\.?m\b))"
_NAMED = regex(rf"(?:(?<!\d)(?<!\d\s){_LETTER}|{_LETTER}{_LETTER}|{_LETTER}[-−'.]|[#@]{_LETTER}+)$")
_PART_OF_NAME = regex(rf"-?{_LETTER}")
_AND = r"(?:\s?-\s?|\s(?:and|und|et|e|y|i|и|і|та)\s|\s)"
_BY_LETTER = {"k": 1e3, "m": 1e6, "b": 1e9}
_YEAR_OF_TWO = regex(r"\d\d\s?年(?![前后後以间間])")
_HALF, _DOZEN, _HUNDRED = 0.5, 12, 100
_HALF_DAY = 12 * 60  # minutes


class Form(StrEnum):
    """How a number is written."""

    FIGURES = "figures"
    WORDS = "words"
    DAY = "part of a day"
    CLOCK = "a time of day: minutes since noon or midnight"
    NAME = "part of a name"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as a text has it.

    Attributes:
        start: in the text.
        end: likewise.
        values: all that it may mean.
        form: how it is written.
        digits: how many of its digits are meant.
        year: whether it may be one of the calendar.
    """

    start: int
    end: int
    values: frozenset[float]
    form: Form
    digits: int = 15
    year: bool = False

    def moved(self, by: int) -> Numeral:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def numerals_in(view: View) -> tuple[Numeral, ...]:
    """Every number of a view, in order; those of its days too, which are told as days."""
    return view.layer(_read)


def _read(view: View) -> tuple[Numeral, ...]:
    dates = dates_in(view)
    taken = [(date.start, date.end) for date in dates]
    found = _together(view.text, list(find_numerals(view.text, tongue_of(view.doc.article.language))))
    free = [n for n in found if not any(start < n.end and n.start < end for start, end in taken)]
    return tuple(sorted((*free, *(n for date in dates for n in _of_date(date))), key=lambda n: n.start))


def _of_date(date: Date) -> Iterator[Numeral]:
    """The day of the month and the year, as numbers: what one side dates, the other may only count."""
    if date.day:
        values = {float(day) for day in ((date.day, date.month) if date.either else (date.day,))}
        yield Numeral(date.start, date.end, frozenset(values), Form.DAY)
    if date.year:
        yield Numeral(date.start, date.end, frozenset({float(date.year)}), Form.DAY, year=True)


def find_numerals(text: str, tongue: Tongue) -> Iterator[Numeral]:
    """Every number of a text in a language."""
    lowered = in_lower_case(text)
    for match in _pattern(tongue.code).finditer(lowered):
        where = match.start(), match.end()
        if match["ideographs"]:
            value = value_of_ideographs(_plain_digits(match["ideographs"]))
            figures = any(map(str.isdecimal, match["ideographs"]))
            yield Numeral(*where, frozenset({value}), Form.FIGURES if figures else Form.WORDS)
        elif match["time"]:
            hours, minutes = (int(part) for part in (*re.findall(r"\d+", match["time"]), "0")[:2])
            yield Numeral(*where, frozenset({float((hours * 60 + minutes) % _HALF_DAY)}), Form.CLOCK)
        elif match["figures"]:
            yield _in_figures(text, match, tongue)
        else:
            yield Numeral(*where, frozenset({_spelled(match["words"], tongue)}), Form.WORDS)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    tongue = tongue_of(code)
    magnitude, word = tongue.any_of(tongue.magnitudes), tongue.any_of({**tongue.numbers, **tongue.magnitudes})
    ideographs = f"(?P<ideographs>{IDEOGRAPHS})" if code in {"zh", "ja"} else "(?P<ideographs>(?!))"
    return compiled(
        rf"{ideographs}|(?<![\d:])(?P<time>{_TIME})(?![:\d])"
        rf"|(?<!\d)(?<!\d[.,])(?P<figures>{_FIGURES})(?:[\s-]?(?P<scale>{magnitude})\.?|(?P<letter>[kmb])(?!\w))?"
        rf"|(?P<words>{word}(?:{_AND}{word})*)"
    )


def _in_figures(text: str, match: re.Match[str], tongue: Tongue) -> Numeral:
    figures = _plain_digits(match["figures"])
    scale = tongue.value(tongue.magnitudes, match["scale"]) if match["scale"] else 1.0
    values = frozenset(value * scale for value in values_of(figures))
    if match["letter"]:  # '£75m' is millions, '85m' perhaps metres
        values |= {value * _BY_LETTER[match["letter"]] for value in values}
    elif _YEAR_OF_TWO.match(text, match.start()):
        values |= {2000 + value for value in values}
    before, behind = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 2]
    # 'MiG-29' and '5G' are names: they answer a number, and are told by none.
    named = bool(_NAMED.search(before)) or bool((letter := _PART_OF_NAME.match(behind)) and letter.group()[-1].isupper())
    bare = re.sub(_MARK, "", figures)
    year = not match["scale"] and figures.isdecimal() and len(figures) == 4 and figures[:2] in {"18", "19", "20"}  # noqa: PLR2004
    form = Form.NAME if named else Form.FIGURES
    return Numeral(match.start(), match.end(), values, form, len(bare.strip("0")) or 1, year)


def values_of(figures: str) -> set[float]:
    """All that figures may mean, whoever wrote them: groups of three may be thousands, or what is behind the point.

    Args:
        figures: in ASCII digits, with the marks between them.
    """
    marks = re.findall(_MARK, figures)
    parts = re.split(_MARK, figures)
    whole = float("".join(parts))
    if not marks:
        return {whole}
    broken = float("".join(parts[:-1]) + "." + parts[-1])
    if marks[-1] in " '٬" or (len(marks) > 1 and len(set(marks)) == 1):
        return {whole}
    three = len(marks) == 1 and len(parts[-1]) == 3 and parts[0] != "0"  # noqa: PLR2004
    return {whole, broken} if three else {broken}


def _plain_digits(figures: str) -> str:
    """Figures of any script as ASCII digits."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in figures)


def _spelled(words: str, tongue: Tongue) -> float:
    """The value of a run of number words: 'two hundred and five thousand'."""
    total, part, last = 0.0, 0.0, 1.0
    known = {**tongue.numbers, **tongue.magnitudes}
    for match in re.finditer(tongue.any_of(known), words):
        value = tongue.value(known, match.group())
        if value >= THOUSAND:
            total, part, last = total + (part or 1) * value, 0.0, value
        elif value == _HALF:  # 'deux et demi', and 'un million et demi'
            part += value if part else last * value
        elif value == _HUNDRED or (value == _DOZEN and part):  # 'two dozen'; nobody says 'two twelve'
            part = (part or 1) * value
        else:
            part += value
    return total + part


def _together(text: str, numerals: Sequence[Numeral]) -> Iterator[Numeral]:
    """The numerals, but one of a greater magnitude with one of a lesser right behind it as their sum: '1 млрд 200 млн'."""
    whole: Numeral | None = None
    for one in numerals:
        if whole and _is_sum(text, whole, one):
            whole = replace(whole, end=one.end, values=frozenset(a + b for a in whole.values for b in one.values))
        else:
            if whole:
                yield whole
            whole = one
    if whole:
        yield whole


def _is_sum(text: str, one: Numeral, two: Numeral) -> bool:
    return (
        not text[one.end : two.start].strip(" ")
        and two.start - one.end <= 1
        and min(one.values) >= THOUSAND
        and not text[one.end - 1].isdecimal()  # a magnitude stands between
        and max(two.values) < min(one.values)
    )
