"""An HTML page becomes a story: trafilatura says what is the story, the page itself says what each line is.

trafilatura (https://trafilatura.readthedocs.io) drops what it does not take for the story, captions among it. So its
judgement is laid over the page's own lines (`page_judgement.py`); what is not the story and says something is kept as
furniture. Only short lines outside the story (menus, buttons) go, and are counted.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from compare.article import Role, count_words
from compare.errors import UnreadableSourceError
from compare.reading.blocks import Block
from compare.reading.cleaning import visible
from compare.reading.found import Found
from compare.reading.hidden_elements import mark_hidden
from compare.reading.page_judgement import MOSTLY, between, headline_of, judged, same, says, story_lines, tells
from compare.reading.page_limits import is_crowded, require_parsable
from compare.reading.page_lines import PageLine, page_lines
from compare.reading.roles import blocks_of
from compare.reading.stubs import asks_for_scripts, is_for_subscribers, require_story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement
    from trafilatura.settings import Document

    from compare.reading.given import Given

MAX_PAGE = 4_000_000
MAX_LINES = 4_000  # trafilatura takes more than a second from here on; such a page keeps every sentence
_EXCERPT = 40


def page_found(given: Given) -> Found:
    """What a page holds, safe to show.

    Raises:
        UnreadableSourceError: as `page_story` does, and where its bytes are no text.
    """
    found = page_story(given.source.name, given.decoded.text, given.obtained.address).cleaned()
    return replace(found, warnings=given.decoded.warnings + found.warnings)


def page_story(name: str, html: str, address: str | None = None) -> Found:
    """The story of a page.

    Args:
        name: of the source, for what goes wrong.
        html: the page, decoded.
        address: where it was fetched.

    Raises:
        UnreadableSourceError: where the page holds no story.
    """
    if len(html) > MAX_PAGE:
        raise UnreadableSourceError(name, f"the page is larger than {MAX_PAGE // 1_000_000} MB", "save its text and give that")
    require_parsable(name, html)
    html = html.replace("\x00", "\u2400")  # libxml2 would end the page here
    root = _parsed(name, html)
    crowded = is_crowded(root)
    mark_hidden(root)
    found = [line for line in page_lines(root) if line.text]
    lines = [line for line in found if line.tag != "noscript"]
    shown = [line for line in lines if not line.hidden]
    document = judged(html, address) if len(lines) <= MAX_LINES and not crowded else None
    flags = story_lines(shown, document)
    headline = headline_of(shown, document)
    kept = [
        n for n, (line, flag, inside) in enumerate(zip(shown, flags, between(flags), strict=True)) if flag or inside or tells(line)
    ]
    story = [shown[n] for n in kept if flags[n]]
    require_story(name, html, [x.text for x in story], [x.text for x in story if says(x)], [x.text for x in shown])
    blocks = [(block, not flags[n]) for n in kept for block in block_of_line(shown[n], first=n == headline and flags[n])]
    blocks = _with_title(blocks, document)
    return Found(
        tuple(block for block, _ in blocks),
        tuple(aside for _, aside in blocks),
        (document.sitename or "") if document else "",
        _day(document),
        (*_warnings(html, lines, shown, kept, story), *_unscripted(found, lines)),
        ", ".join((document.author or "").split("; ")) if document else "",
    )


def parsed_lines(name: str, html: str) -> list[PageLine]:
    """The lines of a page or of a piece of one, what it hides marked.

    Raises:
        UnreadableSourceError: where it cannot be parsed.
    """
    root = _parsed(name, html)
    mark_hidden(root)
    return list(page_lines(root))


def _parsed(name: str, html: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=False)
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableSourceError(name, "is not a page that can be read", "save its text and give that") from None
    # The parser stops there without a word: what follows would be lost in silence.
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSourceError(name, "the page is nested too deeply", "save its text and give that")
    return root


def block_of_line(line: PageLine, *, first: bool) -> tuple[Block, ...]:
    """What a line of a page is; `first` where it is the headline. A caption parts from the credit in it."""
    if first or line.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return (Block(line.text, Role.HEADLINE if first else Role.HEADING),)
    if line.tag == "figcaption":
        parted = blocks_of(line.text, first=False)
        return parted if len(parted) > 1 else (Block(line.text, Role.CAPTION),)
    named = {"li": Role.LIST, "tr": Role.LIST, "byline": Role.BYLINE}.get(line.tag)
    return (Block(line.text, named),) if named else blocks_of(line.text, first=False)


def _with_title(blocks: list[tuple[Block, bool]], document: Document | None) -> list[tuple[Block, bool]]:
    """A page whose headline is not among its lines has it in its head."""
    title = document.title if document else None
    if not title or any(block.role is Role.HEADLINE and not aside for block, aside in blocks):
        return blocks
    key = same(title)
    return [(Block(title, Role.HEADLINE), False), *((b, a) for b, a in blocks if same(b.text) != key)]


def _day(document: Document | None) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(document.date[:10]) if document and document.date else None
    return None


def _warnings(
    html: str, lines: Sequence[PageLine], shown: Sequence[PageLine], kept: Sequence[int], story: Sequence[PageLine]
) -> Iterator[str]:
    if is_for_subscribers(html):
        yield "the page says that it is for subscribers; the story may not be whole"
    if hidden := len(lines) - len(shown):
        yield f"{hidden} {'line that the page hides was' if hidden == 1 else 'lines that the page hides were'} left out"
    if left := set(range(len(shown))).difference(kept):
        counted = f"{len(left)} short {'line' if len(left) == 1 else 'lines'} around the story"
        yield f"{counted} (menus, buttons; {_measure([shown[n] for n in sorted(left)])}) left out"
    if sum(line.linked >= MOSTLY for line in story) > len(story) / 2:
        yield "most lines are links: this may be a list of stories, not a story"


def _unscripted(found: Sequence[PageLine], lines: Sequence[PageLine]) -> Iterator[str]:
    """What a page says to browsers without scripts only, other than that they need them."""
    seen = {same(line.text) for line in lines}
    unseen = [x for x in found if x.tag == "noscript" and tells(x) and same(x.text) not in seen and not asks_for_scripts(x.text)]
    if unseen:
        yield f"what the page shows to browsers without scripts ({_measure(unseen)}) left out"


def _measure(lines: Sequence[PageLine]) -> str:
    """How many words some lines have, and how they begin."""
    words = sum(count_words(line.text) for line in lines)
    begins = visible(lines[0].text)
    if len(begins) > _EXCERPT:
        begins = (begins[:_EXCERPT].rpartition(" ")[0] or begins[:_EXCERPT]) + "…"
    return f"{words} {'word' if words == 1 else 'words'}, from “{begins}” on"
