"""Lines of a width: what is printable ASCII by the standard library, which is many times as fast, everything else by columns."""

from __future__ import annotations

import re
from functools import lru_cache
from textwrap import TextWrapper

from wcwidth import wrap


@lru_cache(maxsize=256)  # long articles tell the same again and again
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text, none wider than so many columns; a word breaks only where it is wider itself, never at a hyphen."""
    if not (text.isascii() and text.isprintable()):
        return tuple(wrap(text, width, control_codes="ignore", break_on_hyphens=False))
    if text[:1] == " " or max(map(len, text.split(" "))) > width:  # blanks before the first word stay; a wide word is cut
        return tuple(TextWrapper(width, break_on_hyphens=False).wrap(text))
    return tuple(_lines_of(width).findall(text))


@lru_cache(maxsize=8)
def _lines_of(width: int) -> re.Pattern[str]:
    """As many words as a line holds."""
    return re.compile(rf"(?=[^ ]).{{1,{width}}}(?<=[^ ])(?![^ ])")
