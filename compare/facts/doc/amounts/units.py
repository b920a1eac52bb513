"""Units: what stands after a number and says what it measures."""

from __future__ import annotations

import re
from functools import cache

from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled

# 'A second man', '5 m' and 'one point' are no measures where the number is spelled out.
_ONLY_AFTER_DIGITS = frozenset({"second", "m", "g", "point"})
_DURATIONS = ("year", "month", "week", "day", "hour", "minute", "decade", "century", "fortnight")
_PLURAL = r"(?:hours|days|weeks|months|years|minutes|seconds|miles|kilometres|kilometers|metres|meters|tonnes|tons)"


@cache
def _names() -> str:
    names = sorted((name for name in phrases("units") if name[0].isalpha()), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)


@cache
def _unit() -> re.Pattern[str]:
    marks = "|".join(re.escape(name) for name in phrases("units") if not name[0].isalpha())
    # '11,000 flying hours', 'six working days': the word between says which hours, not what is counted.
    between = rf"{alternation(phrases('unit_adjectives'))}[\s-](?={_PLURAL}\b)"
    return compiled(rf"[\s-]?(?:{between})?(?P<unit>{marks}|(?:{_names()})(?!\w))", re.IGNORECASE)


def measure(name: str) -> tuple[str, float]:
    """What a unit measures, and how many of its base unit it is.

    Args:
        name: as the list of units has it, in any letter case.
    """
    kind, size = value_of("units", name).split()
    return kind, float(size)


def unit_at(text: str, end: int, *, spelled: bool) -> tuple[str, float, int] | None:
    """What the unit at a place measures, its size, and where it ends.

    Args:
        text: with a number in it.
        end: of the number.
        spelled: whether the number is in words.
    """
    found = _unit().match(text, end)
    if not found or (spelled and found["unit"].lower() in _ONLY_AFTER_DIGITS):
        return None
    return *measure(found["unit"]), found.end()


def duration_at(text: str, end: int) -> tuple[str, float, int] | None:
    """The same for 'a year', 'a fortnight': where no number says that it is a measure, only durations are."""
    name = next((name for name in _DURATIONS if text.startswith(name, end + 1)), "") or _duration_in_capitals(text, end)
    last = end + 1 + len(name)
    ends = not (text[last : last + 1].isalnum() or text.startswith("_", last))
    return (*measure(name), last) if name and ends and (text[end].isspace() or text[end] == "-") else None


def _duration_in_capitals(text: str, end: int) -> str:
    following = text[end + 1 : end + 12].lower()
    return next((name for name in _DURATIONS if following.startswith(name)), "")
