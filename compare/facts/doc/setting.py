"""What a detector knows of the two articles around a link: their vocabulary, names, abbreviations, quotations and days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from compare.facts.doc.amounts.amounts import Amount, find_amounts
from compare.facts.doc.dateline import Dateline, find_dateline
from compare.facts.doc.quotations import Quotation, find_quotations
from compare.facts.doc.telling import Telling, tell, tokens_of
from compare.facts.vocabulary import phrases, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from compare.article import Article

T = TypeVar("T")
_MOST_FOUND = 65_536
_MOST_KEPT = 4_096  # tellings: those of an article, but not of a library
_BRACKETED = re.compile(r"((?:[\w'&.-]{1,40}\s{1,20}){1,9})\(([A-Z][A-Za-z&.]{1,9})\)")
_START = re.compile(r"(?:^|[.!?:\n\"(]\s{0,20})$")


@dataclass(frozen=True)
class Backdrop:
    """One article, as far as its links need it.

    Attributes:
        article: segmented.
        dateline: where and when it was written; empty where it does not say.
        quotations: of the story, in reading order.
    """

    article: Article
    dateline: Dateline
    quotations: tuple[Quotation, ...]
    _tellings: dict[tuple[int, ...], Telling] = field(default_factory=dict, repr=False, compare=False)
    _found: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def remember(self, what: Hashable, find: Callable[[], T]) -> T:
        """What was found once is not looked for again, unless very much was found since."""
        if what not in self._found:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            self._found[what] = find()
        found: T = self._found[what]
        return found

    @cached_property
    def text(self) -> str:
        """The story as plain text, its dateline left out."""
        return self.tell([p.id for p in self.article.story]).text if self.article.story else ""

    @cached_property
    def lower(self) -> frozenset[str]:
        """Every word it writes without a capital."""
        return frozenset(t.key for t in tokens_of(self.text) if t.text[:1].islower())

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word it writes with a capital where no sentence begins, headlines left out."""
        story = [p for p in self.article.story if self.article.paragraphs[p.paragraph].role.value not in {"headline", "heading"}]
        found: set[str] = set()
        for passage in story:
            tokens = tokens_of(plain(passage.text))
            found |= {t.key for t in tokens if t.capital and not _START.search(plain(passage.text)[max(0, t.start - 3) : t.start])}
        return frozenset(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in lower case."""
        return frozenset(t.key for t in tokens_of(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words."""
        return frozenset(t.stem for t in tokens_of(self.text))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every number of the story."""
        return tuple(a for p in self.article.story for a in find_amounts(self.tell([p.id]).text))

    @cached_property
    def abbreviations(self) -> dict[str, frozenset[str]]:
        """What the article itself says an abbreviation stands for: 'the agency (HUR)'."""
        found: dict[str, frozenset[str]] = {}
        for words, short in _BRACKETED.findall(self.text):
            content = frozenset(t.key for t in tokens_of(words) if t.key not in phrases("function_words"))
            found[short.replace(".", "").casefold()] = content
        return found

    @cached_property
    def _by_passage(self) -> dict[int, list[Quotation]]:
        found: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            found.setdefault(quotation.passage, []).append(quotation)
        return found

    def tell(self, ids: Sequence[int]) -> Telling:
        """Some of its passages as one side of a link; the dateline is hidden."""
        key = tuple(ids)
        if key not in self._tellings:
            if len(self._tellings) >= _MOST_KEPT:
                self._tellings.clear()
            passages = [self.article.passages[k] for k in key]
            said = [q for k in key for q in self._by_passage.get(k, ())]
            self._tellings[key] = tell(passages, said, {self.dateline.passage: self.dateline.end})
        return self._tellings[key]


@dataclass(frozen=True)
class Setting:
    """Both articles."""

    left: Backdrop
    right: Backdrop

    @cached_property
    def lower(self) -> frozenset[str]:
        """Every word that either article writes without a capital."""
        return self.left.lower | self.right.lower

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word that either writes with a capital inside a sentence."""
        return self.left.capitals | self.right.capitals

    @cached_property
    def abbreviations(self) -> dict[str, frozenset[str]]:
        """Of both."""
        return self.left.abbreviations | self.right.abbreviations

    @property
    def mirrored(self) -> Setting:
        """The same with the sides swapped."""
        return Setting(self.right, self.left)


def find_setting(left: Article, right: Article) -> Setting:
    """The setting of two segmented articles."""
    ours, theirs = (Backdrop(article, find_dateline(article), find_quotations(article)) for article in (left, right))
    return Setting(ours, theirs)
