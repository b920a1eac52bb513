"""Figures that a PDF sets smaller and higher than their line: '10' with a raised '6' is no 106."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTTextLine

_FIGURES = frozenset("0123456789+-−–")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_SMALLER = 0.85  # of the height of the line's letters
_HIGHER = 0.1  # of that height, above their foot


def raised_in(line: LTTextLine) -> frozenset[int]:
    """The ids of the raised figures of a line, each right behind a letter or a figure."""
    from pdfminer.layout import LTChar

    letters = [part for part in line if isinstance(part, LTChar) and part.get_text().strip()]
    if not any(letter.get_text() in _FIGURES for letter in letters):
        return frozenset()
    height, foot = median(each.height for each in letters), median(each.y0 for each in letters)
    found: set[int] = set()
    for before, letter in pairwise(letters):
        small = letter.height <= _SMALLER * height and letter.y0 >= foot + _HIGHER * height
        behind = before.get_text()[-1:].isalnum() or id(before) in found
        if letter.get_text() in _FIGURES and small and behind and letter.x0 - before.x1 < _HIGHER * height:
            found.add(id(letter))
    return frozenset(found)


def text_of(line: LTTextLine, raised: frozenset[int]) -> str:
    """The text of a line, raised figures as such."""
    if not raised:
        return str(line.get_text())
    return "".join(part.get_text().translate(_RAISED) if id(part) in raised else part.get_text() for part in line)


def letters_of(line: LTTextLine, raised: frozenset[int]) -> list[LTChar]:
    """The letters of a line that are not raised."""
    from pdfminer.layout import LTChar

    return [part for part in line if isinstance(part, LTChar) and id(part) not in raised and part.get_text().strip()]
