"""Feeds: RSS (0.91 to 2.0, 1.0 as RDF) and Atom (RFC 4287), whose items hold articles or lead to them.

An item that holds its article is handed on as ninjs, which has a reader; one that does not, leads to an address, or to a file
that lies beside the feed or below: a feed is a stranger's, and leads to no other file of this machine.
"""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from compare.machine.paths import absolute, is_file, real
from compare.reading.opening.xml_tree import local, xml_tree
from compare.reading.sources.web_address import is_address, shown
from compare.sweeping.listing.listed import Listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from compare.reading.sources.sources import Source

ROOTS = frozenset({"rss", "feed", "rdf"})
_WHOLE, _SHORT = ("encoded", "content", "story", "body"), ("description", "summary")
_FEWEST = 40  # words: less is a teaser, and the article stands where the item leads to
_DAYS = ("pubdate", "published", "date", "updated", "issued")


def items_of(source: Source, address: str, beside: Path) -> Iterator[Listed]:
    """The articles of a feed, in its order; an item that neither holds one nor leads to one is left out.

    Args:
        source: the feed.
        address: where it was fetched; empty of a file.
        beside: the folder of its file.

    Raises:
        UnreadableSourceError: where it is broken.
    """
    root = xml_tree(source, kind="feed")
    items = [each for each in root.iter() if local(each) in {"item", "entry"}]
    for number, item in enumerate(items, 1):
        if found := _article(item, f"{source.name}#{number}", address, beside):
            yield found


def _article(item: _Element, name: str, address: str, beside: Path) -> Listed | None:
    parts = {local(part): part for part in reversed(item) if local(part)}
    link = _link(item, address)
    bodies = [_markup(parts[part]) for part in (*_WHOLE, *_SHORT) if part in parts]
    body = max(bodies, key=len, default="")
    called = shown(link) if is_address(link) else name
    if len(body.split()) < _FEWEST and link:
        if is_address(link):
            return Listed(called, link, led=True)
        if path := _beside(link, beside):
            return Listed(shown(path), str(absolute(path)))
    return Listed(called, "", _ninjs(parts, body), ".json") if body else None


def _ninjs(parts: dict[str, _Element], body: str) -> bytes:
    author = parts.get("creator", parts.get("author"))
    story = {
        "headline": _line(parts.get("title")),
        "byline": _line(author),
        "body_html": body,
        "firstcreated": next((day for name in _DAYS if (day := _day(_line(parts.get(name))))), ""),
    }
    return json.dumps({key: value for key, value in story.items() if value}, ensure_ascii=True, sort_keys=True).encode()


def _markup(part: _Element) -> str:
    """What an element holds as HTML: written in it as text, as feeds do, or as elements of its own."""
    from lxml import etree

    if not len(part):
        return (part.text or "").strip()
    inside = "".join(etree.tostring(child, encoding="unicode", method="html") for child in part)
    return f"{part.text or ''}{inside}".strip()


def _link(item: _Element, address: str) -> str:
    """Where an item leads to; empty where it does not say."""
    for part in item:
        if local(part) == "link" and part.get("rel", "alternate") == "alternate":
            found = (part.get("href") or part.text or "").strip()
            if found:
                return urljoin(address, found) if address else found
    return ""


def _beside(link: str, beside: Path) -> str:
    """The file that a link leads to, beside the feed or below; empty where there is none."""
    path = beside / unquote(link)
    inside = Path(real(beside)) in Path(real(path)).parents
    return str(path) if inside and is_file(path) else ""


def _day(text: str) -> str:
    """A day as ISO 8601 has it, of either feed's way to write one; empty where it is none."""
    if text[:4].isdigit():
        return text
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _line(part: _Element | None) -> str:
    return "" if part is None else " ".join("".join(str(text) for text in part.itertext()).split())
