"""A story in NITF (News Industry Text Format 3.x, https://iptc.org/standards/nitf/): headlines, by-line, day, body."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.opening.xml_tree import first_text, local, whole_text, xml_tree
from compare.reading.text.plain import plain_blocks
from compare.reading.text.roles import author_of, blocks_of
from compare.reading.wires.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from compare.reading.sources.sources import Source

_LINES = {
    "hl1": Role.HEADLINE,
    "hl2": Role.HEADING,
    "hl3": Role.HEADING,
    "byline": Role.BYLINE,
    "media-caption": Role.CAPTION,
    "caption": Role.CAPTION,
    "media-producer": Role.CREDIT,
    "li": Role.LIST,
    "dt": Role.LIST,
    "dd": Role.LIST,
    "tr": Role.LIST,
    "credit": Role.CREDIT,
}
_PLACE = 6  # letters of a dateline that say whether a paragraph begins with it
_PARAGRAPHS = {"p", "fn", "pre", "lede"}
_ASIDE = {"note", "tagline", "rights", "distributor", "bibliography", "ed-msg"}
_UNSHOWN = {"dateline", "media-metadata", "media-reference", "media-object", "virtloc", "copyrite"}


def nitf_story(source: Source) -> Found:
    """The story of an NITF document.

    Raises:
        UnreadableSourceError: where it is broken or holds no text.
    """
    return nitf_blocks(xml_tree(source, kind="NITF story"), source.name)


def nitf_blocks(root: _Element, name: str) -> Found:
    """The story of an NITF element, alone or inside NewsML.

    Raises:
        UnreadableSourceError: where it holds no text.
    """
    warnings = _with_meaning(root)
    pairs = with_dateline([(block, aside) for block, aside in _walk(root) if block.text], first_text(root, "dateline"))
    if not any(True for _ in root.iter("{*}hl1")) and (title := first_text(root, "title")):
        pairs.insert(0, (Block(title, Role.HEADLINE), False))
    if not any(block.role is Role.BODY and not aside for block, aside in pairs):
        # Some agencies write lines without paragraphs.
        bare = [block for body in root.iter("body.content") for block in plain_blocks("".join(map(str, body.itertext())))]
        pairs += [(Block(block.text), False) for block in bare if block.text not in {each.text for each, _ in pairs}]
    if not any(block.role is Role.BODY and not aside for block, aside in pairs):
        raise UnreadableSourceError(name, "the wire story holds no text", "give a file that holds the article's text")
    author = author_of(block.text for block, _ in pairs if block.role is Role.BYLINE and block.text[:3].casefold() == "by ")
    return Found(
        tuple(block for block, _ in pairs),
        tuple(aside for _, aside in pairs),
        outlet=first_text(root, "distributor"),
        published=_day(root),
        author=author or first_text(root, "byline"),
        warnings=warnings,
    )


def _with_meaning(root: _Element) -> tuple[str, ...]:
    """Raised figures, struck words and breaks as what they are, as on a page; elements lose their namespace."""
    from compare.reading.markup.meaning import with_meaning

    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local(element)
        if element.tag == "br":
            element.tail = f" {element.tail or ''}"
    return with_meaning(cast("HtmlElement", root))


def with_dateline(pairs: list[tuple[Block, bool]], dateline: str) -> list[tuple[Block, bool]]:
    """The first paragraph with the place and the day before it, as a paper prints them, unless it begins with them itself."""
    first = next((number for number, (block, aside) in enumerate(pairs) if block.role is Role.BODY and not aside), None)
    if first is None or not dateline or pairs[first][0].text.casefold().startswith(dateline.casefold()[:_PLACE]):
        return pairs
    whole = Block(f"{dateline.rstrip(' -–—')} — {pairs[first][0].text}")
    return [*pairs[:first], (whole, False), *pairs[first + 1 :]]


def _day(root: _Element) -> date | None:
    for tag, attribute in (
        ("date.issue", "norm"),
        ("story.date", "norm"),
        ("date.release", "norm"),
        ("pubdata", "date.publication"),
    ):
        for element in root.iter("{*}" + tag):
            if found := day_of(element.get(attribute, "")):
                return found
    return None


def _walk(root: _Element) -> Iterator[tuple[Block, bool]]:
    """The lines in order, each with whether it is set aside. No line is inside another: the outermost that is one counts."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        name = local(element)
        if name in {"head", *_UNSHOWN}:
            walk.skip_subtree()
        elif name in _ASIDE:
            walk.skip_subtree()
            if name not in {"distributor", "rights"}:
                yield from ((block, True) for block in _held(element))
        elif name in _LINES:
            walk.skip_subtree()
            yield Block(_row(element) if name == "tr" else whole_text(element), _LINES[name]), False
        elif name in _PARAGRAPHS:
            walk.skip_subtree()
            text = whole_text(element)
            yield from ((block, False) for block in blocks_of(text, first=False)) if text else ()


def _held(element: _Element) -> Iterator[Block]:
    inner = [whole_text(p) for p in element.iter("{*}p")] or [whole_text(element)]
    messages = [" ".join(message.get("info", "").split()) for message in element.iter("{*}ed-msg")]
    return (Block(text) for text in (*inner, *messages) if text)


def _row(row: _Element) -> str:
    cells = (whole_text(cell) for cell in row if local(cell) in {"td", "th"})
    return " | ".join(filter(None, cells))
