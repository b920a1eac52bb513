"""An e-book (.epub) becomes blocks: its chapters in the order of its spine, its title and author as its package says.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.opening.decoding import decode
from compare.reading.opening.xml_tree import first_text, whole_text
from compare.reading.opening.zipped import broken, part, parts_of, unpacked
from compare.reading.pages.fragment import fragment_found
from compare.reading.sources.sources import Source
from compare.reading.wires.days import day_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
MIMETYPE = b"application/epub+zip"
MAX_CHAPTERS = 60
_NOBODY = {"unknown", "unknown author"}  # what programs write where they are told no author
_NO_TITLE = {"unknown title", "unknown", "untitled"}
_STYLES = "text/css"
_MOST_STYLES = 200_000  # bytes of all style sheets: more say nothing of the text
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = {"application/xhtml+xml", "text/html"}


def book_story(source: Source) -> Found:
    """The story of an e-book.

    Raises:
        UnreadableSourceError: where it is broken, protected, or longer than any article.
    """
    archive = parts_of(source)
    _require_open(source, archive)
    package = next((e.get("full-path", "") for e in part(source, archive, CONTAINER).iter("{*}rootfile")), "")
    root = part(source, archive, package)
    chapters = list(_chapters(root, package))
    if len(chapters) > MAX_CHAPTERS:
        raise UnreadableSourceError(
            source.name, f"is a book of {len(chapters)} parts", "give the chapter that is meant as a file of its own"
        )
    styles = _styles(source, archive, root, package)
    parts = [_chapter(source, archive, chapter, styles) for chapter in chapters]
    blocks = [block for chapter in parts for block in chapter.blocks]
    warnings = tuple(dict.fromkeys(warning for chapter in parts for warning in chapter.warnings))
    title = first_text(root, "title")
    title = "" if title.casefold() in _NO_TITLE else title
    if not title and blocks and blocks[0].role is Role.HEADING:
        title = blocks[0].text
    if title and blocks and blocks[0].text.casefold() == title.casefold():
        blocks = blocks[1:]
    heads = [Block(title, Role.HEADLINE)] if title else []
    outlet, author = first_text(root, "publisher"), first_text(root, "creator")
    author = "" if author.casefold() in _NOBODY else author
    return Found((*heads, *blocks), outlet=outlet, published=_day(root), author=author, warnings=warnings)


def _require_open(source: Source, archive: zipfile.ZipFile) -> None:
    if _ENCRYPTION not in archive.namelist():
        return
    methods = [e.get("Algorithm", "") for e in part(source, archive, _ENCRYPTION).iter("{*}EncryptionMethod")]
    if any(method not in _FONTS for method in methods):
        raise UnreadableSourceError(
            source.name, "is an e-book with copy protection", "copy the text from your reader and give that"
        )


def _chapters(root: _Element, package: str) -> Iterator[str]:
    """The paths of the pages in the spine, without the table of contents."""
    items = {e.get("id", ""): e for e in root.iter("{*}item")}
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        if "nav" in item.get("properties", "").split() or reference.get("linear") == "no":
            continue
        yield normpath(join(dirname(package), unquote(item.get("href", ""))))


def _styles(source: Source, archive: zipfile.ZipFile, root: _Element, package: str) -> str:
    """Its style sheets, which say what is raised and what is struck out; none where they are too much to be of one article."""
    paths = [
        normpath(join(dirname(package), unquote(item.get("href", ""))))
        for item in root.iter("{*}item")
        if item.get("media-type") == _STYLES
    ]
    held = [path for path in paths if path in archive.namelist()]
    if sum(archive.getinfo(path).file_size for path in held) > _MOST_STYLES:
        return ""
    return "\n".join(unpacked(source, archive, path).decode("utf-8", "replace") for path in held)


def _chapter(source: Source, archive: zipfile.ZipFile, chapter: str, styles: str) -> Found:
    if chapter not in archive.namelist():
        raise broken(source)
    page = Source(source.name, ".xhtml", unpacked(source, archive, chapter))
    if not page.data.strip():
        return Found(())
    html = decode(page).text
    at = html.find("</head>")
    if at >= 0 and styles and "<" not in styles:
        html = f"{html[:at]}<style>{styles}</style>{html[at:]}"
    return fragment_found(source.name, html)


def _day(root: _Element) -> date | None:
    return next((day for e in root.iter("{*}date") if (day := day_of(whole_text(e)))), None)
