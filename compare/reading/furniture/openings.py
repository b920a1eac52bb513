"""What a text must begin with for an expression to match it there: the literal beginnings of the expression's alternatives.

Most lines of an article begin with none of them, and no expression is compiled for those.
"""

from __future__ import annotations

from compare.patterns import regex

_SIGN = regex(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|[()|]")
_LITERAL = regex(r"(?:[^\\.^$*+?{}\[\]|()]|\\[^\w\s])+")
_OPTIONAL = regex(r"[?*]|\{0?,")
_REPEATED = regex(r"[?*+{]")
_FLAGS = regex(r"\?(?:-i)?:")
_DIGITS = frozenset("0123456789")


def openings(source: str) -> frozenset[str] | None:
    """Beginnings in lower case, with one of which every match begins; None where that cannot be said of all matches.

    Args:
        source: a regular expression.
    """
    found: set[str] = set()
    for alternative in alternatives(source):
        own = _of_group(alternative) if alternative.startswith("(") else _of_one(alternative)
        if not own:
            return None
        found |= own
    return frozenset(found)


def _of_group(source: str) -> frozenset[str] | None:
    """The same for an expression that begins with a group."""
    end = _closing(source)
    inside, rest = source[1:end], source[end + 1 :]
    if inside.startswith("?"):
        flags = _FLAGS.match(inside)
        if not flags:
            return None
        inside = inside[flags.end() :]
    return _joined(openings(inside), rest)


def _of_one(source: str) -> frozenset[str] | None:
    """The same for an expression that begins with a character, one of a class, or anything."""
    if source.startswith("\\d"):
        return _joined(_DIGITS, source[2:])
    literal = _LITERAL.match(source)
    if not literal:
        return None
    words = literal.group().replace("\\", "").lower()
    if _REPEATED.match(source, literal.end()):  # what is said of the last character only
        if len(words) > 1:
            return frozenset({words[:-1]})
        return _joined(frozenset({words}), source[literal.end() :])
    return frozenset({words})


def _joined(first: frozenset[str] | None, rest: str) -> frozenset[str] | None:
    """Beginnings of what stands first, and where that may be left out of the rest, which begins with a sign that says so."""
    if first is None or not _OPTIONAL.match(rest):
        return first
    if not rest.startswith("?"):
        return None
    following = openings(rest[1:])
    return first | following if following else None


def alternatives(source: str) -> list[str]:
    """The parts of an expression between the strokes that stand in no group."""
    depth, start, found = 0, 0, []
    for sign in _SIGN.finditer(source):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if sign.group() == "|" and not depth:
            found.append(source[start : sign.start()])
            start = sign.end()
    return [*found, source[start:]]


def _closing(source: str) -> int:
    """Where the group ends that an expression begins with."""
    depth = 0
    for sign in _SIGN.finditer(source):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if not depth:
            return sign.start()
    return len(source)
