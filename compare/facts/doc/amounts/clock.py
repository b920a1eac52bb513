"""Clock times and ages, in all the ways an article writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.facts.doc.people import people_kind
from compare.facts.doc.tokens import can_hold_figures
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF_DAY = 12
_OLDEST = 120
_CLOCK = regex(
    r"\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d)(?!\d|\s*(?:percent|per\s+cent|%|million|billion|points?|metres|meters|seconds|km|miles|inches|bn|m\b))"
    r"(?=\s*(?:hrs|hours|GMT|UTC|local|on|in|,|\.|;|\)|$|\s))"
    r"|(?P<name>noon|midday|midnight)\b"
    r"|(?P<oclock>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock)",
    re.IGNORECASE,
)
_ZONES = ("GMT", "UTC", "BST", "CEST", "CET", "EST", "EDT", "PST", "PDT", "ET", "hrs", "hours", "local")
_FOUR_DIGITS = regex(rf"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:{'|'.join(_ZONES[:-1])}|local\stime)\b)")
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_TOLD = regex(
    rf"\b(?:a\s)?(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))}|\d{{1,2}})"
    rf"(?P<minutes>\sminutes)?\s(?P<way>to|before|past|after)\s"
    rf"(?P<hour>noon|midday|midnight|{'|'.join(_HOURS)}|1[0-2]|[1-9])\b(?!\s*(?:percent|per\scent|%|[.,:]\d))",
    re.IGNORECASE,
)
_LATE = regex(r"[^.;\n]{0,30}\b(?:p\.?m\b|night|evening|afternoon|tonight)", re.IGNORECASE)
_EARLY = regex(r"[^.;\n]{0,30}\b(?:a\.?m\b|morning)", re.IGNORECASE)
_SPELLED = (*_HOURS, "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_AGE = regex(
    rf"(?P<spelled>\b(?:{'|'.join(_SPELLED)})[- ]year[- ]old\b)|"
    r"(?P<hyphened>\b\d{1,3})[- ]year[- ]old\b|\baged?\s+(?:of\s+)?(?P<aged>\d{1,3})\b(?!\s*(?:percent|%))"
    r"|(?<=[a-z]),\s(?P<bare>\d{1,3})(?=,|\s(?:and|who|of|from)\b|[.;])(?!,\d{3}|\.\d)|\b(?P<old>\d{1,3}) years (?:old|of age)\b"
    r"|(?<=[a-z])\s\((?P<bracketed>\d{1,3})\)"
    r"|\bwho\s(?:is|was|turned|turns)\s(?P<who>\d{1,3})(?=[,.;]|\s(?:and|when|at)\b)(?!,\d{3}|\.\d)"
)
_NAME_BEFORE = regex(r"(?:[A-Z][\w'.-]{0,40}\s{1,20}){0,9}[A-Z][\w'-]{0,40}$")
# 'The director, 36,': an office or a kind of person, its article and at most two words between them.
_PERSON_BEFORE = regex(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?:[a-z][a-z-]{1,20}\s){0,2}(?P<noun>[a-z][a-z-]{1,20})$"
)
_AGENT = regex(
    r"(?:ist|man|woman|boy|girl|mother|father|son|daughter|brother|sister|wife|husband|pilot|driver|victim|winner|player)$"
)


def find_clock_times(text: str) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, minutes after midnight, 'clock') of every time of day."""
    for match in _CLOCK.finditer(text) if can_hold_figures(text) or _has_hour(text) else ():
        minutes = _minutes(match)
        if minutes is not None:
            yield match.start(), match.end(), minutes, "clock"


def _has_hour(text: str) -> bool:
    """Whether a text can tell an hour without figures."""
    lowered = text.lower()
    return any(word in lowered for word in ("noon", "midday", "midnight", "o'clock"))


def find_told_times(text: str) -> Iterator[tuple[int, int, float, float]]:
    """(start, end, least, most) in minutes after midnight: 'a quarter to noon', '1415 GMT'.

    'Ten past four' without a word for the half of the day is either of two times: then least and most are half a day apart.
    """
    for match in _FOUR_DIGITS.finditer(text) if any(zone in text for zone in _ZONES) else ():
        at = 60.0 * int(match["hour"]) + int(match["minute"])
        yield match.start(), match.end(), at, at
    for match in _TOLD.finditer(text):
        part, hour = match["part"].lower(), match["hour"].lower()
        if not match["minutes"] and part not in {"quarter", "half"} and hour not in {"noon", "midday", "midnight"}:
            continue  # 'five to nine' may be a range
        off = _PARTS.get(part) or int(part)
        sign = -1 if match["way"].lower() in {"to", "before"} else 1
        yield match.start(), match.end(), *_halves(text, match.end(), hour, sign * off)


def _halves(text: str, end: int, hour: str, off: int) -> tuple[float, float]:
    """The least and the most minutes after midnight that an hour in words and some minutes can be."""
    if hour in {"noon", "midday", "midnight"}:
        at = ((720 if hour != "midnight" else 1440) + off) % 1440
        return float(at), float(at)
    base = (60 * ((_HOURS.index(hour) + 1 if hour in _HOURS else int(hour)) % _HALF_DAY) + off) % 720
    if _LATE.match(text, end):
        return base + 720.0, base + 720.0
    return float(base), float(base) if _EARLY.match(text, end) else base + 720.0


def _minutes(match: re.Match[str]) -> float | None:
    if match["name"]:
        return 0.0 if match["name"].lower() == "midnight" else 720.0
    if match["hour24"]:
        if "." in match.group() and not re.match(r"\s{0,20}(?:hrs|hours|GMT|UTC|local)", match.string[match.end() :]):
            return None  # 17.45 alone is a number
        return 60.0 * int(match["hour24"]) + int(match["minute24"])
    if match["oclock"]:
        return None
    hour = int(match["hour"]) % _HALF_DAY + (_HALF_DAY if match["half"][0] in "pP" else 0)
    return 60.0 * hour + int(match["minute"] or 0)


def find_ages(text: str) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, years, 'age') of every age, with the name it follows."""
    for match in _AGE.finditer(text) if can_hold_figures(text) or "year" in text else ():
        years = _years(match)
        start, bare = match.start(), match["bare"] or match["bracketed"]
        name = _whose(text[max(0, start - 40) : start]) if bare else None
        if years <= _OLDEST and (name or not bare):
            yield (max(0, start - 40) + name.start() if name else start), match.end(), years, "age"


def _years(match: re.Match[str]) -> float:
    if match["spelled"]:
        return 1.0 + _SPELLED.index(re.split(r"[- ]", match["spelled"].lower())[0])
    return float(next(group for group in match.groups() if group))


def _whose(before: str) -> re.Match[str] | None:
    """The name, or the words for a person, that an age follows."""
    if name := _NAME_BEFORE.search(before):
        return name
    person = _PERSON_BEFORE.search(before)
    noun = person["noun"] if person else ""
    known = people_kind(noun) == "one" or noun in phrases("titles") or _AGENT.search(noun)
    return person if known else None
