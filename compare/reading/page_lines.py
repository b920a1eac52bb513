"""The lines of an HTML page as a browser would set them: in order, with what each is and where it stands.

What is not shown (scripts, styles, forms' own fields) is left out; what the page hides is marked. Nothing here recurses:
a page may be nested as deeply as the parser lets it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_UNSHOWN = {
    *("head", "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "applet"),
    *("audio", "video", "select", "option", "datalist", "textarea", "button", "input", "map"),
}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"),
    *("label", "mark", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"),
    *("tt", "u", "var", "wbr", "data", "meta", "link"),
}
_CELLS = {"td", "th"}
_NAMED = {"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "figcaption"}
_AROUND = {"nav", "footer", "aside", "form", "menu", "dialog"}
_AROUND_ROLES = {"navigation", "contentinfo", "complementary", "banner", "search", "dialog"}
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_PARAGRAPHS = re.compile(r"\n[ ]*\n")
CELL = " | "


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    Attributes:
        text: with single spaces.
        tag: the innermost tag that says what it is: 'h1' to 'h6', 'li', 'tr', 'figcaption', 'byline', or 'p'.
        around: whether it stands in what HTML itself calls navigation, footer, aside or form.
        hidden: whether the page hides it.
        linked: the share of its characters that are links, 0 to 1.
        container: the number of the element that holds its block; lines of one container share it.
    """

    text: str
    tag: str
    around: bool
    hidden: bool
    linked: float
    container: int


@dataclass(slots=True)
class _Setter:
    """Collects text between one break and the next."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    in_link: int = 0

    def add(self, text: str | None) -> None:
        if text:
            flat = re.sub(r"\s+", " ", text)
            self.parts.append(flat)
            self.linked += len(flat) if self.in_link else 0

    def take(self) -> tuple[list[str], float]:
        text, linked = "".join(self.parts), self.linked
        self.parts, self.linked = [], 0
        share = linked / len(text) if text else 0.0
        return [line for p in _PARAGRAPHS.split(text) if (line := " ".join(p.split()).strip("| "))], min(1.0, share)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: a number for the element, that of the one around it, and what lines in it are."""

    number: int = 0
    outer: int = 0
    tag: str = ""
    around: bool = False
    hidden: bool = False


def page_lines(root: HtmlElement) -> Iterator[PageLine]:
    """The lines of a parsed page, in document order."""
    from lxml import etree

    setter, path = _Setter(), [_Place()]
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for number, (event, element) in enumerate(walk, 1):
        if event in {"comment", "pi"}:
            setter.add(element.tail)
        elif event == "end":
            yield from _leave(setter, path, element)
        elif element.tag in _UNSHOWN:
            walk.skip_subtree()
            path.append(path[-1])
        else:
            yield from _enter(setter, path, element, number)
    yield from _taken(setter, path[-1])


def _enter(setter: _Setter, path: list[_Place], element: HtmlElement, number: int) -> Iterator[PageLine]:
    if _breaks(element):
        yield from _taken(setter, path[-1])
    path.append(_inner(element, path[-1], number))
    setter.in_link += element.tag == "a"
    if element.tag == "br":
        setter.parts.append("\n")
    setter.add(element.text)


def _leave(setter: _Setter, path: list[_Place], element: HtmlElement) -> Iterator[PageLine]:
    if element.tag not in _UNSHOWN and _breaks(element):
        yield from _taken(setter, path[-1])
    if element.tag in _CELLS:
        setter.parts.append(CELL)
    path.pop()
    setter.in_link -= element.tag == "a" and setter.in_link > 0
    setter.add(element.tail)


def _breaks(element: HtmlElement) -> bool:
    return element.tag not in _INLINE and element.tag not in _CELLS and element.tag != "br"


def _taken(setter: _Setter, place: _Place) -> Iterator[PageLine]:
    lines, linked = setter.take()
    yield from (PageLine(line, place.tag or "p", place.around, place.hidden, linked, place.outer) for line in lines)


def _inner(element: HtmlElement, outer: _Place, number: int) -> _Place:
    tag, named, around = element.tag, outer.tag, outer.around
    if tag in _NAMED:
        named = tag
    elif _is_byline(element):
        named = "byline"
    elif tag == "article":
        around = False
    around = around or tag in _AROUND or (element.get("role") or "").lower() in _AROUND_ROLES
    hidden = outer.hidden or element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))
    # Within a line, bold and links are no holders of their own.
    holder = (outer.number, outer.outer) if tag in _INLINE else (number, outer.number)
    return _Place(*holder, named, around, hidden)


def _is_byline(element: HtmlElement) -> bool:
    names = (element.get("class") or "").lower().split()
    return element.tag in {"p", "div", "address"} and ("byline" in names or (element.get("itemprop") or "") == "author")
