"""Which names two articles in two languages share, by their sound: what the one names and the other surely has too."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.doc.any_language.heard import heard_in
from compare.facts.doc.any_language.sounds import FEWEST, likeness, perhaps_one, surely_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.any_language.heard import Heard
    from compare.facts.doc.any_language.sounds import Sound
    from compare.facts.doc.doc import Doc, Docs

_NASAL = "N"  # how half of all Chinese syllables end
# How alike, of 100, a stretch of signs is to a name, by how many of its other consonants are the name's.
_ALIKE_IN_SIGNS = {2: 83, 3: 70}
_NOT_UNLIKE_IN_SIGNS = 50
_LONG = 4
_ODD = 1  # how many times oftener one article may have a name: where it was put in another's place


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
    """The names that both articles have about as often, wherever they stand in them.

    What one article has far oftener is told there in another way too, as a word ('Office') or where the other says 'she'.
    """
    ours, theirs = _names_of(docs.left), _names_of(docs.right)
    pairs = [
        (one, two) for first, mine in ours.items() for one in mine for two in theirs.get(first, ()) if are_one(one.heard, two.heard)
    ]
    left, right = set(), set()
    for group in _groups(pairs):
        mine, yours = {one for one, _ in group}, {two for _, two in group}
        if abs(sum(n.often for n in mine) - sum(n.often for n in yours)) <= _ODD:
            left |= {name.heard.sound for name in mine}
            right |= {name.heard.sound for name in yours}
    return Shared(frozenset(left), frozenset(right))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an article in one of its forms, and how often it stands there."""

    heard: Heard
    often: int


def _names_of(doc: Doc) -> dict[str, list[_Name]]:
    """Every name of an article, by what two sounds of one name begin with."""
    named = [heard for view in doc.story for heard in heard_in(view) if heard.name]
    often = Counter(heard.sound for heard in named)
    found: dict[str, list[_Name]] = defaultdict(list)
    for heard in {heard.sound: heard for heard in sorted(named, key=lambda each: each.sure)}.values():
        found[_beginning(heard.sound)].append(_Name(heard, often[heard.sound]))
    return found


def _groups(pairs: Sequence[tuple[_Name, _Name]]) -> list[list[tuple[_Name, _Name]]]:
    """The pairs, those together that share a form: all forms of one name."""
    groups: list[list[tuple[_Name, _Name]]] = []
    for one, two in pairs:
        touching = [group for group in groups if any(one == a or two == b for a, b in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([(one, two), *(pair for group in touching for pair in group)])
    return groups


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
