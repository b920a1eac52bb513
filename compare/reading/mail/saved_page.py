"""A page that a browser saved as one file: MHTML (RFC 2557) and Safari's web archive hold the page with all it needs."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from compare.errors import UnreadableSourceError
from compare.reading.opening.decoding import decode
from compare.reading.sources.sources import Source

if TYPE_CHECKING:
    from email.message import EmailMessage

    from compare.reading.found import Found

_SAVED = {".mht", ".mhtml"}
_ADVICE = "save the page as HTML and give that"


def is_saved_page(source: Source, message: EmailMessage) -> bool:
    """Whether a message is a page that a browser saved, and no mail."""
    if message.get("snapshot-content-location") or "saved by" in str(message.get("from", "")).casefold():
        return True
    return source.suffix in _SAVED and message.get("to") is None


def saved_page_story(source: Source, message: EmailMessage) -> Found:
    """The story of the page in an MHTML file.

    Raises:
        UnreadableSourceError: where it holds no page, or the page no story.
    """
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    address = str(message.get("snapshot-content-location", "") or "")
    page = next((part for part in pages if part.get("content-location") == address), pages[0] if pages else None)
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise UnreadableSourceError(source.name, "holds no page", _ADVICE)
    return _story(source, data, page.get_content_charset(), address or str(page.get("content-location", "") or ""))


def web_archive_story(source: Source) -> Found:
    """The story of the page in a web archive.

    Raises:
        UnreadableSourceError: where it is broken or holds no page, or the page no story.
    """
    try:
        main = plistlib.loads(source.data)["WebMainResource"]
        data, charset, address = main["WebResourceData"], main.get("WebResourceTextEncodingName"), main.get("WebResourceURL", "")
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
    ):
        raise UnreadableSourceError(source.name, "is a broken web archive", _ADVICE) from None
    if not isinstance(data, bytes):
        raise UnreadableSourceError(source.name, "is a broken web archive", _ADVICE)
    return _story(source, data, charset if isinstance(charset, str) else None, str(address))


def _story(source: Source, data: bytes, charset: str | None, address: str) -> Found:
    from compare.reading.pages.page import page_story

    decoded = decode(Source(source.name, ".html", data), None, charset)
    found = page_story(source.name, decoded.text, address if address.startswith(("http://", "https://")) else None)
    return found.warned(*decoded.warnings)
