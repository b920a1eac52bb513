"""Tokens: the words of a text with their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.facts.vocabulary import phrases, plain
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_WORD = regex(r"[^\W_](?:\.[^\W\d_])+\.?|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_DIGITS = frozenset("0123456789")
_STEM = 5  # letters: words that begin alike are mostly forms of one
_ENDINGS = ("ing", "ed", "es", "s", "e")  # the longest first
_LEAST_ROOT = 3
# What an ending of a form stands for, where a dictionary has the word without it.
_FORMS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("iest", "y"), ("est", ""), ("est", "e"), ("ier", "y"), ("er", ""), ("er", "e"), ("ily", "y"), ("ly", "")),
)
_PHRASE = 60  # characters: longer ones are passages, which are read once


class Token(NamedTuple):
    """A word with its place; `key` is in lower case without a possessive ending.

    A tuple: an article has thousands of them, and nothing that is frozen is made faster.
    """

    start: int
    end: int
    key: str
    text: str

    @property
    def stem(self) -> str:
        """Its beginning: words of one beginning count as the same."""
        return self.key[:_STEM]

    @property
    def root(self) -> str:
        """What the forms of one verb share: 'held', 'hold' and 'holds'; 'stop' and 'stopped'."""
        return _root(self.key)

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()

    def moved(self, by: int) -> Token:
        """The same in a text that has so many characters more before it."""
        return Token(self.start + by, self.end + by, self.key, self.text)


@dataclass(frozen=True, slots=True)
class Couple:
    """Two words in a row: one that says which, and the one behind it."""

    word: Token
    noun: Token

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.word.start

    @property
    def end(self) -> int:
        """Where the second ends."""
        return self.noun.end

    def moved(self, by: int) -> Couple:
        """The same in a text that has so many characters more before it."""
        return Couple(self.word.moved(by), self.noun.moved(by))


def couples_of(
    tokens: Sequence[Token], words: Container[str] | None = None, nouns: Container[str] | None = None
) -> tuple[Couple, ...]:
    """Every word with the next, in order.

    Args:
        tokens: in a row.
        words: what the first may be; anything where they are not given.
        nouns: likewise the second.
    """
    return tuple(
        Couple(word, noun)
        for word, noun in pairwise(tokens)
        if (words is None or word.key in words) and (nouns is None or noun.key in nouns)
    )


def can_hold_figures(text: str) -> bool:
    """False only where a text has no digit; True of any text beyond ASCII, which has others."""
    return not text.isascii() or not _DIGITS.isdisjoint(text)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text; what is short is a name or a phrase, of which the same are asked again and again."""
    return _short(text) if len(text) <= _PHRASE else _tokens_of(text)


@lru_cache(maxsize=8_192)
def _short(text: str) -> tuple[Token, ...]:
    return _tokens_of(text)


_new = tuple.__new__  # what `Token._make` calls: a call of Python's own for each word of an article takes longer than the rest


def _tokens_of(text: str) -> tuple[Token, ...]:
    return tuple([_new(Token, (*m.span(), *_written(m[0]))) for m in _WORD.finditer(text)])


@lru_cache(maxsize=8_192)
def _written(word: str) -> tuple[str, str]:
    """A word's key and the word: of most both are the same, and held once however often it is told."""
    key = _key(word)
    return key, key if key == word else word


@lru_cache(maxsize=8_192)
def _root(key: str) -> str:
    plainly = phrases("irregular_verbs").get(key, key)
    bare = next((shorter for ending in _ENDINGS if (shorter := _without(plainly, ending))), plainly)
    doubled = bare[-2:-1] == bare[-1:] and bare[-1:].isalpha()
    return (bare[:-1] if doubled else bare)[:_STEM]


def _without(word: str, ending: str) -> str:
    """A word without its ending; empty where it has not that one, or too little before it."""
    rest = word.removesuffix(ending)
    root = rest[-_LEAST_ROOT:].replace("_", "a")
    return rest if rest != word and len(root) == _LEAST_ROOT and root.isalnum() else ""


def _key(word: str) -> str:
    folded = plain(word).casefold()
    folded = folded.removesuffix("'s").removesuffix("'")
    return folded.replace(".", "") if folded[:1].isalpha() else folded


@lru_cache(maxsize=16_384)
def plain_forms(key: str) -> frozenset[str]:
    """The word itself and every word that it would be a form of, were there such a word: 'raised' of 'raise' and of 'rais'.

    Args:
        key: in lower case.
    """
    found = {key, phrases("irregular_verbs").get(key, key)}
    for ending, instead in _FORMS:
        body = key.removesuffix(ending)
        if body != key and len(body) >= _LEAST_ROOT:
            found.add(body + instead)
            if not instead and body[-1] == body[-2]:
                found.add(body[:-1])  # 'dropped' of 'drop'
    return frozenset(found)
