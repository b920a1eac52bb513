"""An amount: a number as a text has it, with its value, unit, qualifier and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

RATIO = 0.0  # the size of 'one in five': a percentage in no unit of its own


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
        sort: of a count 'people' or 'things', where the noun says which; else an empty string.
        label: the name it is part of, as 'flight' in 'Flight 618'.
        measure: of an ordinal, what the unit after it measures and its size: 'the 12th minute' is 60 of 'time'.
        negative: whether it is below zero; its value is told without the sign.
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
    sort: str = ""
    label: str = ""
    measure: tuple[str, float] = ("", 0.0)
    negative: bool = False

    def moved(self, by: int) -> Amount:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def ratio(self) -> bool:
        """Whether it is 'one in five' and the like."""
        return self.size == RATIO
