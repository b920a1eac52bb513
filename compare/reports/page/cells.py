"""One article's half of a row, as HTML. Of a long page this is most of the text: a template would print it in twice the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.reports.page.pieces import Piece
    from compare.reports.page.rows import Paragraph

_APART = "\x1f"  # between pieces that are escaped at one go; no text that was read has it


def render_cell(paragraphs: Sequence[Paragraph], name: Markup, language: str, *, first: bool) -> Markup:
    """The paragraphs of a cell, everything from an article escaped.

    Args:
        paragraphs: from top to bottom.
        name: of the article, escaped.
        language: of the article, as its code; empty where it is not known, or English.
        first: whether it is the first article's cell.
    """
    side, tag = ("first", "del") if first else ("second", "ins")
    spoken = escape(language)
    parts = [f'<div class="{side}"><span class="hidden">{name}: </span>']
    for number, _, role, begins, passages in paragraphs:
        counted = f'{" begins" if begins else ""}" data-n="{number or ""}"'
        parts.append(f'<p class="par {escape(role)}{counted} lang="{spoken}" dir="auto">')
        for anchor, pieces, gap in passages:
            parts.append(f'{" " if gap else ""}<span class="passage"{_attribute("id", anchor)}>')
            parts += _told(pieces, tag)
            parts.append("</span>")
        parts.append("</p>")
    parts.append("</div>\n")
    return Markup("".join(parts))  # noqa: S704 - what came from an article is escaped


def _told(pieces: Sequence[Piece], tag: str) -> Iterator[str]:
    """The pieces of a passage: changed words in their tag, the words of facts marked, a number where they end."""
    for text, (_, changed, fact, ends) in zip(_escaped(pieces), pieces, strict=True):
        told = f"<{tag}>{text}</{tag}>" if changed else text
        yield f"<mark{_attribute('data-n', ends)}>{told}</mark>" if fact else told


def _attribute(name: str, value: str) -> str:
    """With a value of ours, which needs no escaping; nothing where there is none."""
    return f' {name}="{value}"' if value else ""


def _escaped(pieces: Sequence[Piece]) -> list[str]:
    joined = _APART.join([piece.text for piece in pieces])
    if joined.count(_APART) >= len(pieces):
        return [escape(piece.text) for piece in pieces]
    return str(escape(joined)).split(_APART) if pieces else []
