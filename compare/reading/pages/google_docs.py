"""A page that Google Docs saved: its title is a paragraph that is called so, its comments stand as notes behind the story.

A mark in the text leads to '#cmnt1', and the block of its comment back to '#cmnt_ref1'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.set_apart import told_apart

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = regex(r"#cmnt\d+")
_BACK = regex(r"#cmnt_ref\d+")


def without_comments(root: HtmlElement) -> tuple[str, ...]:
    """Take the comments out of a page's tree and make its title a heading; the warnings tell what was left out.

    A tree that was changed has the attribute data-meant.
    """
    links = list(root.iter("a"))
    backs = [link for link in links if _BACK.fullmatch(link.get("href") or "")]
    marks = [link for link in links if _MARK.fullmatch(link.get("href") or "")]
    if not (backs and marks) and not _is_saved(root):
        return ()
    title = next((e for e in root.iter("p") if "title" in (e.get("class") or "").split()), None)
    if title is not None:
        title.tag = "h1"
    if backs and marks:
        for mark in marks:
            _take_out(mark)
        for back in backs:
            _take_out(_block_of(back))
    if title is not None or marks:
        root.set("data-meant", "")
    return told_apart(comments=len(backs) if marks else 0)


def _is_saved(root: HtmlElement) -> bool:
    """Whether the page's body is dressed as Google Docs dresses it."""
    body = root.find("body")
    return body is not None and "doc-content" in (body.get("class") or "").split()


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


def _take_out(element: HtmlElement) -> None:
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
        _take_out(parent)
