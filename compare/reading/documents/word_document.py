"""A Word document (docx, docm, dotx) becomes blocks: paragraphs by their style, rows as lines, footnotes at the end.

Headers and footers are furniture. python-docx's lists of paragraphs leave out what stands in content controls, text boxes
and tracked insertions, and it opens no docm: so the paragraphs are taken from the tree, and nothing is lost in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from compare.article import Role
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.documents.frames import is_frame
from compare.reading.found import Found
from compare.reading.markup.meaning import figures_meant
from compare.reading.opening.zipped import part, parts_of
from compare.reading.set_apart import told_apart, told_marked
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zipfile import ZipFile

    from lxml.etree import _Element

    from compare.reading.sources.sources import Source

_MAIN = regex(r"word/document\d*\.xml")
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = f"{{{_TRANSITIONAL.decode()}}}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_AROUND = regex(r"word/(?:header|footer)\d*\.xml")
_STYLES, _COMMENTS = "word/styles.xml", "word/comments.xml"
_BREAKS = {f"{_W}br", f"{_W}cr", f"{_W}tab"}
_HYPHEN = f"{_W}noBreakHyphen"
_TEXTS = {f"{_W}t", _HYPHEN, *_BREAKS}
_HIDDEN, _STRUCK = "hidden", "struck"
_RAISED = {"superscript": "sup", "subscript": "sub"}
_LIFTED = 4  # half points by which figures stand above or below their line, as LibreOffice raises them
_GONE = (f"{_W}del", f"{_W}moveFrom")
_WORDED = regex(r"[^\W\d_]")  # a header that holds a page's number only is none
_OFF = {"0", "false", "off", "none"}
_ROLES = (
    (regex(r"title$", re.IGNORECASE), Role.HEADLINE),
    (regex(r"heading|subtitle", re.IGNORECASE), Role.HEADING),
    (regex(r"list", re.IGNORECASE), Role.LIST),
    (regex(r"caption", re.IGNORECASE), Role.CAPTION),
)


@dataclass(frozen=True, slots=True)
class _Styles:
    """What each style is called in English, by its id, and which of them hide their text."""

    names: dict[str, str]
    hiding: frozenset[str]


def main_part(names: Iterable[str]) -> str | None:
    """The part of a docx that holds its story; None where there is none."""
    return min((name for name in names if _MAIN.fullmatch(name)), default=None)


def word_story(source: Source) -> Found:
    """The story of a docx document.

    Raises:
        UnreadableSourceError: where it is broken, encrypted or made to burst.
    """
    archive = parts_of(source)
    names = archive.namelist()
    parts = {
        name: _part(source, archive, name) for name in names if name in {_STYLES, _COMMENTS, *_NOTES} or _AROUND.fullmatch(name)
    }
    body = _part(source, archive, main_part(names) or "")
    styles = _styles(parts.get(_STYLES))
    blocks: list[Block] = []
    headed = False
    for line, style in _lines(body, styles):
        added = _blocks(line, style, headed=headed, first=not blocks)
        headed = headed or any(block.role is Role.HEADLINE for block in added)
        blocks.extend(added)
    notes = [Block(line) for name in _NOTES if name in parts for line in _paragraphs(parts[name], styles)]
    around = dict.fromkeys(
        line
        for name in sorted(parts)
        if _AROUND.fullmatch(name)
        for line in _paragraphs(parts[name], styles)
        if _WORDED.search(line)
    )
    kept = (*blocks, *notes)
    warnings = told_apart(
        hidden=[text for root in (body, *parts.values()) for text in _left_out(root, styles, _HIDDEN)],
        inserted=any(_text_under(element) for element in body.iter(f"{_W}ins", f"{_W}moveTo")),
        deleted=[_deleted(element) for element in body.iter(*_GONE)],
        comments=[" ".join(_paragraphs(c, styles)) for c in parts[_COMMENTS].iter(f"{_W}comment")] if _COMMENTS in parts else (),
        foreign=sum(1 for _ in body.iter(f"{_W}altChunk")),
    )
    struck = [" ".join(text.split()) for root in (body, *parts.values()) for text in _left_out(root, styles, _STRUCK)]
    warnings = (*warnings, *told_marked(struck, (), "document"))
    return Found((*kept, *map(Block, around)), (False,) * len(kept) + (True,) * len(around), warnings=warnings)


def _part(source: Source, archive: ZipFile, name: str) -> _Element:
    """A part; the strict form of the format has other names for the same things."""
    return part(source, archive, name, (_STRICT, _TRANSITIONAL))


def _styles(root: _Element | None) -> _Styles:
    found = list(root.iter(f"{_W}style")) if root is not None else []
    named = {style.get(f"{_W}styleId", ""): _value(style.find(f"{_W}name")) for style in found}
    return _Styles(named, frozenset(s.get(f"{_W}styleId", "") for s in found if _is_on(s.find(f"{_W}rPr/{_W}vanish"))))


def _value(element: _Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


def _is_on(element: _Element | None) -> bool:
    return element is not None and _value(element) not in _OFF


def _lines(body: _Element, styles: _Styles) -> Iterator[tuple[str, str]]:
    """Each paragraph outside tables or in frames, and each row of a table, with the name of its style."""
    frames = set[object]()
    for element in body.iter(f"{_W}p", f"{_W}tr"):
        if any(outer not in frames for outer in element.iterancestors(f"{_W}tr", _FALLBACK)):
            continue
        if element.tag == f"{_W}tr" and is_frame(list(_paragraphs(cell, styles)) for cell in _cells(element)):
            frames.add(element)
        elif element.tag == f"{_W}tr":
            cells = [" ".join(_paragraphs(cell, styles)) for cell in _cells(element)]
            yield " | ".join(filter(None, cells)), "list"
        else:
            yield _text(element, styles), _style(element, styles)


def _cells(row: _Element) -> Iterator[_Element]:
    """The cells of a row; those of a table in a cell are of that cell."""
    from lxml import etree

    walk = etree.iterwalk(row, events=("start",), tag=f"{_W}tc")
    for _, cell in walk:
        yield cell
        walk.skip_subtree()


def _paragraphs(root: _Element, styles: _Styles) -> Iterator[str]:
    """The texts of all paragraphs inside, the empty ones left out."""
    shown = (p for p in root.iter(f"{_W}p") if next(p.iterancestors(_FALLBACK), None) is None)
    yield from filter(None, (_text(paragraph, styles) for paragraph in shown))


def _text(paragraph: _Element, styles: _Styles) -> str:
    said = [""]
    for element, run in _pieces(paragraph, styles):
        if not run.unsaid:
            text = _piece(element)  # raised figures are no figures of the number before them
            said.append(figures_meant(run.raised, text, said[-1]) if run.raised else text)
    return " ".join("".join(said).split())


class _Run(NamedTuple):
    """What a run says of the pieces in it: asked once a run, for it may hold any number of them.

    Attributes:
        unsaid: 'hidden', 'struck' or neither (empty).
        raised: how its figures are set; None where they stand on the line.
    """

    unsaid: str = ""
    raised: str | None = None


def _pieces(paragraph: _Element, styles: _Styles) -> Iterator[tuple[_Element, _Run]]:
    """The pieces of a paragraph's own text that are not deleted, each with its run. Those of text boxes in it are not its own."""
    from lxml import etree

    by_style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle")) in styles.hiding
    gone, runs = sum(1 for _ in paragraph.iterancestors(*_GONE)), [_Run()]
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if element.tag == f"{_W}p":
            if event == "start" and element is not paragraph:
                walk.skip_subtree()
        elif element.tag in _GONE:
            gone += 1 if event == "start" else -1
        elif element.tag == f"{_W}r":
            runs.append(_run(element, styles, by_style=by_style)) if event == "start" else runs.pop()
        elif event == "start" and element.tag in _TEXTS and not gone:
            yield element, runs[-1]


def _piece(element: _Element) -> str:
    if element.tag in _BREAKS:
        return " "
    return "-" if element.tag == _HYPHEN else element.text or ""


def _run(run: _Element, styles: _Styles, *, by_style: bool) -> _Run:
    raised = _RAISED.get(_value(run.find(f"{_W}rPr/{_W}vertAlign"))) or _lifted(_value(run.find(f"{_W}rPr/{_W}position")))
    return _Run(_unsaid(run, styles, by_style=by_style), raised)


def _lifted(position: str) -> str | None:
    """How figures at a position above or below their line are set; None where they stand in it."""
    try:
        points = int(position or 0)
    except ValueError:
        return None
    return "sup" if points >= _LIFTED else "sub" if points <= -_LIFTED else None


def _unsaid(run: _Element, styles: _Styles, *, by_style: bool) -> str:
    if _is_hidden(run, styles, by_style=by_style):
        return _HIDDEN
    return _STRUCK if any(_is_on(run.find(f"{_W}rPr/{_W}{name}")) for name in ("strike", "dstrike")) else ""


def _is_hidden(run: _Element, styles: _Styles, *, by_style: bool) -> bool:
    """Whether a run is hidden: by itself, or by its style or its paragraph's."""
    own = run.find(f"{_W}rPr/{_W}vanish")
    if own is not None:
        return _is_on(own)
    return by_style or _value(run.find(f"{_W}rPr/{_W}rStyle")) in styles.hiding


def _left_out(root: _Element, styles: _Styles, why: str) -> Iterator[str]:
    """The hidden or the struck text of each paragraph that has some."""
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(
            element.text or "" for element, run in _pieces(paragraph, styles) if run.unsaid == why and element.tag == f"{_W}t"
        )
        if text.strip() and next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield text


def _deleted(element: _Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_W}delText", f"{_W}t"))


def _text_under(element: _Element) -> bool:
    return any(True for _ in element.iter(f"{_W}t"))


def _style(paragraph: _Element, styles: _Styles) -> str:
    name = styles.names.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")), "")
    return "list" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None and "eading" not in name else name


def _blocks(line: str, style: str, *, headed: bool, first: bool) -> tuple[Block, ...]:
    if not line:
        return ()
    role = next((role for pattern, role in _ROLES if pattern.search(style)), None)
    if role is Role.HEADING and first and not headed:
        role = Role.HEADLINE
    if role is Role.HEADLINE and headed:
        role = Role.HEADING
    return (Block(line, role),) if role else blocks_of(line, first)
