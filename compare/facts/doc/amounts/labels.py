"""Labels: numbers that are part of a name and count nothing: 'Flight 618', 'KettlePro 1.7', 'MiG-29'."""

from __future__ import annotations

from compare.facts.vocabulary import phrases
from compare.patterns import regex

_BEFORE = regex(r"(?<![\w'])(?P<word>[A-Z][A-Za-z]{0,24})(?P<link>[ -])$")
_LONGEST = 27  # characters that the expression can match, and the one before them
_COUNTED = regex(r"\s(?:[a-z]{2,20}\s)?(?:[a-z]{2,20}s|people|men|women|children|percent|per)\b")


def label_before(text: str, start: int, end: int) -> str:
    """The name that a number belongs to, in lower case; empty where the number counts something.

    Args:
        text: of the passage.
        start: of the number.
        end: likewise.
    """
    found = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    if not found:
        return ""
    word = found["word"].lower()
    model = found["link"] == "-" or not found["word"][1:].islower()  # 'KP-170', 'KettlePro', 'X'
    if found["link"] == " " and (word in phrases("labels") or (model and "." in text[start:end])):
        return word
    if any(word in phrases(name) for name in ("function_words", "number_words", "number_qualifiers", "calendar")):
        return ""
    if found["link"] == "-":
        return word
    return "" if _COUNTED.match(text, end) or not _inside(text, start - len(found.group())) else word


def _inside(text: str, start: int) -> bool:
    """Whether a sentence is under way: its first word has a capital whatever it is."""
    before = text[max(0, start - 3) : start].rstrip()
    return bool(before) and before[-1] not in ".!?:\n\"'("
