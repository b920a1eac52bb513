"""Months: their names and numbers, and which four digits are a year."""

from __future__ import annotations

import re
from functools import cache

from compare.facts.vocabulary import phrases
from compare.patterns import regex

# From 1500 to 2099: four digits outside of these are never taken for a year.
_FOUR_DIGITS = regex(r"(?<![\d,.$£€¥#-])(?<!\d{4}/)\b(?:1[5-9]|20)\d\d\b(?![.,]\d|\s?%|\s*per\s?cent)")
_SHORT = frozenset({"jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_COUNTED = regex(r"\s(?:(?P<adjective>[a-z-]+(?<!ed)(?<!ing))\s)?(?P<noun>[a-z]{2,}s|people|men|women|children)\b")
_CENTURY = 100
_DATING = regex(
    r"\b(?:in|since|until|till|during|before|after|early|late|mid|year|the|its|his|her|their|this|last)[\s-]$", re.IGNORECASE
)
_SHORT_SPAN = regex(r"(?P<first>(?:1[5-9]|20)\d\d)[-/](?P<last>(?:1[5-9]|20)?\d\d)(?![\w/%-]|[.,]\d|\s?%|\s*per\s?cent)")


@cache
def month_pattern() -> str:
    """A regular expression that finds the name of a month, written with a capital."""
    names = sorted((name.capitalize() for name in phrases("months")), key=len, reverse=True)
    forms = (rf"{name}\.?" if name.casefold() in _SHORT else re.escape(name) for name in names)
    return rf"(?:{'|'.join(forms)})"


def month_of(name: str) -> int:
    """1 to 12 for the name of a month or its short form, 0 for anything else."""
    short = name.casefold().rstrip(".")
    listed = phrases("months")
    return int(listed.get(short) or listed.get(f"{short}.") or 0)


def year_at(text: str, start: int) -> int:
    """The year that four digits at a place are; 0 where they count something ('1900 homes') or are no such digits.

    Before a plural they are a count, unless it is one that years go with ('the 2019 elections') or a word says that they date
    ('in 1900 houses were lit by gas').
    """
    found = _FOUR_DIGITS.match(text, start)
    if not found:
        return 0
    span = _span_at(text, start)
    counts = _counts(text, span.end() if span and int(span["last"]) >= _CENTURY else found.end()) and not _DATING.search(
        text, max(0, start - 8), start
    )
    return 0 if counts else int(found.group())


def years_at(text: str, start: int) -> tuple[int, int, int] | None:
    """The first and the last year of a span in figures, and where it ends: '2012-13', '2012/2013'; None where there is none.

    The last is later than the first: '2009-07' is a month. '1500-2000 men' is no span of years.
    """
    found = _span_at(text, start)
    if not found or not year_at(text, start):
        return None
    first, last = int(found["first"]), int(found["last"])
    if last < _CENTURY:
        last += first - first % _CENTURY + (_CENTURY if (first + 1) % _CENTURY == last == 0 else 0)  # '1999-00'
    return (first, last, found.end()) if first < last else None


def _span_at(text: str, start: int) -> re.Match[str] | None:
    joined = text[start + 4 : start + 5] in {"-", "/"}
    return _SHORT_SPAN.match(text, start) if joined else None


def _counts(text: str, end: int) -> bool:
    """Whether a plural follows that a number can count."""
    found = _COUNTED.match(text, end)
    if not found or (found["adjective"] or "") in phrases("function_words"):
        return False
    return found["noun"] not in phrases("singular_verbs") and found["noun"] not in phrases("year_nouns")
