"""Article text inside Markdown: what is read is what was written, and nothing of it is markup.

Punctuation that CommonMark or GitHub's additions give a meaning gets a backslash or becomes an entity. What is looked for
after the markup is read (mentions, numbers of issues, short names of emoji) cannot be escaped; there a word joiner
(U+2060, no width) parts what would be taken together. Cleaned text holds none, so that it can be taken out again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

JOINER = "\u2060"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_SLASHED = (
    regex(r"[\\`*_\[\]~$^!{}#]"),
    regex(r"(?<=\S)\.(?=[^\W\d])|(?<=[^\W\d]):(?=\S)|/(?=/)"),  # addresses
    regex(r"^[+=-]"),  # lists, underlines of headings
)
_NUMBERED = regex(r"^\d+[.)]")
_TOGETHER = regex(r"(?<=[@#])(?=\w)|(?<=:)(?=[\w+-]+:)|(?<=\b[Gg][Hh]-)(?=\d)")


def escaped(text: str) -> str:
    """A text as one line of Markdown that reads like it.

    Args:
        text: of an article, a note, a name.
    """
    return "".join(_characters(" ".join(text.split())))


def emphasised(text: str, spans: Iterable[tuple[int, int]], mark: str) -> str:
    """A text, escaped, with some of its parts between marks.

    Args:
        text: of a passage.
        spans: start and end of each part, rising, not overlapping; neither end is white space.
        mark: '**' or '~~'.
    """
    parts = _characters(text)
    for start, end in _joined(spans):
        # Beside a letter a mark may not touch punctuation; the joiner is neither.
        before = JOINER if start and not text[start - 1].isspace() and not text[start].isalnum() else ""
        after = JOINER if end < len(text) and not text[end].isspace() and not text[end - 1].isalnum() else ""
        parts[start] = f"{mark}{before}{parts[start]}"
        parts[end - 1] = f"{parts[end - 1]}{after}{mark}"
    return " ".join("".join(parts).split())


def _characters(text: str) -> list[str]:
    """Each character of a line as Markdown has it."""
    line = re.sub(r"\s", " ", text)
    joined = {m.start() for m in _TOGETHER.finditer(line)}
    slashed = {m.start() for pattern in _SLASHED for m in pattern.finditer(line)}
    slashed |= {m.end() - 1 for m in _NUMBERED.finditer(line)}
    return [
        f"{JOINER if at in joined else ''}{chr(92) if at in slashed else ''}{_ENTITIES.get(character, character)}"
        for at, character in enumerate(line)
    ]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, those that touch as one, without empty ones."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found
