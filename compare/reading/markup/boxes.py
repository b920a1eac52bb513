"""Small boxes amid a page that are none of its story: teasers of other stories, and calls to sign up for something.

A teaser is known by a heading that is a link to another page, with a few words below it; a call by its field for an address.
What such a box is called or how it is dressed does not matter: most pages of today name their elements by chance.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from compare.reading.furniture.phrases import straightened, word_of
from compare.reading.markup.cards import is_caption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

BOX = "data-copydesk-box"
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_TEASERS = {"div", "section", "article", "li", "td"}
_CALLS = {"div", "section", "figure", "aside", "form"}
_ENDS = {"body", "html", "main"}
_ELSEWHERE = ("#", "mailto:", "tel:", "javascript:")
_HIGHEST = 8  # elements between a link or a field and its box
_MOST_PARTS = 150  # elements of a box
_TEASER = 60  # words
_CALL = 90
_SHORT = 12
_TITLE = 3
_LONGEST = 2_000  # characters of one text
_MOST_FIELDS = 50
_ADDRESSED = ("mail", "newsletter", "subscri")
_QUOTES = frozenset('“”„«»"')


def mark_boxes(root: HtmlElement) -> None:
    """Mark the boxes of a page that are none of its story."""
    title = next((_words_of(element) for element in root.iter("title")), "")
    for heading in root.iter(*_HEADINGS):
        box = _teaser_of(heading) if _leads_away(heading) and _words_of(heading) not in title else None
        if box is not None:
            box.set(BOX, "")
    for field in islice((each for each in root.iter("input") if _is_addressed(each)), _MOST_FIELDS):
        box = _call_around(field)
        if box is not None:
            box.set(BOX, "")


def _words_of(element: HtmlElement) -> str:
    return " ".join("".join(map(str, islice(element.itertext(), _MOST_PARTS))).split()).casefold()


def _leads_away(heading: HtmlElement) -> bool:
    """Whether a heading is a link to another page, and a title by its length."""
    inner = next(heading.iter("a"), None)
    link = next(heading.iterancestors("a"), None) if inner is None else inner
    place = "" if link is None else (link.get("href") or "").strip().lower()
    if not place or place.startswith(_ELSEWHERE):
        return False
    own = _words_of(heading)
    return len(own.split()) >= _TITLE and (inner is None or _words_of(inner) == own)


def _teaser_of(heading: HtmlElement) -> HtmlElement | None:
    """The nearest box that says more than its heading, where that is little, and about nothing else."""
    for box in _around(heading, _TEASERS):
        words = _count(box, _TEASER + 1)
        if words > _TEASER or sum(1 for _ in islice(box.iter(*_HEADINGS, "h1", "figcaption"), 2)) > 1:
            return None
        if words > _count(heading, _TEASER):
            return None if any(map(is_caption, islice(box.iter(), _MOST_PARTS))) else box
    return None


def _is_addressed(field: HtmlElement) -> bool:
    """Whether a field asks for a mail address."""
    if (field.get("type") or "").lower() == "email":
        return True
    says = " ".join(field.get(name) or "" for name in ("name", "id", "placeholder")).lower()
    return (field.get("type") or "text").lower() == "text" and any(word in says for word in _ADDRESSED)


def _call_around(field: HtmlElement) -> HtmlElement | None:
    """The largest box around a field that only calls to fill it in: few words, no quotation, and it begins so."""
    found = None
    for box in _around(field, _CALLS):
        text = " ".join(text for each in islice(box.itertext(), _MOST_PARTS * 2) if (text := str(each).strip()))
        if _count(box, _CALL + 1) > _CALL or not _QUOTES.isdisjoint(text) or any(True for _ in box.iter("h1", "article")):
            break
        first = next((text for each in box.itertext() if (text := " ".join(str(each).split()))), "")
        if len(first.split()) <= _SHORT or word_of("reader", first).search(straightened(first)):
            found = box
    return found


def _around(element: HtmlElement, kinds: set[str]) -> Iterator[HtmlElement]:
    """The small boxes around an element, the nearest first."""
    for outer in islice(element.iterancestors(), _HIGHEST):
        if outer.tag in _ENDS or sum(1 for _ in islice(outer.iter(), _MOST_PARTS + 1)) > _MOST_PARTS:
            return
        if outer.tag in kinds:
            yield outer


def _count(element: HtmlElement, enough: int) -> int:
    """How many words an element has; no more of it is looked at than it takes to say that there are enough."""
    words = 0
    for text in element.itertext():
        words += len(str(text)[:_LONGEST].split())
        if words >= enough:
            break
    return words
