"""A label for signs that no blanks part (Chinese, Japanese, Thai): marks say where clauses end, nothing where words do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN = regex("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MARKS = regex(r"[\s。．.！!？?，,、；;：:…‥—「」『』“”\"《》〈〉（）()【】\[\]]+")
_HALF = 0.5
_LEAST, _MOST = 8, 32  # columns


def in_signs(texts: Sequence[str]) -> bool:
    """Whether most letters of some texts are such signs."""
    letters = [character for text in texts for character in text if character.isalpha()]
    return len(letters) * _HALF < sum(bool(_SIGN.match(letter)) for letter in letters)


def opening_clause(text: str) -> str:
    """How a text begins: its first clause, more than one where that is short, and no more than fits."""
    clauses = _clauses(text)
    if not clauses:
        return ""
    start, end = clauses[0]
    for _, further in clauses[1:]:
        if _width(text[start:end]) >= _LEAST or _width(text[start:further]) > _MOST:
            break
        end = further
    return _cut(text[start:end])


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a text begin and end, the marks around them left out."""
    marks = [(match.start(), match.end()) for match in _MARKS.finditer(text)]
    starts, ends = [0, *(end for _, end in marks)], [*(start for start, _ in marks), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def _width(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _cut(label: str) -> str:
    if _width(label) <= _MOST:
        return label
    while _width(label) >= _MOST:
        label = label[:-1]
    return f"{label}…"
