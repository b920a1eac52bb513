"""Which words of a passage are lit: what the other side has not, what facts are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.vocabulary import phrases
from compare.link import Side
from compare.linking.differences import changed_places
from compare.linking.lexical import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Article, Passage, Span
    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.link import Key, Link
    from compare.word_scores import WordScore, WordScores

LIT = 0.4  # a word's score from which it is lit: of the words that people called unlike, seven in eight have it (docs/facts.md)
_CORRECTED = ("number_words", "calendar", "months", "negations")
_MOST_CHANGED = 0.7  # of a side's letters: where nearly all is other words, lighting them shows nothing

Spans = dict[tuple[Side, int], list[tuple[int, int]]]


class _Unchanged:
    """What was found of the links of two articles: texts never change while they are shown, and every decision asks again."""

    def __init__(self) -> None:
        self._articles: tuple[Article, Article] | None = None
        self._found: dict[Key, bool] = {}

    def ask(self, comparison: Comparison, link: Link) -> bool:
        if self._articles is None or comparison.left is not self._articles[0] or comparison.right is not self._articles[1]:
            self._articles, self._found = (comparison.left, comparison.right), {}
        found = self._found.get(link.key)
        if found is None:
            found = self._found[link.key] = comparison.is_identical(link)
        return found


_unchanged = _Unchanged()


def unchanged(comparison: Comparison, link: Link) -> bool:
    """Whether both sides of a link are the same text, so that there is nothing to light in it."""
    return _unchanged.ask(comparison, link)


def changed_words(comparison: Comparison, link: Link) -> Spans:
    """The words of a link that say what the other side does not, by side and passage; of a side that is reworded altogether, none.

    Where its words were scored, those of a high score, and figures that the other side has not: a word in the place of another that
    says the same is left alone. Elsewhere all that the other side has not. Of a translation none: every word of it is another.
    """
    if comparison.translated:
        return {}
    scores = comparison.word_scores.get(link.key)
    both = {side: comparison.passages(side, link.passages(side)) for side in Side}
    changed = changed_places(both[Side.LEFT], both[Side.RIGHT]) if scores is None else _scored(both, scores)
    spans: Spans = {}
    for side, passages in both.items():
        lit = sum(end - start for each in changed[side].values() for start, end in each)
        if lit <= _MOST_CHANGED * sum(len(p.text) for p in passages):
            spans |= {(side, k): each for k, each in changed[side].items()}
    return spans


def _scored(both: dict[Side, tuple[Passage, ...]], scores: WordScores) -> dict[Side, dict[int, list[tuple[int, int]]]]:
    """The words of a high score, and figures that the other side has not, by side and passage."""
    keys = {side: {word.key for passage in passages for word in words(passage.text)} for side, passages in both.items()}
    found: dict[Side, dict[int, list[tuple[int, int]]]] = {}
    for side, other in ((Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)):
        told = {p.id: _telling(p, keys[other], scores.from_score(LIT, side)) for p in both[side]}
        found[side] = {k: each for k, each in told.items() if each}
    return found


def _costs_a_correction(key: str) -> bool:
    """Whether a word is lit whatever its score: a figure, a number, a day, a month, a denial that the other side has not."""
    return key[:1].isdigit() or any(key in phrases(name) for name in _CORRECTED)


def _telling(passage: Passage, others: set[str], scored: Iterable[WordScore]) -> list[tuple[int, int]]:
    """The words of a passage that are lit, those beside each other as one: `others` are the words of the other side."""
    said = [(word.start, word.end) for word in scored if word.passage == passage.id]
    figures = [(w.start, w.end) for w in words(passage.text) if w.key not in others and _costs_a_correction(w.key)]
    found: list[tuple[int, int]] = []
    for start, end in sorted({*said, *figures}):
        if found and not passage.text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def facts_by_place(facts: Iterable[Fact]) -> dict[tuple[Side, int], list[tuple[Fact, Span]]]:
    """The facts that are about words of a passage, by its side and id."""
    found: dict[tuple[Side, int], list[tuple[Fact, Span]]] = {}
    for fact in facts:
        for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right)):
            if span:
                found.setdefault((side, span.passage), []).append((fact, span))
    return found
