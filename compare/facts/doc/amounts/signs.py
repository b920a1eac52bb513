"""Signs: 'minus 0.4', '-12C' and '12 degrees below zero' are below zero, and whether words for a fall say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts.doc.amounts.labels import label_before
from compare.patterns import regex

if TYPE_CHECKING:
    from compare.facts.doc.amounts.amount import Amount

_SIGNED = frozenset({"count", "percent", "points", "money", "degrees"})
_BEFORE = regex(r"(?:^|(?<=[\s(]))(?<!\d\s)(?:(?P<sign>[-−+])|(?P<word>minus|plus)\s)$", re.IGNORECASE)
_SIGNS, _SIGN_WORDS = ("-", "−", "+"), ("minus", "plus")
_BEHIND = regex(r"\s(?P<way>below|above)\s(?:zero|freezing)\b")
_WINDOW = 8  # characters: no sign is longer
_ENDS = (", ", ". ", "; ", ": ", "(", ")", "\n")
_FALL = regex(
    r"\b(?:f[ae]ll\w{0,3}|down\w{0,4}|dropp?\w{0,3}|declin\w{0,3}|decreas\w{0,3}|contract\w{0,4}|shr[aiu]n\w{0,4}|slump\w{0,2}"
    r"|sl[iu]d\w{0,3}|slipp?\w{0,3}|lost|los\w{1,4}|deficit\w?|short\w{0,4}|negative|below|lower\w{0,2}|less|behind|cut\w{0,5}"
    r"|reduc\w{2,6}|minus|under|worse\w{0,4}|subzero|sub-zero|freez\w{0,4})\b",
    re.IGNORECASE,
)


def with_sign(text: str, amount: Amount) -> Amount:
    """The amount with the sign or the words that say on which side of zero it is.

    Args:
        text: of the passage.
        amount: of it; '5-10' and 'Covid-19' have no sign, nor has a count behind a dash at the front of a line.
    """
    kind = amount.unit.partition(":")[0]
    if kind not in _SIGNED or amount.loose or amount.ratio:
        return amount
    if kind == "degrees" and (behind := _BEHIND.match(text, amount.end)):
        return replace(amount, end=behind.end(), negative=behind["way"] == "below")
    before = text[max(0, amount.start - _WINDOW) : amount.start].lower()
    if not before.endswith(_SIGNS) and not before[:-1].endswith(_SIGN_WORDS):
        return amount
    found = _BEFORE.search(text, max(0, amount.start - _WINDOW), amount.start)
    if not found or (kind == "count" and _no_count(text, found.start(), amount.end)):
        return amount
    return replace(amount, start=found.start(), negative=(found["sign"] or found["word"].lower()) in {"-", "−", "minus"})


def _no_count(text: str, start: int, end: int) -> bool:
    """Whether the dash before a number begins a line, or joins it to a name."""
    return text[max(0, start - 1) : start] in {"", "\n"} or bool(label_before(text, start, end))


def told_as_fall(text: str, amount: Amount) -> bool:
    """Whether words around an amount without a sign say what a minus says: 'fell 0.4 percent', 'a loss of $3 million'."""
    return said_of(text, amount, _FALL)


def said_of(text: str, amount: Amount, words: re.Pattern[str]) -> bool:
    """Whether one of some words stands beside an amount, with no mark between."""
    first = max(text.rfind(mark, 0, amount.start) for mark in _ENDS) + 1
    last = min((at for mark in _ENDS if (at := text.find(mark, amount.end)) >= 0), default=len(text))
    return bool(words.search(text, first, amount.start) or words.search(text, amount.end, last))
