"""Bytes become text: byte-order marks, UTF-8, UTF-16, and what charset-normalizer finds."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError

if TYPE_CHECKING:
    from compare.reading.sources import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or a word-processor document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL_BYTES = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_SAMPLE = 200_000
_SHORTEST_WIDE = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source and what had to be guessed on the way, a sentence each."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(source: Source, encoding: str | None = None) -> Decoded:
    """The text of a source, in the encoding given or found.

    Raises:
        UnreadableSourceError: where the bytes are not text, or not in the encoding given.
    """
    if encoding:
        return _in_encoding(source, encoding)
    for mark, name in _MARKS:
        if source.data.startswith(mark):
            return _in_encoding(source, name)
    for magic, what in _FORMATS:
        if source.data.startswith(magic):
            raise UnreadableSourceError(source.name, f"is {what}, not text", "save the article as plain text and give that")
    wide = _utf16_without_mark(source.data)
    if wide:
        return Decoded(_in_encoding(source, wide).text, wide, ("the text had no byte-order mark and was read as UTF-16",))
    if b"\x00" in source.data or _mostly_control(source.data):
        raise UnreadableSourceError(source.name, "is not text", "give a text file, or name its encoding with --encoding")
    try:
        return Decoded(source.data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(source.data) or _guessed(source)


def _in_encoding(source: Source, encoding: str) -> Decoded:
    try:
        return Decoded(source.data.decode(encoding), codecs.lookup(encoding).name)
    except LookupError:
        raise UnreadableSourceError(
            source.name, f"no text encoding is called {encoding!r}", "try utf-8, cp1252 or utf-16"
        ) from None
    except (UnicodeError, ValueError) as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableSourceError(
            source.name, f"is not in the encoding {encoding}{where}", "name the right one with --encoding"
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < _SHORTEST_WIDE or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.3 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _mostly_control(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > 0.05 * len(sample)


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of another encoding pasted in; those are read as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    stray = [c for c in text if "\udc80" <= c <= "\udcff"]
    if len(stray) * 2 > len(_MULTIBYTE.findall(data)):
        return None
    table = {ord(c): bytes([ord(c) - 0xDC00]).decode("cp1252", "replace") for c in set(stray)}
    return Decoded(text.translate(table), "utf-8", (f"{len(stray)} bytes were not UTF-8 and were read as Windows-1252",))


def _guessed(source: Source) -> Decoded:
    from charset_normalizer import from_bytes  # 40 ms that a UTF-8 source does not pay

    matches = from_bytes(source.data[:_SAMPLE])
    best = matches.best()
    if best is None:
        raise UnreadableSourceError(source.name, "its encoding is not known", "name it with --encoding")
    # Among equals the Western code page is by far the likeliest on a news desk.
    equals = [m.encoding for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    names = {name for m in matches if m.chaos == best.chaos for name in (m.encoding, *m.could_be_from_charset)}
    encoding = "cp1252" if "cp1252" in names | set(equals) else best.encoding
    text = source.data.decode(encoding, "replace")
    return Decoded(text, encoding, (f"the encoding was guessed as {encoding}; --encoding overrides it",))
