"""A file compressed with gzip becomes the file inside it."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.reading.signs import is_compressed
from compare.reading.sources.sources import MAX_BYTES

if TYPE_CHECKING:
    from compare.reading.sources.sources import Source

_ENDINGS = (".gz", ".gzip")
_GZIP_HEADERS = 31  # zlib's number for 'gzip headers, largest window'


def without_compression(source: Source) -> Source:
    """The same source, which is compressed with gzip, unpacked; at most once, and never more than any source may hold.

    Raises:
        UnreadableSourceError: where it is broken, or holds more than that.
    """
    unpacker = zlib.decompressobj(_GZIP_HEADERS)
    try:
        data = unpacker.decompress(source.data, MAX_BYTES + 1)
    except zlib.error:
        raise UnreadableSourceError(source.name, "is a broken compressed file", "unpack it and give the file inside") from None
    if len(data) > MAX_BYTES:
        raise UnreadableSourceError(
            source.name, f"unpacks to more than {MAX_BYTES // 1_000_000} MB", "give the article alone, as text"
        )
    if not unpacker.eof:
        raise UnreadableSourceError(
            source.name, "is a compressed file that is cut off", "fetch it again, or unpack it and give the file inside"
        )
    if is_compressed(data):
        raise UnreadableSourceError(source.name, "is compressed more than once", "unpack it and give the file inside")
    if not data.strip():
        raise UnreadableSourceError(source.name, "is empty", "give a file that holds the article's text")
    return replace(source, data=data, suffix=_inner_suffix(source.name))


def _inner_suffix(name: str) -> str:
    lowered = name.lower()
    bare = next((lowered.removesuffix(ending) for ending in _ENDINGS if lowered.endswith(ending)), lowered)
    stem, dot, ending = bare.rpartition(".")
    return f".{ending}" if stem and dot and "/" not in ending else ""
