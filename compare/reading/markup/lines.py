"""The lines of an HTML page as a browser would set them: in order, with what each is and where it stands.

What is not shown (scripts, styles, forms' own fields) is left out; what the page hides is marked. Nothing here recurses:
a page may be nested as deeply as the parser lets it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.furniture.phrases import is_said
from compare.reading.markup.boxes import BOX, mark_boxes
from compare.reading.markup.cards import CARD, mark_cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_UNSHOWN = {
    *("head", "script", "style", "template", "svg", "math", "canvas", "iframe", "object", "embed", "applet"),
    *("audio", "video", "select", "option", "datalist", "textarea", "input", "map"),
}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"),
    *("label", "mark", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"),
    *("tt", "u", "var", "wbr", "data", "meta", "link"),
}
_CELLS = {"td", "th"}
_NAMED = {"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "figcaption"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}
_WHOLE = {"html", "body", "main", "article"}  # what they are called says nothing of a part
_AROUND = {"nav", "footer", "aside", "form", "menu", "dialog"}
_AROUND_ROLES = {"navigation", "contentinfo", "complementary", "banner", "search", "dialog"}
_HIDING = regex(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE)
_CAPTION = regex(
    r"(?:^|-|\b)(?:captions?|cutline|bildunterschrift|legende)(?:$|-(?:text|content|body|wrap(?:per)?|inner|container)\b)|captiontext"
)
_PARAGRAPHS = regex(r"\n[ ]*\n")
CELL = " | "
_MOST_BREAKS = 2
_MOST_WORDS = 30
_LONGEST_NAME = 80  # of a class, in characters


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    Attributes:
        text: with single spaces.
        tag: the innermost tag that says what it is: 'h1' to 'h6', 'li', 'tr', 'figcaption', 'byline',
            'button', or 'p'.
        around: whether it stands in what HTML itself calls navigation, footer, aside or form.
        hidden: whether the page hides it.
        linked: the share of its characters that are links, 0 to 1.
        container: the number of the element that holds its block; lines of one container share it.
        named: whether the page's own names for an element around it (class, id) are those of furniture, or it is a card or a box
            of another story, or one that calls to sign up.
        unscripted: whether it is shown to browsers without scripts alone.
        beyond: the number of the element around its container: of an item, that which holds the list.
    """

    text: str
    tag: str
    around: bool
    hidden: bool
    linked: float
    container: int
    named: bool = False
    unscripted: bool = False
    beyond: int = 0


@dataclass(slots=True)
class _Setter:
    """Collects text between one break and the next; `links` says of each part whether it is one."""

    parts: list[str] = field(default_factory=list)
    links: list[bool] = field(default_factory=list)
    in_link: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(re.sub(r"\s+", " ", text))
            self.links.append(self.in_link > 0)

    def mark(self, sign: str) -> None:
        """A sign of our own: the end of a line or of a cell."""
        self.parts.append(sign)
        self.links.append(False)

    def take(self) -> Iterator[tuple[str, float]]:
        """The lines, each with the share of its letters that are links."""
        text, ends = "".join(self.parts), list(accumulate(map(len, self.parts)))
        spans = [(end - len(part), end) for part, end, link in zip(self.parts, ends, self.links, strict=True) if link]
        self.parts, self.links = [], []
        at = 0
        for gap in (*_PARAGRAPHS.finditer(text), None):
            end = gap.start() if gap else len(text)
            if line := " ".join(text[at:end].split()).strip("| "):
                yield line, min(1.0, _overlap(spans, at, end) / len(line))
            at = gap.end() if gap else end


def _overlap(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of some spans, which are in order, stand between two places."""
    first = max(0, bisect_right(spans, (start, start)) - 1)
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans[first : bisect_right(spans, (end, end))])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: a number for the element, that of the one around it, and what lines in it are."""

    number: int = 0
    outer: int = 0
    tag: str = ""
    around: bool = False
    hidden: bool = False
    named: bool = False
    heading: bool = False
    unscripted: bool = False
    beyond: int = 0


def page_lines(root: HtmlElement) -> Iterator[PageLine]:
    """The lines of a parsed page, in document order."""
    from lxml import etree

    mark_cards(root)
    mark_boxes(root)
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
    if _breaks(element, path[-1]):
        yield from _taken(setter, path[-1])
    path.append(_inner(element, path[-1], number))
    setter.in_link += element.tag == "a" or element.get(CARD) is not None
    if element.tag == "br":
        setter.mark("\n")
    setter.add(element.text)


def _leave(setter: _Setter, path: list[_Place], element: HtmlElement) -> Iterator[PageLine]:
    if element.tag not in _UNSHOWN and _breaks(element, path[-2]):
        yield from _taken(setter, path[-1])
    if element.tag in _CELLS:
        setter.mark(CELL)
    path.pop()
    setter.in_link -= (element.tag == "a" or element.get(CARD) is not None) and setter.in_link > 0
    setter.add(element.tail)


def _breaks(element: HtmlElement, outer: _Place) -> bool:
    # A heading that folds its section is a button within: its text is the heading's.
    if element.tag == "button" and outer.heading:
        return False
    if element.tag in _CELLS:
        return _is_layout(element)
    if outer.tag == "tr" and element.tag == "p" and _is_alone(element):
        return False
    # What Word marks ('o:p', 'st1:City') is a part of a line.
    return str(element.tag) not in _INLINE and element.tag != "br" and ":" not in str(element.tag)


def _is_alone(paragraph: HtmlElement) -> bool:
    """Whether a paragraph is all that a cell of a table holds, as word processors write every cell."""
    cell = paragraph.getparent()
    return cell is not None and cell.tag in _CELLS and len(cell) == 1 and not _is_long(cell)


def _is_layout(cell: HtmlElement) -> bool:
    """Whether a cell holds paragraphs, as in pages of the time before style sheets, and no figure of a table."""
    within = Counter(str(child.tag) for child in cell)
    if within["br"] > _MOST_BREAKS or within["table"] or any(within[tag] for tag in _HEADINGS):
        return True
    several = sum(within[tag] for tag in ("p", "div", "ul", "ol", "blockquote")) > 1
    return _is_long(cell) and (several or _is_only(cell))


def _is_only(cell: HtmlElement) -> bool:
    """Whether no other cell of its row holds text: it is a frame around its own."""
    row = cell.getparent()
    others = [other for other in row if other is not cell and other.tag in _CELLS] if row is not None else []
    return len(others) <= _MOST_BREAKS and not any(str(text).strip() for other in others for text in other.itertext())


def _is_long(cell: HtmlElement) -> bool:
    """Whether a cell holds more words than a table's; no more of it is looked at than it takes to say so."""
    words = 0
    for text in cell.itertext():
        words += len(str(text).split())
        if words > _MOST_WORDS:
            return True
    return False


def _taken(setter: _Setter, place: _Place) -> Iterator[PageLine]:
    for line, linked in setter.take():
        share = 1.0 if place.tag == "button" else linked
        yield PageLine(
            line, place.tag or "p", place.around, place.hidden, share, place.outer, place.named, place.unscripted, place.beyond
        )


def _inner(element: HtmlElement, outer: _Place, number: int) -> _Place:
    tag, kind, around = element.tag, outer.tag, outer.around
    if tag in _NAMED or (tag == "button" and not outer.heading):
        kind = tag
    elif tag in _CELLS and _is_layout(element):
        kind = "p"
    elif _is_byline(element):
        kind = "byline"
    elif outer.tag in {"", "p", "li"} and _is_caption(element):
        kind = "figcaption"
    elif tag == "article":
        around = False
    around = around or tag in _AROUND or (element.get("role") or "").lower() in _AROUND_ROLES
    hidden = outer.hidden or element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))
    # Within a line, bold and links are no holders of their own.
    holder = (outer.number, outer.outer) if tag in _INLINE else (number, outer.number)
    apart = element.get(BOX) is not None or element.get(CARD) is not None
    named = outer.named or apart or (tag not in _WHOLE and _is_named(element))
    unscripted = outer.unscripted or tag == "noscript"
    beyond = outer.beyond if tag in _INLINE else outer.outer
    return _Place(*holder, kind, around, hidden, named, outer.heading or tag in _HEADINGS, unscripted, beyond)


def _is_named(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().replace("_", "-").split()
    return any(is_said("names", name) for name in names if len(name) <= _LONGEST_NAME)


def _is_caption(element: HtmlElement) -> bool:
    """Whether the page calls an element a caption, and no picture with all that stands around it."""
    names = (element.get("class") or "").lower().replace("_", "-").split()
    called = any(_CAPTION.search(name) for name in names) or "caption" in (element.get("itemprop") or "")
    return called and not any(True for _ in element.iter("img", "picture", "video", "h1", "h2"))


def _is_byline(element: HtmlElement) -> bool:
    names = (element.get("class") or "").lower().split()
    return element.tag in {"p", "div", "address"} and ("byline" in names or (element.get("itemprop") or "") == "author")
