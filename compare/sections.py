"""Runs of unique passages, and what each is about.

A label names the section's key terms: words that it says often and the rest of both articles hardly at all. The weight
is a term's frequency in the section times the share of its uses that stand there times the squared logarithm of how much
rarer it is elsewhere (the tf-idf idea, Sparck Jones 1972, with 'elsewhere' in the place of a collection); a name counts
for more than a common word, a word that looks like a verb or an adverb for less.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nsmallest
from importlib.resources import files
from itertools import groupby
from math import log
from typing import TYPE_CHECKING, Protocol

from compare.link import Section, Side
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.article import Article

_TERMS = 3
_NAME = 1.6
_NOUNLIKE = 1.2
_VERBLIKE = 0.5
_NOUN_ENDINGS = ("tion", "tions", "ing", "ment", "ness", "ity")
_VERB_ENDINGS = ("ed", "ly")
_SHORTEST = 4
_SHORTEST_DOER = 6
_LONGEST_LABEL = 60
_LONGEST_WORD = 100  # that is stemmed: in pure Python that takes long, and no word is longer
_WORD = regex(r"[^\W\d_][^\W_]*(?:[-’'][^\W_]+)*")


def find_sections(
    left: Article, right: Article, linked_left: Collection[int], linked_right: Collection[int]
) -> tuple[Section, ...]:
    """The unique sections of the left, then of the right, each in reading order: a passage that is in no link is in exactly one.

    Furniture does not part a section and is never in one: its runs are sections of their own.

    Args:
        left: segmented.
        right: likewise.
        linked_left: ids of the left's passages that are in links.
        linked_right: of the right's.
    """
    terms = Terms.of([p.text for p in (*left.story, *right.story)])
    return (*_sections(Side.LEFT, left, linked_left, terms), *_sections(Side.RIGHT, right, linked_right, terms))


def _sections(side: Side, article: Article, linked: Collection[int], everywhere: Terms) -> tuple[Section, ...]:
    found = [
        Section(side, tuple(run), everywhere.label([article.passages[k].text for k in run])) for run in _story_runs(article, linked)
    ]
    found += [Section(side, tuple(run), "furniture", furniture=True) for run in _furniture_runs(article, linked)]
    return tuple(sorted(found, key=lambda section: section.passages))


def _story_runs(article: Article, linked: Collection[int]) -> Iterator[list[int]]:
    for unique, run in groupby(article.story, key=lambda p: p.id not in linked):
        if unique:
            yield [p.id for p in run]


def _furniture_runs(article: Article, linked: Collection[int]) -> Iterator[list[int]]:
    for aside, run in groupby(article.passages, key=lambda p: p.furniture and p.id not in linked):
        if aside:
            yield [p.id for p in run]


@dataclass(frozen=True, slots=True)
class Terms:
    """What both articles say: how often each term, and which words are names."""

    counts: Counter[str]
    names: frozenset[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Terms:
        """The terms of all passages of both stories."""
        counts: Counter[str] = Counter()
        for form, times in _forms(texts).items():
            counts[_stem(form)] += times
        return cls(counts, frozenset(form for text in dict.fromkeys(texts) for form in _names(text)))

    def label(self, inside: Sequence[str]) -> str:
        """The key terms of some of these texts against the rest, most telling first: 'conscription, Demchenko'."""
        forms: dict[str, Counter[str]] = {}
        for form, times in _forms(inside).items():
            forms.setdefault(_stem(form), Counter())[form] = times
        scores = {stem: _weight(own, self.counts[stem] - own.total(), self.names) for stem, own in forms.items()}
        ranked = nsmallest(_TERMS, scores, key=lambda stem: (-scores[stem], -len(stem), stem))
        return _within_length([_best_form(forms[stem], self.names) for stem in ranked]) or _opening(inside)


def _weight(counts: Counter[str], elsewhere: int, names: Collection[str]) -> float:
    here = sum(counts.values())
    named = sum(counts[form] for form in counts if form in names) / here
    bonus = 1 + (_NAME - 1) * named**2
    if all(form.endswith(_VERB_ENDINGS) for form in counts):
        bonus *= _VERBLIKE
    elif any(form.endswith(_NOUN_ENDINGS) for form in counts):
        bonus *= _NOUNLIKE
    return bonus * here**2 / (here + elsewhere) * log(1 + (here + 0.5) / (elsewhere + 0.5)) ** 2


def _best_form(counts: Counter[str], names: Collection[str]) -> str:
    """The form that reads best as a term: a name as it is written, a noun in -tion or -ing before a verb's form."""
    form = max(counts, key=lambda f: (f.endswith(_NOUN_ENDINGS), counts[f], -len(f), f))
    return form if form in names else form.lower()


def _within_length(terms: Sequence[str]) -> str:
    kept = list(terms)
    while len(kept) > 1 and len(", ".join(kept)) > _LONGEST_LABEL:
        kept.pop()
    return ", ".join(kept)[:_LONGEST_LABEL]


def _opening(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split()[:5])[:_LONGEST_LABEL]


def _forms(texts: Sequence[str]) -> Counter[str]:
    """How often each form of a content word stands in some texts; a text that repeats is looked through once."""
    found: Counter[str] = Counter()
    for text, times in Counter(texts).items():
        for word in _content_words(text):
            found[word] += times
    return found


def _content_words(text: str) -> Iterator[str]:
    functions = _stop_words()
    for found in _WORD.findall(text):
        word = found.replace("’", "'").removesuffix("'s").removesuffix("'")
        if len(word) >= _SHORTEST and word.lower() not in functions:
            yield word


def _names(text: str) -> Iterator[str]:
    """Words with a capital that no sentence's beginning explains."""
    first = True
    for match in _WORD.finditer(text):
        word = match.group().replace("’", "'").removesuffix("'s").removesuffix("'")
        if word[0].isupper() and not first:
            yield word
        first = False


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """What forms of one word share; who does a thing counts with the thing, the smuggler with smuggling."""
    stem = _stemmer().stemWord(word.lower()) if word.isascii() and len(word) <= _LONGEST_WORD else word.lower()
    return stem.removesuffix("er") if len(stem) > _SHORTEST_DOER else stem


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("english")
    return stemmer


@cache
def _stop_words() -> frozenset[str]:
    text = files("compare").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())
