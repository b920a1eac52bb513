"""Texts that are hard for a regular expression: what many are slow on, and what its own repeated parts match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from expressions import Expression

# The standard library's own parser; it has no public name.
_PARSER: Any = vars(re)["_parser"]

FEW = (
    " ",
    "a",
    "a ",
    "A",
    "Aa ",
    "1",
    "1,",
    "1 ",
    "\n",
    " \n",
    '"',
    "“",
    "”",
    "'",
    "(",
    "[",
    ".",
    ",",
    "-",
    "<",
    "<a ",
    "a.",
    "é",
    "中",
)
COMMON = (
    *FEW,
    *("1.", "12,345 ", "’", "‘", "“a ", '"a ', ", ", "Aa-", "A. ", "ab ", "((", "]", ")", "  \t", "\t", "\n ", "\r\n", "\xa0"),
    *("- ", "—", " — ", "–", "$1", "$", "€1 ", "%", "1%", "Mr. ", "of ", "the ", "and ", "said ", "not ", "million ", "two "),
    *(
        "1 million ",
        "a-a",
        "a-",
        "a/",
        "/",
        "http://a",
        "@",
        "a@",
        "@a",
        "=",
        "<!--",
        "&",
        "&#",
        '="',
        "By ",
        "By Aa, ",
        "Aa and Bb ",
    ),
    *("Jan. 1, ", "Monday ", "1:", "1:1", "1-", "1-1", "one-", "hundred and ", "no ", "more than ", "\u0301", "，", "。", "{", "}"),
    *(";", ":", "*", "_", "`", "#", "|", "\\", "\\u", "\x1b[", "\x1b[1;", "\x1b]", "AA", "Aa’s ", "a's ", "...", ". . ", "!", "?"),
)
_SAMPLES = " a1A-.,'\"\n(x_/:;=<>&@é中"
_MOST = 40  # units of one expression
_VARIANTS = 3  # alternatives of each choice that are tried
_REPRESENTATIVES = 4  # characters of each class that are tried


def own_units(expression: Expression) -> list[tuple[str, str]]:
    """What an expression's parts match: each with what it wants before it, '' where the unit holds that already."""
    pattern = expression.pattern
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    tree = _PARSER.parse(text, expression.flags & ~re.UNICODE & ~re.LOCALE if isinstance(pattern, bytes) else expression.flags)
    found: dict[tuple[str, str], None] = {}
    for variant in range(_VARIANTS):
        whole = list(tree)
        for piece in (whole, whole[:-1], whole[:-2]):
            found.setdefault((_sample(piece, variant), ""))
        for before, body in _repeats(whole, variant, ""):
            found.setdefault((body, ""))
            found.setdefault((before + body, ""))
            found.setdefault((body, before))
    return [unit for unit in found if unit[0]][:_MOST]


def _repeats(items: Sequence[Any], variant: int, before: str) -> Iterator[tuple[str, str]]:
    """Each repeated part as text, with what comes before it."""
    for operation, argument in items:
        name = str(operation)
        for parts in _inside(name, argument):
            yield from _repeats(parts, variant, before)
        if name.endswith("REPEAT") and argument[1] > 1:
            body = list(argument[2])
            for shift in range(_REPRESENTATIVES if len(body) == 1 and str(body[0][0]) == "IN" else 1):
                yield before, _sample(body, variant + shift)
        before += _sample([(operation, argument)], variant)


def _inside(name: str, argument: Any) -> list[list[Any]]:  # noqa: ANN401 - the parser's own shapes
    """The lists of parts that a part holds."""
    if name == "SUBPATTERN":
        return [list(argument[-1])]
    if name == "ATOMIC_GROUP":
        return [list(argument)]
    if name == "BRANCH":
        return [list(parts) for parts in argument[1][:12]]
    if name.endswith("REPEAT"):
        return [list(argument[2])]
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [list(argument[1])]
    return []


def _sample(items: Sequence[Any], variant: int) -> str:
    """A text that the parts match, or nearly: what stands around them is not looked at."""
    return "".join(_sample_of(str(operation), argument, variant) for operation, argument in items)


def _sample_of(name: str, argument: Any, variant: int) -> str:  # noqa: ANN401 - the parser's own shapes
    if name == "LITERAL":
        return chr(argument)
    if name in {"IN", "NOT_LITERAL", "ANY"}:
        return _character(name, argument, variant)
    if name.endswith("REPEAT"):
        least, most, parts = argument
        return _sample(list(parts), variant) * max(least, min(1, int(most)))
    if name == "BRANCH":
        return _sample(list(argument[1][variant % len(argument[1])]), variant)
    inner = _inside(name, argument) if name in {"SUBPATTERN", "ATOMIC_GROUP"} else []
    return _sample(inner[0], variant) if inner else ""


def _character(name: str, argument: Any, variant: int) -> str:  # noqa: ANN401 - the parser's own shapes
    """One of the characters that a class holds."""
    if name == "ANY":
        return "xa 1"[variant % 4]
    if name == "NOT_LITERAL":
        return next(c for c in _SAMPLES[1:] if ord(c) != argument)
    negated = bool(argument) and str(argument[0][0]) == "NEGATE"
    held = [c for c in _SAMPLES if any(_holds(part, c) for part in argument) != negated]
    held += [chr(value) for operation, value in argument if str(operation) == "LITERAL" and not negated]
    held += [chr(value[0]) for operation, value in argument if str(operation) == "RANGE" and not negated]
    return held[variant % len(held)] if held else "~"


def _holds(part: tuple[Any, Any], character: str) -> bool:
    operation, value = str(part[0]), part[1]
    if operation == "RANGE":
        return bool(value[0] <= ord(character) <= value[1])
    if operation == "CATEGORY":
        letter = str(value).removeprefix("CATEGORY_").lower()
        kind = {"digit": r"\d", "space": r"\s", "word": r"\w", "not_digit": r"\D", "not_space": r"\S", "not_word": r"\W"}[letter]
        return bool(re.match(kind, character))
    return operation == "LITERAL" and ord(character) == value
