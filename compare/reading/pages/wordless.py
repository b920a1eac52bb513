"""Texts as they are compared: by their letters and digits alone."""

from __future__ import annotations

import unicodedata

from compare.patterns import regex

_WORDLESS = regex(r"[\W_]+")


def same(text: str) -> str:
    """The letters and digits of a text, in lower case; a raised figure counts as the figure it is."""
    return unicodedata.normalize("NFKC", _WORDLESS.sub("", text)).casefold()
