"""Lookalike letters: a word of one alphabet with letters of another that cannot be told apart by eye.

The pairs are those of Unicode's confusables (https://www.unicode.org/reports/tr39/) among Latin, Cyrillic and Greek that
look the same in a common typeface. Libraries for this (confusable_homoglyphs, ICU's spoof checker) judge a name as a whole
and call every foreign brand in a Russian text suspect; here only a word that mixes alphabets inside itself is told, and
not where writers do mix them: an acronym with a Russian ending, a Greek symbol after a Latin one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import starmap
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

# Each letter of another alphabet, and the Latin one it passes for.
_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеоісрхујѕһԁԛԝӏҮү"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυχ"
_LATIN_FOR_CYRILLIC = "ABESIJKMHOPCTYXaeoicpxyjshdqwlYy"
_LATIN_FOR_GREEK = "ABEZHIKMNOPTYXayiknopuyx"
_PAIRS = {
    ("cyrillic", "latin"): frozenset(_CYRILLIC),
    ("greek", "latin"): frozenset(_GREEK),
    ("latin", "cyrillic"): frozenset(_LATIN_FOR_CYRILLIC),
    ("latin", "greek"): frozenset(_LATIN_FOR_GREEK),
    ("greek", "cyrillic"): frozenset("ΑΒΕΗΙΚΜΟΡΤΥΧαορυχ"),
    ("cyrillic", "greek"): frozenset("АВЕНІКМОРТУХаору"),
}
_WORD = regex(r"[^\W\d_]{3,}")
_INFLECTED = regex(r"[A-Z]{2,}[\u0430-\u045f]+")
_TOLD = 3


def lookalike_warnings(texts: Iterable[str]) -> tuple[str, ...]:
    """One warning with the first such words and the code of a letter in each; empty where no word mixes alphabets."""
    found = {word: letter for text in texts if _has_foreign(text) for word, letter in _mixed_words(text)}
    if not found:
        return ()
    count = len(found)
    named = ", ".join(starmap(_told, list(found.items())[:_TOLD]))
    more = ", ..." if count > _TOLD else ""
    return (f"{count} {'word mixes' if count == 1 else 'words mix'} letters of two alphabets that look the same: {named}{more}",)


def _has_foreign(text: str) -> bool:
    """Whether a text has letters that can be mixed in, Cyrillic or Greek: without them it is passed quickly."""
    return not text.isascii() and any("\u0370" <= character <= "\u052f" for character in set(text))


def _told(word: str, letter: str) -> str:
    shown = word if len(word) <= 40 else f"{word[:40]}…"  # noqa: PLR2004 - a word that fits a line
    return f"“{shown}” ({unicodedata.name(letter, 'a letter').lower()})"


def _mixed_words(text: str) -> Iterable[tuple[str, str]]:
    for match in _WORD.finditer(text):
        if _has_foreign(match.group()) and (letter := _foreign_letter(match.group())):
            yield match.group(), letter


def _foreign_letter(word: str) -> str:
    """The first letter that passes for one of the word's own alphabet; empty where the word is as it should be."""
    alphabets = [_alphabet(letter) for letter in word]
    known: dict[str, int] = {name: alphabets.count(name) for name in ("latin", "cyrillic", "greek") if name in alphabets}
    if len(known) < 2:  # noqa: PLR2004 - one alphabet is no mixture
        return ""
    # Of two that are equally many the text's own cannot be told: Latin is.
    own = min(known, key=lambda name: (-known[name], name != "latin"))
    strange = [(letter, name) for letter, name in zip(word, alphabets, strict=True) if name in known and name != own]
    if not all(letter in _PAIRS[name, own] for letter, name in strange) or _is_customary(word, known, alphabets):
        return ""
    return strange[0][0]


def _is_customary(word: str, known: dict[str, int], alphabets: list[str]) -> bool:
    """Whether writers mix them so: 'TOPовый', 'TNFα'."""
    if "greek" in known and "latin" in known:
        return all(letter.isupper() for letter, name in zip(word, alphabets, strict=True) if name == "latin")
    return bool(_INFLECTED.fullmatch(word))


@cache
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].lower()
