"""What both articles say, and labels for parts of it.

A label is a noun phrase of the section's own words for what is central to it, and a phrase or a name that sets it apart. In
other languages than English, of which no function words are known, it is its key terms: words that it says often and the rest
hardly at all (the tf-idf idea, Sparck Jones 1972, with 'elsewhere' in the place of a collection); where no blanks part the words
it is how the section begins.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from compare.labels.choice import chosen
from compare.labels.grammar import CONTENT_KINDS, Kind, Word
from compare.labels.lists import stem, stop_words
from compare.labels.weighing import Everywhere
from compare.labels.words import function_share, is_headline, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

LONGEST_LABEL = 60
_TERMS = 3
_SHORTEST = 4
_NAME = 1.6
_VERBLIKE = 0.5
_VERB_ENDINGS = ("ed", "ly")
_ENGLISH = 0.2  # of the words are function words at least; in English 0.4 are, in others 0.1
_BOTH_ENGLISH = 0.3


@dataclass(frozen=True, slots=True)
class Terms:
    """What both articles say.

    Attributes:
        words: of each text that differs; what is read once is not read again for a section's label.
        everywhere: how often they say what.
        english: how much of it is English function words.
    """

    words: Mapping[str, Sequence[Word]]
    everywhere: Everywhere
    english: float

    @classmethod
    def of(cls, texts: Sequence[str]) -> Terms:
        """The terms of all passages of both stories."""
        known = {text: words_of(text) for text in dict.fromkeys(texts)}
        rows = [(known[text], times) for text, times in Counter(texts).items()]
        counts: Counter[str] = Counter()
        for words, times in rows:
            for word in _content(words):
                counts[stem(word.lower)] += times
        everywhere = Everywhere(counts, counts.total(), _names([words for words, _ in rows]))
        return cls(known, everywhere, function_share([word for words, _ in rows for word in words]))

    def label(self, inside: Sequence[str]) -> str:
        """What some of these texts are about, against the rest: 'conscription into the army, Andrii Demchenko'."""
        rows = [(self.words.get(text) or words_of(text), times) for text, times in Counter(inside).items()]
        own = function_share([word for words, _ in rows for word in words])
        if own < _ENGLISH:
            from compare.labels.signs import in_signs, opening_clause

            if in_signs(inside):
                return opening_clause(" ".join(inside))
        english = own >= _ENGLISH or self.english >= _BOTH_ENGLISH
        found = chosen(list(dict.fromkeys(inside)), rows, self.everywhere, LONGEST_LABEL) if english else ""
        if " " in found:
            return found
        further = [term for term in self._key_terms(rows) if stem(term) != stem(found)]  # one word says little: 'piano, sell'
        return _within_length([found, *further][not found :][:_TERMS]) or _opening(inside)

    def _key_terms(self, rows: Iterable[tuple[Sequence[Word], int]]) -> list[str]:
        forms: dict[str, Counter[str]] = {}
        for words, times in rows:
            for word in _content(words):
                if len(word.form) >= _SHORTEST and word.lower not in stop_words():
                    forms.setdefault(stem(word.lower), Counter())[word.form] += times
        counts, names = self.everywhere.counts, self.everywhere.names
        scores = {each: _weight(own, counts[each] - own.total(), names) for each, own in forms.items()}
        ranked = nsmallest(_TERMS, scores, key=lambda each: (-scores[each], -len(each), each))
        return [_best_form(forms[each], names) for each in ranked]


def _content(words: Iterable[Word]) -> Iterable[Word]:
    return (word for word in words if word.kind in CONTENT_KINDS)


def _names(texts: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Words that have a capital, which no sentence's beginning and no headline explains, more often than they have none."""
    capitals: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for words in texts:
        headline = is_headline(words)
        for word in words:
            if not word.capital:
                small[word.lower] += 1
            elif not (headline or word.begins):
                capitals[word.form] += 1
    names = {form for form, times in capitals.items() if times > small[form.lower()]}
    return frozenset(names | _first_names(texts, names, small))


def _first_names(texts: Iterable[Sequence[Word]], names: Collection[str], small: Mapping[str, int]) -> set[str]:
    """Words that begin a sentence and stand before a name: 'Andrii Demchenko said'."""
    pairs = ((one, two) for words in texts for one, two in pairwise(words))
    return {
        one.form
        for one, two in pairs
        if one.begins and one.capital and two.joined and two.form in names and one.kind is Kind.CONTENT and not small[one.lower]
    }


def _weight(counts: Counter[str], elsewhere: int, names: Collection[str]) -> float:
    here = counts.total()
    named = sum(counts[form] for form in counts if form in names) / here
    bonus = 1 + (_NAME - 1) * named**2
    if all(form.endswith(_VERB_ENDINGS) for form in counts):
        bonus *= _VERBLIKE
    return bonus * here**2 / (here + elsewhere) * log(1 + (here + 0.5) / (elsewhere + 0.5)) ** 2


def _best_form(counts: Counter[str], names: Collection[str]) -> str:
    """The form that reads best as a term: the most frequent, a name as it is written."""
    form = max(counts, key=lambda f: (counts[f], -len(f), f))
    return form if form in names else form.lower()


def _within_length(terms: Sequence[str]) -> str:
    kept = list(terms)
    while len(kept) > 1 and len(", ".join(kept)) > LONGEST_LABEL:
        kept.pop()
    return ", ".join(kept)[:LONGEST_LABEL]


def _opening(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split()[:5])[:LONGEST_LABEL]
