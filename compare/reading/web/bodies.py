"""The body of an answer, unpacked in small steps, so that whoever reads it can stop before it has grown."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"
STEP = 65_536  # bytes, the largest piece
_GZIP, _ZLIB, _BARE = 31, 15, -15  # zlib's names for what stands around the compressed bytes: `wbits`
_GZIP_BEGINS = 0x1F
_METHOD = 8  # the last four bits of the first byte where zlib's header is there


class DamagedBodyError(Exception):
    """A body that is not what its header says; the text says how, as a clause."""


def coding_of(header: str) -> str:
    """How a body is compressed, by its Content-Encoding: "gzip", "deflate", or "" where it is not.

    Raises:
        DamagedBodyError: where it is compressed more than once, or in a way that was not asked for.
    """
    named = [name for part in header.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(named) > 1:
        raise DamagedBodyError(f"is compressed more than once ({len(named)} times)")
    coding = named[0].removeprefix("x-") if named else ""
    if coding not in {"", "gzip", "deflate"}:
        raise DamagedBodyError(f"is compressed in a way that was not asked for ({visible(coding)[:20]})")
    return coding


def unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The bytes of a body, in pieces of at most `STEP`; no more is unpacked than is asked for.

    Raises:
        DamagedBodyError: where they are not compressed as they should be, or break off.
    """
    try:
        yield from _inflated(chunks, coding) if coding else _cut(chunks)
    except zlib.error:
        raise DamagedBodyError(f"is not compressed as it says ({coding})") from None


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), STEP):
            yield chunk[start : start + STEP]


def _inflated(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    inflater = None
    for chunk in _after_two(chunks):
        rest = chunk
        while rest:
            if inflater is None or inflater.eof:
                if inflater and (coding != "gzip" or rest[0] != _GZIP_BEGINS):
                    return  # padding; browsers pass over it too
                inflater = zlib.decompressobj(_GZIP if coding == "gzip" else _around(rest))
            piece = inflater.decompress(rest, STEP)
            rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            if piece:
                yield piece
    if inflater:
        yield inflater.flush()  # what stood between two steps: some hundred bytes
        if not inflater.eof:
            raise DamagedBodyError("breaks off: what came of it is not whole")


def _after_two(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, of which the first has the two bytes that say what is around the compressed ones."""
    waiting, chunks = b"", iter(chunks)
    for chunk in chunks:
        waiting += chunk
        if len(waiting) > 1:
            yield waiting
            waiting = b""
            break
    if waiting:
        yield waiting
    yield from chunks


def _around(data: bytes) -> int:
    """Whether `deflate` is meant as the standard has it, with zlib's header, or bare, as some servers have it."""
    return _ZLIB if data[0] & 0x0F == _METHOD and int.from_bytes(data[:2], "big") % 31 == 0 else _BARE
