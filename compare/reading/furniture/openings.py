"""What a text must begin with for an expression to match it there: the literal beginnings of the expression's alternatives.

Most lines of an article begin with none of them, and no expression is compiled for those.
"""

from __future__ import annotations

from compare.patterns import regex

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
    end = closing(source, 0)
    inside = inside_of(source[1:end])
    return None if inside is None else _joined(openings(inside), source[end + 1 :])


def inside_of(group: str) -> str | None:
    """What stands in a group, by what is between its brackets, without its flags; None where it looks at what is around it."""
    if not group.startswith("?"):
        return group
    flags, colon, inside = group.partition(":")
    return inside if colon and flags in {"?", "?-i"} else None


def _of_one(source: str) -> frozenset[str] | None:
    """The same for an expression that begins with a character, one of a class, or anything."""
    if source.startswith("\\d"):
        return _joined(_DIGITS, source[2:])
    words, end = literal_at(source, 0)
    if not words:
        return None
    if source.startswith(_REPEATING, end):  # what is said of the last character only
        if len(words) > 1:
            return frozenset({words[:-1]})
        return _joined(frozenset({words}), source[end:])
    return frozenset({words})


def literal_at(source: str, at: int) -> tuple[str, int]:
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


def is_optional(rest: str) -> bool:
    """Whether what stands before may be left out, by what follows it."""
    return rest.startswith(("?", "*", "{0,", "{,"))


def _joined(first: frozenset[str] | None, rest: str) -> frozenset[str] | None:
    """Beginnings of what stands first, and where that may be left out of the rest, which begins with a sign that says so."""
    if first is None or not is_optional(rest):
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


def closing(source: str, at: int) -> int:
    """Where the group ends that begins at a place."""
    depth = 0
    for sign in _SIGN.finditer(source, at):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if not depth:
            return sign.start()
    return len(source)


def after_one(source: str, at: int) -> int:
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
