"""What countries and cities are called in a language.

From CLDR, as babel brings it: the territories, a city for each time zone, most of them capitals, and the languages. From
`words/LANGUAGE/places.txt`: what else they are called ('USA'), and words that only speak of one ('American = US like').
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.tongue import locale_of, tongue_of
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases, plain
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Entry = tuple[tuple[str, ...], str]
FIRST = 3  # letters by which names are looked up
STEM = 4  # letters that speak of a place, whatever follows
SHORT = 5
_ENGLISH = "en"
_ALL_ZONES = "uk"  # a language for which CLDR has a city of every zone
_NOT_A_PLACE = frozenset({"001", "ZZ", "XA", "XB", "QO"})
_REGIONS = ("Africa", "America", "Asia", "Australia", "Europe")
_BESIDE = regex(r" ?[(（-].*")  # 'Myanmar (Burma)', 'Congo - Kinshasa'
_LIKE = "like"
_ARTICLE = "ال"
_IDEOGRAPH = "\u3400"
_LONG_IN_SIGNS = 3


@dataclass(frozen=True)
class Gazetteer:
    """What places are called in a language, all in lower case.

    Attributes:
        named: the words of each name with the place's code, by the first letters of the first word; the longest first.
        kin: likewise the words for the people and matters of a country, each alone.
        signs: of a language without blanks, each name with its code; the longest first.
        stems: by code, what words begin with that speak of it in any way.
    """

    named: Mapping[str, tuple[Entry, ...]]
    kin: Mapping[str, tuple[Entry, ...]]
    signs: tuple[tuple[str, str], ...]
    stems: Mapping[str, frozenset[str]]


@cache
def gazetteer_of(spoken: str) -> Gazetteer:
    """What places are called in a language; without babel only our own list.

    Args:
        spoken: as an article has it: empty for English.
    """
    code, spaced = spoken or _ENGLISH, tongue_of(spoken).spaced
    names, kin = dict(_names(code)), dict(_nations(code))
    stems: dict[str, set[str]] = defaultdict(set)
    for word, place in (*names.items(), *kin.items(), *_official(code), *_listed(code, like=True)):
        stems[place].update(_stems(word, spaced=spaced))
    return Gazetteer(
        _by_first(names.items()) if spaced else {},
        _by_first(kin.items()) if spaced else {},
        () if spaced else tuple(sorted(names.items(), key=lambda each: -len(each[0]))),
        {place: frozenset(found) for place, found in stems.items()},
    )


@cache
def country_of(place: str) -> str:
    """The country of a city; of a territory itself."""
    if "/" not in place or locale_of(_ENGLISH) is None:
        return place
    from babel.core import get_global

    return str(get_global("zone_territories").get(place, place))


def _by_first(named: Iterable[tuple[str, str]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for name, place in named:
        if words := tuple(t.key for t in tokens_of(name)):
            found[words[0][:FIRST]].append((words, place))
    return {first: tuple(sorted(entries, key=lambda each: -len(each[0]))) for first, entries in found.items()}


def _names(code: str) -> Iterator[tuple[str, str]]:
    """Every name of a place with its code; of two with one name a country comes last, and stays."""
    locale, zones = locale_of(code), locale_of(_ALL_ZONES)
    if locale and zones:
        for zone in zones.time_zones:
            if zone.startswith(_REGIONS) and zone.count("/") == 1:
                own = locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
                yield plain(own).lower(), zone
        for territory, name in locale.territories.items():
            if territory not in _NOT_A_PLACE:
                yield _BESIDE.sub("", plain(name)).lower(), territory
    yield from _listed(code, like=False)


def _nations(code: str) -> Iterator[tuple[str, str]]:
    """Words for the people and matters of a country: most are called as its language is."""
    locale = locale_of(code)
    for language, nation in phrases("nations").items() if locale else ():
        if name := locale.languages.get(language):
            yield plain(name).lower(), nation
    yield from ((word, nation) for word, nation in _listed(code, like=True) if len(word) > SHORT)


def _official(code: str) -> Iterator[tuple[str, str]]:
    """The names of the languages that are a country's own and no other nation's: Kazakh, not the Russian of Kazakhstan."""
    if locale := locale_of(code):
        from babel.languages import get_official_languages

        for territory in locale.territories:
            for language in get_official_languages(territory, de_facto=True):
                name = locale.languages.get(language)
                if name and language not in phrases("nations") | {_ENGLISH: ""}:
                    yield plain(name).lower(), territory


def _listed(code: str, *, like: bool) -> Iterator[tuple[str, str]]:
    """What our own list has: other names, or words that are only like one."""
    for word, value in phrases(f"{code}/places").items():
        if value.endswith(_LIKE) is like:
            yield word, value.split()[0]


def _stems(name: str, *, spaced: bool) -> Iterator[str]:
    """What words begin with that speak of a place; of two ideographs the first, which stands for them."""
    if not spaced:
        yield name[:1] if name[:1] >= _IDEOGRAPH and len(name) < _LONG_IN_SIGNS else name[:2]
        return
    keys = [token.key.removeprefix(_ARTICLE) for token in tokens_of(name)]
    longest = max(map(len, keys), default=0)
    for key in keys:
        if len(key) >= min(longest, STEM):
            yield key[: FIRST if len(key) <= SHORT else STEM]
