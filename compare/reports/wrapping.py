"""Lines of a width: what is printable ASCII by the standard library, which is many times as fast, everything else by columns."""

from __future__ import annotations

from functools import lru_cache
from textwrap import TextWrapper

from wcwidth import wrap


@lru_cache(maxsize=256)  # long articles tell the same again and again
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text, none wider than so many columns; a word breaks only where it is wider itself, never at a hyphen."""
    if text.isascii() and text.isprintable():
        return tuple(TextWrapper(width, break_on_hyphens=False).wrap(text))
    return tuple(wrap(text, width, control_codes="ignore", break_on_hyphens=False))
