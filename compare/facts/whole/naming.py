"""What the table of speakers calls a source, and whether two names are one speaker's: one word in common is not enough."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from compare.facts.doc.names import american, misspelt
from compare.facts.doc.people import people_kind
from compare.facts.doc.sources.sourcing import DESCRIBED, KNOWN, NAMED
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases
from compare.facts.whole.namesakes import LikeWords
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from compare.facts.doc.doc import Docs
    from compare.facts.doc.sources.sourcing import NewsSource
    from compare.facts.doc.tokens import Token

_ADVERB = regex(r"\s(?:now|later|then|still|also|already|again|today|instead)\Z", re.IGNORECASE)  # 'the company now'
_CLAUSE = regex(r",|\s(?:who|which|that|whose)\s")
_LONGEST = 8


def speaker_name(source: NewsSource) -> str:
    """What the table calls a source: its name, or its words where it is one person or body described; else empty."""
    if source.rank == NAMED:
        return source.name
    words = _ADVERB.sub("", _CLAUSE.split(source.text, maxsplit=1)[0])
    kinds = {people_kind(t.key) for t in tokens_of(words)}
    if source.pronoun or source.paper or not kinds & {"one", "body"}:
        return ""
    if len(tokens_of(words)) > _LONGEST:
        return ""  # a sentence under way
    body = source.rank == KNOWN and "body" in kinds and len(tokens_of(words)) > 2  # noqa: PLR2004 - 'the health department'
    return words if source.rank == DESCRIBED or body else ""


def same_speaker(one: str, two: str, docs: Docs) -> bool:
    """Whether two names are one person's or body's: a surname, an abbreviation or fewer words of it; no country's for its own."""
    ours, theirs = _content(one), _content(two)
    if not ours or not theirs:
        return one.casefold() == two.casefold()
    short, long = sorted((ours, theirs), key=len)
    if not all(any(t.capital for t in side) for side in (ours, theirs)):
        return {t.key for t in ours} == {t.key for t in theirs}
    if _abbreviates(short, long, docs):
        return True
    if not all(any(_alike(a.key, b.key) for b in long) for a in short):
        return False
    if len(short) > 1 or len(long) == 1:
        return True
    return _stands_alone(short[0], long, one if long is ours else two)


@lru_cache(maxsize=16_384)  # of a new name it is asked for each that it could be the same as
def _content(name: str) -> tuple[Token, ...]:
    """The words that tell a name from others; an office only where nothing else is left."""
    dull = phrases("function_words").keys() | phrases("honorifics").keys()
    tokens = tuple([t for t in tokens_of(name) if t.key not in dull])
    return tuple([t for t in tokens if t.key not in phrases("titles")]) or tokens


def _alike(one: str, two: str) -> bool:
    return american(one) == american(two) or misspelt(one, two)


def _stands_alone(word: Token, long: Sequence[Token], name: str) -> bool:
    """A surname, or the first word of a body's name, but no owner ('Norway's envoy') and no place ('University of Oslo')."""
    match = next(t for t in long if _alike(t.key, word.key))
    if not match.capital or match.text.endswith(("'s", "s'", "’s", "s’")) or match not in (long[0], long[-1]):
        return False
    return name[: match.start].rstrip().rpartition(" ")[2] not in {"of", "for", "in", "at", "the"} or match is long[0]


def _abbreviates(short: Sequence[Token], long: Sequence[Token], docs: Docs) -> bool:
    """HUR for 'Ukraine's military intelligence agency', where an article says so or the initials do."""
    if len(short) > 1 or len(long) == 1:
        return False
    key = short[0].key
    meant = docs.abbreviations.get(key, frozenset())
    initials = "".join(t.key[0] for t in long)
    return {t.key for t in long} <= meant or (len(key) > 1 and key == initials)


class SpeakerNames:
    """The names of speakers as they come, each under its fullest form; the first that is the same takes a name.

    `same_speaker` is asked only of names that share what it needs: an abbreviation, all words of the shorter, or, where no
    word of either has a capital, all words. Which words are one is found out beforehand, for all `coming` names.
    """

    def __init__(self, coming: Iterable[str], docs: Docs) -> None:
        self.names: list[str] = []
        self._docs = docs
        self._answers: dict[str, int] = {}
        self._keys = {name: [t.key for t in _content(name)] for name in set(coming)}
        every = {key for keys in self._keys.values() for key in keys}
        self._like = LikeWords(every, every)
        self._by_word: dict[str, set[int]] = {}  # of each word of a name
        # Of its last word and the one before, or none: a shorter name has all its words in a longer one.
        self._by_last: dict[str, dict[str, set[int]]] = {}
        self._by_name: dict[str, set[int]] = {}  # of a name without such words, as a whole
        self._words: dict[int, frozenset[str]] = {}  # of the fullest form of each
        self._by_initials: dict[str, set[int]] = {}
        self._meaning: dict[str, set[str]] = {}
        for short, meant in docs.abbreviations.items():
            for word in meant:
                self._meaning.setdefault(word, set()).add(short)

    def number_of(self, name: str) -> int:
        """The number of the speaker whom a name means; the next number where it is a new one."""
        if name in self._answers:
            return self._answers[name]
        number = next((k for k in sorted(self._candidates(name)) if same_speaker(self.names[k], name, self._docs)), None)
        if number is None:
            number = len(self.names)
            self.names.append(name)
            self._enter(name, number)
        elif len(name.split()) > len(self.names[number].split()):
            self.names[number] = name
            self._enter(name, number)
            self._answers.clear()  # a fuller name may be another's, too
        self._answers[name] = number
        return number

    def _enter(self, name: str, number: int) -> None:
        keys = self._keys[name]
        self._words[number] = frozenset(keys)
        if not keys:
            self._by_name.setdefault(name.casefold(), set()).add(number)
            return
        entries = [(self._by_word, key) for key in keys]
        entries.append((self._by_last.setdefault(keys[-1], {}), "".join(keys[-2:-1])))
        entries.append((self._by_initials, "".join(key[0] for key in keys)))
        for table, key in entries:
            table.setdefault(key, set()).add(number)

    def _candidates(self, name: str) -> set[int]:
        keys = self._keys[name]
        if not keys:
            return self._by_name.get(name.casefold(), set())
        like = [self._like.of(key) for key in keys]
        rarest = min(like, key=self._how_many)
        # A longer name must have each of the words; that is quicker looked up than `same_speaker` asked.
        found = {k for k in self._having(self._by_word, rarest) if not any(self._words[k].isdisjoint(words) for words in like)}
        others = {"", *chain.from_iterable(like)}
        for word in others:
            if tails := self._by_last.get(word):
                found |= self._having(tails, others)
        initials = "".join(key[0] for key in keys)
        shorts = {initials, *(self._meaning.get(keys[0], ()))}
        found |= self._having(self._by_word, shorts)
        if len(keys) == 1:
            meant = self._docs.abbreviations.get(keys[0], frozenset())
            found |= self._by_initials.get(keys[0], set()) | self._having(self._by_word, meant)
        return found

    def _how_many(self, words: AbstractSet[str]) -> int:
        return sum([len(self._by_word[word]) for word in words if word in self._by_word])

    @staticmethod
    def _having(table: dict[str, set[int]], words: AbstractSet[str]) -> set[int]:
        return set().union(*[table[word] for word in table.keys() & words])
