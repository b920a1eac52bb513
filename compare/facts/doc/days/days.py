"""Days: every date of a text, relative ones too, as far as the article's dateline resolves them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.days.months import month_of, month_pattern, year_at, years_at
from compare.facts.doc.tokens import can_hold_figures
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compare.facts.doc.days.dateline import Dateline
    from compare.facts.doc.view import View

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PORTION = regex(r"\b(early|mid|late)[\s-](?!on\b)")
_WHICH = frozenset({"last", "next", "this"})
_BEFORE_A_MONTH = frozenset(  # what tells 'in May' from 'may'
    {"in", "last", "next", "this", "since", "until", "by", "of", "from", "to", "during", "late", "early", "mid"}
    | {"before", "after", "for", "and", "through", "between"}
)
_LETTERS = regex(r"[a-z]+")
_MONTHS, _LAST_DAY = 12, 31
_THIS_CENTURY = 70  # '69' is 2069, '70' is 1970
_NTH = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3, "3": 3, "fourth": 4, "4th": 4, "4": 4}


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a text has it.

    Attributes:
        start: in the text, its preposition with it.
        end: likewise.
        year: 0 where it is not said or known.
        month: 1 to 12, or 0.
        day: of the month, or 0.
        weekday: 1 (Monday) to 7, or 0.
        season: 1 (spring) to 4, or 0.
        relative: 'today', 'last year' and the like, or empty.
        part: 'q1' to 'q4', 'h1', 'h2', 'early', 'mid', 'late': which part of it, 'decade' where the year begins one, or empty.
        either: whether month and day may be meant the other way round: '03/04/2015'.
    """

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    season: int = 0
    relative: str = ""
    part: str = ""
    either: bool = False

    def moved(self, by: int) -> Day:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def kind(self) -> str:
        """What it names: a day, a month, a year, a weekday, a season, a relative time, or a part of a year."""
        named = [
            (self.day, "day"),
            (self.month, "month"),
            (self.weekday, "weekday"),
            (self.season, "season"),
            (self.relative, "relative"),
            (self.part and not self.year, "part"),
        ]
        return next((kind for value, kind in named if value), "year")


@cache
def _pattern() -> re.Pattern[str]:
    month = month_pattern()
    lead = (
        r"(?:\b(?:on|in|by|since|until|before|after|from|during|late on|early on|of|for|at)\s+(?:the\s+)?)?"
        r"(?:\b(?:early|late|mid|last|next|this)[\s-]+)?"
    )
    nth = r"(?P<nth>(?i:first|second|third|fourth|final|last|1st|2nd|3rd|4th))"
    return compiled(
        r"(?:\b(?=\w)|(?=\d))(?:"  # at any other place none begins, and none is looked for
        rf"(?:\b(?:in|by|since|until|before|after|from|during|of|for)\s)?(?:\bthe\s)?\b(?:{nth}[\s-](?P<portion>quarter|half|three\smonths|six\smonths)(?!\sin\sa\srow|\srunning|\sstraight|\sof\s(?!the\syear|(?:19|20)\d\d))"
        r"|[Qq](?P<quarter>[1-4])|(?P<half>H[12]))\b(?:,?\s(?:of\s)?(?P<year6>(?:19|20)\d\d)\b)?"
        rf"|{lead}(?:\b(?P<iso>\d{{4}}(?:-\d\d-\d\d|/\d\d/\d\d))\b"
        r"|(?<![\w/.-])(?P<figures>[0-3]?\d(?:/[0-3]?\d/(?:[12]\d)?\d\d|\.[0-3]?\d\.[12]\d{3}))(?![\w/-]|\.\d)"
        rf"|\b(?P<month1>{month})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:percent|per cent|%|,\d{{3}}(?!\d)))"
        r"(?:\s?(?:-|to|and|through)\s?(?P<last>\d{1,2})\b(?!\s*(?:percent|per cent|%|,\d|[ap]\.?m|[a-z]+s\b)))?"
        r"(?:(?:,\s*|\s+)(?P<year1>[12]\d{3})\b)?"
        rf"|\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|to|and)\s?)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{month})(?![a-z])(?!\.?\s\d{{1,2}}(?:,|\s[a-z]))(?:,?\s+(?P<year2>[12]\d{{3}})\b)?"
        rf"|\b(?P<month3>{month})(?![a-z])(?:,?\s+(?:of\s+)?(?P<year3>[12]\d{{3}})\b)?"
        rf"|\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!s)\b"
        r"|\b(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b|\b(?P<year4>(?:1[5-9]|20)\d\d)\b|(?<!\d)(?P<year8>(?:1[5-9]|20)\d\d)(?=年)"
        rf"|\b(?P<season>spring|summer|autumn|fall|winter)\b(?:\s+of\s+(?P<year5>[12]\d{{3}}))?"
        rf"|(?P<named>(?i:{alternation(phrases('named_days'))}))(?:,?\s(?P<year7>[12]\d{{3}})\b)?"
        rf"|\b(?P<near>today|tonight|yesterday|tomorrow)\b)"
        r"|\b(?P<relative>(?:last|this|next|the previous|the following)\s+(?:week|weekend|month|year))\b)"
    )


def days_in(view: View) -> tuple[Day, ...]:
    """Every date of a view, in order."""
    return view.layer(_read)


def _read(view: View) -> tuple[Day, ...]:
    return tuple(find_days(view.text)) if _can_hold_days(view.text) else ()


def _can_hold_days(text: str) -> bool:
    """False only where a text has no figure and no word of which every date in words has one."""
    return can_hold_figures(text) or not _words().isdisjoint(_LETTERS.findall(text.lower()))


@cache
def _words() -> frozenset[str]:
    listed = (_LETTERS.findall(phrase)[-1:] for name in ("months", "named_days") for phrase in phrases(name))
    parts = {"quarter", "half", "months", "week", "weekend", "month", "year"}
    return frozenset({*WEEKDAYS, *_SEASONS, *_OFFSETS, *parts, *(word for words in listed for word in words)})


def find_days(text: str) -> Iterator[Day]:
    """Every date of a text, in order."""
    for match in _pattern().finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value}
        where = match.start(), match.end()
        if "portion" in groups or "quarter" in groups or "half" in groups:
            yield from _part_of_year(match, groups)
        elif "named" in groups:
            month, day = map(int, value_of("named_days", groups["named"]).split())
            yield Day(*where, int(groups.get("year7", 0)), month, day)
        elif "iso" in groups:
            year, month, day = map(int, re.split("[-/]", groups["iso"]))
            yield Day(*where, year, month, day)
        elif "figures" in groups:
            yield from _in_figures(match, groups["figures"])
        elif "month1" in groups or "month2" in groups or "month3" in groups:
            yield from _with_month(match, groups)
        elif "weekday" in groups:
            yield Day(*where, weekday=WEEKDAYS.index(groups["weekday"].lower()) + 1, relative=_which(match))
        elif groups.keys() & {"decade", "year4", "year8"}:
            yield from _bare_year(text, match)
        elif "season" in groups:
            yield from _season(match, groups)
        else:
            yield Day(*where, relative=groups.get("near") or groups["relative"].lower())


def _in_figures(match: re.Match[str], figures: str) -> Iterator[Day]:
    """'11/12/2015' is a day in November or in December, '13.12.2015' and '12/13/2015' are one in December."""
    one, two, year = map(int, re.split(r"[/.]", figures))
    month, day = (two, one) if one > _MONTHS or "." in figures else (one, two)
    if 0 < month <= _MONTHS and 0 < day <= _LAST_DAY:
        year += 0 if year > 99 else 2000 if year < _THIS_CENTURY else 1900  # noqa: PLR2004 - '15' is 2015
        yield Day(match.start(), match.end(), year, month, day, either="/" in figures and day <= _MONTHS and day != month)


def _bare_year(text: str, match: re.Match[str]) -> Iterator[Day]:
    if match["decade"]:
        yield Day(match.start(), match.end(), int(match["decade"]), part="decade")
    elif match["year8"]:
        yield Day(match.start(), match.end(), int(match["year8"]))
    elif span := years_at(text, match.start("year4")):  # 'the 2012-13 season' is in both
        first, last, end = span
        yield from (Day(match.start(), end, year=year) for year in (first, last))
    elif year := year_at(text, match.start("year4")):
        yield Day(match.start(), match.end(), year=year, part=_portion(match))


def _season(match: re.Match[str], groups: dict[str, str]) -> Iterator[Day]:
    """'Last fall', 'spring of 2024'; 'fall' alone is mostly a verb."""
    if groups["season"] != "fall" or _which(match):
        season = _SEASONS[groups["season"]]
        yield Day(match.start(), match.end(), int(groups.get("year5", 0)), season=season, relative=_which(match))


def _with_month(match: re.Match[str], groups: dict[str, str]) -> Iterator[Day]:
    number = next(k for k in "123" if f"month{k}" in groups)
    month, day, year = month_of(groups[f"month{number}"]), int(groups.get(f"day{number}", 0)), int(groups.get(f"year{number}", 0))
    bare_may = groups[f"month{number}"] in {"May", "March"} and not day and not year
    if bare_may and _BEFORE_A_MONTH.isdisjoint(match.group().replace("-", " ").split()[-2:-1]):
        return
    if "before" in groups:  # '12-13 March'
        yield Day(match.start(), match.end(), year, month, int(groups["before"]))
    yield Day(match.start(), match.end(), year, month, day, relative=_which(match) if not year else "", part=_portion(match))
    if "last" in groups:  # 'February 3 and 7'
        yield Day(match.start(), match.end(), year, month, int(groups["last"]))


def _part_of_year(match: re.Match[str], groups: dict[str, str]) -> Iterator[Day]:
    """'The second quarter of 2026', 'Q2', 'the first half of 2024'; 'the second half' alone may be of a match."""
    year = int(groups.get("year6", 0))
    portion = groups.get("portion", "quarter" if "quarter" in groups else "half")
    quarterly = portion in {"quarter", "three months"}
    nth = groups["nth"].lower() if "nth" in groups else (groups.get("quarter") or groups["half"][1])
    number = _NTH.get(nth, 4 if quarterly else 2)
    if (year or portion == "quarter") and number <= (4 if quarterly else 2):
        yield Day(match.start(), match.end(), year, part=f"{'q' if quarterly else 'h'}{number}")


def _portion(match: re.Match[str]) -> str:
    words = match.group()
    found = _PORTION.search(words) if any(portion in words for portion in ("early", "mid", "late")) else None
    return found.group(1) if found else ""


def _which(match: re.Match[str]) -> str:
    *words, _ = match.group().replace("-", " ").split()
    return next((word for word in words if word in _WHICH), "")


def resolved(day: Day, dateline: Dateline) -> Day:
    """The day with what the dateline says about it: 'yesterday', 'last year', 'on Tuesday' become dates where they can."""
    written = dateline.date
    if written and day.relative in _OFFSETS:
        return _of(day, written + timedelta(days=_OFFSETS[day.relative]))
    if written and day.kind == "weekday" and not day.relative:
        return _of(day, written - timedelta(days=(written.isoweekday() - day.weekday) % len(WEEKDAYS)))
    years = {"last year": -1, "this year": 0, "next year": 1, "the previous year": -1, "the following year": 1}
    if dateline.year and day.relative in years:
        return Day(day.start, day.end, dateline.year + years[day.relative])
    return day


def _of(day: Day, date: date) -> Day:
    return Day(day.start, day.end, date.year, date.month, date.day, date.isoweekday())
