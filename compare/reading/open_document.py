"""An OpenDocument text (odt) becomes blocks: headings and lists as marked, a table's rows as lines, notes at the end.

The text of an odt is one XML part, read with lxml: odfpy reads it too, but with a parser that follows entities, and
gives no more than the same tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.roles import blocks_of
from compare.reading.zipped import part, parts_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from compare.reading.sources import Source

MAIN = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_P, _H, _ROW = f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"
_NOTE, _DELETED = f"{_TEXT}note", f"{_TEXT}tracked-changes"
_SPACES = {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}
_UNSHOWN = {_NOTE, f"{_OFFICE}annotation", f"{_TEXT}ruby-text"}


def open_document_story(source: Source) -> Found:
    """The story of an odt document.

    Raises:
        UnreadableSourceError: where it is broken, encrypted or made to burst.
    """
    archive = parts_of(source)
    if MANIFEST in archive.namelist() and b"encryption-data" in unpacked(source, archive, MANIFEST):
        raise UnreadableSourceError(source.name, "is encrypted", "open it, save it without a password and give that")
    root = part(source, archive, MAIN)
    parents = {s.get(f"{_STYLE}name", ""): s.get(f"{_STYLE}parent-style-name", "") for s in root.iter(f"{_STYLE}style")}
    blocks: list[Block] = []
    for body in root.iter(f"{_OFFICE}text"):
        for element in body.iter(_P, _H, _ROW):
            blocks.extend(_blocks(element, parents, headed=any(b.role is Role.HEADLINE for b in blocks), first=not blocks))
    notes = [Block(text) for note in root.iter(f"{_TEXT}note-body") if (text := " ".join(map(_text, note.iter(_P))))]
    deleted = any(True for _ in root.iter(_DELETED))
    return Found((*blocks, *notes), warnings=("deletions that are tracked in the document were left out",) if deleted else ())


def _blocks(element: _Element, parents: dict[str, str], *, headed: bool, first: bool) -> tuple[Block, ...]:
    if any(True for _ in element.iterancestors(_ROW, _DELETED, *_UNSHOWN)):
        return ()
    if element.tag == _ROW:
        cells = (" ".join(filter(None, map(_text, cell.iter(_P, _H)))) for cell in element.iter(f"{_TABLE}table-cell"))
        row = " | ".join(filter(None, cells))
        return (Block(row, Role.LIST),) if row else ()
    line = _text(element)
    if not line:
        return ()
    role = _role(element, parents, headed=headed, first=first)
    return (Block(line, role),) if role else blocks_of(line, first)


def _role(element: _Element, parents: dict[str, str], *, headed: bool, first: bool) -> Role | None:
    named = element.get(f"{_TEXT}style-name", "")
    style = f"{named} {parents.get(named, '')}"
    if element.tag == _H or "Title" in style or "Heading" in style:
        return Role.HEADLINE if not headed and (first or "Title" in style.split()) else Role.HEADING
    if any(True for _ in element.iterancestors(f"{_TEXT}list-item")):
        return Role.LIST
    return Role.CAPTION if {"Caption", "Illustration"} & set(style.split()) else None


def _text(paragraph: _Element) -> str:
    return " ".join("".join(_pieces(paragraph)).split())


def _pieces(paragraph: _Element) -> Iterator[str]:
    """The text of a paragraph without what only hangs on it: notes, comments, boxes with paragraphs of their own."""
    from lxml import etree

    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not paragraph and (element.tag in _UNSHOWN or element.tag in {_P, _H}):
                walk.skip_subtree()
            else:
                yield " " if element.tag in _SPACES else element.text or ""
        elif element is not paragraph:
            yield element.tail or ""
