"""Names as the texts have them: runs of capitalised words, and whether two of them mean the same.

No model knows the names: a word is a name where it has a capital inside a sentence, or where neither article also
writes it small.
"""

from __future__ import annotations

import itertools
import string
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from compare.facts.doc.people import people_kind
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from compare.facts.doc.doc import Docs
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View

_GLUE = frozenset(
    {" ", "-", ". ", "-al-"} | {f" {word} " for word in ("of", "de", "da", "van", "von", "der", "al", "bin", "du", "la", "le")}
)
_OFFICES = ("er", "or", "ist", "ian", "man", "ed", "ing", "ly", "s")
_ARTICLES = frozenset({"the", "a", "an"})
_PARTISANS = frozenset({"republican", "democrat", "conservative", "liberal", "socialist", "independent", "unionist", "native"})
_QUOTES = ("'", '"')
_SURNAME = regex(r"\s([A-Z][a-z'-]+)(?=,|\s(?:said|says|told|was|is|has|had|who|added|will))")
_SMALL = regex(r"\b[a-z][\w'-]{3,}")
_LARGE = regex(r"\b[A-Z][\w'-]{3,}")
_IN_CAPITALS, _FEW = 0.75, 3  # the share of a line's longer words with capitals, from so many on: a headline in title case
SHORTEST = 4
ALIKE = 0.74
ENDINGS = frozenset({"", "s", "n", "an", "ian", "ish", "ese", "i", "ic", "es", "er", "d", "ed", "ns", "ans", "ians"})
# British letters, what may follow them to the end of the word, what the rest may begin with, and the American letters.
_SPELLINGS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("ence", ("",), (), "ense"),
    ("our", ("", "s"), ("ed", "ing", "hood", "able", "ite", "ful", "er"), "or"),
    ("tre", ("", "s"), (), "ter"),
    ("is", ("e", "es", "ed", "ing"), ("ation",), "iz"),
    ("ll", ("ed", "ing", "er", "ers", "or", "ors", "ary"), (), "l"),
    ("ogue", ("", "s"), (), "og"),
    ("ae", (), tuple(string.ascii_lowercase), "e"),
    ("llery", ("",), (), "lry"),
    ("mme", ("", "s"), (), "m"),
)
_SPELT = (("dgement", "dgment"), ("plough", "plow"))
_IN_FULL = {"mt": "mount", "st": "saint", "ft": "fort"}
_SPELT_AT_FIRST = (("grey", "gray"), ("tyre", "tire"), ("aluminium", "aluminum"))


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words; offsets into the view's text."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    def moved(self, by: int) -> Name:
        """The same in a text that has so many characters more before it."""
        return Name(self.start + by, self.end + by, tuple(t.moved(by) for t in self.tokens))

    @property
    def keys(self) -> frozenset[str]:
        """Its words in lower case, honorifics left out."""
        return frozenset(t.key for t in self.tokens if t.key not in phrases("honorifics"))


def find_names(view: View, docs: Docs) -> tuple[Name, ...]:
    """The names that a view has in the article's own voice, in order."""
    return view.layer(docs.once("names", lambda: _reader(docs)))


def _reader(docs: Docs) -> Callable[[View], tuple[Name, ...]]:
    return lambda view: tuple(_runs(view.spoken, [t for t in view.voice if _is_name(t, view, docs)]))


def _is_name(token: Token, view: View, docs: Docs) -> bool:
    if not token.capital or token.key in phrases("calendar") or token.key in phrases("function_words"):
        return False
    if token.key in docs.capitals or (token.key not in docs.lower and not begins_sentence(token, view)):
        return True
    return token.key not in docs.lower and _opens_a_name(token, view)


def _opens_a_name(token: Token, view: View) -> bool:
    """'Oslan Thaye, the envoy, ...': a word that begins a sentence, with a surname and a comma or verb behind, and no office."""
    if stands_for_office(token):
        return False
    surname = _SURNAME.match(view.spoken, token.end)
    return surname is not None and surname.group(1).lower() not in phrases("calendar")


def stands_for_office(token: Token) -> bool:
    """Whether a word may be one for people or what they do, as far as its ending tells."""
    return bool(people_kind(token.key) or token.key in phrases("titles") or token.key.endswith(_OFFICES))


def in_title_case(view: View, place: int) -> bool:
    """Whether a place of a view stands in a line in title case, where a capital says nothing."""
    line = view.passages[view.passage_at(place)].text
    large, small = len(_LARGE.findall(line)), len(_SMALL.findall(line))
    return large > _IN_CAPITALS * (large + small) and large + small > _FEW


def begins_sentence(token: Token, view: View) -> bool:
    """Whether it begins a sentence, where any word has a capital."""
    before = view.text[max(0, token.start - 12) : token.start]
    if before.endswith("\n"):
        return True
    if _short_title(before).lower() in phrases("honorifics"):
        return False
    opened = before[:-1] if before.endswith(_QUOTES) else before
    last = opened.rstrip()
    if last == opened:
        return True
    last = last[:-1] if last.endswith(_QUOTES) else last
    return not (last[-1:].isalnum() or last.endswith(("_", ",", ";", "-")))


def _short_title(before: str) -> str:
    """The short form with a stop that some characters end in: 'Col. '; empty where they end in none."""
    if before[-2:-1] != "." or not before[-1].isspace():
        return ""
    rest = before[:-2].rstrip(string.ascii_letters)
    word = before[len(rest) : -2]
    alone = not (rest[-1:].isalnum() or rest.endswith(("_", "-")))
    return word if alone and word[:1].isupper() and word[1:].islower() else ""


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[Name]:
    run: list[Token] = []
    for token in tokens:
        if run and text[run[-1].end : token.start].replace("\n", " ") not in _GLUE:
            yield Name(run[0].start, run[-1].end, tuple(run))
            run = []
        run.append(token)
    if run:
        yield Name(run[0].start, run[-1].end, tuple(run))


def misspelt(one: str, two: str) -> bool:
    """Whether two words are so alike that one is likely a misspelling or another transliteration of the other."""
    if one == two or min(len(one), len(two)) < SHORTEST or DamerauLevenshtein.normalized_similarity(one, two) < ALIKE:
        return False
    return not (same_spelling(one, two) or inflected(one, two))


def inflected(one: str, two: str) -> bool:
    """Norway and Norwegian, Tolvia and Tolvian: one name in another form."""
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    return shared >= SHORTEST - 1 and one[shared:] in ENDINGS and two[shared:] in ENDINGS


def same_spelling(one: str, two: str) -> bool:
    """Whether two words are British and American spellings of one, or one with and without its accents."""
    return american(one) == american(two) or unaccented(one) == unaccented(two) or _IN_FULL.get(one, one) == _IN_FULL.get(two, two)


def unaccented(word: str) -> str:
    """A word without accents: 'Peña' is Pena."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=16_384)  # of the words of names it is asked again and again
def american(word: str) -> str:
    """A word in American spelling, as far as the ending tells: 'labour' is labor."""
    for letters, ends, begins, form in _SPELLINGS:
        if letters in word:
            word = _respelt(word, letters, ends, begins, form)
    for british_letters, form in _SPELT:
        word = word.replace(british_letters, form)
    for british_letters, form in _SPELT_AT_FIRST:
        if word.startswith(british_letters):
            word = form + word.removeprefix(british_letters)
    return word


def _respelt(word: str, letters: str, ends: tuple[str, ...], begins: tuple[str, ...], form: str) -> str:
    """A word with some letters as another form, wherever the rest of it is one of some, or begins so."""
    at = word.find(letters)
    while at >= 0:
        rest, after = word[at + len(letters) :], at + len(letters)
        if rest in ends or rest.startswith(begins):
            word, after = word[:at] + form + rest, at + len(form)
        at = word.find(letters, after)
    return word


def one_for_short(one: str, two: str) -> bool:
    """Whether one given name is what the other is called for short: 'Liz' is Elizabeth."""
    short = phrases("short_names")
    return two in short.get(one, "").split() or one in short.get(two, "").split()


def same_person(one: str, two: str, docs: Docs) -> bool:
    """Whether two names mean the same person or body, spelling aside."""
    ours, theirs = content_words(one), content_words(two)
    if not ours or not theirs:
        return True
    if any(a == b or misspelt(a, b) or same_spelling(a, b) or inflected(a, b) or one_for_short(a, b) for a in ours for b in theirs):
        return True
    return other_word(ours, theirs) or _stands_for(ours, theirs, docs) or _stands_for(theirs, ours, docs)


def other_word(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one has a word that the list of other words for a name has for one of the other's: 'GOP' and 'Republicans'."""
    other = phrases("other_names")
    return any(b in other.get(a, "").split() or a in other.get(b, "").split() for a in ours for b in theirs)


def is_described(view: View, tokens: Sequence[Token]) -> bool:
    """Whether capitals tell of what party or from where somebody is: 'the South Orsk Democrat', who may have any name."""
    before = view.spoken[: tokens[0].start].lower().rsplit(maxsplit=1)[-1:] if tokens else []
    return bool(before) and before[0] in _ARTICLES and tokens[-1].key in _PARTISANS


def one_seat(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether one names a country and the other its capital: 'the ambassador to Oslo', 'the ambassador to Norway'."""
    seats, mine, yours = phrases("capitals"), set(ours), set(theirs)
    return any(b in seats.get(a, "").split() or a in seats.get(b, "").split() for a in mine for b in yours)


@lru_cache(maxsize=16_384)  # a name is asked for beside each that it could be the same as
def content_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, in lower case; an office only where nothing else is left."""
    titles = phrases("titles")
    words = (t for t in tokens_of(name) if t.key not in phrases("function_words") or is_acronym(t))
    keys = [t.key for t in words if t.key not in phrases("honorifics")]
    return tuple([k for k in keys if k not in titles] or keys)


def is_acronym(token: Token) -> bool:
    """Whether a word that may be a small one stands for a name: 'WHO', 'IT'."""
    return len(token.text) > 1 and token.text.isupper()


def _stands_for(short: Sequence[str], long: Sequence[str], docs: Docs) -> bool:
    """HUR for 'Ukraine's military intelligence', where an article says so or the initials do."""
    initials = "".join(word[0] for word in long)
    said = (docs.abbreviations.get(key, frozenset()) & set(long) for key in short)
    return any(said) or any(len(key) > 1 and initials in {key, key.removesuffix("s")} for key in short)
