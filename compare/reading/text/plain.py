"""Plain text becomes blocks: blank lines part paragraphs, hard-wrapped lines are joined again."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from compare.article import Role
from compare.reading.blocks import Block
from compare.reading.cleaning import clean
from compare.reading.found import Found
from compare.reading.not_prose.not_prose import require_prose
from compare.reading.text.broken_words import broken_word, joined, words_of
from compare.reading.text.lists import item_starts
from compare.reading.text.roles import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.reading.given import Given

_CELL = " | "
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_OUTLIERS = 20  # one line of so many may be longer: an address, a heading
_HARDLY_SHORT = 0.6  # of the width
_STOPS = ".!?:;…"
_OF_A_PICTURE = frozenset({Role.CAPTION, Role.CREDIT})  # above a headline too


def plain_found(given: Given) -> Found:
    """What a plain text holds, safe to show.

    Raises:
        UnreadableSourceError: where its bytes are no text.
    """
    require_prose(given.source.name, given.decoded.text)
    cleaned = clean(given.decoded.text)
    warnings = given.decoded.warnings + cleaned.warnings
    if not cleaned.text.startswith("---\n"):
        return Found(tuple(plain_blocks(cleaned.text)), warnings=warnings)
    from compare.reading.text.front_matter import parted  # hardly a text has it

    front, text = parted(cleaned.text)
    return Found(tuple(front.over(plain_blocks(text))), published=front.published, author=front.author, warnings=warnings)


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a cleaned plain text, in reading order; empty where it holds no text."""
    lines = (line.strip() for line in text.split("\n"))
    groups = [list(group) for full, group in groupby(lines, bool) if full]
    width = _wrap_width(groups)
    words = words_of(line for lines in groups for line in lines) if width else frozenset[str]()
    paragraphs = [
        " ".join(word for word in paragraph.split(" ") if word) for lines in groups for paragraph in _unwrapped(lines, width, words)
    ]
    return list(_blocks(paragraphs, _rows(paragraphs)))


def _blocks(paragraphs: list[str], rows: frozenset[int]) -> Iterator[Block]:
    first = True  # until something other than a picture's caption or credit was read
    for number, paragraph in enumerate(paragraphs):
        # The last paragraph, and so the only one, is no headline.
        blocks = (
            (Block(paragraph, Role.LIST),) if number in rows else blocks_of(paragraph, first=first and number < len(paragraphs) - 1)
        )
        first = first and all(block.role in _OF_A_PICTURE for block in blocks)
        yield from blocks


def _single_spaced(line: str) -> str:
    return " ".join(word for word in line.split(" ") if word) if "  " in line else line


def _rows(lines: list[str]) -> frozenset[int]:
    """Which lines are the rows of a table: neighbours with as many cells."""
    cells = [line.count(_CELL) for line in lines]
    pairs = (number for number, (one, other) in enumerate(pairwise(cells)) if one == other > 0)
    return frozenset(place for number in pairs for place in (number, number + 1))


def _wrap_width(groups: list[list[str]]) -> int:
    """The column at which the text is hard-wrapped, or 0 where it is not."""
    breaks = [(a, b) for lines in groups for a, b in pairwise(lines)]
    lengths = sorted(len(line) for lines in groups for line in lines)
    width = lengths[-1 - len(lengths) // _OUTLIERS] if lengths else 0
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or not breaks:
        return 0
    return width if sum(_goes_on(a, b, width) for a, b in breaks) > len(breaks) / 2 else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line goes on in the next: its first word would not have fitted, or it is small and the line ends with no stop."""
    if len(line) + 1 + len(following.split(" ", 1)[0]) > width:
        return True
    return following[:1].islower() and len(line) >= _HARDLY_SHORT * width and line[-1] not in _STOPS


def _unwrapped(lines: list[str], width: int, words: frozenset[str]) -> Iterator[str]:
    """The paragraphs of some lines: full ones are joined, and words that were broken between them."""
    pieces, items = [lines[0]], item_starts(lines)
    for place, (line, following) in enumerate(pairwise(lines), start=1):
        broken = following[:1].islower() and broken_word(line)  # a short rest would have fitted
        if width and (broken or _goes_on(line, following, width)) and place not in items:
            pieces[-1:] = joined(pieces[-1], following, words)
        else:
            yield "".join(pieces)
            pieces = [following]
    yield "".join(pieces)
