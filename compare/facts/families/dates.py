"""Dates: contradicted, narrowed, widened or lost."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.days.days import Day, days_in, resolved
from compare.facts.doc.tokens import tokens_of
from compare.facts.fact import Fact, Why
from compare.facts.family import Family, Matched
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.days.dateline import Dateline
    from compare.facts.doc.doc import Doc
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_SAME, _COMPATIBLE, _WIDER, _OTHER = 0, 1, 2, 3
_DAYS_NEAR = 7
_MONTH_DAYS = 30
_CONTEXT = 3  # words on either side of a date
_NEAR_TEXT = 120  # characters that hold them
_CLAUSE_ENDS = str.maketrans(dict.fromkeys('.,;:()"', "\n"))
_WAYS = {"the previous": "last", "last": "last", "the following": "next", "next": "next"}
_QUARTER = 3  # months
_DECADE = 10  # years
_QUARTERS = frozenset({"q", "h"})
_THROUGH = regex(r"\s?(?:through|to|until|till|and|-|[\u2013\u2014])\s?", re.IGNORECASE)
_LOOSE_PARTS = {"early": frozenset(range(1, 7)), "mid": frozenset(range(4, 10)), "late": frozenset(range(7, 13))}


def _cost(sides: Sides, ours: Sequence[Day], theirs: Sequence[Day], i: int, j: int) -> Cost | None:
    """The same day of the same event first, then the same event, then the same day; then the place among the dates."""
    rank = _rank(*_resolved(sides, ours[i], theirs[j]), _lines(sides))
    near = _around(sides.left, ours[i]) & _around(sides.right, theirs[j])
    if rank == _OTHER and not near and not (len(ours) == len(theirs) == 1):
        return None
    tied = _beside(sides.left, ours[i]) & _beside(sides.right, theirs[j])
    return not tied, rank, -len(near), abs(i - j)


def _change(sides: Sides, one: Day, two: Day) -> Iterator[Fact]:
    rank = _rank(*_resolved(sides, one, two), _lines(sides))
    if rank > _WIDER and _lasts(sides.left, one) != _lasts(sides.right, two):
        return  # 'arrived on 5 December', 'has been there since August'
    if rank >= _WIDER:
        yield Fact(FactType.DATE_CHANGED, *sides.spans(one, two), Why.EXACTNESS if rank == _WIDER else Why.DATE)


def _lasts(view: View, day: Day) -> bool:
    """Whether something has lasted from it on."""
    return "since" in view.text[max(0, day.start - len("since the ")) : day.end].lower().split()


def _settle(sides: Sides, matched: Matched[Day]) -> Matched[Day]:
    """Two days that changed places are two partners each of itself: that they did is told as what it is, elsewhere."""

    def ranks(*pairs: tuple[Day, Day]) -> set[int]:
        return {_rank(*_resolved(sides, *pair), _lines(sides)) for pair in pairs}

    pairs = list(matched.pairs)
    for i, j in combinations(range(len(pairs)), 2):
        (a, b), (c, d) = pairs[i], pairs[j]
        if ranks((a, b), (c, d)) == {_OTHER} and ranks((a, d), (c, b)) == {_SAME}:
            pairs[i], pairs[j] = (a, d), (c, b)
    return matched._replace(pairs=tuple(pairs))


def _lines(sides: Sides) -> tuple[Dateline, Dateline]:
    return sides.docs.left.dateline, sides.docs.right.dateline


def _resolved(sides: Sides, one: Day, two: Day) -> tuple[Day, Day]:
    lines = _lines(sides)
    return resolved(one, lines[0]), resolved(two, lines[1])


def _around(view: View, day: Day) -> set[str]:
    """Stems of the words around a date."""
    before = tokens_of(view.spoken[max(0, day.start - _NEAR_TEXT) : day.start])[-_CONTEXT:]
    after = tokens_of(view.spoken[day.end : day.end + _NEAR_TEXT])[:_CONTEXT]
    return {t.stem for t in (*before, *after)} - {"the", "a", "in", "on", "of", "and", "to", "at"}


def _beside(view: View, day: Day) -> set[str]:
    """Stems of what happens that day: the word right before it and the one right behind, but for who tells of it."""
    line = view.spoken[view.spoken.rfind("\n", 0, day.start) + 1 : day.start]
    before = tokens_of(line[-_NEAR_TEXT:].translate(_CLAUSE_ENDS).rpartition("\n")[2])[-1:]
    after = tokens_of(view.spoken[day.end : day.end + _NEAR_TEXT].translate(_CLAUSE_ENDS).partition("\n")[0])[:1]
    return {
        t.stem for t in (*before, *after) if t.key not in phrases("function_words") and t.key not in phrases("attribution_verbs")
    }


def _rank(one: Day, two: Day, lines: tuple[Dateline, Dateline]) -> int:
    """How two dates stand to each other: the same, perhaps the same, one wider, or different."""
    kinds = {one.kind, two.kind}
    if len(kinds) == 1:
        return _same_kind(one, two)
    if kinds & {"relative", "season", "part"}:
        return _COMPATIBLE
    if "weekday" in kinds:
        return _weekday_and_date(one, two, lines)
    if one.year and two.year and one.year != two.year:
        return _OTHER
    if one.month and two.month and one.month != two.month:
        return _OTHER
    return _WIDER


def _same_kind(one: Day, two: Day) -> int:
    if "decade" in {one.part, two.part}:
        return _decades(one, two)
    one, two = _as_one_order(one, two)
    fields = [(one.year, two.year), (one.month, two.month), (one.day, two.day), (one.season, two.season)]
    if not (one.day and two.day):
        fields.append((one.weekday, two.weekday))
    if any(a and b and a != b for a, b in fields) or _parts_apart(one.part, two.part):
        return _OTHER
    if one.kind == "year" and "" in {one.part, two.part} and (one.part + two.part)[:1] in _QUARTERS:
        return _WIDER  # 'the second quarter of 2026', '2026'
    if one.kind == "relative" and one.relative != two.relative:
        return _relatives(one.relative, two.relative)
    if one.kind == "month" and bool(one.year) != bool(two.year) and not (one.relative or two.relative):
        return _COMPATIBLE
    return _SAME


def _as_one_order(one: Day, two: Day) -> tuple[Day, Day]:
    """'03/04/2015' may be either of two days; '3 April 2015' and '13/04/2015' say which."""
    free, plain = (one, two) if one.either else (two, one)
    if one.either != two.either and (free.day, free.month) == (plain.month, plain.day):
        return replace(free, month=free.day, day=free.month), plain
    return one, two


def _relatives(one: str, two: str) -> int:
    """'Last week' and 'next week' are two, 'last week' and 'last month' may be one."""
    ways = {_WAYS.get(relative.rpartition(" ")[0], relative) for relative in (one, two)}
    return _OTHER if one.rsplit(maxsplit=1)[-1] == two.rsplit(maxsplit=1)[-1] and len(ways) > 1 else _COMPATIBLE


def _decades(one: Day, two: Day) -> int:
    """The 1970s and the 1980s are two, 1974 is a year of the first."""
    if one.part == two.part:
        return _SAME if one.year == two.year else _OTHER
    decade, year = (one, two) if one.part == "decade" else (two, one)
    return _WIDER if decade.year <= year.year < decade.year + _DECADE else _OTHER


def _parts_apart(one: str, two: str) -> bool:
    """Whether two parts of a year or month have nothing in common: 'early' and 'late', the second quarter and the fourth."""
    if not one or not two or one == two:
        return False
    if one[0] == two[0] == "q" or one[0] == two[0] == "h" or not {one[0], two[0]} & _QUARTERS:
        return True
    return _months_of(one).isdisjoint(_months_of(two))


def _months_of(part: str) -> frozenset[int]:
    """The months that a part of a year may mean."""
    if part in _LOOSE_PARTS:
        return _LOOSE_PARTS[part]
    length = _QUARTER if part[0] == "q" else 2 * _QUARTER
    return frozenset(range((int(part[1]) - 1) * length + 1, int(part[1]) * length + 1))


def _weekday_and_date(one: Day, two: Day, lines: tuple[Dateline, Dateline]) -> int:
    """A weekday and a date are one day where the date is within a week of the dateline."""
    date = two if one.kind == "weekday" else one
    line = next((line for line in lines if line.month), None)
    if line is None or date.kind != "day":
        return _COMPATIBLE
    apart = abs((line.month - date.month) * _MONTH_DAYS + line.day - date.day)
    return _COMPATIBLE if min(apart, 12 * _MONTH_DAYS - apart) <= _DAYS_NEAR else _OTHER


def _missed(sides: Sides, lost: Sequence[Day], _theirs: Sequence[Day]) -> Iterator[Fact]:
    """Days of the calendar that the other article nowhere has; of 'from 2006 to 2011' the first stands for both."""
    told: Day | None = None
    for day in lost:
        calendar = day.kind in {"day", "year"} or (day.kind == "month" and day.year)
        if not calendar or (told and _THROUGH.fullmatch(sides.left.text, told.end, day.start)):
            continue
        if {(day.year, day.month, day.day), *_turned(day)}.isdisjoint(sides.docs.right.once(_every_day)):
            told = day
            yield Fact(FactType.DATE_DROPPED, sides.left.span(day.start, day.end), None, Why.ABSENT)


def _every_day(doc: Doc) -> frozenset[tuple[int, int, int]]:
    """The days of an article as year, month and day, and each as what leaves any of them out: 'May 2026' answers 'May'."""
    found = [day for view in doc.story for day in days_in(view)]
    days = {written for day in found for written in ((day.year, day.month, day.day), *_turned(day))}
    parts = product((True, False), repeat=3)
    return frozenset((y * year, m * month, d * of_month) for y, m, d in parts for year, month, of_month in days)


def _turned(day: Day) -> Iterator[tuple[int, int, int]]:
    """The other day that figures may mean."""
    if day.either:
        yield day.year, day.day, day.month


DATES = Family("dates", lambda view, _docs: days_in(view), _cost, _change, _missed, settle=_settle)
