"""A doc: an article read once. Links look at it through views of their passages; what is found in a passage is found once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from compare.facts.doc.amounts.amounts import amounts_in
from compare.facts.doc.days.dateline import Dateline, find_dateline
from compare.facts.doc.quotations import Quotation, find_quotations
from compare.facts.doc.tokens import tokens_of
from compare.facts.doc.view import View
from compare.facts.vocabulary import phrases, plain
from compare.languages import UNKNOWN
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from compare.article import Article, Passage
    from compare.facts.doc.amounts.amount import Amount

T = TypeVar("T")
_OF_SEQUENCES = ("\u241b", "\u27e8U+")  # what every one begins with
_BRACKETED = regex(r"((?:[\w'&.-]{1,40}\s{1,20}){1,9})\(([A-Z][A-Za-z&.]{1,9})\)")
_OPENING = (".", "!", "?", ":", '"', "(")
_HIDDEN = "\u00a4"


@dataclass(frozen=True)
class Doc:
    """One article as it was read.

    Attributes:
        article: segmented.
        dateline: where and when it was written; empty where it does not say.
        quotations: of the story, in reading order.
    """

    article: Article
    dateline: Dateline
    quotations: tuple[Quotation, ...]
    _passages: dict[int, View] = field(default_factory=dict, repr=False, compare=False)
    _tellings: dict[tuple[str, str] | str, int] = field(default_factory=dict, repr=False, compare=False)
    _layers: dict[object, list[Any]] = field(default_factory=dict, repr=False, compare=False)
    _whole: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def view(self, ids: Sequence[int]) -> View:
        """Some of its passages as one side of a link; the dateline is hidden."""
        parts = tuple(self.passage(k) for k in ids)
        if len(parts) == 1:
            return parts[0]
        return View(
            self,
            tuple(part.passages[0] for part in parts),
            "\n".join(part.text for part in parts),
            "\n".join(part.spoken for part in parts),
            tuple(q for part in parts for q in part.quotations),
            parts,
        )

    def passage(self, number: int) -> View:
        """One passage, read once."""
        if number not in self._passages:
            self._passages[number] = self._read(self.article.passages[number])
        return self._passages[number]

    def alike(self, number: int) -> Hashable:
        """What passages have in common of which each reads as all others do; none has a quotation or the dateline."""
        alone = number in self._by_passage or number == self.dateline.passage
        return number if alone else self.article.passages[number].text

    def _read(self, passage: Passage) -> View:
        text = _without_sequences(plain(passage.text))
        if passage.id == self.dateline.passage:
            text = " " * self.dateline.end + text[self.dateline.end :]
        quotations = tuple(self._by_passage.get(passage.id, ()))
        spoken = _hidden(text, quotations)
        # What stands in equal passages is the same: one that is told again is not read again.
        telling = self._tellings.setdefault(text if spoken == text else (text, spoken), len(self._tellings))
        return View(self, (passage,), text, spoken, quotations, telling=telling)

    def layer(self, read: object) -> list[Any]:
        """What a reader has found in the passages, by the number of their telling; None where it has not looked yet.

        A place in a list is all that a passage takes in which a reader finds nothing, as most do in most.
        """
        if read not in self._layers:
            self._layers[read] = [None] * len(self.article.passages)
        return self._layers[read]

    def once(self, read: Callable[[Doc], T]) -> T:
        """What a reader finds in the whole article, found once."""
        if read not in self._whole:
            self._whole[read] = read(self)
        found: T = self._whole[read]
        return found

    @cached_property
    def story(self) -> tuple[View, ...]:
        """Every passage of the story."""
        return tuple(self.passage(p.id) for p in self.article.story)

    @cached_property
    def story_ids(self) -> frozenset[int]:
        """The ids of all passages of the story."""
        return frozenset([p.id for p in self.article.story])

    @cached_property
    def text(self) -> str:
        """The story as plain text, its dateline left out."""
        return "\n".join(view.text for view in self.story)

    @cached_property
    def lower(self) -> frozenset[str]:
        """Every word it writes without a capital."""
        return frozenset([t.key for view in self._told.values() for t in view.tokens if t.text[:1].islower()])

    @cached_property
    def _told(self) -> dict[str, View]:
        """The passages of the story by their text, each once however often it is told."""
        return {view.text: view for view in self.story}

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word it writes with a capital where no sentence begins, headlines left out."""
        headlines = {"headline", "heading"}
        story = [p for p in self.article.story if self.article.paragraphs[p.paragraph].role.value not in headlines]
        told = {(p.text, p.id == self.dateline.passage): p for p in story}  # what is told again says nothing new
        return frozenset(key for p in told.values() for key in self._capitals_of(p))

    def _capitals_of(self, passage: Passage) -> Iterator[str]:
        """Those of a passage, its dateline too."""
        text = plain(passage.text)
        tokens = tokens_of(text) if passage.id == self.dateline.passage else self.passage(passage.id).tokens
        for token in tokens:
            if token.capital and not _opens_sentence(text[max(0, token.start - 3) : token.start]):
                yield token.key

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in lower case."""
        return frozenset([t.key for view in self._told.values() for t in view.tokens])

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every number of the story, each with its place in its passage."""
        return tuple(amount for view in self.story for amount in amounts_in(view))

    @cached_property
    def abbreviations(self) -> dict[str, frozenset[str]]:
        """What the article itself says an abbreviation stands for: 'the agency (HUR)'."""
        found: dict[str, frozenset[str]] = {}
        for view in (view for view in self.story if "(" in view.text):
            for match in _BRACKETED.finditer(view.text):
                tokens = (t for t in view.tokens if match.start(1) <= t.start < match.end(1))
                found[match[2].replace(".", "").casefold()] = frozenset(
                    t.key for t in tokens if t.key not in phrases("function_words")
                )
        return found

    @cached_property
    def _by_passage(self) -> dict[int, list[Quotation]]:
        found: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            found.setdefault(quotation.passage, []).append(quotation)
        return found


def _opens_sentence(before: str) -> bool:
    """Whether the characters before a word say that a sentence begins with it."""
    last = before.rstrip()
    return not before or "\n" in before[len(last) :] or last.endswith(_OPENING)


def _without_sequences(text: str) -> str:
    """The text without the escape sequences that reading made visible; of a text that has none, the very text."""
    if not any(mark in text for mark in _OF_SEQUENCES):
        return text
    from compare.facts.doc.escapes import without_sequences

    return without_sequences(text)


def _hidden(text: str, quotations: Iterable[Quotation]) -> str:
    """The text of a passage without what stands in quotation marks."""
    for quotation in quotations:
        if not quotation.scare:
            text = f"{text[: quotation.start]}{_HIDDEN * (quotation.end - quotation.start)}{text[quotation.end :]}"
    return text


@dataclass(frozen=True)
class Docs:
    """Both articles."""

    left: Doc
    right: Doc
    _found: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)
    _whole: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, what: object, find: Callable[[], T]) -> T:
        """What was found of a passage in the light of the other article, found once: links come and go, the articles stay."""
        if what not in self._found:
            self._found[what] = find()
        found: T = self._found[what]
        return found

    def whole(self, find: Callable[[Docs], T]) -> T:
        """What is found in both articles as they stand, whatever is linked, found once; swapped sides are asked anew."""
        if find not in self._whole:
            self._whole[find] = find(self)
        found: T = self._whole[find]
        return found

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
    def english(self) -> bool:
        """Whether both articles are in English."""
        return not (self.left.article.language or self.right.article.language)

    @property
    def one_language(self) -> bool:
        """Whether both articles are in one language, and it is known which."""
        spoken = {self.left.article.language, self.right.article.language}
        return len(spoken) == 1 and UNKNOWN not in spoken

    @property
    def mirrored(self) -> Docs:
        """The same with the sides swapped."""
        return Docs(self.right, self.left, self._found)


def read_docs(left: Article, right: Article) -> Docs:
    """Both articles of a comparison, segmented, read."""
    ours, theirs = (Doc(article, find_dateline(article), find_quotations(article)) for article in (left, right))
    return Docs(ours, theirs)
