"""Unicode that is not written as it should be: UTF-16 and UTF-32 without a mark, surrogates inside UTF-8."""

from __future__ import annotations

import codecs
import unicodedata

_SAMPLE = 100_000  # bytes; even, and a multiple of four
_SHORTEST = 8
_FEW = 0.02
_CONTROL_BYTES = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_NO_TEXT = {"Cn", "Co", "Cs"}
_BREAKS = "\t\n\r\f"


def wide_without_mark(data: bytes) -> str | None:
    """Which of UTF-32 and UTF-16, in either byte order, fits a text without a byte-order mark; None where none does.

    Every script has blanks, line breaks or digits, and in these encodings they bring bytes of zero, which no other text has.
    """
    sample = data[:_SAMPLE]
    if b"\x00" not in sample or len(data) < _SHORTEST or _is_narrow(sample):
        return None
    for order in ("utf-32-le", "utf-32-be"):
        if len(data) % 4 == 0 and _likeness(data, sample, order) > 0:
            return order
    if len(data) % 2:
        return None
    little, big = (_likeness(data, sample, order) for order in ("utf-16-le", "utf-16-be"))
    if max(little, big) <= 0:
        return None
    return "utf-16-le" if little >= big else "utf-16-be"


def _is_narrow(sample: bytes) -> bool:
    """Whether it is a text of single bytes with some zeros strewn in."""
    bare = sample.replace(b"\x00", b"")
    controls = len(bare) - len(bare.translate(None, _CONTROL_BYTES))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(bare)
    except UnicodeDecodeError:
        return False
    return len(bare) > 0.8 * len(sample) and controls < 0.05 * len(bare)


def _likeness(data: bytes, sample: bytes, encoding: str) -> float:
    """How much a text in this encoding looks like one: the share of its ASCII letters and blanks; 0 where it does not at all."""
    try:
        data.decode(encoding)
        text = sample.decode(encoding, "ignore")
    except UnicodeDecodeError:
        return 0.0
    odd = sum(unicodedata.category(c) in _NO_TEXT or (unicodedata.category(c) == "Cc" and c not in _BREAKS) for c in text)
    plain = sum(" " <= c <= "~" or c in _BREAKS for c in text)
    return plain / len(text) if odd <= _FEW * len(text) and plain >= _FEW * len(text) else 0.0


def joined_surrogates(data: bytes) -> tuple[str, int] | None:
    """UTF-8 in which characters are written as surrogates (CESU-8, WTF-8), and how many; None where that is not what is wrong.

    Two that belong together become their character; a lone one stays, for cleaning to replace and count.
    """
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    count = sum("\ud800" <= c <= "\udbff" for c in text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass"), count
