"""A view: some passages of a read article, as one side of a link sees them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from compare.article import Passage, Span
from compare.facts.doc.tokens import Token, tokens_of
from compare.facts.phrases import find_phrases, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.facts.doc.doc import Doc
    from compare.facts.doc.quotations import Quotation
    from compare.facts.phrases import Phrase, Pieces

_TRIMMED = " \n,;"
_MARKS = ",;:.!?\n"
_HEADLINES = frozenset({"headline", "heading"})


class Mention(Protocol):
    """A stretch of a view that a layer holds; offsets into the view's text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    def moved(self, by: int) -> Self:
        """The same in a text that has so many characters more before it."""


M = TypeVar("M", bound=Mention)


@dataclass(frozen=True)
class View:
    """Some passages of an article.

    Attributes:
        doc: the article they are of.
        passages: in reading order.
        text: their texts, a line break between two, with one shape of quotation marks and dashes; escape sequences and the
            dateline are blank. Of one passage it is the text that the article was read with.
        spoken: the same text with all that stands in quotation marks hidden: what the article says in its own voice.
        quotations: those that stand in its passages.
        parts: the views of the single passages; none where it is one itself.
        telling: of one passage, the number that the article's passages of this very reading share.
    """

    doc: Doc = field(repr=False, compare=False)
    passages: tuple[Passage, ...]
    text: str
    spoken: str
    quotations: tuple[Quotation, ...]
    parts: tuple[View, ...] = ()
    telling: int | None = field(default=None, repr=False, compare=False)

    def layer(self, read: Callable[[View], tuple[M, ...]]) -> tuple[M, ...]:
        """What a reader finds in it: each passage is read once, and a view of several puts together what was found in each."""
        if self.telling is None:
            return self._together(read)
        layer = self.doc.layer(read)
        found: tuple[M, ...] | None = layer[self.telling]
        if found is None:
            found = layer[self.telling] = read(self)
        return found

    def _together(self, read: Callable[[View], tuple[M, ...]]) -> tuple[M, ...]:
        if read not in self._layers:
            several = zip(self.parts, self.starts, strict=True)
            self._layers[read] = (
                tuple(mention.moved(start) for part, start in several for mention in part.layer(read)) if self.parts else read(self)
            )
        found: tuple[M, ...] = self._layers[read]
        return found

    @cached_property
    def _layers(self) -> dict[object, Any]:
        """What was found in a view of several passages, or of none."""
        return {}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each passage begins in `text`."""
        starts, at = [], 0
        for passage in self.passages:
            starts.append(at)
            at += len(passage.text) + 1
        return tuple(starts)

    @property
    def is_headline(self) -> bool:
        """Whether all its passages are headlines: what stands in one names no source and repeats no statement."""
        article = self.doc.article
        return all(article.paragraphs[p.paragraph].role.value in _HEADLINES for p in self.passages)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All words."""
        return self.layer(_tokens)

    @cached_property
    def voice(self) -> tuple[Token, ...]:
        """The words outside of quotation marks."""
        return self.layer(_voice)

    @cached_property
    def pieces(self) -> Pieces:
        """What it says in its own voice, cut up."""
        return pieces_of(self.spoken)

    def says(self, words: frozenset[str]) -> bool:
        """Whether it says one of some words, in lower case, in its own voice."""
        return not words.isdisjoint(self.pieces.keys)

    def phrases(self, name: str) -> Iterator[Phrase]:
        """The phrases of a list that the article says in its own voice, in any letter case."""
        return find_phrases(name, self.pieces)

    def passage_at(self, place: int) -> int:
        """Which of its passages a place is in."""
        return bisect_right(self.starts, max(0, place)) - 1

    def span(self, start: int, end: int) -> Span:
        """A span of the passage that holds `start`; what reaches into the next passage is cut off."""
        number = self.passage_at(start)
        passage, offset = self.passages[number], self.starts[number]
        while start < end and self.text[start] in _TRIMMED:
            start += 1
        first, last = start - offset, min(len(passage.text), end - offset)
        while last > first and passage.text[last - 1] in _TRIMMED:
            last -= 1
        return Span(passage.id, first, last, passage.text[first:last])

    def part_around(self, start: int, end: int) -> tuple[int, int]:
        """The part of a sentence that holds a place, from the mark before it to the next; the stop of a number or a name is one."""
        first = max(self.text.rfind(mark, 0, start) for mark in _MARKS) + 1
        return first, min((at for mark in _MARKS if (at := self.text.find(mark, end)) >= 0), default=len(self.text))

    def place(self, passage: int, offset: int) -> int:
        """Where an offset into a passage is in the text."""
        return next(start for p, start in zip(self.passages, self.starts, strict=True) if p.id == passage) + offset


def _tokens(view: View) -> tuple[Token, ...]:
    return tokens_of(view.text)


def _voice(view: View) -> tuple[Token, ...]:
    if view.spoken == view.text:
        return view.tokens
    return tuple([t for t in view.tokens if view.spoken[t.start : t.end] == view.text[t.start : t.end]])
