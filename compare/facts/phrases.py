"""Phrases of a list in a text: looked up word by word, without an expression for each list."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = regex(r"\w+|[^\w\s]")


class Phrase(NamedTuple):
    """A phrase of a list as it stands in a text.

    Attributes:
        start: in the text.
        end: likewise.
        text: as it is written there.
        value: that the list gives it; empty where it gives none.
    """

    start: int
    end: int
    text: str
    value: str


class Pieces(NamedTuple):
    """A text cut up for looking phrases up in it.

    Attributes:
        text: as it is.
        lowered: in lower case, every character in its place.
        starts: where its words and signs begin.
        keys: those words, in lower case, and signs.
    """

    text: str
    lowered: str
    starts: tuple[int, ...]
    keys: tuple[str, ...]


def pieces_of(text: str) -> Pieces:
    """A text cut up, once for all lists that are asked of it."""
    lowered = in_lower_case(text)
    found = [(match.start(), intern(match.group())) for match in _PIECE.finditer(lowered)]  # a word is held once
    return Pieces(text, lowered, tuple(start for start, _ in found), tuple(key for _, key in found))


def in_lower_case(text: str) -> str:
    """The text in lower case, every character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_phrases(name: str, pieces: Pieces, start: int = 0, end: int | None = None) -> Iterator[Phrase]:
    """The phrases of a list in a text, in any letter case, the longest at each place; no two of them overlap.

    Args:
        name: of the list.
        pieces: of the text.
        start: where to begin.
        end: where the text is taken to end.
    """
    listed, end = _by_first(name), len(pieces.text) if end is None else end
    if listed.keys().isdisjoint(pieces.keys):
        return
    for number in range(bisect_left(pieces.starts, start), bisect_left(pieces.starts, end)):
        at = pieces.starts[number]
        if pieces.keys[number] in listed and at >= start and (found := _at(listed, number, pieces, end)):
            yield found
            start = found.end


def phrase_at(name: str, pieces: Pieces, start: int) -> Phrase | None:
    """The phrase of a list that stands at a place."""
    number = bisect_left(pieces.starts, start)
    here = number < len(pieces.starts) and pieces.starts[number] == start
    return _at(_by_first(name), number, pieces, len(pieces.text)) if here else None


def _at(listed: dict[str, tuple[tuple[tuple[str, ...], str], ...]], number: int, pieces: Pieces, end: int) -> Phrase | None:
    start, lowered = pieces.starts[number], pieces.lowered
    if start and _is_of_word(lowered[start - 1]):
        return None
    for words, value in listed.get(pieces.keys[number], ()):
        last = _end_of(words, lowered, start)
        if last and last <= end and (last == end or not _is_of_word(lowered[last])):
            return Phrase(start, last, pieces.text[start:last], value)
    return None


def _end_of(words: tuple[str, ...], lowered: str, at: int) -> int:
    """Where the words end that begin at a place, with any white space between them; 0 where other words stand there."""
    for place, word in enumerate(words):
        if place:
            blank = at
            while lowered[at : at + 1].isspace():
                at += 1
            if at == blank:
                return 0
        if not lowered.startswith(word, at):
            return 0
        at += len(word)
    return at


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def _by_first(name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a list as words, with their values, by the first word or sign; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in sorted(phrases(name).items(), key=lambda item: (-len(item[0]), item[0])):
        if first := _PIECE.match(phrase):
            found.setdefault(first.group(), []).append((tuple(phrase.split()), value))
    return {first: tuple(listed) for first, listed in found.items()}
