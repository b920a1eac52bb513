"""An OpenDocument text (odt) becomes blocks: headings and lists as marked, a table's rows as lines, notes at the end.

The text of an odt is one XML part, read with lxml: odfpy reads it too, but with a parser that follows entities, and
gives no more than the same tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.documents.frames import is_frame
from compare.reading.found import Found
from compare.reading.markup.meaning import figures_meant
from compare.reading.opening.xml_tree import xml_tree
from compare.reading.opening.zipped import part, parts_of, unpacked
from compare.reading.set_apart import told_apart, told_marked
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from compare.reading.sources.sources import Source

MAIN = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_P, _H, _ROW = f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"
_NOTE, _DELETED = f"{_TEXT}note", f"{_TEXT}tracked-changes"
_HIDDEN_PARAGRAPH, _HIDDEN_TEXT, _SECTION = f"{_TEXT}hidden-paragraph", f"{_TEXT}hidden-text", f"{_TEXT}section"
_AROUND = (f"{_STYLE}header", f"{_STYLE}footer", f"{_STYLE}header-left", f"{_STYLE}footer-left")
_STYLES = "styles.xml"
_WORDED = regex(r"[^\W\d_]")
_SPACES = {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}
_ANNOTATION = f"{_OFFICE}annotation"
_UNSHOWN = {_NOTE, _ANNOTATION, f"{_TEXT}ruby-text", _HIDDEN_TEXT, _HIDDEN_PARAGRAPH}


def open_document_story(source: Source) -> Found:
    """The story of an odt document.

    Raises:
        UnreadableSourceError: where it is broken, encrypted or made to burst.
    """
    archive = parts_of(source)
    if MANIFEST in archive.namelist() and b"encryption-data" in unpacked(source, archive, MANIFEST):
        raise UnreadableSourceError(source.name, "is encrypted", "open it, save it without a password and give that")
    return _story(part(source, archive, MAIN), part(source, archive, _STYLES) if _STYLES in archive.namelist() else None)


def flat_document_story(source: Source) -> Found:
    """The story of an OpenDocument text that is one XML file (.fodt).

    Raises:
        UnreadableSourceError: where it is broken.
    """
    root = xml_tree(source, kind="OpenDocument text")
    return _story(root, root)


def _story(root: _Element, more: _Element | None) -> Found:
    styles = _styles(root, more)
    blocks: list[Block] = []
    headed = False
    for body in root.iter(f"{_OFFICE}text"):
        for element in _outside_rows(body, styles):
            added = _blocks(element, styles, headed=headed, first=not blocks)
            headed = headed or any(block.role is Role.HEADLINE for block in added)
            blocks.extend(added)
    notes = [Block(text) for note in root.iter(f"{_TEXT}note-body") if (text := " ".join(_texts(note, styles)))]
    around = dict.fromkeys(text for frame in _frames(more) for text in _texts(frame, styles) if _WORDED.search(text))
    kept = (*blocks, *notes)
    warnings = told_apart(
        hidden=_hidden(root, styles),
        inserted=any(True for _ in root.iter(f"{_TEXT}insertion")),
        deleted=[" ".join(_said(each)) for each in root.iter(f"{_TEXT}deletion")],
        comments=[" ".join(_said(each)) for each in root.iter(_ANNOTATION)],
    )
    warnings = (*warnings, *told_marked(list(_struck(root, styles)), (), "document"))
    return Found((*kept, *map(Block, around)), (False,) * len(kept) + (True,) * len(around), warnings=warnings)


def _said(element: _Element) -> Iterator[str]:
    """The texts of the paragraphs inside, whatever hides them; not who wrote them, and when."""
    yield from (" ".join("".join(map(str, paragraph.itertext())).split()) for paragraph in element.iter(_P, _H))


@dataclass(frozen=True, slots=True)
class _Styles:
    """The parent of each style by its name, which of them hide or strike out their text, and which raise or lower it."""

    parents: dict[str, str]
    hiding: frozenset[str]
    striking: frozenset[str]
    raised: dict[str, str]


def _styles(*roots: _Element | None) -> _Styles:
    found = [style for root in roots if root is not None for style in root.iter(f"{_STYLE}style")]
    parents = {s.get(f"{_STYLE}name", ""): s.get(f"{_STYLE}parent-style-name", "") for s in reversed(found)}
    set_as = [(s.get(f"{_STYLE}name", ""), p) for s in found for p in s.iter(f"{_STYLE}text-properties")]
    hiding = {name for name, p in set_as if p.get(f"{_TEXT}display") == "none"}
    striking = {name for name, p in set_as if p.get(f"{_STYLE}text-line-through-style", "none") != "none"}
    raised = {name: "sub" if at.startswith(("sub", "-")) else "sup" for name, p in set_as if (at := _position(p))}
    hiding, striking = (those | {name for name, parent in parents.items() if parent in those} for those in (hiding, striking))
    return _Styles(parents, frozenset(hiding), frozenset(striking), raised)


def _position(properties: _Element) -> str:
    """How far text is raised or lowered: 'super 58%', '-33% 58%'; empty where it is not."""
    at = properties.get(f"{_STYLE}text-position", "")
    return "" if at.startswith("0%") else at


def _frames(root: _Element | None) -> Iterator[_Element]:
    """Headers and footers."""
    if root is not None:
        yield from root.iter(*_AROUND)


def _texts(root: _Element, styles: _Styles) -> Iterator[str]:
    """The texts of the paragraphs inside, the empty ones left out."""
    yield from filter(None, (_text(paragraph, styles) for paragraph in root.iter(_P, _H)))


def _cells(row: _Element) -> Iterator[_Element]:
    """The cells of a row; those of a table in a cell are of that cell."""
    from lxml import etree

    walk = etree.iterwalk(row, events=("start",), tag=f"{_TABLE}table-cell")
    for _, cell in walk:
        yield cell
        walk.skip_subtree()


def _is_hidden(element: _Element, styles: _Styles) -> bool:
    """Whether an element hides its own text: by its style, or because it is a hidden section or paragraph."""
    if element.tag == _SECTION and element.get(f"{_TEXT}display") in {"none", "condition"}:
        return element.get(f"{_TEXT}is-hidden", "true") != "false"
    if element.tag in {_P, _H} and any(e.get(f"{_TEXT}is-hidden") == "true" for e in element.iter(_HIDDEN_PARAGRAPH)):
        return True
    return element.get(f"{_TEXT}style-name", "") in styles.hiding


def _hidden(root: _Element, styles: _Styles) -> Iterator[str]:
    """The text of each outermost element that hides it."""
    for element in root.iter(_SECTION, _P, _H, f"{_TEXT}span", _HIDDEN_TEXT):
        if element.tag == _HIDDEN_TEXT:
            yield element.get(f"{_TEXT}string-value", "") or element.text or ""
        elif _is_hidden(element, styles) and not any(_is_hidden(outer, styles) for outer in element.iterancestors()):
            yield " ".join(str(text) for text in element.itertext())


def _struck(root: _Element, styles: _Styles) -> Iterator[str]:
    """The words of each piece that is struck out."""
    for element in root.iter(f"{_TEXT}span"):
        text = " ".join("".join(map(str, element.itertext())).split())
        if text and element.get(f"{_TEXT}style-name", "") in styles.striking:
            yield text


def _outside_rows(body: _Element, styles: _Styles) -> Iterator[_Element]:
    """The paragraphs outside tables or in frames, and the rows of tables."""
    frames = set[object]()
    for element in body.iter(_P, _H, _ROW):
        if any(outer not in frames for outer in element.iterancestors(_ROW)):
            continue
        if element.tag == _ROW and is_frame(list(_texts(cell, styles)) for cell in _cells(element)):
            frames.add(element)
        else:
            yield element


def _blocks(element: _Element, styles: _Styles, *, headed: bool, first: bool) -> tuple[Block, ...]:
    if any(True for _ in element.iterancestors(_DELETED, *_UNSHOWN)):
        return ()
    if any(_is_hidden(outer, styles) for outer in element.iterancestors(_SECTION)):
        return ()
    if element.tag == _ROW:
        cells = (" ".join(_texts(cell, styles)) for cell in _cells(element))
        row = " | ".join(filter(None, cells))
        return (Block(row, Role.LIST),) if row else ()
    line = _text(element, styles)
    if not line:
        return ()
    role = _role(element, styles.parents, headed=headed, first=first)
    return (Block(line, role),) if role else blocks_of(line, first)


def _role(element: _Element, parents: dict[str, str], *, headed: bool, first: bool) -> Role | None:
    named = element.get(f"{_TEXT}style-name", "")
    style = f"{named} {parents.get(named, '')}"
    if element.tag == _H or "Title" in style or "Heading" in style:
        return Role.HEADLINE if not headed and (first or "Title" in style.split()) else Role.HEADING
    if any(True for _ in element.iterancestors(f"{_TEXT}list-item")):
        return Role.LIST
    return Role.CAPTION if {"Caption", "Illustration"} & set(style.split()) else None


def _text(paragraph: _Element, styles: _Styles) -> str:
    return " ".join("".join(_pieces(paragraph, styles)).split()) if not _is_hidden(paragraph, styles) else ""


def _pieces(paragraph: _Element, styles: _Styles) -> Iterator[str]:
    """The text of a paragraph without what only hangs on it or is hidden: notes, comments, boxes with their own paragraphs."""
    from lxml import etree

    before = ""
    walk = etree.iterwalk(paragraph, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element is not paragraph and (element.tag in _UNSHOWN or element.tag in {_P, _H} or _is_unsaid(element, styles)):
                walk.skip_subtree()
            else:
                before = _meant(element, styles, before)
                yield before
        elif element is not paragraph:
            before = element.tail or before
            yield element.tail or ""


def _is_unsaid(element: _Element, styles: _Styles) -> bool:
    return _is_hidden(element, styles) or element.get(f"{_TEXT}style-name", "") in styles.striking


def _meant(element: _Element, styles: _Styles, before: str) -> str:
    """An element's own text; raised figures are no figures of the number before them."""
    text = " " if element.tag in _SPACES else element.text or ""
    kind = styles.raised.get(element.get(f"{_TEXT}style-name", "")) if element.tag == f"{_TEXT}span" else None
    return figures_meant(kind, text, before) if kind else text
