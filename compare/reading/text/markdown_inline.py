"""The text of one Markdown paragraph: what its mark-up raises, strikes out and puts in is understood as in pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.patterns import regex
from compare.reading.markup.meaning import STRUCK, figures_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

# Of an image the alternative text: what a reader is told the picture shows.
_PROSE = {"text", "code_inline", "image"}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_TAG = regex(r"<(/?)([a-zA-Z]+)")


@dataclass(slots=True)
class InlineText:
    """Collects the text of paragraphs, and what they strike out or put in.

    Attributes:
        struck: texts that were left out, in reading order.
        put_in: texts that were kept.
    """

    struck: list[str] = field(default_factory=list)
    put_in: list[str] = field(default_factory=list)

    def of(self, children: Iterable[Token]) -> Iterator[str]:
        """The pieces of one paragraph's text."""
        around: list[str] = []  # the tags that are open and change what is said
        held, before = "", ""
        for child in children:
            opened, closed = _tags(child)
            if closed and closed in around:
                while around and around.pop() != closed:
                    pass
                piece = self._closed(closed, held, before) if not around else ""
                held = "" if not around else held
                before = piece or before
                yield piece
            elif opened:
                around.append(opened)
            elif around:
                held += _said(child)
            else:
                before = _said(child) or before
                yield _said(child)
        yield held  # what is opened and never closed is as a browser shows it

    def _closed(self, tag: str, text: str, before: str) -> str:
        if tag in {"sup", "sub"}:
            return figures_meant(tag, text, before)
        if text.strip():
            (self.put_in if tag == "ins" else self.struck).append(" ".join(text.split()))
        return text if tag == "ins" else ""


def _tags(child: Token) -> tuple[str, str]:
    """The tag that a piece opens and the one that it closes, of those that change what is said; empty where it does not."""
    if child.type in {"s_open", "s_close"}:
        return ("s", "") if child.nesting > 0 else ("", "s")
    match = _TAG.match(child.content) if child.type == "html_inline" else None
    tag = match[2].lower() if match else ""
    if not match or tag not in {*STRUCK, "ins", "sup", "sub"}:
        return "", ""
    return ("", tag) if match[1] else (tag, "")


def _said(child: Token) -> str:
    return child.content if child.type in _PROSE else _BREAKS.get(child.type, "")
