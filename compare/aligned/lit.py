"""Which words of a passage are lit: what the other side has not, what facts are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from compare.linking.differences import changed_spans, differences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.article import Article, Span
    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.link import Key, Link

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
    """The words of a link that the other side has not, by side and passage; of a side that is reworded altogether, none."""
    found = differences(*(comparison.passages(side, link.passages(side)) for side in Side))
    spans: Spans = {}
    for side in Side:
        changed = changed_spans(found, side)
        letters = sum(len(p.text) for p in comparison.passages(side, link.passages(side)))
        if _length(each for spans_of in changed.values() for each in spans_of) <= _MOST_CHANGED * letters:
            spans |= {(side, k): [(span.start, span.end) for span in each] for k, each in changed.items()}
    return spans


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def facts_by_place(facts: Iterable[Fact]) -> dict[tuple[Side, int], list[tuple[Fact, Span]]]:
    """The facts that are about words of a passage, by its side and id."""
    found: dict[tuple[Side, int], list[tuple[Fact, Span]]] = {}
    for fact in facts:
        for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right)):
            if span:
                found.setdefault((side, span.passage), []).append((fact, span))
    return found
