"""Qualifiers: what stands around a number and says how exact it is."""

from __future__ import annotations

import re
from functools import cache

from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import alternation, phrases, value_of
from compare.machine.expressions import compiled
from compare.patterns import regex

_WINDOW = 60  # characters: no qualifier is longer
_BOUND = regex(r"\b(?P<bound>minimum|maximum)\s(?:[a-z]{2,20}\s){0,2}of\s(?:the\s|an?\s)?$", re.IGNORECASE)
_AFTER = regex(
    r"(?:\s{1,20}or\s+(?P<or>more|so|fewer|less|longer|older|over|above|higher|greater|under|below|younger)\b|(?P<plus>-plus\b|\+)"
    r"|(?:\s[a-z]{1,20}){0,4}\sat\s(?:the\s)?(?P<bound>most|least)(?=[,.;:)\n]|\sand\s|$))"
)
_MORE = frozenset({"more", "longer", "older", "over", "above", "higher", "greater"})


@cache
def _listed() -> re.Pattern[str]:
    return compiled(rf"(?P<words>{alternation(phrases('number_qualifiers'))})\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)


@cache
def _last_words() -> tuple[str, ...]:
    """How the words before a number end where they are a qualifier: no expression is asked behind any others."""
    return (*{phrase.rsplit(maxsplit=1)[-1] for phrase in phrases("number_qualifiers")}, "the", "a", "an")


def qualifier_before(text: str, start: int, unit: str) -> tuple[str, int]:
    """The qualifier before a number, and where the number begins with it.

    Args:
        text: of the passage.
        start: of the number.
        unit: of the number: 'over 26 days' need not be more than 26 days.
    """
    first = max(0, start - _WINDOW)
    window = text[first:start]
    if "mum" in window.lower() and (bound := _BOUND.search(window)):
        return "least" if bound["bound"].lower() == "minimum" else "most", first + bound.start()
    if not window.lower().rstrip().endswith(_last_words()) or not (found := _listed().search(window)):
        return "", start
    value, at = value_of("number_qualifiers", found["words"]), first + found.start()
    if found["words"].lower() == "over" and unit in {"time", "months"} and not _lasts(text[max(0, at - _WINDOW) : at]):
        value = "during"
    return value, at


def _lasts(before: str) -> bool:
    """Whether the word before 'over 26 days' makes it a length: 'lasted over 26 days'; 'shot over 26 days' is 'within'."""
    words = tokens_of(before)
    return bool(words) and words[-1].key in phrases("lasting_words")


def qualifier_after(text: str, end: int) -> str:
    """The qualifier after a number: 'or more', 'or so', '-plus'; an empty string where there is none."""
    found = _AFTER.match(text, end)
    if not found:
        return ""
    if found["bound"]:
        return found["bound"]
    if found["plus"] or found["or"] in _MORE:
        return "least"
    return "around" if found["or"] == "so" else "most"
