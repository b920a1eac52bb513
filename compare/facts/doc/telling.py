"""One side of a link as one text, with its quotations known and its words found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.article import Passage, Span
from compare.facts.doc.escapes import without_sequences
from compare.facts.vocabulary import phrases, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.facts.doc.quotations import Quotation

_WORD = re.compile(r"[^\W_](?:\.[^\W\d_])+\.?|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_STEM = 5
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")
_DOUBLED = re.compile(r"([^\W\d_])\1$")
MOST = 50  # of any one thing in a side of a link: no sentence has more, and no text shall make a detector slow
_HIDDEN = "\u00a4"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place; `key` is in lower case without a possessive ending."""

    start: int
    end: int
    key: str
    text: str

    @property
    def stem(self) -> str:
        """Its beginning: words of one beginning count as the same."""
        return self.key[:_STEM]

    @property
    def root(self) -> str:
        """What the forms of one verb share: 'held', 'hold' and 'holds'; 'stop' and 'stopped'."""
        return _root(self.key)

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of a link.

    Attributes:
        passages: in reading order.
        text: their texts, a line break between two, with one shape of quotation marks and dashes; escape sequences are blank.
        starts: where each passage begins in `text`.
        spoken: the same text with all that stands in quotation marks hidden: what the article says in its own voice.
        quotations: those that stand in its passages.
    """

    passages: tuple[Passage, ...]
    text: str
    starts: tuple[int, ...]
    spoken: str
    quotations: tuple[Quotation, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words."""
        return tokens_of(self.text)

    @property
    def voice(self) -> tuple[Token, ...]:
        """The words outside of quotation marks."""
        return tokens_of(self.spoken)

    def passage_at(self, place: int) -> int:
        """Which of its passages a place is in."""
        return bisect_right(self.starts, max(0, place)) - 1

    def span(self, start: int, end: int) -> Span:
        """A span of the passage that holds `start`; what reaches into the next passage is cut off."""
        number = self.passage_at(start)
        passage, offset = self.passages[number], self.starts[number]
        while start < end and self.text[start] in " \n,;":
            start += 1
        first, last = start - offset, min(len(passage.text), end - offset)
        while last > first and passage.text[last - 1] in " \n,;":
            last -= 1
        return Span(passage.id, first, last, passage.text[first:last])

    def place(self, passage: int, offset: int) -> int:
        """Where an offset into a passage is in the text."""
        return next(start for p, start in zip(self.passages, self.starts, strict=True) if p.id == passage) + offset


def tell(passages: Sequence[Passage], quotations: Sequence[Quotation], aside: Mapping[int, int] | None = None) -> Telling:
    """One side of a link, of its passages and their quotations.

    Args:
        passages: in reading order.
        quotations: those in them.
        aside: up to which offset a passage's beginning is no part of the story, by passage id.
    """
    starts, at = [], 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + 1
    text = without_sequences(plain("\n".join(p.text for p in passages)))
    offsets = {p.id: start for p, start in zip(passages, starts, strict=True)}
    for number, end in (aside or {}).items():
        if number in offsets:
            text = text[: offsets[number]] + " " * end + text[offsets[number] + end :]
    return Telling(tuple(passages), text, tuple(starts), _hidden(text, quotations, offsets), tuple(quotations))


def _hidden(text: str, quotations: Sequence[Quotation], offsets: Mapping[int, int]) -> str:
    """The text without what stands in quotation marks."""
    if not quotations:
        return text
    hidden = list(text)
    for quotation in quotations:
        if not quotation.scare:
            start = offsets[quotation.passage]
            hidden[start + quotation.start : start + quotation.end] = _HIDDEN * (quotation.end - quotation.start)
    return "".join(hidden)


@lru_cache(maxsize=4_096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text."""
    return tuple(Token(m.start(), m.end(), _key(m.group()), m.group()) for m in _WORD.finditer(text))


@lru_cache(maxsize=8_192)
def _root(key: str) -> str:
    plainly = phrases("irregular_verbs").get(key, key)
    return _DOUBLED.sub(r"\1", _ENDING.sub("", plainly))[:_STEM]


def _key(word: str) -> str:
    folded = plain(word).casefold()
    folded = folded.removesuffix("'s").removesuffix("'")
    return folded.replace(".", "") if folded[:1].isalpha() else folded
