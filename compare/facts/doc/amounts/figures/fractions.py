"""Fractions: shares in words ('two-thirds of', 'by a fifth'), and parts of a unit ('half an hour', 'a quarter-point')."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.units import measure
from compare.facts.vocabulary import phrases, value_of
from compare.machine.expressions import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "eighth": 1 / 8, "tenth": 1 / 10}


def fraction_pattern() -> str:
    """'A third of', 'by a fifth', 'almost a quarter', 'two-thirds', 'half the'; 'a quarter of an hour' is none."""
    parts = "|".join(PARTS)
    part = r"(?:an?|one)\s(?:third|quarter|fifth|tenth)\b(?!\s+(?:past|to|time|of\s+an?\s+(?:hour|mile|century)))"
    return (
        rf"(?:(?:an?|one|two|three|four|nine)[\s-](?:{parts})s?(?=\s+(?:of|as)\b(?!\s+an?\s+(?:hour|mile|century))|\b-(?!(?:party|parties|degree|rate|grade|class|generation|floor|string|place|division|wheel|term|year|person|world|final|finals|finalist|finalists|back|light)\b))"
        rf"|(?<=\b(?:by|to|at)\s){part}|(?<=\b(?:than|most|over|bout|ound|arly|ghly)\s){part}"
        rf"|(?:two|three|four)[\s-](?:{parts})s(?!\s+(?:running|in\s+a\s+row|straight|later|earlier|ago)\b)|(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)half(?=\s+(?:of|the|its|their|his|her|an?)\b)(?!\s+an?\s+(?:dozen|hundred|thousand|million|billion)))"
    )


def fraction_value(words: str) -> float:
    """The share that words in lower case name."""
    for part, value in PARTS.items():
        if part in words:
            times = re.match(r"(two|three|four|nine)", words)
            return value * (float(value_of("number_words", times.group()) or 1) if times else 1)
    return 0.5


@cache
def _of_a_unit() -> re.Pattern[str]:
    names = "|".join(sorted(filter(_is_name, phrases("units")), key=len, reverse=True))
    several = r"percentage[\s-]point|mile|hour|day|year"
    return compiled(
        r"\b(?:(?P<three>three)[\s-]quarters?|(?:(?:an?|one)[\s-])?quarter|(?:an?\s)?half)"
        rf"(?:\s(?:of\s)?(?:an?|the)\s|-|\s(?={several}\b))(?P<unit>percentage[\s-]point|{names})\b(?![\s-]old)",
        re.IGNORECASE,
    )


def _is_name(unit: str) -> bool:
    """Whether a unit is written as one word, of one of it."""
    return unit.isascii() and unit.isalpha() and unit.islower() and not unit.endswith("s")


def find_parts_of_units(text: str) -> Iterator[tuple[int, int, float, str, float]]:
    """(start, end, value, what it measures, the unit's size) of every 'half an hour', 'quarter of a century', 'half-point'."""
    lowered = text.lower()
    for match in _of_a_unit().finditer(text) if "half" in lowered or "quarter" in lowered else ():
        kind, size = measure(" ".join(match["unit"].replace("-", " ").split()))
        share = 0.75 if match["three"] else 0.25 if "quarter" in match.group().lower() else 0.5
        yield match.start(), match.end(), share * size, kind, size
