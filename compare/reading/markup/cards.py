"""Cards: small boxes of a page that are one link to another story, whatever of their text stands outside the link.

A card is known by what makes it one: an empty link laid over the box, or a picture and a title in it that lead to the same place.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

CARD = "data-copydesk-card"
_BOXES = {"div", "section", "article", "li", "td", "ul"}
_PICTURES = {"img", "picture", "svg", "video", "figure", "i"}
_ELSEWHERE = ("#", "mailto:", "tel:", "javascript:")
_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf")
_MOST_WORDS = 60
_TITLE = 3  # words
_HIGHEST = 6  # elements between a link and its card
_MOST_PARTS = 200  # elements of a card


def mark_cards(root: HtmlElement) -> None:
    """Mark the boxes of a page that are cards."""
    seen: dict[str, HtmlElement] = {}
    for link in root.iter("a"):
        place = (link.get("href") or "").strip()
        if not place or place.lower().startswith(_ELSEWHERE) or place.lower().endswith(_FILES):
            continue
        box = link.getparent() if not _is_pictured(link) and not _has_words(link, 1) else None
        before = seen.get(place)
        if box is None and before is not None and _is_pair(before, link):
            box = _box_around(before, link)
        if box is not None and box.tag in _BOXES and _is_card(box):
            box.set(CARD, "")
        seen[place] = link


def _is_pair(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether one of two links is a picture and the other a title."""
    pictures = [_is_pictured(link) or not _has_words(link, 1) for link in (one, other)]
    return any(pictures) and any(_has_words(link, _TITLE) for link in (one, other))


def _is_pictured(link: HtmlElement) -> bool:
    return any(element.tag in _PICTURES for element in islice(link.iter(), _MOST_PARTS))


def _is_card(box: HtmlElement) -> bool:
    """Whether a box is small, and no picture with its caption."""
    parts = list(islice(box.iter(), _MOST_PARTS + 1))
    few = len(parts) <= _MOST_PARTS and not any(map(is_caption, parts))
    return few and not _has_words(box, _MOST_WORDS + 1)


def is_caption(part: HtmlElement) -> bool:
    """Whether an element is a caption, or the page calls it so."""
    return part.tag == "figcaption" or "caption" in (part.get("class") or "").lower()


def _box_around(one: HtmlElement, other: HtmlElement) -> HtmlElement | None:
    """The nearest element around two links; None where it is far."""
    around = list(_near(one))
    return next((element for element in _near(other) if element in around), None)


def _near(link: HtmlElement) -> Iterator[HtmlElement]:
    element = link.getparent()
    for _ in range(_HIGHEST):
        if element is None or element.tag in {"body", "html", "main", "figure"}:
            return
        yield element
        element = element.getparent()


def _has_words(element: HtmlElement, number: int) -> bool:
    """Whether an element has so many words; no more of it is looked at than it takes to say so."""
    words = 0
    for text in islice(element.itertext(), _MOST_PARTS * 2):
        words += len(str(text).split())
        if words >= number:
            return True
    return False
