"""What an HTML page hides from the eye: by style, by its own style sheet, off the screen, in the colour of the page.

Only what is certain counts: a style sheet from elsewhere is not known, and a rule that would hide most of a page is one that
a script takes back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.article import count_words
from compare.patterns import regex
from compare.reading.cleaning import visible
from compare.reading.markup.style_sheets import declarations, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

_WITHIN = {
    *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark"),
    *("q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
}
_SELECTOR = regex(r"([a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
_NONE = regex(r"0(?:\.0*)?(?:px|pt|em|rem|%|vh|vw)?|[01]px|0?\.\d+px")
_FAR = regex(r"-\s*(?:\d{4,}(?:\.\d+)?(?:px|pt)?|\d{2,}(?:\.\d+)?r?em|(?:9\d|\d{3,})(?:\.\d+)?(?:%|vw|vh))")
_CLIPPED = regex(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|inset\(\s*(?:50|100)%\s*\)")
_WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)"}
_LENGTHS = ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")


def mark_hidden(root: HtmlElement) -> None:
    """Mark what a page hides as hidden; what is hidden within a line is taken out of it and put at the page's end, marked."""
    marks = _hidden_marks(root)
    plain_ground = not any(True for _ in _grounds(root))
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    hidden = [e for e in elements if _hides(declarations(e.get("style")), plain_ground=plain_ground)]
    by_sheet = [e for e in elements if _has_mark(e, marks)] if marks else []
    if sum(_words(e) for e in _outermost(root, by_sheet)) * 2 <= _words(root):
        hidden.extend(by_sheet)
    for element in hidden:
        element.set("hidden", "")
    body = root.find("body")
    within = [e for e in root.iter(*_WITHIN) if e.get("hidden") is not None and e.getparent() is not None]
    for element in _outermost(root, within):
        _take_out(root if body is None else body, element)


def _words(element: HtmlElement) -> int:
    return count_words(" ".join(str(text) for text in element.itertext()))


def _grounds(root: HtmlElement) -> Iterator[object]:
    """Whatever may give a page or a part of it another ground than white."""
    yield from (e for e in root.iter("link") if "stylesheet" in (e.get("rel") or "").lower())
    yield from root.iter("style")
    yield from (e for e in root.iter() if e.get("bgcolor") or e.get("background") or "background" in (e.get("style") or "").lower())


def _hides(style: Mapping[str, str], *, plain_ground: bool = False) -> bool:
    if not style:
        return False
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or any(_NONE.fullmatch(style.get(name, "")) for name in ("opacity", "font-size"))
        or _is_away(style)
        or _is_flat(style)
        or _is_invisible(style, plain_ground=plain_ground)
    )


def _is_away(style: Mapping[str, str]) -> bool:
    """Whether it stands off the screen, or is cut to nothing."""
    placed = style.get("position") in {"absolute", "fixed"}
    far = any(_FAR.match(style.get(name, "")) for name in _LENGTHS)
    clipped = any(_CLIPPED.match(style.get(name, "")) for name in ("clip", "clip-path"))
    return far or (placed and clipped)


def _is_flat(style: Mapping[str, str]) -> bool:
    sizes = [style.get(name, "") for name in ("height", "width", "max-height", "max-width")]
    return style.get("overflow") in {"hidden", "clip"} and any(_NONE.fullmatch(size) for size in sizes)


def _is_invisible(style: Mapping[str, str], *, plain_ground: bool) -> bool:
    color = style.get("color", "").replace(" ", "")
    ground = (style.get("background-color") or style.get("background") or "").replace(" ", "")
    if not color:
        return False
    both_white = color in _WHITE and (ground in _WHITE or plain_ground)
    return color in {"transparent", ground} or both_white


def _hidden_marks(root: HtmlElement) -> frozenset[str]:
    """Classes ('.x', 'p.x') and ids ('#x') that the page's own style sheets hide alone."""
    return frozenset(
        mark
        for element in root.iter("style")
        for selectors, declared in rules(element.text or "")
        if _hides(declarations(declared))
        for selector in selectors.split(",")
        if _SELECTOR.fullmatch(mark := selector.strip())
    )


def _has_mark(element: HtmlElement, marks: frozenset[str]) -> bool:
    own = [f".{name}" for name in (element.get("class") or "").split()] + [f"#{element.get('id')}"]
    return any(mark in marks or f"{element.tag}{mark}" in marks for mark in own)


def _outermost(root: HtmlElement, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Those of some elements that stand in no other of them."""
    from lxml import etree

    chosen, found = set(elements), []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element in chosen:
            found.append(element)
            walk.skip_subtree()
    return found


def _take_out(body: HtmlElement, element: HtmlElement) -> None:
    """Out of its line, to the end of the page as a hidden line of its own."""
    text = " ".join(str(piece) for piece in element.itertext())
    # What follows it in the line stays. Taking the element itself out would cost a copy of the line each time.
    del element[:]
    element.text = None
    if text.strip():
        line = body.makeelement("p", hidden="")
        line.text = visible(text)  # lxml takes no control character
        body.append(line)
