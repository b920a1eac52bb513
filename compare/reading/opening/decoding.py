"""Bytes become text: byte-order marks, UTF-8, UTF-16, and what charset-normalizer finds."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.cleaning import visible
from compare.reading.sources.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from charset_normalizer import CharsetMatch

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = regex(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL_BYTES = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_SAMPLE = 200_000
_NEAR = 0.05
_LEAST_UTF8 = 3
_NUL = "\x00"
_FEW, _RARE = 3, 100  # zeros that may have strayed into any text, and letters for each of more
_C1 = regex(rb"[\x80-\x9f]")
_ODD = regex(r"(?<=[^\W\d_])[\u00a1-\u00bf\u00d7\u00f7\ufffd](?=[^\W\d_])")
# What newsrooms send: without this list a short text is taken for a code page nobody uses.
_PLAUSIBLE = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "koi8_r", "mac_roman"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
# Python's other codecs (punycode, idna ...) are no encodings of pages, and slow ones.
_CODE_PAGE = regex(r"(?:windows|cp|iso|latin|us-ascii|ascii|koi8|mac|x-mac|shift|sjis|euc|gb|big5|tis)[-_\w]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source and what had to be guessed on the way, a sentence each."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(source: Source, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The text of a source, in the encoding given or found; a few NULs that strayed into it are taken out and counted.

    Args:
        source: its bytes.
        encoding: what the reporter says it is; nothing else is tried.
        declared: what the source says of itself, which may be wrong: it comes after byte-order marks and UTF-8 that fits.

    Raises:
        UnreadableSourceError: where the bytes are not text, or not in the encoding given.
    """
    found = _decoded(source, encoding, declared)
    count = found.text.count(_NUL)
    if not count or not _is_few(count, len(found.text)):
        return found
    warning = f"{count} {'byte of zero was' if count == 1 else 'bytes of zero were'} taken out of the text"
    return replace(found, text=found.text.replace(_NUL, ""), warnings=(*found.warnings, warning))


def _decoded(source: Source, encoding: str | None, declared: str | None) -> Decoded:
    if encoding:
        return _in_encoding(source, encoding)
    for mark, name in _MARKS:
        if source.data.startswith(mark):
            return _in_encoding(source, name)
    if wide := _wide(source.data):
        return Decoded(source.data.decode(wide), wide, (f"the text had no byte-order mark and was read as {wide[:6].upper()}",))
    if _is_binary(source.data):
        raise UnreadableSourceError(source.name, "is not text", "give a text file, or name its encoding with --encoding")
    try:
        return Decoded(source.data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _as_declared(source, declared) or _with_surrogates(source.data) or _nearly_utf8(source.data)
        return found or _by_lines(source) or _guessed(source)


def _wide(data: bytes) -> str | None:
    """Which of UTF-32 and UTF-16 a text without a byte-order mark is in; None where it is in neither, as whatever has no zeros."""
    if _NUL.encode() not in data:
        return None
    from compare.reading.opening.wide import wide_without_mark

    return wide_without_mark(data)


def _as_declared(source: Source, declared: str | None) -> Decoded | None:
    """The text in the encoding that the source declares, where it is one and fits."""
    if not _CODE_PAGE.match(declared or ""):
        return None
    # What browsers do: these two names are used for Windows-1252 everywhere.
    name = "cp1252" if (declared or "").lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else declared
    try:
        return Decoded(source.data.decode(name), codecs.lookup(name).name) if name else None
    except (LookupError, UnicodeError, ValueError):
        return None


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
            source.name, f"is not in the encoding {visible(encoding)}{where}", "name the right one with --encoding"
        ) from None


def _is_few(count: int, length: int) -> bool:
    return count < length and (count <= _FEW or count * _RARE <= length)


def _is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding of single bytes, or UTF-8: full of zeros or controls, or UTF-16 that was cut."""
    zeros = data.count(0)
    if not zeros:
        return _mostly_control(data)
    cut = len(data) % 2 == 1 and _wide(data[:-1]) is not None
    return cut or not _is_few(zeros, len(data)) or _mostly_control(data.replace(b"\x00", b""))


def _mostly_control(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > 0.05 * len(sample)


def _with_surrogates(data: bytes) -> Decoded | None:
    from compare.reading.opening.wide import joined_surrogates

    if found := joined_surrogates(data):
        text, count = found
        told = (f"{count} {'character was' if count == 1 else 'characters were'} written as surrogates, which UTF-8 forbids",)
        return Decoded(text, "utf-8", told if count else ())
    return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of another encoding pasted in; those are read as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    stray = [c for c in text if "\udc80" <= c <= "\udcff"]
    if len(stray) * 2 > len(_MULTIBYTE.findall(data)):
        return None
    table = {ord(c): bytes([ord(c) - 0xDC00]).decode("cp1252", "replace") for c in set(stray)}
    return Decoded(text.translate(table), "utf-8", (f"{len(stray)} bytes were not UTF-8 and were read as Windows-1252",))


def _by_lines(source: Source) -> Decoded | None:
    """A text pasted together of UTF-8 and of one other encoding, line by line; None where it is not."""
    lines = source.data.split(b"\n")
    others = [number for number, line in enumerate(lines) if not _fits(line)]
    known = b"\n".join(line for line in lines if _fits(line)).decode()
    # In a text of another encoding a line fits UTF-8 by accident at times, and others do in part.
    if len(_MULTIBYTE.findall(known.encode())) < _LEAST_UTF8 or any(_MULTIBYTE.search(lines[number]) for number in others):
        return None
    rest = _beside(known, Source(source.name, source.suffix, b"\n".join(lines[number] for number in others)))
    for number, text in zip(others, rest.text.split("\n"), strict=True):
        lines[number] = text.encode()
    warning = f"{len(others)} {'line was' if len(others) == 1 else 'lines were'} not UTF-8 and read as {rest.encoding}"
    return Decoded(b"\n".join(lines).decode(), "utf-8", (warning,))


def _beside(known: str, rest: Source) -> Decoded:
    """Lines beside known ones: Western as those are, or a guess."""
    try:
        known.encode("cp1252")
        return Decoded(rest.data.decode("cp1252"), "cp1252")
    except UnicodeError:
        return _guessed(rest)


def _fits(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _guessed(source: Source) -> Decoded:
    from charset_normalizer import from_bytes  # 40 ms that a UTF-8 source does not pay

    matches = list(from_bytes(source.data[:_SAMPLE], cp_isolation=_PLAUSIBLE, threshold=0.4))
    if not matches:
        raise UnreadableSourceError(source.name, "its encoding is not known", "name it with --encoding")
    near = [m for m in matches if m.chaos <= matches[0].chaos + _NEAR]
    best = min(near, key=lambda m: (_odd_marks(source.data, m.encoding), not _is_western(m, near), near.index(m)))
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    # ISO 8859-2 is told from its Windows cousin by the bytes that it does not use.
    if encoding == "cp1250" and "iso8859_2" in {m.encoding for m in near} and not _C1.search(source.data):
        encoding = "iso8859_2"
    text = source.data.decode(encoding, "replace")
    return Decoded(text, encoding, (f"the encoding was guessed as {encoding}; --encoding overrides it",))


def _is_western(match: CharsetMatch, near: Sequence[CharsetMatch]) -> bool:
    """As good as the best, the Western code page is by far the likeliest on a news desk."""
    return match.encoding == "cp1252" and match.coherence >= near[0].coherence


def _odd_marks(data: bytes, encoding: str) -> int:
    """How many signs stand inside words in this reading, as in zosta\u00b3a: a sign that it is the wrong one."""
    return len(_ODD.findall(data[:_SAMPLE].decode(encoding, "replace")))
