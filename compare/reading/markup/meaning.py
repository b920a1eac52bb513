"""What mark-up says of the words in it: raised and lowered figures, words that are struck out, words that are put in.

A page that prints 10 to the sixth says '10<sup>6</sup>'; without the mark-up that is 106. What is struck out is no longer
said: it is left out, with a warning, as the tracked deletions of a document are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.markup.style_sheets import declarations, rules
from compare.reading.set_apart import told_marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

STRUCK = ("s", "del", "strike")
_FIGURES = regex(r"[+\-−–]?\d{1,3}")
_ALIGNED = regex(r"vertical-align\s*:\s*(?P<how>super|sub)\b")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_LOWERED = str.maketrans("0123456789+-−–", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋")
_DIGIT_BEFORE = regex(r"\d\s?$")
_NOTED_AFTER = regex(r"[.,;:!?…)\]\"'”’»]\s?$")
_LONGEST_NOTE = 8
_THROUGH = "line-through"
_MAY_RAISE = regex(r"vertical-align\s*:\s*su[bp]|\btop\s*:\s*-?0?\.\d+em")
_LARGEST_RAISED = 0.85  # of the letters around, where a style moves letters up or down
_SMALL = regex(r"0?\.\d+em")
_MOVED = regex(r"(?P<up>-?)0?\.\d+em")
_CLASS = regex(r"\.[\w-]+")


def with_meaning(root: HtmlElement) -> tuple[str, ...]:
    """Apply what the mark-up of a page says to its tree; the warnings tell what was left out or put in.

    A tree that was changed has the attribute data-meant.
    """
    raising = _raising_classes(root)
    for element in root.iter("span", "font"):
        if found := _ALIGNED.search(element.get("style") or ""):
            element.tag = "sup" if found["how"] == "super" else "sub"
        elif raising and (tag := next((raising[each] for each in (element.get("class") or "").split() if each in raising), "")):
            element.tag = tag
    changed = [_figures(element) for element in list(root.iter("sup", "sub"))]
    struck = [text for element in [*root.iter(*STRUCK), *_struck_by_style(root)] if (text := _taken(element))]
    put_in = [text for element in root.iter("ins") if (text := " ".join("".join(map(str, element.itertext())).split()))]
    if any(changed) or struck:
        root.set("data-meant", "")
    return told_marked(struck, put_in)


def _raising_classes(root: HtmlElement) -> dict[str, str]:
    """What a page's style sheets raise or lower by a class alone: 'sup' or 'sub'."""
    return {
        mark[1:]: kind
        for sheet in root.iter("style")
        if _MAY_RAISE.search(sheet.text or "")
        for selectors, declared in rules(sheet.text or "")
        if _MAY_RAISE.search(declared) and (kind := _raised_by(declarations(declared)))
        for selector in selectors.split(",")
        if _CLASS.fullmatch(mark := selector.strip())
    }


def _raised_by(declared: Mapping[str, str]) -> str:
    """Whether declarations raise letters or lower them: by their line, or by moving small ones, as LibreOffice's e-books do."""
    aligned = declared.get("vertical-align", "")
    if aligned in {"super", "sub"}:
        return "sup" if aligned == "super" else "sub"
    size, moved = declared.get("font-size", ""), _MOVED.fullmatch(declared.get("top", ""))
    if moved is None or declared.get("position") != "relative" or not _SMALL.fullmatch(size):
        return ""
    return "" if float(size[:-2]) > _LARGEST_RAISED else "sup" if moved["up"] else "sub"


def _struck_by_style(root: HtmlElement) -> list[HtmlElement]:
    """What a page strikes out by style: its own, or that of a class that its style sheets strike out alone."""
    classes = {
        mark[1:]
        for sheet in root.iter("style")
        if _THROUGH in (sheet.text or "")
        for selectors, declared in rules(sheet.text or "")
        if _is_through(declared)
        for selector in selectors.split(",")
        if _CLASS.fullmatch(mark := selector.strip())
    }
    return [
        element
        for element in root.iter("span", "a", "b", "i", "em", "strong", "font", "u")
        if _is_through(element.get("style") or "") or not classes.isdisjoint((element.get("class") or "").split())
    ]


def _is_through(style: str) -> bool:
    declared = declarations(style) if _THROUGH in style else {}
    return any(_THROUGH in declared.get(name, "").split() for name in ("text-decoration", "text-decoration-line"))


def figures_meant(kind: str, text: str, before: str, *, linked: bool = False) -> str:
    """What raised ('sup') or lowered ('sub') text says where it stands.

    Args:
        kind: 'sup' or 'sub'.
        text: what is raised or lowered.
        before: the text it follows.
        linked: whether it is a link, as the number of a note is.

    Returns:
        the text in raised or lowered figures, as it is, or nothing where it is the number of a note.
    """
    plain = text.strip()
    if kind == "sub":
        return plain.translate(_LOWERED) if _FIGURES.fullmatch(plain) and _DIGIT_BEFORE.search(before) else text
    number = plain.strip("[]()")
    if len(plain) <= _LONGEST_NOTE and number.isdecimal() and (linked or _NOTED_AFTER.search(before) or number != plain):
        return ""
    return plain.translate(_RAISED) if _FIGURES.fullmatch(plain) else text


def _figures(element: HtmlElement) -> bool:
    """Write an element's figures as what they are; says whether anything changed."""
    text = "".join(map(str, element.itertext()))
    linked = any(True for _ in element.iter("a")) or next(element.iterancestors("a"), None) is not None
    meant = figures_meant(element.tag, text, _before(element), linked=linked)
    if meant == text or len(text) > _LONGEST_NOTE:
        return False
    _emptied(element)
    element.text = meant
    return True


def _before(element: HtmlElement) -> str:
    """The text right before an element, in its own line."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or "".join(map(str, previous.itertext()))
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _taken(element: HtmlElement) -> str:
    """The words of an element, which are taken out of it."""
    text = " ".join(" ".join(map(str, element.itertext())).split())
    _emptied(element)
    return text


def _emptied(element: HtmlElement) -> None:
    del element[:]
    element.text = None
