"""A page that LibreOffice or OpenOffice saved: its title is only set larger, and the headings below it are of the first rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import Role
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WRITERS = ("LibreOffice", "OpenOffice", "StarOffice")
_HEADINGS = ("h1", "h2", "h3")


def is_of_a_writer(root: HtmlElement) -> bool:
    """Whether a word processor saved a page: its head then says when the file was begun, which is no day of a story."""
    return _is_made_by(root, (*_WRITERS, "Microsoft Word"))


def _is_made_by(root: HtmlElement, names: tuple[str, ...]) -> bool:
    made_by = (e.get("content") or "" for e in root.iter("meta") if (e.get("name") or "").casefold() == "generator")
    return any(name.startswith(names) for name in made_by)


def as_writer_means(root: HtmlElement) -> None:
    """Make a first line that reads like a headline the heading of the first rank, and those of the text headings below it.

    A tree that was changed has the attribute data-meant.
    """
    if not _is_made_by(root, _WRITERS):
        return
    lines = (e for e in root.iter("p", *_HEADINGS) if next(e.iterancestors("table", "div"), None) is None)
    first = next((line for line in lines if _text(line)), None)
    if first is None or first.tag != "p" or blocks_of(_text(first), first=True)[0].role is not Role.HEADLINE:
        return
    for heading in list(root.iter("h1")):
        heading.tag = "h2"
    first.tag = "h1"
    root.set("data-meant", "")


def _text(element: HtmlElement) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
