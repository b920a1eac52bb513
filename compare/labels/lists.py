"""Words that are known, and what forms of one word share."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 100  # that is stemmed: in pure Python that takes long, and no word is longer
_SHORTEST_DOER = 6


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What forms of one word share; who does a thing counts with the thing, the smuggler with smuggling."""
    found = _stemmer().stemWord(word.lower()) if word.isascii() and len(word) <= _LONGEST else word.lower()
    return found.removesuffix("er") if len(found) > _SHORTEST_DOER else found


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@cache
def _stemmer() -> _Stemmer:
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer("english")
    return stemmer


@cache
def stop_words() -> frozenset[str]:
    """English words of four letters or more that name no topic."""
    return _listed("stop_words.txt")


@cache
def function_words() -> frozenset[str]:
    """English words that stand around a noun phrase and not in it."""
    return _listed("function_words.txt")


@cache
def no_nouns() -> frozenset[str]:
    """English verb forms, and adjectives that are said of a thing."""
    return _listed("no_nouns.txt")


@cache
def plain_nouns() -> frozenset[str]:
    """Stems of nouns that nearly every news story has."""
    return frozenset(map(stem, _listed("plain_nouns.txt")))


def _listed(name: str) -> frozenset[str]:
    return frozenset(_words_in(Path(__file__).with_name(name).read_text(encoding="utf-8")))


def _words_in(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from line.split()
