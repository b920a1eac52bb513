"""What a text must hold for an expression to match it: of each of several sets of words, one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from compare.reading.furniture.openings import after_one, alternatives, closing, inside_of, is_optional, literal_at

if TYPE_CHECKING:
    from collections.abc import Iterator


def could_match(source: str, lowered: str) -> bool:
    """Whether a text, in lower case, holds all that every match of an expression without alternatives holds."""
    for words in _longest_first(source):  # plain loops: this is asked some twenty times of each line of a text
        for word in words:
            if word in lowered:
                break
        else:
            return False
    return True


@cache
def _longest_first(source: str) -> tuple[tuple[str, ...], ...]:
    """What is held, what stands in fewest texts first: the longer a word is, the rarer."""
    return tuple(map(tuple, sorted(held(source), key=lambda words: -min(map(len, words)))))


@cache
def held(source: str) -> tuple[frozenset[str], ...]:
    """Sets of words and signs in lower case; every match of an expression without alternatives holds one of each."""
    return tuple(dict.fromkeys(_parts(source)))


def literal_of(source: str) -> str:
    """What an expression says, in lower case, where that is a text and nothing else; else nothing."""
    words, end = literal_at(source, 0)
    return words if end == len(source) else ""


def _parts(source: str) -> Iterator[frozenset[str]]:
    """For each part that no match leaves out: the words that it may be, as far as they are known."""
    at = 0
    while at < len(source):
        start, (words, at) = at, literal_at(source, at)
        if words:
            kept = words[:-1] if is_optional(source[at:]) else words
            if kept:
                yield frozenset({kept})
        elif source[start] == "(":
            at = closing(source, start) + 1
            inside = inside_of(source[start + 1 : at - 1])
            if inside is not None and not is_optional(source[at:]) and (one := _one_of(inside)):
                yield one
        else:
            at = source.index("}", start) + 1 if source[start] == "{" else after_one(source, start)


def _one_of(source: str) -> frozenset[str]:
    """Words of which a match of any alternative holds one: of each its longest; none where one alternative has none."""
    found: set[str] = set()
    for alternative in alternatives(source):
        best = max(held(alternative), key=lambda words: min(map(len, words)), default=frozenset[str]())
        if not best:
            return frozenset()
        found |= best
    return frozenset(found)
