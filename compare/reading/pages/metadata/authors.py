"""Who wrote a page's story: whom its description names, whom it marks as its author, and whom trafilatura finds, weighed together.

An outlet is no author where a person is known: what a page's head calls its author is often the one who runs the site.
"""

from __future__ import annotations

import html
from itertools import islice
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.pages.wordless import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

_BEFORE = regex(
    r"(?:(?:written|words|text|story|posted)\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+|(?:autor(?:in)?|author)\s*:\s*", 2
)
_ADDRESS = regex(r"https?:|www\.|@|\.(?:com|org|net|de)\b", 2)
_FEWEST, _LONGEST = 3, 60  # characters of a name
_WORDS = 6
_MOST = 20  # of marked elements and of authors


def described_authors(described: Iterable[Mapping[str, object]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The persons, and the others, whom the first description of an article with an author names."""
    for each in described:
        given = each.get("author")
        named = [_named(author) for author in (given[:_MOST] if isinstance(given, list) else [given])]
        known = [(name, person) for name, person in named if name]
        if known:
            persons = dict.fromkeys(name for name, person in known if person)
            return tuple(persons), tuple(name for name, person in known if not person)
    return (), ()


def _named(author: object) -> tuple[str, bool]:
    """The name of a described author, and whether it is a person's."""
    if isinstance(author, dict):
        name = author.get("name")
        name = name[0] if isinstance(name, list) and name else name
        return _name(name if isinstance(name, str) else ""), author.get("@type") in {"Person", None, "person"}
    return _name(author if isinstance(author, str) else ""), True


def marked_authors(root: HtmlElement) -> tuple[str, ...]:
    """Whom a page marks as its author (rel, itemprop)."""
    return tuple(dict.fromkeys(name for element in islice(_marked(root), _MOST) if (name := _name(_text(element)))))


def _marked(root: HtmlElement) -> Iterator[HtmlElement]:
    return (e for e in root.iter("a", "span", "div", "p") if "author" in {e.get("rel"), e.get("itemprop")})


def _text(element: HtmlElement) -> str:
    inner = next((e for e in islice(element.iter(), _MOST) if e.get("itemprop") == "name"), element)
    return "".join(map(str, islice(inner.itertext(), _MOST)))


def _name(text: str) -> str:
    """A text as a name; empty where it is none."""
    text = " ".join(html.unescape(text[: 4 * _LONGEST]).split())
    text = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    fits = _FEWEST <= len(text) <= _LONGEST and len(text.split()) <= _WORDS
    return text if fits and not _ADDRESS.search(text) and any(map(str.isalpha, text)) else ""


def author_of_page(persons: Sequence[str], others: Sequence[str], marked: Sequence[str], found: str, sites: Iterable[str]) -> str:
    """The author of a page; empty where nothing says it.

    Args:
        persons: whom its description names.
        others: the organizations that it names.
        marked: whom the page itself marks.
        found: what trafilatura found, parted by '; '.
        sites: what the outlet is called.
    """
    outlets = {same(site) for site in sites}
    for names in (persons, marked[:1], found.split("; "), others):
        known = [name for name in names if name and same(name) not in outlets]
        if known:
            return ", ".join(known)
    return next(iter(others), "") or ", ".join(found.split("; "))
