"""The parts of a zipped document (docx, odt), opened only where they cannot burst.

A part is unpacked piece by piece and never to more than its entry says, so an entry that lies about its size is a broken one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from compare.reading.sources.sources import Source

MAX_UNPACKED = 100_000_000
MAX_TEXT = 20_000_000
MAX_RATIO = 150
MAX_PARTS = 5_000
_SMALL = 1_000_000
_PIECE = 65_536
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # no word processor has others, and those unpack without a bound
_ADVICE = "save the article as plain text and give that"


def parts_of(source: Source) -> zipfile.ZipFile:
    """The archive of a source, once it is known to be harmless.

    Raises:
        UnreadableSourceError: where it is broken, encrypted, or would unpack to more than the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken(source) from None
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableSourceError(source.name, "is encrypted", "open it, save it without a password and give that")
    total, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    # Markup packs well, and a picture of one colour: only what is large as well can do harm.
    if any(entry.compress_type not in _PACKINGS for entry in entries):
        raise broken(source)
    bursts = total > MAX_UNPACKED or (total > _SMALL and total > MAX_RATIO * max(1, packed)) or len(entries) > MAX_PARTS
    if bursts or any(entry.file_size > MAX_TEXT for entry in entries if entry.filename.endswith((".xml", ".rels"))):
        raise UnreadableSourceError(source.name, "would unpack to far more than an article", _ADVICE)
    return archive


def part(source: Source, archive: zipfile.ZipFile, name: str, renamed: tuple[bytes, bytes] | None = None) -> _Element:
    """The root of an XML part. No entity is ever resolved, and a part that declares any is refused.

    Args:
        source: for what goes wrong.
        archive: its parts.
        name: of the part.
        renamed: a namespace, and the one that is put in its place.

    Raises:
        UnreadableSourceError: where it is missing or broken.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        xml = unpacked(source, archive, name)
        root = etree.fromstring(xml.replace(*renamed) if renamed else xml, parser)
    except etree.XMLSyntaxError:
        raise broken(source) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableSourceError(source.name, "declares entities, which no word processor does", _ADVICE)
    return root


def unpacked(source: Source, archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part.

    Raises:
        UnreadableSourceError: where it is missing or broken.
    """
    try:
        with archive.open(name) as packed:
            return b"".join(iter(lambda: packed.read(_PIECE), b""))
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise broken(source) from None


def broken(source: Source) -> UnreadableSourceError:
    """What to say of a document that cannot be opened."""
    return UnreadableSourceError(source.name, "is broken, or no document that can be read", _ADVICE)
