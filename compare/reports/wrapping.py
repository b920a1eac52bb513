"""Lines of a width: what is printable ASCII by the standard library, which is many times as fast, everything else by columns."""

from __future__ import annotations

from functools import lru_cache
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from wcwidth import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator


@lru_cache(maxsize=256)  # long articles tell the same again and again
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text, none wider than so many columns; a word breaks only where it is wider itself, never at a hyphen."""
    if not (text.isascii() and text.isprintable()):
        return tuple(wrap(text, width, control_codes="ignore", break_on_hyphens=False))
    if text[:1] == " " or max(map(len, text.split(" "))) > width:  # blanks before the first word stay; a wide word is cut
        return tuple(TextWrapper(width, break_on_hyphens=False).wrap(text))
    return tuple(_lines_of(text.strip(" "), width))


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
