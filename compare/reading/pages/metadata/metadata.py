"""What a page says of itself beside its text: titles in its head, and schema.org's description of an article (JSON-LD)."""

from __future__ import annotations

import contextlib
import html as entities
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from compare.patterns import regex
from compare.reading.pages.metadata.authors import described_authors, marked_authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_ARTICLE = regex(
    r"(?:News|Blog|Live|Analysis|Opinion|Report|Tech|Scholarly|Satirical|Review|Background)?\w*(?:Article|Posting|Report)$"
)
_TAG = regex(r"<[a-zA-Z/][^<>]{0,2000}>")
_BREAKING = regex(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,2000}>|\r\n?", re.IGNORECASE)
_MOST_NODES = 5_000
_MOST_JSON = 1_000_000  # characters


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's head says.

    Attributes:
        titles: of the story, as the page gives them to others (JSON-LD, Open Graph, Twitter), the surest first.
        title: of the page, as a browser's tab shows it.
        sites: what the outlet is called.
        body: the story as JSON-LD has it, a paragraph a line; empty where it has none.
        published: the day, as JSON-LD has it; empty where it has none.
        persons: who wrote it, as JSON-LD has it.
        others: the organizations that it names in their place.
        marked: whom the page's own mark-up calls its author.
    """

    titles: tuple[str, ...] = ()
    title: str = ""
    sites: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    published: str = ""
    persons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()


def metadata_of(root: HtmlElement, address: str | None = None) -> Metadata:
    """What a parsed page says of itself."""
    meta = {(e.get("property") or e.get("name") or "").lower(): e.get("content") or "" for e in root.iter("meta")}
    described = list(_described(root))
    headlines = [str(each["headline"]) for each in described if isinstance(each.get("headline"), str)]
    titles = [*headlines[:1], meta.get("og:title", ""), meta.get("twitter:title", "")]
    tab = next((" ".join("".join(map(str, e.itertext())).split()) for e in root.iter("title")), "")
    sites = [meta.get("og:site_name", ""), meta.get("application-name", ""), *_hosts(root, address)]
    bodies = [str(each["articleBody"]) for each in described if isinstance(each.get("articleBody"), str)]
    days = [str(each["datePublished"]) for each in described if isinstance(each.get("datePublished"), str)]
    return Metadata(
        tuple(line for text in titles if (line := _line(text))),
        _line(tab),
        tuple(site for site in sites if site),
        _paragraphs(max(bodies, key=len, default="")),
        days[0] if days else "",
        *described_authors(described),
        marked_authors(root),
    )


def _line(text: str) -> str:
    return " ".join(_TAG.sub("", entities.unescape(text)).split())


def _hosts(root: HtmlElement, address: str | None) -> Iterator[str]:
    """The name of the host a page is from, with and without its last part."""
    places = [address or "", *(e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical")]
    for place in places:
        with contextlib.suppress(ValueError):
            host = (urlsplit(place).hostname or "").removeprefix("www.")
            yield from filter(None, (host, host.rpartition(".")[0]))


def _described(root: HtmlElement) -> Iterator[Mapping[str, object]]:
    """Every description of an article in a page's JSON-LD."""
    for element in root.iter("script"):
        text = element.text or ""
        if "ld+json" not in (element.get("type") or "").lower() or len(text) > _MOST_JSON:
            continue
        with contextlib.suppress(ValueError, RecursionError):
            yield from _articles(json.loads(text, strict=False))


def _articles(parsed: object) -> Iterator[Mapping[str, object]]:
    waiting, looked_at = [parsed], 0
    while waiting and looked_at < _MOST_NODES:
        looked_at += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and _ARTICLE.match(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))


def _paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a body, which may hold tags of its own."""
    text = _BREAKING.sub("\n", entities.unescape(body) if "&lt;" in body else body)
    return tuple(line for piece in text.split("\n") if (line := _line(piece)))
