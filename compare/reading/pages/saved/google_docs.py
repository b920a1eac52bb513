"""A page that Google Docs saved: its title is a paragraph that is called so, its comments stand as notes behind the story.

A mark in the text leads to '#cmnt1', and the block of its comment back to '#cmnt_ref1'. The header and the footer of its sheets
are the first and the last division. Its classes are 'c1', 'c2' and so on, the ids of its headings begin with 'h.', the classes of
its lists with 'lst-kix', and newer pages call the body 'doc-content'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import Role
from compare.patterns import regex
from compare.reading.set_apart import told_apart
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = regex(r"#cmnt\d+")
_BACK = regex(r"#cmnt_ref\d+")
_NOTE = regex(r"#ftnt_ref\d+")
_NUMBERED = regex(r"c\d+")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
_STYLED = (*_PARAGRAPHS, "span", "div")


def without_comments(root: HtmlElement) -> tuple[str, ...]:
    """Take the comments out of a page's tree and make its title a heading; the warnings tell what was left out.

    A tree that was changed has the attribute data-meant.
    """
    links = list(root.iter("a"))
    backs = [link for link in links if _BACK.fullmatch(link.get("href") or "")]
    marks = [link for link in links if _MARK.fullmatch(link.get("href") or "")]
    commented, told = bool(backs and marks), list[str]()
    sheet = _sheet(root)
    if not commented and sheet is None:
        return ()
    if commented:
        for mark in marks:
            take_out(mark)
        told = [_text(_block_of(back)).removeprefix(_text(back)) for back in backs]
        for back in backs:
            take_out(_block_of(back))
    if sheet is not None:
        _mark_around(sheet)
    _mark_title(root if sheet is None else sheet, guess=sheet is not None)
    for link in links:
        if _NOTE.fullmatch(link.get("href") or ""):
            take_out(link)
    root.set("data-meant", "")
    return told_apart(comments=told)


def _sheet(root: HtmlElement) -> HtmlElement | None:
    """What holds the text of a page that Google Docs saved or published, known by how it calls it; None in any other page."""
    called = next((e for e in root.iter("body", "div") if _is_called(e, "doc-content")), None)
    if called is not None:
        return called
    body = root.find("body")
    names = (body.get("class") or "").split() if body is not None else []
    if not names or not all(_NUMBERED.fullmatch(name) for name in names):
        return None
    sheets = [element.text or "" for element in root.iter("style")]
    with_id = any((element.get("id") or "").startswith("h.") for element in root.iter(*_PARAGRAPHS))
    return body if with_id or any(".lst-kix_" in sheet or ".subtitle{" in sheet for sheet in sheets) else None


def _is_called(element: HtmlElement, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _mark_title(sheet: HtmlElement, *, guess: bool) -> None:
    """Make the title a heading of the first rank: what is styled so, or a first line that reads like one."""
    title = next((e for e in sheet.iter(*_STYLED) if _is_called(e, "title") and _text(e)), None)
    if title is not None and title.tag == "span":
        title = next(title.iterancestors("p", "div"), title)
    if title is None and guess:
        lines = (e for e in sheet.iter(*_PARAGRAPHS, "li", "td") if next(e.iterancestors("footer"), None) is None)
        first = next((line for line in lines if _text(line)), None)
        if first is not None and first.tag in _PARAGRAPHS and blocks_of(_text(first), first=True)[0].role is Role.HEADLINE:
            title = first
    if title is not None:
        title.tag = "h1"


def _mark_around(sheet: HtmlElement) -> None:
    """Set the header and the footer of the document's sheets apart: bare divisions at its edges, with no note in them."""
    parts = [child for child in sheet if isinstance(child.tag, str) and child.tag not in {"style", "hr"}]
    for part in {*parts[:1], *parts[-1:]} if len(parts) > 1 else ():
        if part.tag == "div" and not part.attrib and not _holds_note(part) and not _holds_title(part):
            part.tag = "footer"


def _holds_note(part: HtmlElement) -> bool:
    return any(_NOTE.fullmatch(link.get("href") or "") for link in part.iter("a"))


def _holds_title(part: HtmlElement) -> bool:
    return any(_is_called(element, "title") for element in part.iter(*_STYLED))


def _text(element: HtmlElement) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _block_of(back: HtmlElement) -> HtmlElement:
    """The whole of a comment: the division that holds nothing else, or the paragraph."""
    for around in back.iterancestors("div", "body"):
        if around.tag == "div" and _opens(around, back):
            return around
        break
    return next(back.iterancestors("p"), back)


def _opens(division: HtmlElement, back: HtmlElement) -> bool:
    """Whether a division begins with the way back of a comment, and holds no other."""
    text = "".join(map(str, division.itertext())).strip()
    others = [e for e in division.iter("a") if e is not back and _BACK.fullmatch(e.get("href") or "")]
    return text.startswith("".join(map(str, back.itertext())).strip()) and not others


def take_out(element: HtmlElement) -> None:
    """Take an element out; what follows it stays, and the raised letters that held it go with it where they are empty."""
    parent = element.getparent()
    if parent is None:
        return
    tail, previous = element.tail or "", element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
    if parent.tag == "sup" and not len(parent) and not (parent.text or "").strip():
        take_out(parent)
