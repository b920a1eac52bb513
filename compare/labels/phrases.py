"""Phrases that a label can be made of: runs of content words, and such runs that a preposition or 'and' joins.

They are candidates as RAKE has them (Rose et al. 2010): what stands between function words and marks, function words inside
allowed; a run is cut at its front only, for its last word is its head.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.labels.grammar import CONTENT_KINDS, DETERMINERS, PREPOSITIONS, Kind, Word
from compare.labels.lists import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_LONGEST_RUN = 4
_LONGEST_NAME = 6
_LONGEST_FRONT = 3
_LONGEST_ADDED = 4
_LONGEST = 8  # words in all
_LINKS = 2
_BETWEEN = 2  # words between two runs: a preposition and a determiner

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words that stand together; `stems` are those of its content words."""

    words: tuple[Word, ...]
    stems: tuple[str, ...]

    @property
    def content(self) -> tuple[Word, ...]:
        """Its words that are no function words."""
        return tuple([word for word in self.words if word.kind in CONTENT_KINDS])

    @property
    def head(self) -> Word:
        """The word that its first run is about."""
        return next((a for a, b in pairwise(self.words) if b.kind is Kind.FUNCTION), self.words[-1])

    def is_name(self, names: Collection[str]) -> bool:
        """Whether all of its content words are names."""
        return all(word.form in names for word in self.content)


def phrases_of(words: Sequence[Word]) -> Iterator[Phrase]:
    """The candidates of a text, in order; one that begins with a verb in -ed stands for its noun ('detained in Poland')."""
    runs = list(_runs(words))
    for place, (first, last) in enumerate(runs):
        for begin in range(last, max(first, last - _LONGEST_NAME) - 1, -1):
            if _can_begin(words, first, begin, last):
                for end in _ends(words, runs, place, begin):
                    phrase = _phrase(words[begin : end + 1])
                    if _is_whole(phrase):
                        yield phrase


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    """First and last place of each run of content words; a verb in -ed is one of its own."""
    first: int | None = None
    for k, word in enumerate(words):
        if first is not None and (word.kind is not Kind.CONTENT or not word.joined):
            yield first, k - 1
            first = None
        if word.kind is Kind.CONTENT:
            first = k if first is None else first
        elif word.kind is Kind.VERB and word.lower.endswith("ed"):
            yield k, k
    if first is not None:
        yield first, len(words) - 1


def _can_begin(words: Sequence[Word], first: int, begin: int, last: int) -> bool:
    """Whether a phrase may begin inside a run: a name is never cut."""
    length = last - begin + 1
    if length > (_LONGEST_NAME if words[begin].capital else _LONGEST_RUN):
        return False
    before = words[begin - 1] if begin > first else None
    return before is None or not (words[begin].capital and before.capital and not before.begins)


def _ends(words: Sequence[Word], runs: Sequence[Run], place: int, begin: int) -> Iterator[int]:
    """Where a phrase may end: with its run, and with the next one or two that are linked to it."""
    end = runs[place][1]
    if words[begin].kind is Kind.CONTENT:
        yield end
    if end - begin >= _LONGEST_FRONT:
        return
    for first, last in runs[place + 1 : place + 1 + _LINKS]:
        if not _is_linked(words[end + 1 : first + 1]) or last - first >= _LONGEST_ADDED or last - begin >= _LONGEST:
            return
        end = last
        yield end


def _is_linked(between: Sequence[Word]) -> bool:
    """Of the words from one run's end to the next one's first: 'of the border', 'and sisters'."""
    *link, first = between
    if not 1 <= len(link) <= _BETWEEN or first.kind is Kind.VERB or not all(word.joined for word in between):
        return False
    if len(link) == _BETWEEN:
        return link[0].lower in PREPOSITIONS and link[1].lower in DETERMINERS
    return link[0].lower in PREPOSITIONS or link[0].lower == "and"


def _phrase(words: Sequence[Word]) -> Phrase:
    stems = (stem(word.lower) for word in words if word.kind in CONTENT_KINDS)
    return Phrase(tuple(words), tuple(dict.fromkeys(stems)))


def _is_whole(phrase: Phrase) -> bool:
    """Whether nothing lacks: 'relations between Warsaw' lacks the other side."""
    inside = {word.lower for word in phrase.words if word.kind is Kind.FUNCTION}
    return "between" not in inside or "and" in inside
