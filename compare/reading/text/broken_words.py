"""Words that were broken at the end of a line are made whole; a hyphen that belongs to a word stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_HYPHENS = ("-", "\u00ad", "\u2010")
_LAST_WORD = regex(r"[^\W\d_]+")  # of a text turned around
_LONGEST_WORD = 200
_WORD = regex(r"[^\W_]+(?:-[^\W_]+)*")
# First parts that keep their hyphen where the text does not say otherwise.
_COMPOUNDING = regex(
    r"(?:all|anti|best|cross|ex|far|first|second|third|full|half|hard|high|ill|known|large|left|little|long|low|much|mid|non|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|over|part|post|pre|pro|right|self|semi|short|single|small|so|then|vice|well)$"
)


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """All words of some lines, folded: what tells a broken word from one that has its hyphen."""
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line))


def broken_word(text: str) -> str:
    """The first part of a word that is broken at the end of a line; empty where none is."""
    if not text.endswith(_HYPHENS):
        return ""
    found = _LAST_WORD.match(text[-2:-_LONGEST_WORD:-1])
    return found.group()[::-1] if found else ""


def joined(piece: str, line: str, words: frozenset[str]) -> tuple[str, str]:
    """A piece of a paragraph and the line that goes on with it; a word that was broken between them is whole again."""
    broken = broken_word(piece)
    if not broken:
        return piece, f"{'' if re.search(r'[0-9]-$', piece[-2:]) else ' '}{line}"
    rest = _WORD.match(line)
    first, second = broken.casefold(), rest.group().casefold() if rest else ""
    if f"{first}-{second}" in words or not line[:1].islower():
        return piece, line
    keeps = bool(_COMPOUNDING.match(first)) and first + second not in words and not piece.endswith("\u00ad")
    return piece if keeps else piece[:-1], line
