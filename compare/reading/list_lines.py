"""List lines without their bullets and numbers, as the formats have them that mark a list otherwise.

Only where it is a list: two lines or more in a row with the same bullet, or numbered one after the other. A single line
that begins with a dash or a number may be anything ('- No, he said', '3. Liga'), and stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.article import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading.blocks import Block

BULLETS = "•*‣◦▪●·⁃∙■□–-"
_BULLET = re.compile(rf"(?P<bullet>[{re.escape(BULLETS)}])\s+(?=\S)")
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?P<after>[.)])\s+(?=\S)")
_LETTER = re.compile(r"(?P<letter>[a-z])(?P<after>[.)])\s+(?=\S)")


def without_markers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, list lines without what marks them as such."""
    if not blocks:
        return []
    marks = [_mark(block) for block in blocks]
    joined = [_goes_on(one, two) for one, two in pairwise(marks)]
    listed = [before or after for before, after in zip([False, *joined], [*joined, False], strict=True)]
    return [
        replace(block, text=block.text[mark[2] :]) if mark and seen else block
        for block, mark, seen in zip(blocks, marks, listed, strict=True)
    ]


def _mark(block: Block) -> tuple[str, int, int] | None:
    """A list line's kind of marker, its place in the row (0 for a bullet), and where the text behind it begins."""
    if block.role is not Role.LIST:
        return None
    if found := _BULLET.match(block.text):
        return found["bullet"], 0, found.end()
    if found := _NUMBER.match(block.text):
        return f"1{found['after']}", int(found["number"]), found.end()
    if found := _LETTER.match(block.text):
        return f"a{found['after']}", ord(found["letter"]), found.end()
    return None


def _goes_on(one: tuple[str, int, int] | None, two: tuple[str, int, int] | None) -> bool:
    """Whether the second is the next line of the first's list."""
    return bool(one and two) and one[0] == two[0] and (two[1] == one[1] + 1 or not one[1])  # type: ignore[index]  # both are there
