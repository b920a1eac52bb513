"""Furniture: what stands around the story. It is kept and marked, never dropped.

Two rules, both with precision before recall. A paragraph that says a known phrase is furniture wherever it stands. The
foot of a page is furniture from its first known phrase on, as long as what follows is more of the same: known phrases,
repeated lines, short lines that are no sentence, an author's own note. A paragraph of a story ends the foot.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from compare.article import Role, count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.blocks import Block

_AUTHOR = re.compile(
    r"^[^\W\d_]\S+ .{0,60}\b(?:is|was) (?:an?|the) .{0,60}\b(?:reporter|correspondent|editor|writer|journalist|columnist|"
    r"contributor|producer)\b.{0,60}\b(?:based|cover|at|for|with|focus)",
    re.IGNORECASE,
)
_LONGEST_CUE = 45
_SHORT = 8
_LONGEST_REPEAT = 30


def set_aside(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks are furniture: one flag a block. A text that would be nothing else keeps every block."""
    cues = [block.role is Role.CREDIT or _has_cue(block.text) for block in blocks]
    foot = _foot(blocks, cues)
    flags = [cue or number >= foot for number, cue in enumerate(cues)]
    return flags if not all(flags) else [False] * len(flags)


def _foot(blocks: Sequence[Block], cues: Sequence[bool]) -> int:
    """The index of the first block of the page's foot; the number of blocks where it has none."""
    repeats = Counter(block.text for block in blocks)
    start = first = len(blocks)
    for number in range(len(blocks) - 1, 0, -1):
        if not (cues[number] or _is_footlike(blocks, number, repeats)):
            break
        first = number
    for number in range(len(blocks) - 1, first - 1, -1):
        if cues[number]:
            start = number
    return start


def _is_footlike(blocks: Sequence[Block], number: int, repeats: Counter[str]) -> bool:
    block = blocks[number]
    words = count_words(block.text)
    return (
        block.role in {Role.HEADING, Role.LIST, Role.CREDIT}
        or (words <= _LONGEST_REPEAT and repeats[block.text] > 1)
        or (words <= _SHORT and not block.text.endswith((".", "”", '"')))
        or bool(_AUTHOR.search(block.text))
    )


def _has_cue(text: str) -> bool:
    return count_words(text) <= _LONGEST_CUE and bool(_phrases().search(text))


@cache
def _phrases() -> re.Pattern[str]:
    lines = files("compare.reading").joinpath("furniture_phrases.txt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(_expression(line) for line in kept), re.IGNORECASE)


def _expression(line: str) -> str:
    return f"(?:^(?:{line[1:]})$)" if line.startswith("=") else f"(?:{line})"
