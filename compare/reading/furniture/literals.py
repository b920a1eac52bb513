"""What a text must say for an expression to match it: how it must begin, and of several sets of words one each that it holds.

Most lines of an article say none of it, and no expression is compiled for those.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = regex(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|[()|]")
_DIGITS = frozenset("0123456789")
_SPECIAL = frozenset("\\.^$*+?{}[]|()")
_REPEATING = ("?", "*", "+", "{")


def openings(source: str) -> frozenset[str] | None:
    """Beginnings in lower case, with one of which every match begins; None where that cannot be said of all matches.

    Args:
        source: a regular expression.
    """
    found: set[str] = set()
    for alternative in alternatives(source):
        own = openings_of_one(alternative)
        if not own:
            return None
        found |= own
    return frozenset(found)


def openings_of_one(alternative: str) -> frozenset[str] | None:
    """The same for an expression that has no other alternative."""
    return _of_group(alternative) if alternative.startswith("(") else _of_one(alternative)


def _of_group(source: str) -> frozenset[str] | None:
    """The same for an expression that begins with a group."""
    end = _closing(source, 0)
    inside = _inside_of(source[1:end])
    return None if inside is None else _joined(openings(inside), source[end + 1 :])


def _inside_of(group: str) -> str | None:
    """What stands in a group, by what is between its brackets, without its flags; None where it looks at what is around it."""
    if not group.startswith("?"):
        return group
    flags, colon, inside = group.partition(":")
    return inside if colon and flags in {"?", "?-i"} else None


def _of_one(source: str) -> frozenset[str] | None:
    """The same for an expression that begins with a character, one of a class, or anything."""
    if source.startswith("\\d"):
        return _joined(_DIGITS, source[2:])
    words, end = _literal_at(source, 0)
    if not words:
        return None
    if source.startswith(_REPEATING, end):  # what is said of the last character only
        if len(words) > 1:
            return frozenset({words[:-1]})
        return _joined(frozenset({words}), source[end:])
    return frozenset({words})


def _literal_at(source: str, at: int) -> tuple[str, int]:
    """The characters, in lower case, that an expression says one by one from a place on, and where they end."""
    found = []
    while at < len(source):
        character = source[at]
        if character == "\\" and not (source[at + 1].isalnum() or source[at + 1] == "_"):
            found.append(source[at + 1])
            at += 2
        elif character in _SPECIAL:
            break
        else:
            found.append(character)
            at += 1
    return "".join(found).lower(), at


def _is_optional(rest: str) -> bool:
    """Whether what stands before may be left out, by what follows it."""
    return rest.startswith(("?", "*", "{0,", "{,"))


def _joined(first: frozenset[str] | None, rest: str) -> frozenset[str] | None:
    """Beginnings of what stands first, and where that may be left out of the rest, which begins with a sign that says so."""
    if first is None or not _is_optional(rest):
        return first
    if not rest.startswith("?"):
        return None
    following = openings(rest[1:])
    return first | following if following else None


def alternatives(source: str) -> list[str]:
    """The parts of an expression between the strokes that stand in no group."""
    if "|" not in source:
        return [source]
    depth, start, found = 0, 0, []
    for sign in _SIGN.finditer(source):
        if (what := sign.group()) == "(":
            depth += 1
        elif what == ")":
            depth -= 1
        elif what == "|" and not depth:
            found.append(source[start : sign.start()])
            start = sign.end()
    return [*found, source[start:]]


def _closing(source: str, at: int) -> int:
    """Where the group ends that begins at a place."""
    depth = 0
    for sign in _SIGN.finditer(source, at):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if not depth:
            return sign.start()
    return len(source)


def _after_one(source: str, at: int) -> int:
    """Where the character, the escaped one or the class of characters ends that stands at a place."""
    if source[at] == "\\":
        return at + 2
    if source[at] != "[":
        return at + 1
    at += 2 if source.startswith("[^", at) else 1
    at += source.startswith("]", at)
    while at < len(source) and source[at] != "]":
        at += 2 if source[at] == "\\" else 1
    return at + 1


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
    words, end = _literal_at(source, 0)
    return words if end == len(source) else ""


def _parts(source: str) -> Iterator[frozenset[str]]:
    """For each part that no match leaves out: the words that it may be, as far as they are known."""
    at = 0
    while at < len(source):
        start, (words, at) = at, _literal_at(source, at)
        if words:
            kept = words[:-1] if _is_optional(source[at:]) else words
            if kept:
                yield frozenset({kept})
        elif source[start] == "(":
            at = _closing(source, start) + 1
            inside = _inside_of(source[start + 1 : at - 1])
            if inside is not None and not _is_optional(source[at:]) and (one := _one_of(inside)):
                yield one
        else:
            at = source.index("}", start) + 1 if source[start] == "{" else _after_one(source, start)


def _one_of(source: str) -> frozenset[str]:
    """Words of which a match of any alternative holds one: of each its longest; none where one alternative has none."""
    found: set[str] = set()
    for alternative in alternatives(source):
        best = max(held(alternative), key=lambda words: min(map(len, words)), default=frozenset[str]())
        if not best:
            return frozenset()
        found |= best
    return frozenset(found)
