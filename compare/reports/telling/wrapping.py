"""Lines of a width: text whose characters are all one column wide by their number, which is much faster, any other by columns.

What knows the columns of all characters takes 30 ms to import, and most articles need it nowhere.
"""

from __future__ import annotations

from functools import lru_cache
from textwrap import TextWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_WIDE = "\u0300"  # marks without a width begin here
_SIGNS = frozenset("‘’‚“”„‹›–—…•€")


@lru_cache(maxsize=256)  # long articles tell the same again and again
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text, none wider than so many columns; a word breaks only where it is wider itself, never at a hyphen."""
    if not _is_narrow(text):
        return _by_columns(text, width)
    if text[:1] == " " or max(map(len, text.split(" "))) > width:  # blanks before the first word stay; a wide word is cut
        return tuple(TextWrapper(width, break_on_hyphens=False).wrap(text))
    return tuple(_lines_of(text.strip(" "), width))


def columns(text: str) -> int:
    """How many columns a text takes."""
    if _is_narrow(text):
        return len(text)
    from wcwidth import wcswidth

    return wcswidth(text)


def _is_narrow(text: str) -> bool:
    """Whether every character takes one column: letters of Latin alphabets, and the signs that newspapers set."""
    return text.isprintable() and (text.isascii() or all(character < _FIRST_WIDE or character in _SIGNS for character in text))


def _by_columns(text: str, width: int) -> tuple[str, ...]:
    from wcwidth import wrap

    return tuple(wrap(text, width, control_codes="ignore", break_on_hyphens=False))


def _lines_of(text: str, width: int) -> Iterator[str]:
    """Lines of as many words as each holds; no word is wider than a line."""
    at = 0
    while len(text) - at > width:
        cut = at + width if text[at + width] == " " else text.rindex(" ", at, at + width)
        yield text[at:cut].rstrip(" ")
        at = cut
        while text[at] == " ":
            at += 1
    if text:
        yield text[at:]
