"""A Word document (docx) becomes blocks: paragraphs by their style, a table's rows as lines, footnotes at the end.

python-docx (https://python-docx.readthedocs.io) opens it and knows its styles. Its own lists of paragraphs leave out what
stands in content controls, text boxes and tracked insertions, so the paragraphs are taken from the tree: nothing is lost.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from compare.article import Role
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.roles import blocks_of
from compare.reading.zipped import broken, part, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from lxml.etree import _Element

    from compare.reading.sources import Source

MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BREAKS = {f"{_W}br", f"{_W}cr", f"{_W}tab"}
_ROLES = (
    (re.compile(r"title$", re.IGNORECASE), Role.HEADLINE),
    (re.compile(r"heading|subtitle", re.IGNORECASE), Role.HEADING),
    (re.compile(r"list", re.IGNORECASE), Role.LIST),
    (re.compile(r"caption", re.IGNORECASE), Role.CAPTION),
)


def word_story(source: Source) -> Found:
    """The story of a docx document.

    Raises:
        UnreadableSourceError: where it is broken, encrypted or made to burst.
    """
    archive = parts_of(source)
    body = part(source, archive, MAIN)
    styles = _style_names(source)
    blocks: list[Block] = []
    for line, style in _lines(body, styles):
        blocks.extend(_blocks(line, style, headed=any(b.role is Role.HEADLINE for b in blocks), first=not blocks))
    notes = [Block(line) for name in _NOTES if name in archive.namelist() for line in _notes(source, archive, name)]
    deleted = sum(1 for _ in body.iter(f"{_W}del"))
    warnings = ("deletions that are tracked in the document were left out",) if deleted else ()
    return Found((*blocks, *notes), warnings=warnings)


def _style_names(source: Source) -> dict[str, str]:
    """What each style is called in English, by its id."""
    from docx import Document  # 0.13 s that other formats do not pay

    # What python-docx raises on a broken document has no common class.
    try:
        return {style.style_id: style.name or "" for style in Document(io.BytesIO(source.data)).styles}
    except Exception:  # noqa: BLE001
        raise broken(source) from None


def _lines(body: _Element, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each paragraph outside tables and each row of a table, with the name of its style."""
    for element in body.iter(f"{_W}p", f"{_W}tr"):
        if any(True for _ in element.iterancestors(f"{_W}tr", _FALLBACK)):
            continue
        if element.tag == f"{_W}tr":
            cells = [" ".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in element.iter(f"{_W}tc")]
            yield " | ".join(filter(None, cells)), "list"
        else:
            yield _text(element), _style(element, styles)


def _text(paragraph: _Element) -> str:
    found = paragraph.iter(f"{_W}t", *_BREAKS)
    own = (element for element in found if next(element.iterancestors(f"{_W}p"), None) is paragraph)
    return " ".join("".join(" " if element.tag in _BREAKS else element.text or "" for element in own).split())


def _style(paragraph: _Element, styles: dict[str, str]) -> str:
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(named.get(f"{_W}val", ""), "") if named is not None else ""
    return "list" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None and "eading" not in name else name


def _notes(source: Source, archive: ZipFile, name: str) -> Iterator[str]:
    yield from filter(None, map(_text, part(source, archive, name).iter(f"{_W}p")))


def _blocks(line: str, style: str, *, headed: bool, first: bool) -> tuple[Block, ...]:
    if not line:
        return ()
    role = next((role for pattern, role in _ROLES if pattern.search(style)), None)
    if role is Role.HEADING and first and not headed:
        role = Role.HEADLINE
    if role is Role.HEADLINE and headed:
        role = Role.HEADING
    return (Block(line, role),) if role else blocks_of(line, first)
