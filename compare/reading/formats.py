"""The formats that can be read: a row each, the first that fits a source reads it.

A new format is a function from `Given` to `Found` in a module of its own, and a row here. All of them are run where time and
memory are limited (`limited/`), so a reader needs no limits of its own; what a row calls `light` is read in this process,
because a short text that is UTF-8 meets nothing but code that grows with its length.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.other_kinds import looks_like_html, require_article
from compare.reading.signs import is_mail, is_ninjs, is_rich_text, is_transcript, is_web_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.reading.found import Found
    from compare.reading.given import Given

_ODT = b"application/vnd.oasis.opendocument.text"
_MARKDOWN, _PAGES = {".md", ".markdown"}, {".html", ".htm", ".xhtml", ".shtml"}
_CLOSED = 2  # tags that end: a text that begins with that of a page and has as many is one, whatever its name
_NEWSML = {"newsItem", "newsMessage", "NewsML"}
_MAIN_OF_WORD = regex(r"word/document\d*\.xml")


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of source is known and read.

    Attributes:
        name: what a person calls it.
        fits: whether a source is of this format, by its bytes before its name.
        reader: the module and the function, parted by a colon, imported where they are needed. The function makes a `Found` of a
            `Given`, safe to show; of a `Source`, as it comes, where the format `declares` how its text is written.
        light: the most bytes of UTF-8 that are read in this process; 0 where that is never safe.
    """

    name: str
    fits: Callable[[Given], bool]
    reader: str
    light: int = 0
    declares: bool = True

    def read(self, given: Given) -> Found:
        """What a source of this format holds, safe to show.

        Raises:
            UnreadableSourceError: where it holds no article.
        """
        module, _, function = self.reader.partition(":")
        reader = getattr(importlib.import_module(module), function)
        found: Found = given.declaring(reader(given.source).cleaned()) if self.declares else reader(given)
        return found


def _is_pdf(given: Given) -> bool:
    data = given.source.data
    return b"%PDF-" in data[:1024] and (data.startswith(b"%PDF-") or given.source.suffix == ".pdf")


def _is_word(given: Given) -> bool:
    return any(_MAIN_OF_WORD.fullmatch(name) for name in given.parts)


def _is_open_document(given: Given) -> bool:
    return "content.xml" in given.parts and _ODT in given.source.data[:200]


def _is_flat(given: Given) -> bool:
    return given.root == "document" and _ODT in given.source.data[:4000]


def _is_zipped_page(given: Given) -> bool:
    if not given.parts:
        return False
    from compare.reading.pages.zipped_page import page_in

    return page_in(given.parts) is not None


def _is_page(given: Given) -> bool:
    suffix = given.source.suffix
    if suffix in _PAGES or suffix in _MARKDOWN:
        return suffix in _PAGES
    head = given.decoded.text[:4000]
    return looks_like_html(head) and (suffix != ".txt" or head.count("</") >= _CLOSED)


DOCUMENTS: tuple[Format, ...] = (
    Format("PDF", _is_pdf, "compare.reading.pdf.document:pdf_story"),
    Format("Word document", _is_word, "compare.reading.documents.word_document:word_story"),
    Format("OpenDocument text", _is_open_document, "compare.reading.documents.open_document:open_document_story"),
    Format("e-book", lambda given: "META-INF/container.xml" in given.parts, "compare.reading.documents.book:book_story"),
    Format("page in an archive", _is_zipped_page, "compare.reading.pages.zipped_page:zipped_page_found", declares=False),
    Format("mail or saved page", lambda given: is_mail(given.source), "compare.reading.mail.message:mail_story"),
    Format("web archive", lambda given: is_web_archive(given.source), "compare.reading.mail.saved_page:web_archive_story"),
    Format("rich text", lambda given: is_rich_text(given.source), "compare.reading.documents.rich_text:rich_text_story"),
    Format("transcript", lambda given: is_transcript(given.source), "compare.reading.text.transcripts:transcript_story"),
    Format("NITF", lambda given: given.root == "nitf", "compare.reading.wires.nitf:nitf_story"),
    Format("NewsML", lambda given: given.root in _NEWSML, "compare.reading.wires.newsml:newsml_story"),
    Format("ninjs", lambda given: is_ninjs(given.json), "compare.reading.wires.ninjs:ninjs_story"),
    Format("OpenDocument text in one file", _is_flat, "compare.reading.documents.open_document:flat_document_story"),
)
TEXTS: tuple[Format, ...] = (
    Format("page", _is_page, "compare.reading.pages.page:page_found", declares=False),
    Format(
        "Markdown",
        lambda given: given.source.suffix in _MARKDOWN,
        "compare.reading.text.markdown:markdown_found",
        10_000,
        declares=False,
    ),
    Format("text", lambda _: True, "compare.reading.text.plain:plain_found", 200_000, declares=False),
)


def format_of(given: Given) -> Format:
    """The first format that fits.

    Raises:
        UnreadableSourceError: where the bytes are no text and no document that is known.
    """
    document = next((each for each in DOCUMENTS if each.fits(given)), None)
    if document:
        return document
    require_article(given)
    return next(each for each in TEXTS if each.fits(given))


def is_light(given: Given) -> bool:
    """Whether a source is a short text in UTF-8, which is read in this process."""
    data = given.source.data
    # Nothing is parsed or guessed to find out.
    if len(data) > max(each.light for each in TEXTS) or given.encoding not in {None, "utf-8"} or b"\x00" in data:
        return False
    try:
        data.decode("utf-8")
        return not given.parts and len(data) <= format_of(given).light
    except (UnicodeDecodeError, UnreadableSourceError):
        return False
