"""How a word of any script sounds, roughly, so that a name is known in another: 'Щербаков' and 'Shcherbakov', '拜登' and 'Biden'.

A word is written in Latin letters by anyascii (a part of the extra `languages`), and of those the consonants are kept, each as
one of five: what is P or B or V to one spelling is another of these to the next. So Soundex (Russell 1918) does for English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_BY_CLASS = {"P": "bpfvw", "K": "cgjkqsxz", "T": "dt", "R": "lr", "N": "mn"}
_CLASSES = {letter: sound for sound, letters in _BY_CLASS.items() for letter in letters}
# One sound written with several letters; the longest first.
_ONE_SOUND = regex("shch|tsch|dsch|dzh|tch|sch|cz|sz|rz|ts|tz|dz|kh|ch|sh|zh|gh")
_NASAL = regex("ng(?![aeiou])")
_NOT_LATIN = regex("[^a-z]+")
_VOWEL = regex("[aeiou]")
FEWEST = 3  # consonants that say which name it is
_LETTERS = 4  # as many letters, where all are the same
_BEGINNING = 2  # consonants
_ENDING = 2  # consonants of an ending: '-ського'
_ALIKE, _NOT_UNLIKE = 66, 50  # of 100
_LONG = 5


@dataclass(frozen=True, slots=True)
class Sound:
    """A word as it sounds.

    Attributes:
        letters: Latin ones, in lower case; what is none of these is left out.
        consonants: of five classes, equal ones in a row once.
    """

    letters: str
    consonants: str


@lru_cache(maxsize=16_384)
def sound_of(word: str) -> Sound:
    """How a word sounds; of a script that nothing is known of, nothing."""
    letters = in_latin(word)
    return Sound(letters, consonants_of(letters))


def without_vowels(sound: Sound) -> Sound:
    """The same of a script that writes none, or puts some between consonants: 'Trump' is 'toranpu' in Japanese."""
    return Sound(_VOWEL.sub("", sound.letters), sound.consonants)


def in_latin(text: str) -> str:
    """The Latin letters of a text, in lower case."""
    return _NOT_LATIN.sub("", _romanised(text).lower())


def _romanised(text: str) -> str:
    return text if text.isascii() else _romaniser()(text)


@cache
def _romaniser() -> Callable[[str], str]:
    """The library's table; without it a text in another script is heard as nothing."""
    if find_spec("anyascii") is None:
        return str
    from anyascii import anyascii

    return anyascii


def consonants_of(letters: str) -> str:
    """The consonants of Latin letters, as classes."""
    found = ""
    for letter in _NASAL.sub("n", _ONE_SOUND.sub("k", letters)).replace("ph", "f").replace("th", "t"):
        sound = _CLASSES.get(letter, ".")
        if found[-1:] != sound:
            found += sound
    return found.replace(".", "")


def surely_one(one: Sound, two: Sound) -> bool:
    """Whether two words are one name, endings aside."""
    if one.letters == two.letters:
        return len(one.letters) >= _LETTERS
    fewer, more = sorted((len(one.consonants), len(two.consonants)))
    same = one.consonants[:fewer] == two.consonants[:fewer]
    return fewer >= FEWEST and same and more - fewer <= _ENDING and likeness(one, two) >= _ALIKE


def perhaps_one(one: Sound, two: Sound) -> bool:
    """Whether two words may be one name, badly written."""
    fewer = min(len(one.consonants), len(two.consonants))
    if fewer < FEWEST:
        return one.consonants[:fewer] == two.consonants[:fewer] and likeness(one, two) >= _NOT_UNLIKE
    odd = Levenshtein.distance(one.consonants[: fewer + 1], two.consonants[: fewer + 1])
    return odd <= (1 if fewer < _LONG else 2)


def begin_alike(one: Sound, two: Sound) -> bool:
    """Whether two words may have one stem: 'Prague' and 'Празі'."""
    if min(len(one.letters), len(two.letters)) < _LETTERS:
        return False
    beginnings = {sound.consonants[:_BEGINNING] for sound in (one, two)}
    return len(beginnings) == 1 and len(beginnings.pop()) == _BEGINNING and likeness(one, two) >= _ALIKE


def likeness(one: Sound, two: Sound) -> float:
    """How alike the letters of two are, as far as the shorter goes and one more, vowels only where both have them: 0 to 100."""
    ours, theirs = one.letters, two.letters
    if not (_VOWEL.search(ours) and _VOWEL.search(theirs)):
        ours, theirs = _VOWEL.sub("", ours), _VOWEL.sub("", theirs)
    return ratio(ours[: len(theirs) + 1], theirs[: len(ours) + 1])
