"""A damaged PDF, in which pdfminer.six finds no pages, read by PDFium (pypdfium2), which rebuilds more of what is broken.

Only for those: it does not say where a line stands as pdfminer does, so its columns and paragraphs are less sure.
"""

from __future__ import annotations

import contextlib
import zlib
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    import pypdfium2

_FULL = 0.8  # of the length that nine lines of ten do not exceed
_CATALOG = regex(rb"/Type\s*/Catalog\b")
_OBJECT = regex(rb"(\d{1,10})\s+(\d{1,5})\s+obj\b")
_NEAR = 20_000  # bytes from the beginning of a catalog to what names it
_CHECKSUM = 4  # bytes
TOLD = (
    "the PDF is damaged; its text was read as well as it could be: some of it may be missing, "
    "and its paragraphs and columns may be wrong"
)
TOLD_IN_PART = "a part of the PDF is damaged; some of its text may be missing or wrong"


def salvaged(data: bytes, most: int) -> str:
    """The text of the pages that can still be found, at most so many; empty where there is none."""
    import pypdfium2

    texts: list[str] = []
    # Whatever is broken in a page, the others may be whole.
    with contextlib.suppress(pypdfium2.PdfiumError, ValueError, RuntimeError, OSError):
        document = _opened(data)
        for number in range(min(most, len(document))):
            with contextlib.suppress(pypdfium2.PdfiumError, ValueError, RuntimeError):
                texts.append(document[number].get_textpage().get_text_range())
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    return "\n\n".join(_paragraphs(lines))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document; one whose end is cut off is given an end that names its catalog, from which its pages are found."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        root = _catalog(data)
        end = b"\nendstream\nendobj\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % root if root else b""
        return pypdfium2.PdfDocument(data + end)


def _catalog(data: bytes) -> tuple[bytes, bytes] | None:
    """The numbers of the object that is the last catalog; None where there is none."""
    catalog = next(reversed(list(_CATALOG.finditer(data))), None)
    if catalog is None:
        return None
    before = data[max(0, catalog.start() - _NEAR) : catalog.start()]
    named: re.Match[bytes] | None = next(reversed(list(_OBJECT.finditer(before))), None)
    return (named[1], named[2]) if named else None


@contextlib.contextmanager
def losses() -> Iterator[list[int]]:
    """Counts the streams of which pdfminer loses a part while it reads; it says nothing of them, and reads on."""
    from pdfminer import pdftypes

    known = pdftypes.decompress_corrupted
    lost: list[int] = []

    def decompressed(data: bytes) -> bytes:
        lost.extend([1] * is_lossy(data))
        return known(data)

    pdftypes.decompress_corrupted = decompressed
    try:
        yield lost
    finally:
        pdftypes.decompress_corrupted = known


def is_lossy(data: bytes) -> bool:
    """Whether a compressed stream lacks a part or was changed; not where only its checksum is cut off, as some programs do."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        stream.decompress(data[2:])
    except zlib.error:
        return True
    return not stream.eof or len(stream.unused_data) >= _CHECKSUM


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined where the one before is full: as long as most are."""
    full = _FULL * sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0
    found: list[str] = []
    before = ""
    for line in lines:
        if found and len(before) >= full:
            found[-1] += f" {line}"
        else:
            found.append(line)
        before = line
    return found
