"""Ratios: 'one in five', 'one patient in 200', 'nine out of ten'."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.units import unit_at
from compare.facts.doc.days.months import year_at
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLES = frozenset({3, 4, 5, 8, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000})
_COUNTED = regex(r"\s[a-z]+s\b|\s(?:people|men|women|children)\b")


@cache
def _ratio() -> re.Pattern[str]:
    words = alternation(w for w in phrases("number_words") if w not in {"zero", "dozen", "hundred", "thousand"})
    small = rf"(?:(?<![\w.,$£€¥-])\d{{1,3}}(?![\w.,]*\d)|{words})"
    scale = r"(?:\s(?:hundred|thousand|million)\b)?"
    return compiled(
        rf"(?P<part>{small})(?P<noun>\s(?!of\b|and\b|or\b)[a-z]{{2,20}})??[\s-](?:in|out[\s-]of)[\s-](?:every\s)?(?P<all>the\s)?"
        rf"(?P<whole>\d{{1,3}}(?:,\d{{3}}){{1,2}}\b|\d{{1,4}}\b(?![.,:]?\d)|an?(?=\s(?:hundred|thousand|million)\b)|{words}){scale}",
        re.IGNORECASE,
    )


def find_ratios(text: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, percent) of every ratio; '12 of the 14 patients' and 'two in 14 towns' are two numbers."""
    for match in _ratio().finditer(text):
        part, whole = _value(match["part"]), _whole(match)
        if _is_ratio(text, match, part, whole):
            yield match.start(), match.end(), 100 * part / whole


def _is_ratio(text: str, match: re.Match[str], part: float, whole: float) -> bool:
    if not 0 < part < whole or match["all"] or unit_at(text, match.end(), spelled=False):
        return False
    if year_at(text, match.start("whole")):
        return False
    if match["noun"]:  # 'one win in 12 games' are two numbers, 'one child in 12' and 'one child in five' are one
        return part == 1 and not _COUNTED.match(text, match.end())
    return part == 1 or whole in _WHOLES


def _whole(match: re.Match[str]) -> float:
    scale = match.group()[match.end("whole") - match.start() :].strip().lower()
    return _value(match["whole"]) * (float(value_of("number_words", scale)) if scale else 1.0)


def _value(words: str) -> float:
    bare = words.strip().lower().replace(",", "")
    return float(bare) if bare.isdigit() else 1.0 if bare in {"a", "an"} else float(value_of("number_words", bare) or 0)
