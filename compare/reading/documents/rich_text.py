"""A rich-text document (.rtf) becomes blocks: a line a paragraph, a table's rows as lines.

striprtf (https://github.com/joshy/striprtf) reads code pages, Unicode and tables; rtfparse, which was tried beside it, only takes
out the HTML that Outlook hides in RTF. What striprtf would keep (deleted and hidden text, addresses of links) is cut out before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.article import Role
from compare.errors import UnreadableSourceError
from compare.patterns import regex
from compare.reading.blocks import Block
from compare.reading.found import Found
from compare.reading.set_apart import told_apart
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from compare.reading.sources import Source

MAX_DEPTH = 2_000
_TOKEN = regex(r"\\(?:'[0-9a-fA-F]{2}|[a-zA-Z]{1,32}-?\d{0,10} ?|[^a-zA-Z])|[{}]")
_HIDING = {"v": "hidden", "deleted": "deleted", "fldinst": "address"}  # a field's instruction: where a link leads
_ADVICE = "open it in a word processor, save it as docx or plain text and give that"


def rich_text_story(source: Source) -> Found:
    """The story of an RTF document.

    Raises:
        UnreadableSourceError: where it is broken or holds no text.
    """
    from striprtf.striprtf import rtf_to_text

    written = source.data.decode("latin-1")
    shown, hidden, deleted = _without_hidden(source, written)
    try:
        text: str = rtf_to_text(shown, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    except (ValueError, IndexError, KeyError, LookupError, RecursionError):
        raise UnreadableSourceError(source.name, "is a broken rich-text document", _ADVICE) from None
    lines = [line for line in (_line(line) for line in text.split("\n")) if line]
    blocks = [block for number, line in enumerate(lines) for block in _blocks(line, first=number == 0 < len(lines) - 1)]
    inserted = "\\revised" in written and bool(re.search(r"\\revised(?![a-z0])", written))
    return Found(tuple(blocks), warnings=told_apart(hidden=hidden, inserted=inserted, deleted=deleted))


def _blocks(line: str, *, first: bool) -> tuple[Block, ...]:
    if " | " in line:
        return (Block(line, Role.LIST),)
    return blocks_of(line, first)


def _line(line: str) -> str:
    cells = [" ".join(cell.split()) for cell in line.split("|")] if line.rstrip().endswith("|") else [" ".join(line.split())]
    return " | ".join(filter(None, cells))


def _without_hidden(source: Source, written: str) -> tuple[str, list[str], bool]:
    r"""The document without what it hides (\v) and what its tracked changes took out (\deleted); what it hid; whether any was out.

    Both hold from their word to the end of the group, or to the same word with a 0.
    """
    kept: list[str] = []
    hidden: list[list[str]] = []
    states: list[frozenset[str]] = [frozenset()]
    at, deleted = 0, False
    for token in _TOKEN.finditer(written):
        text = written[at : token.start()]
        (hidden[-1] if "hidden" in states[-1] and hidden else [] if states[-1] else kept).append(text)
        at = token.end()
        word = token.group()
        name = re.fullmatch(r"\\([a-z]+)(-?\d*) ?", word)
        if word == "{":
            states.append(states[-1])
        elif word == "}":
            states[-1:] = [] if len(states) > 1 else states[-1:]
        elif name and name[1] in _HIDING:
            what = _HIDING[name[1]]
            on = name[2] != "0"
            states[-1] = states[-1] | {what} if on else states[-1] - {what}
            deleted |= on and what == "deleted"
            hidden += [[]] if on and what == "hidden" else []
            continue
        elif name and name[1] == "plain":
            states[-1] = frozenset()
        if len(states) > MAX_DEPTH:
            raise UnreadableSourceError(source.name, "the document is nested too deeply", _ADVICE)
        if not states[-1] or word in {"{", "}"}:
            kept.append(word)
    kept.append("" if states[-1] else written[at:])
    return "".join(kept), ["".join(part) for part in hidden], deleted
