"""read(): a source becomes an Article. One reader a format."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block, assemble
from compare.reading.cleaning import clean
from compare.reading.decoding import decode
from compare.reading.documents import document_reader
from compare.reading.found import Found
from compare.reading.furniture import set_aside, with_headline
from compare.reading.markdown import markdown_blocks
from compare.reading.plain import plain_blocks
from compare.reading.sources import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.reading.fetching import Fetched
    from compare.reading.reach import Reach
    from compare.reading.sources import Source

_TEXTS: dict[str, Callable[[str], list[Block]]] = {".md": markdown_blocks, ".markdown": markdown_blocks, ".txt": plain_blocks}
_PAGES = {".html", ".htm", ".xhtml", ".shtml"}
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def read(source: str, *, encoding: str | None = None, stdin: BinaryIO | None = None, reach: Reach | None = None) -> Article:
    """The article behind a path, an address of the web, or behind `-` for standard input; its passages are found by segmenting.

    Args:
        source: a path to plain text, Markdown, an HTML page, docx, odt or PDF, an http or https address, or `-`.
        encoding: of the text, where it is known; otherwise it is found.
        stdin: what `-` reads, by default the process's own.
        reach: how far fetching may go; by default to what the address names, and not from the public net to a local one.

    Raises:
        UnreadableSourceError: where it cannot become an article.
    """
    fetched = _fetched(source, reach) if "://" in source else None
    loaded = fetched.source if fetched else load(source, stdin)
    found = _found(loaded, encoding, fetched)
    if not found.blocks:
        raise UnreadableSourceError(loaded.name, "holds no text", "give a file that holds the article's text")
    aside = found.aside or (False,) * len(found.blocks)
    flags = [known or seen for known, seen in zip(aside, set_aside(found.blocks), strict=True)]
    flags = list(aside) if all(flags) else flags
    blocks = with_headline(found.blocks, flags)
    article = assemble(loaded.name, loaded.sha256, blocks, flags, found.warnings)
    return replace(article, published=found.published, outlet=found.outlet)


def _fetched(source: str, reach: Reach | None) -> Fetched | None:
    """The page, where the source is an address; None where it is a path that looks a little like one."""
    from compare.reading.fetching import fetch, is_address, require_no_other_scheme

    require_no_other_scheme(source)
    return fetch(source, reach) if is_address(source) else None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _found(loaded: Source, encoding: str | None, fetched: Fetched | None) -> Found:
    document = None if encoding else document_reader(loaded)
    if document:
        return document(loaded).cleaned()
    named = fetched.charset if fetched else None
    decoded = decode(loaded, encoding, named or declared_encoding(loaded.data))
    if loaded.suffix in _PAGES or (loaded.suffix not in _TEXTS and _PAGE.match(decoded.text[:4000])):
        from compare.reading.web_page import page_story

        found = page_story(loaded.name, decoded.text, fetched.address if fetched else None).cleaned()
        return replace(found, warnings=decoded.warnings + found.warnings)
    cleaned = clean(decoded.text)
    blocks = _TEXTS.get(loaded.suffix, plain_blocks)(cleaned.text)
    return Found(tuple(blocks), warnings=decoded.warnings + cleaned.warnings)
