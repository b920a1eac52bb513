"""What the reader of the page goes through: filters, how much each holds, and where 'next' leads in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.reports.page.rows import Shown, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.reports.page.rows import Row

_ALL = "all"
_TAKES: dict[str, Callable[[Row], bool]] = {
    "new": lambda row: row.sort is Sort.NEW,
    "facts": lambda row: bool(row.facts),
    "problems": lambda row: row.wrong,
    "notes": lambda row: row.noted,
}
FILTERS = (_ALL, *_TAKES)


class Step(NamedTuple):
    """Where a reader goes from a row under one filter: the numbers of the rows before and behind, 0 where there is none."""

    filter: str
    before: int
    behind: int
    place: int
    of: int


def filters_of(row: Row) -> tuple[str, ...]:
    """The filters that show a row; every row stands under 'all', and is a stop there if another shows it."""
    return tuple([name for name, takes in _TAKES.items() if takes(row)])


def steps_of(rows: Sequence[Row]) -> dict[int, tuple[Step, ...]]:
    """The steps from each row that is a stop, by its number. Copies for the other order are none."""
    found: dict[int, tuple[Step, ...]] = {}
    for name in FILTERS:
        stops = [row.number for row in rows if row.shown is not Shown.FIRST and _stops(row, name)]
        around = [0, *stops, 0]
        for place, number in enumerate(stops, 1):
            found[number] = (*found.get(number, ()), Step(name, around[place - 1], around[place + 1], place, len(stops)))
    return found


def counts_of(rows: Sequence[Row]) -> dict[str, int]:
    """How many there are of what each filter shows: sections that are new, facts, rows with problems, rows with notes."""
    once = [row for row in rows if row.shown is not Shown.FIRST]
    counts = {name: sum(_stops(row, name) for row in once) for name in FILTERS}
    return counts | {"facts": sum(len(row.facts) for row in once)}


def _stops(row: Row, name: str) -> bool:
    return bool(row.filters) if name == _ALL else name in row.filters
