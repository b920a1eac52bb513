"""Countries and cities in whatever language: 'Germany', 'Німеччини', 'ألمانيا', '德国'; 'Vienna'; 'Polish', 'польської'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.gazetteer import FIRST, SHORT, STEM, gazetteer_of
from compare.facts.doc.any_language.tongue import tongue_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.any_language.gazetteer import Gazetteer
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

_LONGEST_NAME = 8  # words: 'islas Georgia del Sur y Sandwich del Sur', the longest of all in CLDR
# Languages in which names have endings, the letters that these take away, and how long they may be.
_DECLINED = frozenset({"uk", "ru", "be", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "lt", "lv", "el"})
_LAST = "aeiouyаеиоуыэюяйьіїєęąαηος"
_LONGEST_ENDING = 3
# Short words that are joined to the front of a word, in the languages that write no capitals.
_JOINED = {"he": "בלהמושכ", "ar": "وبلفك"}
_KANA_FIRST, _KANA_LAST = "\u30a1", "\u30fa"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a text names it.

    Attributes:
        start: in the text.
        end: likewise.
        code: of CLDR: a territory's ('UA') or a time zone's ('Europe/Kyiv').
    """

    start: int
    end: int
    code: str

    @property
    def city(self) -> bool:
        """Whether it is a city."""
        return "/" in self.code

    def moved(self, by: int) -> Place:
        """The same in a text that has so many characters more before it."""
        return replace(self, start=self.start + by, end=self.end + by)


def places_in(view: View) -> tuple[Place, ...]:
    """The places that a view names, in order; the people and matters of a country as that country."""
    return view.layer(_read)


def speaks_of(view: View, code: str) -> bool:
    """Whether a view may speak of a place in any way: its name in any form, its people, its language."""
    spoken = view.doc.article.language
    stems = gazetteer_of(spoken).stems.get(code, frozenset())
    if not tongue_of(spoken).spaced:
        return any(stem in view.text for stem in stems)
    return any(form.startswith(stem) for token in view.tokens for form in _forms(token.key, spoken) for stem in stems)


def _read(view: View) -> tuple[Place, ...]:
    spoken = view.doc.article.language
    if not tongue_of(spoken).spaced:
        return tuple(_of_signs(view.text, gazetteer_of(spoken)))
    return tuple(_of_words(view.tokens, spoken))


def _of_signs(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    taken = 0
    for at in range(len(text)):
        found = next(((name, code) for name, code in gazetteer.signs if at >= taken and text.startswith(name, at)), None)
        if found and not _inside_katakana(text, at, at + len(found[0])):
            taken = at + len(found[0])
            yield Place(at, taken, found[1])


def _inside_katakana(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a part of a word in katakana: 'リマ' of 'フリマ'."""
    edges = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    return any(len(edge) > 1 and all(_KANA_FIRST <= sign <= _KANA_LAST for sign in edge) for edge in edges)


def _of_words(tokens: Sequence[Token], spoken: str) -> Iterator[Place]:
    taken = 0
    for number, token in enumerate(tokens):
        if token.start < taken:
            continue
        named = token.capital or spoken in _JOINED
        place = (_named_at(tokens[number : number + _LONGEST_NAME], spoken) if named else None) or _kin_at(token, spoken)
        if place:
            taken = place.end
            yield place


def _named_at(tokens: Sequence[Token], spoken: str) -> Place | None:
    """The place whose name begins with the first of some words."""
    named = gazetteer_of(spoken).named
    for form in _forms(tokens[0].key, spoken):
        for words, code in named.get(form[:FIRST], ()):
            keys = (form, *(t.key for t in tokens[1 : len(words)]))
            if len(keys) == len(words) and all(_is_form(key, word, spoken) for key, word in zip(keys, words, strict=True)):
                return Place(tokens[0].end - len(form), tokens[len(words) - 1].end, code)
    return None


def _kin_at(token: Token, spoken: str) -> Place | None:
    """The country whose people or matters a word names: 'Polish', 'польської'; in English with a capital."""
    if spoken in _JOINED or not (spoken or token.capital):
        return None
    for (word,), code in (entry for entry in gazetteer_of(spoken).kin.get(token.key[:FIRST], ()) if len(entry[0]) == 1):
        stem = word[:-2] if spoken and len(word) > SHORT else word
        longer = len(token.key) - len(stem)
        if token.key == word or (spoken and token.key.startswith(stem) and longer <= _LONGEST_ENDING + 1):
            return Place(token.start, token.end, code)
    return None


def _forms(key: str, spoken: str) -> Iterator[str]:
    """A word, and what it is without the short words that are joined to it."""
    yield key.rpartition("'")[2]  # 'd'Angleterre'
    for joined in (1, 2):
        if spoken in _JOINED and len(key) >= joined + FIRST and all(c in _JOINED[spoken] for c in key[:joined]):
            yield key[joined:]


def _is_form(key: str, word: str, spoken: str) -> bool:
    """Whether a word of a text is a word of a name, with another ending where the language has them."""
    if key == word or spoken not in _DECLINED:
        return key == word
    stem = word[:-1] if word[-1] in _LAST and len(word) >= STEM else word
    return key.startswith(stem) and len(key) - len(stem) <= (_LONGEST_ENDING if len(stem) >= STEM else _LONGEST_ENDING - 1)
