"""The rules of a style sheet and the declarations of a rule, found in one pass however the sheet is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGN = regex(r"[{};]")


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule.

    Left out is what is inside @media and the like, which may not hold for this screen, and rules inside rules, whose selectors
    say nothing alone.
    """
    css = without_comments(css)
    selectors, declared = "", list[str]()
    at, depth, skipped = 0, 0, False
    for sign in _SIGN.finditer(css):
        piece, at = css[at : sign.start()], sign.end()
        if sign.group() == "{":
            depth += 1
            if depth == 1:
                selectors, declared, skipped = piece, [], "@" in piece
        elif depth == 1:
            declared.append(piece)
        if sign.group() == "}" and depth:
            depth -= 1
            if not depth and not skipped:
                yield selectors, ";".join(declared)


def declarations(style: str | None) -> Mapping[str, str]:
    """The declarations of a style, in lower case."""
    if not style:
        return {}
    pairs = (part.partition(":") for part in without_comments(style).lower().split(";"))
    return {name.strip(): " ".join(value.replace("!important", "").split()) for name, _, value in pairs if value.strip()}


def without_comments(css: str) -> str:
    """The same without comments; one that nobody ends goes on to the end."""
    first, *others = css.split("/*")
    return "".join((first, *_after(others)))


def _after(pieces: list[str]) -> Iterator[str]:
    """What follows the end of each comment; a sign that begins one inside another is of that one."""
    for piece in pieces:
        _, end, rest = piece.partition("*/")
        if end:
            yield rest
