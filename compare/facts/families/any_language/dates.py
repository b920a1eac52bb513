"""Days between two texts of whatever languages: told where each side has one that the other does not.

One that a side leaves out is told only where it says day and month, where the other article has it nowhere, and where the other
side speaks of no day at all, nor of 'yesterday'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.any_language.dates import dates_in
from compare.facts.doc.any_language.numerals import Form, numerals_in
from compare.facts.doc.any_language.tongue import tongue_of
from compare.facts.fact import Fact, Why
from compare.facts.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.any_language.dates import Date
    from compare.facts.doc.doc import Doc
    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_FIELDS = ("year", "month", "day", "weekday")


def _apart(sides: Sides, ours: Sequence[Date], theirs: Sequence[Date]) -> tuple[Sequence[Date], Sequence[Date]]:
    """The days that nothing on the other side can be."""
    mine = [a for a in ours if not _answered(a, theirs, sides.right)]
    yours = [b for b in theirs if not _answered(b, ours, sides.left)]
    alone = min(len(mine), len(yours)) == 0 and len(mine) + len(yours) == 1
    return (mine, yours) if len(mine) == len(yours) or alone else ((), ())


def _answered(date: Date, others: Sequence[Date], view: View) -> bool:
    """Whether a day of the other side may be this one, or a number there may be its day: 'on the 11th'."""
    numbers = {value for numeral in numerals_in(view) if numeral.form is not Form.DAY for value in numeral.values}
    return any(_may_be_one(date, other) for other in others) or bool(date.day and float(date.day) in numbers)


def _may_be_one(one: Date, two: Date) -> bool:
    """Whether two dates say something in common, and nothing that differs."""
    return any(_agree(a, b) for a in (one, one.turned) for b in (two, two.turned))


def _agree(one: Date, two: Date) -> bool:
    shared = _shared(one, two)
    return bool(shared) and all(a == b for a, b in shared)


def _shared(one: Date, two: Date) -> list[tuple[int, int]]:
    """What both say: the year of each, the month, the day, the weekday."""
    values = [(getattr(one, name), getattr(two, name)) for name in _FIELDS]
    return [(a, b) for a, b in values if a and b]


def _cost(_sides: Sides, ours: Sequence[Date], theirs: Sequence[Date], i: int, j: int) -> Cost | None:
    """Two in the same place that say something of the same sort, and all of it otherwise in as few parts as may be."""
    shared = _shared(ours[i], theirs[j])
    return (abs(i - j),) if i == j and any(a != b for a, b in shared) else None


def _change(sides: Sides, one: Date, two: Date) -> Iterator[Fact]:
    yield Fact(FactType.DATE_CHANGED, *sides.spans(one, two), Why.DATE)


def _missed(sides: Sides, lost: Sequence[Date], theirs: Sequence[Date]) -> Iterator[Fact]:
    if not theirs and not dates_in(sides.right) and not _speaks_of_days(sides.right):
        for date in lost:
            if date.day and date.month and not _elsewhere(date, sides.docs.right):
                yield Fact(FactType.DATE_DROPPED, sides.left.span(date.start, date.end), None, Why.ABSENT)


def _speaks_of_days(view: View) -> bool:
    """Whether a side counts days from its own: 'yesterday', 'минулого тижня'."""
    lowered = view.text.lower()
    return any(word in lowered for word in tongue_of(view.doc.article.language).relative)


def _elsewhere(date: Date, doc: Doc) -> bool:
    return any(_may_be_one(date, other) for view in doc.story for other in dates_in(view))


ANY_DATES = Family("dates of any language", lambda view, _docs: dates_in(view), _cost, _change, _missed, apart=_apart)
