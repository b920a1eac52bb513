"""A rich-text document (.rtf) becomes blocks: a line a paragraph, a table's rows as lines, notes and text boxes at the end.

striprtf (https://github.com/joshy/striprtf) reads code pages, Unicode and tables; rtfparse, which was tried beside it, only takes
out the HTML that Outlook hides in RTF. What striprtf would keep or drop in silence is parted before (`rich_text_parts.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.documents.rich_text_parts import COMMENT, DELETED, HIDDEN, STRUCK, TooDeepError, parts_of_rich_text
from compare.reading.found import Found
from compare.reading.set_apart import told_apart, told_marked
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.reading.sources.sources import Source

_ADVICE = "open it in a word processor, save it as docx or plain text and give that"
_CODE_PAGE = regex(r"\\ansicpg\d{1,5}")
_INSERTED = regex(r"\\revised(?![a-z0])")
_SYMBOLS = ("\uf0b7", "\uf0a7", "\uf0d8", "\uf0a8", "\uf076", "\uf0fc")  # bullets of the fonts Symbol and Wingdings
_WORDED = regex(r"[^\W\d_]")


def rich_text_story(source: Source) -> Found:
    """The story of an RTF document.

    Raises:
        UnreadableSourceError: where it is broken or holds no text.
    """
    written = source.data.decode("latin-1")
    try:
        parts = parts_of_rich_text(written)
        head = _head(written)
        lines = list(_lines("".join(parts.story)))
        notes, around = (list(_lines(f"{head}{''.join(pieces)}}}")) for pieces in (parts.notes, parts.around))
        unsaid = {
            kind: [" ".join(_lines(f"{head}{text}}}")) for place in parts.unsaid[kind] if (text := "".join(place).strip())]
            for kind in (HIDDEN, STRUCK, DELETED, COMMENT)
        }
    except TooDeepError:
        raise UnreadableSourceError(source.name, "the document is nested too deeply", _ADVICE) from None
    except (ValueError, IndexError, KeyError, LookupError, RecursionError):
        raise UnreadableSourceError(source.name, "is a broken rich-text document", _ADVICE) from None
    story = [block for number, line in enumerate(lines) for block in _blocks(line, first=number == 0 < len(lines) - 1)]
    kept = (*story, *map(Block, notes))
    frame = [Block(line) for line in dict.fromkeys(around) if _WORDED.search(line)]
    warnings = told_apart(
        hidden=unsaid[HIDDEN],
        inserted=bool(_INSERTED.search(written)),
        deleted=unsaid[DELETED],
        comments=unsaid[COMMENT],
    )
    struck = [text for text in unsaid[STRUCK] if text]
    return Found(
        (*kept, *frame), (False,) * len(kept) + (True,) * len(frame), warnings=(*warnings, *told_marked(struck, (), "document"))
    )


def _head(written: str) -> str:
    """How letters are written in a document: the beginning of one that holds a part of it."""
    from striprtf.striprtf import font_table_group

    page = _CODE_PAGE.search(written)
    return f"{{\\rtf1\\ansi{page.group() if page else ''}{font_table_group(written)} "  # type: ignore[no-untyped-call]  # it has no types


def _lines(written: str) -> Iterator[str]:
    """The lines of a document that say something."""
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(written, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    # What does not fit in 16 bits is written as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    yield from filter(None, map(_line, text.split("\n")))


def _blocks(line: str, *, first: bool) -> tuple[Block, ...]:
    if " | " in line:
        return (Block(line, Role.LIST),)
    return blocks_of(line, first)


def _line(line: str) -> str:
    bare = line.lstrip()
    line = f"• {bare[1:]}" if bare.startswith(_SYMBOLS) else line
    cells = [" ".join(cell.split()) for cell in line.split("|")] if line.rstrip().endswith("|") else [" ".join(line.split())]
    return " | ".join(filter(None, cells))
