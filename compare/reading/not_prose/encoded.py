"""Text that is no language at all: encoded bytes, dumps of them, checksums, addresses of machines; each line of it is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINES = 60  # as many say what a text is
_LONGEST = 2_000  # characters of a line that are looked at
_WIDE = 40  # characters: no word is as long
_ENCODED = regex(r"[A-Za-z0-9+/_-]{4,}={0,2}")
_DUMP = regex(r"[0-9a-f]{6,16}:?(?: {1,2}[0-9a-f]{2,8}){2,16}(?: {1,40}\S.{0,40})?", 2)
_CHECKSUM = regex(r"[0-9a-f]{32,128}\s{1,2}\*?\S+")
_HOST = regex(
    r"(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){0,7}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?|(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4})(?:\s+[\w.-]{1,80}){1,12}",
    2,
)
_DATA = regex(r"data:[\w/+.-]{3,40};base64,")
_KINDS = ((_DUMP, "a dump of bytes"), (_CHECKSUM, "a list of checksums"), (_HOST, "a file of settings"))


def kind_of_encoded(text: str) -> str:
    """What a text is of which no line is of a language; empty where one may be."""
    lines = list(islice(_told(text), _LINES))
    if not lines:
        return ""
    if _DATA.match(lines[0]) or _is_encoded(lines):
        return "encoded data"
    told = lines[:-1] or lines  # a dump ends with how long it is
    return next((kind for pattern, kind in _KINDS if all(pattern.fullmatch(line) for line in told)), "")


def _told(text: str) -> Iterator[str]:
    """The lines of a text that are no comment."""
    for line in text[: _LINES * _LONGEST].split("\n"):
        bare = line.strip()
        if bare and not bare.startswith("#"):
            yield bare[:_LONGEST].partition(" #")[0]


def _is_encoded(lines: list[str]) -> bool:
    """Whether lines are letters and figures without a blank, wider than any word, but for the last."""
    *others, last = lines
    wide = all(len(line) >= _WIDE for line in (others or lines))
    mixed = any(map(str.isdecimal, lines[0])) and any(map(str.isupper, lines[0])) and any(map(str.islower, lines[0]))
    return wide and mixed and all(_ENCODED.fullmatch(line) for line in (*others, last))
