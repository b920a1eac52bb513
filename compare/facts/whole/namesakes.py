"""Which of many names could mean the same, without asking of every pair: by their words, and the words spelled like those."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cdist

from compare.facts.doc.names import ALIKE, ENDINGS, SHORTEST, american, content_words, inflected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from compare.facts.doc.doc import Docs


_NONE: frozenset[str] = frozenset()
FEW = 400_000  # pairs of words that are quicker asked than looked up


class LikeWords:
    """Of each word of some, those of others that are the same word: in another form, spelling or transliteration."""

    def __init__(self, words: Iterable[str], others: Iterable[str]) -> None:
        mine, self._found = sorted(set(words)), dict[str, set[str]]()
        if not mine:
            return
        theirs = sorted(set(others))
        spelled, formed = defaultdict(set), defaultdict(set)
        for word in theirs:
            spelled[american(word)].add(word)
            for stem in _stems(word):
                formed[stem].add(word)
        for word in mine:
            forms = {w for stem in _stems(word) for w in formed.get(stem, ()) if inflected(word, w)}
            self._found[word] = {*spelled.get(american(word), ()), *forms}
        for one, two in _alike_letters(mine, theirs):
            self._found[one].add(two)

    def of(self, word: str) -> AbstractSet[str]:
        """The others that are this word."""
        return self._found.get(word, _NONE)


def _stems(word: str) -> Iterator[str]:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            yield word[: len(word) - len(ending)]


def _alike_letters(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    ours, others = ([word for word in words if len(word) >= SHORTEST] for words in (mine, theirs))
    if len(ours) * len(others) <= FEW:
        return asked(ours, others)
    from compare.facts.whole.likeness import alike_letters

    return alike_letters(ours, others)


def asked(ours: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words, one of each list, that are alike in their letters; all pairs are asked."""
    if ours and others:
        table = cdist(ours, others, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=ALIKE)
        yield from ((ours[row], others[column]) for row, column in zip(*table.nonzero(), strict=True))


class Named:
    """Names, asked whether another means the same person or body as one of them: `same_person` of all at once."""

    def __init__(self, names: Iterable[str], others: Iterable[str], docs: Docs) -> None:
        contents = [content_words(name) for name in set(names)]
        asked_for = [content_words(name) for name in set(others)]
        self._any, self._empty = bool(contents), not all(contents)
        self._words = {word for words in contents for word in words}
        self._initials = {"".join(word[0] for word in words) for words in contents if words}
        self._meanings = docs.abbreviations
        self._meant = {m for word in self._words for m in self._meanings.get(word, ())}
        # Most have a word of theirs; only for the others is it worth to ask which words are spelled like one.
        self._like = LikeWords({w for words in asked_for if self._words.isdisjoint(words) for w in words}, self._words)

    def has(self, name: str) -> bool:
        """Whether one of them is the same; `name` must be one of the others."""
        words = content_words(name)
        if not words or self._empty:
            return self._any
        if not self._words.isdisjoint(words) or any(self._like.of(word) for word in words):
            return True
        initials = "".join(word[0] for word in words)
        return (
            any(self._meanings.get(word, frozenset()) & self._words for word in words)
            or any(len(word) > 1 and word in self._initials for word in words)
            or not self._meant.isdisjoint(words)
            or (len(initials) > 1 and initials in self._words)
        )
