"""What may be a name, in a text of any script, by its sound.

A script with capitals says what is a name by them. Arabic and Hebrew put short words before it as one word with it. In Chinese
it may begin at any sign; in Japanese foreign names are in katakana, others in signs that are not read as in Chinese, and left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.sounds import Sound, consonants_of, in_latin, sound_of, without_vowels
from compare.facts.doc.names import begins_sentence
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

_SIGNS = regex("[\u3400-\u9fff]{2,}")
_KATAKANA = regex("[\u30a1-\u30fa\u30fc]{3,}")
_EAST_ASIAN = regex("[\u3040-\u30ff\u3400-\u9fff]")
_CAPITALLESS = regex("[\u0590-\u06ff\u0900-\u0fff\uac00-\ud7af]")
_FEWEST, _MOST = 2, 6  # signs of a name
_JOINED = 2  # letters of short words before a name
_VOWELS_TOO = str.maketrans(
    "", "", "\u05d5\u05d9\u0648\u064a"
)  # Vav and Yod, Waw and Ya stand for vowels as often as for consonants
_LEAST = 3  # letters


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of a view's text by its sound.

    Attributes:
        start: in the text.
        end: likewise.
        sound: of it.
        name: whether it may be a name.
        sure: whether it is one: it has a capital that no sentence's beginning gave it, there or elsewhere in its article.
        whole: whether nothing may be missing at its end: of signs without blanks any stretch is looked at.
    """

    start: int
    end: int
    sound: Sound
    name: bool
    sure: bool = False
    whole: bool = False

    def moved(self, by: int) -> Heard:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def heard_in(view: View) -> tuple[Heard, ...]:
    """Every stretch of a view that could be a name or a form of it."""
    return view.layer(_read)


def _read(view: View) -> tuple[Heard, ...]:
    words = [heard for token in view.tokens for heard in _of_word(token, view)]
    if view.doc.article.language == "ja":
        foreign = _KATAKANA.finditer(view.text)
        return (*words, *(Heard(m.start(), m.end(), without_vowels(sound_of(m.group())), name=True) for m in foreign))
    signs = [heard for match in _SIGNS.finditer(view.text) for heard in _of_signs(match.group(), match.start())]
    return (*words, *signs)


def _of_word(token: Token, view: View) -> Iterator[Heard]:
    if len(token.key) < _LEAST or token.text.isdecimal() or _EAST_ASIAN.search(token.text):
        return
    if not _CAPITALLESS.search(token.text):
        yield Heard(token.start, token.end, sound_of(token.key), *_is_name(token, view))
        return
    for joined in range(min(_JOINED, len(token.key) - _LEAST) + 1):
        key = token.key[joined:]
        sound = without_vowels(sound_of(key[0] + key[1:].translate(_VOWELS_TOO)))
        yield Heard(token.start + joined, token.end, sound, name=True)


def _is_name(token: Token, view: View) -> tuple[bool, bool]:
    """Whether a word may be a name, and whether it is one."""
    may_be = token.capital and token.key not in view.doc.lower
    return may_be, may_be and (token.key in view.doc.capitals or not begins_sentence(token, view))


def _of_signs(signs: str, at: int) -> Iterator[Heard]:
    latin = [_latin_of_sign(sign) for sign in signs]
    for start in range(len(signs) - _FEWEST + 1):
        for end in range(start + _FEWEST, min(len(signs), start + _MOST) + 1):
            letters = "".join(latin[start:end])
            yield Heard(at + start, at + end, Sound(letters, _consonants(letters)), name=True, whole=True)


@lru_cache(maxsize=8_192)
def _latin_of_sign(sign: str) -> str:
    return in_latin(sign)


@lru_cache(maxsize=65_536)
def _consonants(letters: str) -> str:
    return consonants_of(letters)
