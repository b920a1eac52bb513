"""A page that leaves out where its head ends, as HTML lets it: what the parser then takes for a part of the head is the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OF_A_HEAD = {"title", "meta", "link", "base", "style", "script", "noscript", "template"}
MOVED = "data-moved"  # of a tree that is no longer what was parsed


def with_whole_body(root: HtmlElement) -> HtmlElement:
    """The tree with all that no head holds in its body.

    libxml2 knows no element of HTML 5 (article, main, section): such a one opens no body where its tag is left out.
    """
    head = next(iter(root.iterchildren("head")), None)
    strays = [] if head is None else list(head)
    first = next((n for n, child in enumerate(strays) if isinstance(child.tag, str) and child.tag not in _OF_A_HEAD), None)
    if first is None:
        return root
    body = next(iter(root.iterchildren("body")), None)
    if body is None:
        body = root.makeelement("body")
        root.append(body)
    for place, stray in enumerate(strays[first:]):
        body.insert(place, stray)
    root.set(MOVED, "")
    return root
