"""The formats that can be read: a row each, the first that fits a source reads it.

A new format is a function from `Given` to `Found` in a module of its own, and a row here. All of them are run where time and
memory are limited (`limited/`), so a reader needs no limits of its own; what a row calls `light` is read in this process,
because a short text that is UTF-8 meets nothing but code that grows with its length.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.reading.found import Found
    from compare.reading.given import Given

_ODT = b"application/vnd.oasis.opendocument.text"
_MARKDOWN, _PAGES, _TEXTS = {".md", ".markdown"}, {".html", ".htm", ".xhtml", ".shtml"}, {".md", ".markdown", ".txt"}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIN_OF_WORD = re.compile(r"word/document\d*\.xml")


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of source is known and read.

    Attributes:
        name: what a person calls it.
        fits: whether a source is of this format, by its bytes before its name.
        reader: the module and the function that make a `Found` of a `Given`, parted by a colon; imported where it is needed.
        light: the most bytes of UTF-8 that are read in this process; 0 where that is never safe.
    """

    name: str
    fits: Callable[[Given], bool]
    reader: str
    light: int = 0

    def read(self, given: Given) -> Found:
        """What a source of this format holds, safe to show.

        Raises:
            UnreadableSourceError: where it holds no article.
        """
        module, _, function = self.reader.partition(":")
        found: Found = getattr(importlib.import_module(module), function)(given)
        return found


def _is_pdf(given: Given) -> bool:
    data = given.source.data
    return b"%PDF-" in data[:1024] and (data.startswith(b"%PDF-") or given.source.suffix == ".pdf")


def _is_word(given: Given) -> bool:
    return any(_MAIN_OF_WORD.fullmatch(name) for name in given.parts)


def _is_open_document(given: Given) -> bool:
    return "content.xml" in given.parts and _ODT in given.source.data[:200]


def _is_page(given: Given) -> bool:
    suffix = given.source.suffix
    return suffix in _PAGES or (suffix not in _TEXTS and bool(_PAGE.match(given.decoded.text[:4000])))


FORMATS = (
    Format("PDF", _is_pdf, "compare.reading.pdf_document:pdf_found"),
    Format("Word document", _is_word, "compare.reading.word_document:word_found"),
    Format("OpenDocument text", _is_open_document, "compare.reading.open_document:open_document_found"),
    Format("page", _is_page, "compare.reading.web_page:page_found"),
    Format("Markdown", lambda given: given.source.suffix in _MARKDOWN, "compare.reading.markdown:markdown_found", light=10_000),
    Format("text", lambda _: True, "compare.reading.plain:plain_found", light=200_000),
)


def format_of(given: Given) -> Format:
    """The first format that fits.

    Raises:
        UnreadableSourceError: where the bytes are no text and no document that is known.
    """
    return next(each for each in FORMATS if each.fits(given))


def is_light(given: Given) -> bool:
    """Whether a source is a short text in UTF-8, which is read in this process."""
    data = given.source.data
    # Nothing is parsed or guessed to find out.
    if len(data) > max(each.light for each in FORMATS) or given.encoding not in {None, "utf-8"} or b"\x00" in data:
        return False
    try:
        data.decode("utf-8")
        return not given.parts and len(data) <= format_of(given).light
    except (UnicodeDecodeError, UnreadableSourceError):
        return False
