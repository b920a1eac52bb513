"""Dates: contradicted, narrowed, widened or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.doc.days import Day, find_days, resolved
from compare.facts.doc.telling import MOST, tokens_of
from compare.facts.fact import Fact
from compare.facts.pairing import likeliest_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.dateline import Dateline
    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling

_SAME, _COMPATIBLE, _WIDER, _OTHER = 0, 1, 2, 3
_DAYS_NEAR = 7
_MONTH_DAYS = 30
_CONTEXT = 3
_QUARTER = 3  # months
_QUARTERS = frozenset({"q", "h"})
_LOOSE_PARTS = {"early": frozenset(range(1, 7)), "mid": frozenset(range(4, 10)), "late": frozenset(range(7, 13))}


def find_date_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:
    """The date facts of a link."""
    ours, theirs = find_days(left.text)[:MOST], find_days(right.text)[:MOST]
    lines = setting.left.dateline, setting.right.dateline
    pairs = _paired(left, right, ours, theirs, lines)
    facts = []
    for rank, one, two in pairs:
        if rank >= _WIDER:
            note = "less or more exact" if rank == _WIDER else "another date"
            facts.append(Fact("date_changed", left.span(one.start, one.end), right.span(two.start, two.end), note))
    used = {id(day) for _, *pair in pairs for day in pair}
    facts += [
        Fact("date_dropped", left.span(d.start, d.end), None, "not on the right") for d in _lost(ours, used, setting.right.text)
    ]
    facts += [
        Fact("date_added", None, right.span(d.start, d.end), "not on the left") for d in _lost(theirs, used, setting.left.text)
    ]
    return facts


def _paired(
    left: Telling, right: Telling, ours: Sequence[Day], theirs: Sequence[Day], lines: tuple[Dateline, Dateline]
) -> list[tuple[int, Day, Day]]:
    scored: list[tuple[int, int, int, int, int]] = []
    for i, one in enumerate(ours):
        for j, two in enumerate(theirs):
            rank = _rank(resolved(one, lines[0]), resolved(two, lines[1]), lines)
            near = _around(left, one) & _around(right, two)
            if rank == _OTHER and not near and not (len(ours) == len(theirs) == 1):
                continue
            scored.append((rank, -len(near), abs(i - j), i, j))
    ranks = {(i, j): rank for rank, _, _, i, j in scored}
    return [(ranks[i, j], ours[i], theirs[j]) for i, j in likeliest_pairs(scored)]


def _around(telling: Telling, day: Day) -> set[str]:
    """Stems of the words around a date."""
    before = tokens_of(telling.spoken[max(0, day.start - 50) : day.start])[-_CONTEXT:]
    after = tokens_of(telling.spoken[day.end : day.end + 50])[:_CONTEXT]
    return {t.stem for t in (*before, *after)} - {"the", "a", "in", "on", "of", "and", "to", "at"}


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
    fields = [(one.year, two.year), (one.month, two.month), (one.day, two.day), (one.season, two.season)]
    if not (one.day and two.day):
        fields.append((one.weekday, two.weekday))
    if any(a and b and a != b for a, b in fields) or _parts_apart(one.part, two.part):
        return _OTHER
    if one.kind == "year" and "" in {one.part, two.part} and (one.part + two.part)[:1] in _QUARTERS:
        return _WIDER  # 'the second quarter of 2026', '2026'
    if one.kind == "relative" and one.relative != two.relative:
        return _OTHER if one.relative.split()[-1] == two.relative.split()[-1] else _COMPATIBLE
    if one.kind == "month" and bool(one.year) != bool(two.year) and not (one.relative or two.relative):
        return _COMPATIBLE
    return _SAME


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


def _lost(days: Sequence[Day], used: set[int], other: str) -> Iterator[Day]:
    """Days of the calendar that the other article nowhere has."""
    theirs = find_days(other)
    for day in days:
        if id(day) in used or (day.kind not in {"day", "year"} and not (day.kind == "month" and day.year)):
            continue
        if not any(
            (not day.year or d.year == day.year) and (not day.month or d.month == day.month) and (not day.day or d.day == day.day)
            for d in theirs
        ):
            yield day
