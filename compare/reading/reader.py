"""read(): a source becomes an Article. One reader a format."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block, assemble
from compare.reading.cleaning import clean
from compare.reading.decoding import decode
from compare.reading.documents import document_reader
from compare.reading.found import Found
from compare.reading.furniture import set_aside, with_headline
from compare.reading.lists import without_marks
from compare.reading.lookalikes import lookalike_warnings
from compare.reading.markdown import markdown_blocks
from compare.reading.plain import plain_blocks
from compare.reading.roles import author_of
from compare.reading.sources import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.reading.fetching import Fetched
    from compare.reading.reach import Reach
    from compare.reading.sources import Source

_TEXTS: dict[str, Callable[[str], list[Block]]] = {".md": markdown_blocks, ".markdown": markdown_blocks, ".txt": plain_blocks}
_PAGES = {".html", ".htm", ".xhtml", ".shtml"}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_UNUSED = "--encoding was not used here: the document itself says how its text is written"
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Obtained:
    """The bytes of a source; of a page also the address it was found at, and the encoding that the server named."""

    source: Source
    address: str | None = None
    charset: str | None = None


def read(source: str, *, encoding: str | None = None, stdin: BinaryIO | None = None, reach: Reach | None = None) -> Article:
    """The article behind a path, an address of the web, or behind `-` for standard input; its passages are found by segmenting.

    Args:
        source: a path to plain text, Markdown, an HTML page, docx, odt or PDF, an http or https address, or `-`. A name and a
            password in an address serve to fetch it; the article's source is the address without them.
        encoding: of the text, where it is known; otherwise it is found.
        stdin: what `-` reads, by default the process's own.
        reach: how far fetching may go; by default to what the address names and where that leads on the public net. To a
            local address only by naming it: from there no further than to the same host and port.

    Raises:
        UnreadableSourceError: where it cannot become an article.
    """
    return article_of(obtain(source, stdin=stdin, reach=reach), encoding=encoding)


def obtain(source: str, *, stdin: BinaryIO | None = None, reach: Reach | None = None) -> Obtained:
    """The bytes behind a path, an address or `-`.

    Raises:
        UnreadableSourceError: where there are none.
    """
    fetched = _fetched(source, reach) if "://" in source else None
    return Obtained(fetched.source, fetched.address, fetched.charset) if fetched else Obtained(load(source, stdin))


def article_of(obtained: Obtained, *, encoding: str | None = None) -> Article:
    """The article that bytes hold.

    Raises:
        UnreadableSourceError: where they hold none.
    """
    loaded = obtained.source
    found = _found(obtained, encoding)
    if not found.blocks:
        raise UnreadableSourceError(loaded.name, "holds no text", "give a file that holds the article's text")
    blocks = without_marks(found.blocks)
    aside = found.aside or (False,) * len(blocks)
    flags = [known or seen for known, seen in zip(aside, set_aside(blocks), strict=True)]
    flags = list(aside) if all(flags) else flags
    warnings = (*found.warnings, *lookalike_warnings(block.text for block in blocks))
    article = assemble(loaded.name, loaded.sha256, with_headline(blocks, flags), flags, warnings)
    author = found.author or author_of(block.text for block in blocks if block.role is Role.BYLINE)
    return replace(article, published=found.published, outlet=found.outlet, author=author)


def _fetched(source: str, reach: Reach | None) -> Fetched | None:
    """The page, where the source is an address; None where it is a path that looks a little like one."""
    from compare.reading.fetching import fetch
    from compare.reading.web_address import is_address, require_no_other_scheme

    require_no_other_scheme(source)
    return fetch(source, reach) if is_address(source) else None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _found(obtained: Obtained, encoding: str | None) -> Found:
    loaded = obtained.source
    document = document_reader(loaded)
    if document:
        found = document(loaded).cleaned()
        return replace(found, warnings=(*found.warnings, *([_UNUSED] if encoding else [])))
    decoded = decode(loaded, encoding, obtained.charset or declared_encoding(loaded.data))
    if loaded.suffix in _PAGES or (loaded.suffix not in _TEXTS and _PAGE.match(decoded.text[:4000])):
        from compare.reading.web_page import page_story

        found = page_story(loaded.name, decoded.text, obtained.address).cleaned()
        return replace(found, warnings=decoded.warnings + found.warnings)
    cleaned = clean(decoded.text)
    blocks = _TEXTS.get(loaded.suffix, plain_blocks)(cleaned.text)
    return Found(tuple(blocks), warnings=decoded.warnings + cleaned.warnings)
