"""Markdown becomes blocks: the text as a reader sees it, without its markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from compare.article import Role
from compare.reading.blocks import Block
from compare.reading.cleaning import clean
from compare.reading.found import Found
from compare.reading.set_apart import told_marked
from compare.reading.text.front_matter import parted
from compare.reading.text.markdown_inline import InlineText
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from compare.reading.given import Given

_VERBATIM = {"fence", "code_block"}


def markdown_found(given: Given) -> Found:
    """What a Markdown text holds, safe to show.

    Raises:
        UnreadableSourceError: where its bytes are no text.
    """
    cleaned = clean(given.decoded.text)
    front, text = parted(cleaned.text)
    blocks, told = _parsed(text)
    warnings = given.decoded.warnings + cleaned.warnings + told
    return Found(tuple(front.over(blocks)), published=front.published, author=front.author, warnings=warnings)


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a cleaned Markdown text (CommonMark with tables and struck words), in reading order."""
    return _parsed(text)[0]


def _parsed(text: str) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a text, and the warnings of what it strikes out or puts in."""
    from markdown_it import MarkdownIt  # 60 ms that a plain text does not pay

    found: list[Block] = []
    context: list[str] = []
    cells: list[str] = []
    inline = InlineText()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.nesting:
            context.append(token.tag) if token.nesting > 0 else context.pop()
            if token.type == "tr_close":
                found.extend(Block(line, Role.LIST) for line in [_row(cells)] if line)
                cells = []
            continue
        lines = list(_lines(token, inline))
        if "tr" in context:
            cells.append(" ".join(lines))
            continue
        for line in lines:
            found.extend(_in_context(line, context, first=not found))
    return found, told_marked(inline.struck, inline.put_in, "text")


def _row(cells: list[str]) -> str:
    """A row of a table as one line, as pages and documents have it."""
    return " | ".join(filter(None, cells))


def _in_context(line: str, context: list[str], *, first: bool) -> Iterable[Block]:
    if "h1" in context and first:
        return (Block(line, Role.HEADLINE),)
    if context and context[-1] in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return (Block(line, Role.HEADING),)
    if "li" in context or "table" in context:
        return (Block(line, Role.LIST),)
    return blocks_of(line, first)


def _lines(token: Token, inline: InlineText) -> Iterator[str]:
    if token.type == "inline":
        yield from _joined(inline.of(token.children or ()))
    elif token.type in _VERBATIM:
        yield from (line.strip() for line in token.content.split("\n") if line.strip())
    elif token.type == "html_block":
        yield from _text_of_html(token.content)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    yield from (" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip())


def _text_of_html(html: str) -> Iterator[str]:
    collector = _Text()
    collector.feed(html)
    collector.close()
    yield from _joined(collector.parts)


class _Text(HTMLParser):
    """The text between tags; scripts, styles and comments hold none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class names it
        self._skipped += tag in {"script", "style"}
        if tag in {"p", "div", "li", "br", "tr", "figcaption"}:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in {"script", "style"} and self._skipped > 0

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(data.replace("\n", " "))
