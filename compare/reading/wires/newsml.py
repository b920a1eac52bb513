"""NewsML-G2 (newsItem, newsMessage) and NewsML 1.2: one story with its headline, by-line, day and provider.

The text stands inside as NITF, as XHTML or as plain text; what the envelope says of headline and by-line counts where the text
itself has none. https://iptc.org/standards/newsml-g2/, https://iptc.org/standards/newsml-1/
"""

from __future__ import annotations

import base64
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.opening.xml_tree import first_text, local, whole_text, xml_tree
from compare.reading.pages.fragment import fragment_found
from compare.reading.text.plain import plain_blocks
from compare.reading.wires.beside import told_beside
from compare.reading.wires.days import day_of
from compare.reading.wires.nitf import nitf_blocks, with_dateline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lxml.etree import _Element

    from compare.reading.sources.sources import Source

_HOLDERS = ("inlineXML", "inlineData", "DataContent")
_ITEMS = ("newsItem", "NewsItem")
_TEXT_CLASS = ("ninat:text", "text")
_ADVICE = "save the one that is meant as a file of its own and give that"


def newsml_story(source: Source) -> Found:
    """The story of a NewsML document.

    Raises:
        UnreadableSourceError: where it is broken, holds several stories, or none.
    """
    root = xml_tree(source, kind="NewsML story")
    items = [item for name in _ITEMS for item in root.iter("{*}" + name)] or [root]
    told = [item for item in items if any(True for _ in _texts(item))]
    if not told:
        raise UnreadableSourceError(source.name, "the NewsML file holds no text, only where it lies", "give the story itself")
    if len(told) > 1:
        raise UnreadableSourceError(source.name, f"holds {len(told)} stories", _ADVICE)
    return _story(source, root, told[0])


def _texts(item: _Element) -> Iterator[_Element]:
    """The elements that hold the text of an item, pictures and their data left out."""
    for name in _HOLDERS:
        for holder in item.iter("{*}" + name):
            kind = holder.get("contenttype", "")
            if kind.startswith(("image/", "video/", "audio/")) or not whole_text(holder):
                continue
            if not holder.get("encoding") or _decoded(holder):
                yield holder


def _decoded(holder: _Element) -> bool:
    """Whether a holder's text, which is written in base64, is one: then it is written out."""
    data = b""
    if "base64" in holder.get("encoding", "").casefold() and holder.get("contenttype", "").startswith("text/"):
        with contextlib.suppress(ValueError):
            data = base64.b64decode(holder.text or "")
    if data:
        holder.text = data.decode("utf-8", "replace")
        del holder.attrib["encoding"]
    return bool(data)


def _story(source: Source, root: _Element, item: _Element) -> Found:
    inner = _inner(source, list(_texts(item)))
    aside = inner.aside or (False,) * len(inner.blocks)
    headline, byline = _headline(item), first_text(item, "by", "ByLine")
    pairs = with_dateline(list(zip(inner.blocks, aside, strict=True)), first_text(item, "dateline", "DateLine"))
    named = next((number for number, (block, _) in enumerate(pairs) if block.role is Role.HEADLINE), None)
    if headline and named is None:
        named = 0
        pairs = [(Block(headline, Role.HEADLINE), False), *(p for p in pairs if p[0].text.casefold() != headline.casefold())]
    seen = {block.text.casefold() for block, _ in pairs}
    heads = [] if any(block.role is Role.BYLINE for block, _ in pairs) else [Block(byline, Role.BYLINE)]
    heads = [Block(first_text(item, "SubHeadLine"), Role.HEADING), *heads]
    place = 0 if named is None else named + 1
    pairs[place:place] = [(block, False) for block in heads if block.text and block.text.casefold() not in seen]
    return replace(
        inner,
        blocks=tuple(block for block, _ in pairs),
        aside=tuple(flag for _, flag in pairs),
        outlet=inner.outlet or _provider(root, item),
        published=inner.published or _day(item),
        author=inner.author or byline.removeprefix("By ").removeprefix("by "),
        warnings=(*inner.warnings, *_beside(item, [block for block, _ in pairs])),
    )


def _beside(item: _Element, blocks: Sequence[Block]) -> tuple[str, ...]:
    """What the item says of its text, outside of it."""
    said = {name: [e for e in item.iter("{*}" + name) if not _is_within_text(e)] for name in ("edNote", "description", "abstract")}
    notes, *summaries = ([whole_text(e) for e in found] for found in said.values())
    return told_beside(blocks, notes=notes, summaries=[text for texts in summaries for text in texts])


def _is_within_text(element: _Element) -> bool:
    return any(local(outer) in _HOLDERS for outer in element.iterancestors())


def _headline(item: _Element) -> str:
    """The headline, of several the one that the file calls the main one."""
    headlines = [element for name in ("headline", "HeadLine") for element in item.iter("{*}" + name) if whole_text(element)]
    main = next((element for element in headlines if element.get("role", "").rpartition(":")[2] == "main"), None)
    return whole_text(headlines[0] if main is None else main) if headlines else ""


def _inner(source: Source, holders: Sequence[_Element]) -> Found:
    """What the first holder has: alternatives (another rendition of the same text) follow it."""
    holder = holders[0]
    if any(True for _ in holder.iter("{*}nitf")):
        return nitf_blocks(next(holder.iter("{*}nitf")), source.name)
    if any(local(element) == "body.content" for element in holder.iter()):
        return nitf_blocks(holder, source.name)
    children = [child for child in holder if isinstance(child.tag, str)]
    text = holder.text or ""
    if children or "html" in holder.get("contenttype", ""):
        return fragment_found(source.name, _as_html(holder) if children else text)
    if text.lstrip().startswith("<") and ("</p>" in text or "<br" in text):
        return fragment_found(source.name, text)
    blocks = plain_blocks(text)
    return Found(tuple(replace(b, role=Role.BODY) if b.role is Role.HEADLINE else b for b in blocks))


def _as_html(holder: _Element) -> str:
    """The children as HTML, without namespaces."""
    from lxml import etree

    for element in holder.iter():
        if isinstance(element.tag, str):
            element.tag = local(element)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in holder)


def _provider(root: _Element, item: _Element) -> str:
    for holder in (item, root):
        for name in ("provider", "infoSource", "creditline", "Provider", "CreditLine"):
            for element in holder.iter("{*}" + name):
                party = next(iter(element.iter("{*}Party")), None)
                named = first_text(element, "name") or (party.get("FormalName", "") if party is not None else "")
                if named or (name in {"creditline", "CreditLine"} and whole_text(element)):
                    return named or whole_text(element)
    return ""


def _day(item: _Element) -> date | None:
    names = ("contentCreated", "contentModified", "firstCreated", "versionCreated", "FirstCreated", "ThisRevisionCreated", "DateId")
    return next((day for name in names if (day := day_of(first_text(item, name)))), None)
