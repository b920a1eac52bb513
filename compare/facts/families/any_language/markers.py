"""Markers: words of a list that only one side of a link has, where both tell the rest: a denial, a source, a hedge.

Of denials, too, the one of several whose word the other side has without one.

For two articles of one language that has such a list, `words/LANGUAGE/`. The value of a line is 'none' where the phrase only looks
like a marker ('nicht nur'), 'verb' where it answers one and is not told by itself ('sagte').
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.fact import Fact, Why
from compare.facts.family import Family
from compare.facts.phrases import find_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.article import Span
    from compare.facts.doc.doc import Docs
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_NONE, _VERB = "none", "verb"
_CONTENT = 4  # letters of a word that says something, at the least
_AROUND = 5  # words of content on each side of a marker
_TOLD = 0.6  # of them, that the other side tells too
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Marker:
    """A phrase of a list in the article's own voice.

    Attributes:
        start: in the view's text.
        end: likewise.
        alone: whether it is told where the other side has none.
    """

    start: int
    end: int
    alone: bool

    def moved(self, by: int) -> Marker:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def _reader(name: str) -> Callable[[View, Docs], Sequence[Marker]]:
    """What reads the markers of a list in the language of the article."""

    def read(view: View) -> tuple[Marker, ...]:
        found = find_phrases(f"{view.doc.article.language}/{name}", view.pieces)
        return tuple(Marker(p.start, p.end, p.value != _VERB) for p in found if p.value != _NONE)

    return lambda view, _docs: view.layer(read)


def _spans(sides: Sides, marker: Marker) -> tuple[Span, Span] | None:
    """A marker of the left with the word beside it, and where the right has that word; None where it tells too little around it."""
    here = [t for t in sides.left.voice if len(t.key) >= _CONTENT]
    before = [t for t in here if t.end <= marker.start][-_AROUND:]
    behind = [t for t in here if t.start >= marker.end][:_AROUND]
    stems = frozenset(t.stem for t in (*before, *behind))
    if len(stems) < _FEWEST or sides.told(stems) < _TOLD:
        return None
    near = sorted((*behind, *before), key=lambda t: min(abs(t.start - marker.end), abs(marker.start - t.end)))
    found = next(((t, there) for t in near if (there := _same(sides.right, t))), None)
    return (_with(sides.left, marker, found[0]), found[1]) if found else None


def _with(view: View, marker: Marker, token: Token) -> Span:
    """A marker, with the word that stands right beside it."""
    start, end = min(marker.start, token.start), max(marker.end, token.end)
    beside = end - start == marker.end - marker.start + token.end - token.start + 1
    return view.span(start, end) if beside else view.span(marker.start, marker.end)


def _same(view: View, token: Token) -> Span | None:
    """The first word of a side that begins as another does."""
    return next((view.span(t.start, t.end) for t in view.voice if t.stem == token.stem), None)


def _told(type_: FactType) -> Callable[[Sides, Sequence[Marker], Sequence[Marker]], Iterator[Fact]]:
    """What tells the first marker of a side that the other has not."""

    def missed(sides: Sides, lost: Sequence[Marker], theirs: Sequence[Marker]) -> Iterator[Fact]:
        gone = [each for each in lost if each.alone]
        if theirs:
            gone = _gone_from_its_word(sides, gone, theirs) if type_ is FactType.NEGATION_FLIPPED else []
        marker = next(iter(gone), None)
        if marker and (spans := _spans(sides, marker)):
            words = (sides.left.text[marker.start : marker.end],)
            if type_ is FactType.ATTRIBUTION_DROPPED:
                yield Fact(type_, sides.left.span(marker.start, _source_end(sides.left, marker)), None, Why.ABSENT)
            else:
                yield Fact(type_, *spans, gone=words)

    return missed


def _gone_from_its_word(sides: Sides, lost: Sequence[Marker], theirs: Sequence[Marker]) -> list[Marker]:
    """Of more denials than the other side has, those whose word the other side has without one."""
    if len(lost) <= len(theirs):
        return []
    denied = {_word_of(sides.right, marker) for marker in theirs}
    said = {t.stem for t in sides.right.voice}
    return [marker for marker in lost if (word := _word_of(sides.left, marker)) in said and word not in denied]


def _word_of(view: View, marker: Marker) -> str:
    """The stem of the word of content that a marker stands before, or else behind; empty where there is none."""
    here = [t for t in view.voice if len(t.key) >= _CONTENT]
    behind = next((t.stem for t in here if t.start >= marker.end), "")
    return behind or next((t.stem for t in reversed(here) if t.end <= marker.start), "")


def _source_end(view: View, marker: Marker) -> int:
    """Where the words end that say who it is: with the first word of content, before a comma."""
    clause = view.text.find(",", marker.end)
    following = [t for t in view.voice if t.start >= marker.end and (clause < 0 or t.end <= clause)]
    return next((t.end for t in following if len(t.key) >= _CONTENT), marker.end)


DENIALS = Family("denials by a list", _reader("negations"), missed=_told(FactType.NEGATION_FLIPPED))
SOURCES_NAMED = Family("sources by a list", _reader("sources"), missed=_told(FactType.ATTRIBUTION_DROPPED))
DOUBTS = Family("hedges by a list", _reader("hedges"), missed=_told(FactType.HEDGE_HARDENED))
