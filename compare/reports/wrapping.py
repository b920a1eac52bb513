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
    line, too_wide = _lines_of(width)
    if text[:1] == " " or too_wide.search(text):  # blanks before the first word stay, and a wide word has to be cut
        return tuple(TextWrapper(width, break_on_hyphens=False).wrap(text))
    return tuple(line.findall(text))


@lru_cache(maxsize=8)
def _lines_of(width: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """As many words as a line holds, and a word that none does."""
    return re.compile(rf"(?=[^ ]).{{1,{width}}}(?<=[^ ])(?![^ ])"), re.compile(rf"(?<![^ ])[^ ]{{{width + 1}}}")
