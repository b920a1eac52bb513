"""Days in whatever language: '12 березня 2024', 'March 12', '3月12日', '12.03.2024', 'mercredi'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.tongue import tongue_of
from compare.facts.phrases import in_lower_case
from compare.machine.expressions import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.any_language.tongue import Tongue
    from compare.facts.doc.view import View

_MONTHS, _LAST_DAY = 12, 31
_YEAR = r"(?:1[5-9]|20)\d\d"
_NTH = r"(?:\s?(?:st|nd|rd|th|er|º|-?го|-?а|-?е|e)(?![^\W\d_])|\.)?"
_OF = r"\s{0,3}(?:(?:of|de|del|d')\s{0,2})?"
# Figures that may be a day, in any order, and those of Chinese, Japanese and Korean.
_FIGURES = (
    rf"(?<![\w.,/-])(?:(?P<iso>{_YEAR}[-/.][01]?\d[-/.][0-3]?\d)|(?P<figures>[0-3]?\d[./-][0-3]?\d[./-](?:(?:19|20)\d\d|\d\d))"
    r"|(?P<short>[0-3]?\d/[0-3]?\d))(?![\d/]|[.,-]\d)"
)
_SIGNED = rf"(?<!\d)(?:(?P<y4>{_YEAR})\s?[年년]\s?)?(?P<m4>[01]?\d)\s?[月월](?:份|\s?(?P<d4>[0-3]?\d)\s?[日号號일])?"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a text has it; 0 for what it does not say.

    Attributes:
        start: in the text.
        end: likewise.
        year: four figures.
        month: 1 to 12.
        day: of the month.
        weekday: Monday 1.
        either: whether day and month may be meant the other way round.
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    either: bool = False

    def moved(self, by: int) -> Date:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def turned(self) -> Date:
        """The other day that figures may mean; itself where they mean one."""
        return replace(self, month=self.day, day=self.month) if self.either else self


def dates_in(view: View) -> tuple[Date, ...]:
    """Every date of a view, in order."""
    return view.layer(_read)


def _read(view: View) -> tuple[Date, ...]:
    return tuple(find_dates(view.text, tongue_of(view.doc.article.language)))


def find_dates(text: str, tongue: Tongue) -> Iterator[Date]:
    """Every date of a text in a language."""
    for match in _pattern(tongue.code).finditer(in_lower_case(text)):
        groups = {name: value for name, value in match.groupdict().items() if value}
        date = _of(match, groups, tongue)
        alone = "month" in groups and "y3" not in groups
        small = alone and tongue.capitals and not text[match.start("month")].isupper()
        if date.month <= _MONTHS and date.day <= _LAST_DAY and not small:
            yield date


@cache
def _pattern(code: str) -> re.Pattern[str]:
    tongue = tongue_of(code)
    both, alone = tongue.any_of({**tongue.short_months, **tongue.months}), tongue.any_of(tongue.months)
    return compiled(
        rf"{_FIGURES}|{_SIGNED}"
        rf"|(?<![\w.,/:])(?<!\d-)(?:\d{{1,2}}\.?\s?-\s?)?(?P<d1>[0-3]?\d){_NTH}{_OF}(?P<m1>{both}){_year_behind(1)}"
        rf"|(?P<m2>{both})\.?\s(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d){_year_behind(2)}"
        rf"|(?P<month>{alone}){_year_behind(3)}"
        rf"|(?P<weekday>{tongue.any_of(tongue.weekdays)})"
    )


def _year_behind(number: int) -> str:
    return rf"(?:\.?,?{_OF}(?P<y{number}>{_YEAR})(?!\d))?"


def _of(match: re.Match[str], groups: dict[str, str], tongue: Tongue) -> Date:
    """The date that was found."""
    where = match.start(), match.end()
    if "weekday" in groups:
        return Date(*where, weekday=int(tongue.value(tongue.weekdays, groups["weekday"])))
    if "iso" in groups:
        year, month, day = map(int, re.split("[-/.]", groups["iso"]))
        return Date(*where, year, month, day)
    if "figures" in groups or "short" in groups:
        return _in_figures(where, [int(part) for part in re.split("[-/.]", groups.get("figures", groups.get("short", "")))])
    if "m4" in groups:
        year, month, day = (int(groups.get(name, 0)) for name in ("y4", "m4", "d4"))
        return Date(*where, year, month, day)
    name = next(groups[name] for name in ("m1", "m2", "month") if name in groups)
    month = int(tongue.value({**tongue.short_months, **tongue.months}, name))
    year = next((int(groups[name]) for name in ("y1", "y2", "y3") if name in groups), 0)
    return Date(*where, year, month, int(groups.get("d1", groups.get("d2", 0))))


def _in_figures(where: tuple[int, int], parts: list[int]) -> Date:
    """'12.03.2024', '4/21', '3/4/24': which is the day the figures say only where one is past twelve."""
    one, two, *rest = parts
    year = rest[0] + (0 if rest[0] > 99 else 2000) if rest else 0  # noqa: PLR2004 - two figures are of this century
    first_is_month = two > _MONTHS
    month, day = (one, two) if first_is_month else (two, one)
    return Date(*where, year, month, day, either=max(one, two) <= _MONTHS)
