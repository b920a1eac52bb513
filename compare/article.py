"""The article: one text with its source, title, paragraphs and passages. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - msgspec reads the types of what a process hands over
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIRST_KANA = "\u3040"
_IDEOGRAPH = regex(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_RUN = regex(r"(?<!\S)(?:[^\w\s]|_)*+[^\W_]")  # as far as its first letter or digit


class Role(StrEnum):
    """What a paragraph is in its article."""

    HEADLINE = "headline"
    HEADING = "heading"
    BYLINE = "byline"
    LIST = "list"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"


_COUNTED = frozenset({Role.BODY, Role.LIST})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `start` and `end` are character offsets into the article's text."""

    id: int
    start: int
    end: int
    role: Role = Role.BODY
    furniture: bool = False


class ParagraphCount:
    """Counts the paragraphs of a story as an editor does, asked in reading order; headlines, captions, by-lines are none."""

    def __init__(self) -> None:
        self._last, self._count = -1, 0

    def number(self, paragraph: Paragraph) -> int:
        """The number of a paragraph that has text, the first being 1; 0 for what is not counted."""
        if paragraph.furniture or paragraph.role not in _COUNTED:
            return 0
        if paragraph.id != self._last:
            self._last, self._count = paragraph.id, self._count + 1
        return self._count


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, headline, caption or list line; `article.text[start:end]` is its text exactly.

    Attributes:
        id: its place among the passages of its article.
        paragraph: the id of its paragraph.
        start: in the article's text.
        end: likewise.
        text: without white space around it.
        furniture: whether it stands around the story.
        role: of its paragraph.
        number: of its paragraph as an editor counts, the first of the story being 1; 0 where it is none (see `ParagraphCount`).
    """

    id: int
    paragraph: int
    start: int
    end: int
    text: str
    furniture: bool = False
    role: Role = Role.BODY
    number: int = 0

    @property
    def words(self) -> int:
        """How many words a reporter would count."""
        return _words_of_passage(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """One text.

    Attributes:
        source: where it came from, as given (made safe to show).
        title: its headline, or an empty string.
        text: the cleaned text; every offset counts characters of it.
        paragraphs: in reading order, ids 0, 1, 2, ...
        passages: in reading order, ids 0, 1, 2, ...; empty until segmented.
        published: the day it was written, where the source or the reporter says so.
        outlet: who published it, where the source says so; else an empty string.
        author: who wrote it, where the source or its by-line says so; else an empty string.
        sha256: of the source's bytes, in hexadecimal.
        language: a code of ISO 639-1 where it is in another than English, 'und' where only that is known; else an empty string.
        warnings: what a reader of the source should know, a sentence each.
    """

    source: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sha256: str
    warnings: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    published: date | None = None
    outlet: str = ""
    author: str = ""
    language: str = ""

    @property
    def words(self) -> int:
        """Words of the story: furniture is left out."""
        return sum(p.words for p in self.passages if not p.furniture)

    @property
    def story(self) -> tuple[Passage, ...]:
        """The passages that are not furniture."""
        return tuple([p for p in self.passages if not p.furniture])

    @property
    def last_told(self) -> int | None:
        """The paragraph that the story ends in; looked for from the end, for it is asked again and again."""
        return next((p.paragraph for p in reversed(self.passages) if not p.furniture), None)

    def with_passages(self, passages: tuple[Passage, ...]) -> Article:
        """The same article, segmented."""
        return replace(self, passages=passages)


def numbered(passages: Iterable[Passage], paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """Passages in reading order, each with the role and the number of its paragraph."""
    count = ParagraphCount()
    found = []
    for passage in passages:
        paragraph = paragraphs[passage.paragraph]
        found.append(replace(passage, role=paragraph.role, number=count.number(paragraph)))
    return tuple(found)


def count_words(text: str) -> int:
    """Words in a text: runs between white space that hold a letter or digit; each ideograph or kana counts as one."""
    spaced, ideographs = (text, 0) if text.isascii() or max(text) < _FIRST_KANA else _IDEOGRAPH.subn(" ", text)
    return ideographs + len(_RUN.findall(spaced))


_words_of_passage = lru_cache(maxsize=32_768)(count_words)  # asked for again and again; a passage is short


@dataclass(frozen=True, slots=True)
class Span:
    """Part of the text of the passage with that id: `passage.text[start:end]` is `text`."""

    passage: int
    start: int
    end: int
    text: str
