"""Passages become rows: pure, so that it can be tested without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Passage


_FIRST_THAT_COMBINES = "\u0300"
_ONE_COLUMN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a\u20ac", "-")
)
# How Chinese and Japanese are set: no line begins with what closes or stops, and none ends with what opens.
_NEVER_FIRST = frozenset("。、，．：；！？」』）】》〉〕”’…ー々ゝ")
_NEVER_LAST = frozenset("「『（【《〈〔“‘")
_MOST_TAKEN_ALONG = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a pane.

    Attributes:
        passage: the id of the passage it belongs to, or -1 for a blank line or a label.
        start: offset into the passage's text.
        end: likewise; `text[start:end]` is what the row shows.
        first: whether it is the passage's first row.
        label: of the section that begins here; empty for text.
    """

    passage: int
    start: int = 0
    end: int = 0
    first: bool = False
    label: str = ""


def rows_of(passages: Sequence[Passage], labels: dict[int, str], width: int) -> Iterator[Row]:
    """The rows of an article, one after the other.

    Args:
        passages: those to show, in reading order.
        labels: what to write above a passage, by its id.
        width: of the text, in columns, at least 1.
    """
    paragraph = -1
    for passage in passages:
        if paragraph >= 0 and (passage.paragraph != paragraph or passage.id in labels):
            yield Row(-1)
        if passage.id in labels:
            yield Row(-1, label=labels[passage.id])
        paragraph = passage.paragraph
        for number, (start, end) in enumerate(wrapped(passage.text, width)):
            yield Row(passage.id, start, end, number == 0)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end: broken at blanks, inside a word where it is wider than the line."""
    narrow = _is_narrow(text)
    start = 0
    while start < len(text):
        end = min(len(text), start + width) if narrow else _fitting(text, start, width)
        if not narrow:
            end = _allowed(text, start, end)
        if end < len(text) and text[end] != " " and (narrow or not _is_free(text, end)):
            blank = text.rfind(" ", start, end)
            end = blank if blank > start else end
        yield start, end
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _is_free(text: str, place: int) -> bool:
    """Whether a line may end there without a blank: beside an ideograph or kana."""
    return any("\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" for sign in text[place - 1 : place + 1])


def _allowed(text: str, start: int, end: int) -> int:
    """The end of a line, a few signs sooner where the next would begin with what closes, or this one end with what opens."""
    for place in range(end, max(start, end - _MOST_TAKEN_ALONG), -1):
        if text[place : place + 1] not in _NEVER_FIRST and text[place - 1] not in _NEVER_LAST:
            return place
    return end


def _is_narrow(text: str) -> bool:
    """Whether every character takes one column, as far as that is known without the tables: of Latin text nearly always."""
    if text.isascii():
        return True
    plain = text.translate(_ONE_COLUMN)
    return plain.isascii() or (max(plain) < _FIRST_THAT_COMBINES and "\xad" not in plain and min(plain) >= " ")


def _fitting(text: str, start: int, width: int) -> int:
    """The end of the longest piece from `start` that is no wider than `width` columns; at least one character."""
    from wcwidth import wcswidth, wcwidth  # tables that take their time: most texts are told without them

    if wcswidth(text[start : start + width]) == len(text[start : start + width]):
        return min(len(text), start + width)
    columns = 0
    for place in range(start, len(text)):
        columns += max(0, wcwidth(text[place]))
        if columns > width:
            return max(place, start + 1)
    return len(text)
