"""Which names two articles in two languages share, by their sound: what the one names and the other surely has too."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.heard import heard_in
from compare.facts.doc.any_language.sounds import FEWEST, likeness, perhaps_one, surely_one

if TYPE_CHECKING:
    from compare.facts.doc.any_language.heard import Heard
    from compare.facts.doc.any_language.sounds import Sound
    from compare.facts.doc.doc import Doc, Docs

_NASAL = "N"  # how half of all Chinese syllables end
# How alike, of 100, a stretch of signs is to a name, by how many of its other consonants are the name's.
_ALIKE_IN_SIGNS = {2: 83, 3: 70}
_NOT_UNLIKE_IN_SIGNS = 50
_LONG = 4
_OFTEN = 2  # a stretch of signs that stands there so many times as often as a name is a word


@dataclass(frozen=True)
class Shared:
    """Names of two articles by their sounds.

    Attributes:
        left: those of the left that the right has too.
        right: those of the right that the left has too.
    """

    left: frozenset[Sound]
    right: frozenset[Sound]


def shared_names(docs: Docs) -> Shared:
    """The names that both articles have, wherever they stand in them."""
    ours, theirs = _names_of(docs.left), _names_of(docs.right)
    pairs = [
        (one.sound, two.sound)
        for first, mine in ours.items()
        for one, often in mine.items()
        for two, as_often in theirs.get(first, {}).items()
        if are_one(one, two) and not (one.whole and often > _OFTEN * as_often) and not (two.whole and as_often > _OFTEN * often)
    ]
    return Shared(frozenset(one for one, _ in pairs), frozenset(two for _, two in pairs))


def _names_of(doc: Doc) -> dict[str, dict[Heard, int]]:
    """A stretch for every name of an article and how often it stands there, by what two sounds of one name begin with."""
    named = [heard for view in doc.story for heard in heard_in(view) if heard.name]
    often = Counter(heard.sound for heard in named)
    found: dict[str, dict[Heard, int]] = defaultdict(dict)
    for heard in {heard.sound: heard for heard in named}.values():
        found[_beginning(heard.sound)][heard] = often[heard.sound]
    return found


def _beginning(sound: Sound) -> str:
    return sound.consonants[:FEWEST] if len(sound.consonants) >= FEWEST else sound.letters


def are_one(one: Heard, two: Heard) -> bool:
    """Whether two stretches surely are one name, which one of them must be; where it may begin at any sign more is asked."""
    if not (one.sure or two.sure):
        return False
    if not (one.whole or two.whole):
        return surely_one(one.sound, two.sound)
    if one.sound.letters == two.sound.letters:
        return surely_one(one.sound, two.sound)
    consonants = one.sound.consonants
    least = _ALIKE_IN_SIGNS.get(min(3, len(consonants.replace(_NASAL, ""))))
    same = consonants == two.sound.consonants and len(consonants) >= FEWEST
    return bool(same and least and likeness(one.sound, two.sound) >= least)


def may_be_one(one: Heard, two: Heard) -> bool:
    """Whether a name may stand where another does, or a word made from it."""
    if one.whole or two.whole:
        return _may_be_one_in_signs(one.sound, two.sound)
    if (one.name and two.name) or min(len(one.sound.consonants), len(two.sound.consonants)) < FEWEST:
        return perhaps_one(one.sound, two.sound)
    return one.sound.consonants[:FEWEST] == two.sound.consonants[:FEWEST]


def _may_be_one_in_signs(one: Sound, two: Sound) -> bool:
    if likeness(one, two) < _NOT_UNLIKE_IN_SIGNS or abs(len(one.consonants) - len(two.consonants)) > 1:
        return False
    return perhaps_one(one, two) if len(one.consonants) >= _LONG else one.consonants == two.consonants
