"""Which document a source is, told by its bytes and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.reading.found import Found
    from compare.reading.sources import Source

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_ODT = b"application/vnd.oasis.opendocument.text"


def document_reader(source: Source) -> Callable[[Source], Found] | None:
    """What reads this source; None where it is no document.

    Raises:
        UnreadableSourceError: where it begins like a zipped document and is broken, encrypted or made to burst.
    """
    if _PDF in source.data[:1024] and (source.data.startswith(_PDF) or source.suffix == ".pdf"):
        from compare.reading.pdf_document import pdf_story

        return pdf_story
    return _zipped_reader(source) if source.data.startswith(_ZIP) else None


def _zipped_reader(source: Source) -> Callable[[Source], Found] | None:
    from compare.reading.zipped import parts_of

    names = set(parts_of(source).namelist())
    if any(name.startswith("word/document") for name in names):
        from compare.reading.word_document import main_part, word_story

        if main_part(names):
            return word_story
    if "content.xml" in names and _ODT in source.data[:200]:
        from compare.reading.open_document import open_document_story

        return open_document_story
    return None
