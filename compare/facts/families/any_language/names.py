"""Names between two languages: told only where each side has one that the other does not have here and names elsewhere.

A country or city of CLDR is known in any language, another name by its sound. What is left out, added or called otherwise ('the
president') is not told, nor is a name that only one of the articles has: between two languages that says too little.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.any_language.gazetteer import country_of
from compare.facts.doc.any_language.heard import heard_in
from compare.facts.doc.any_language.places import places_in, speaks_of
from compare.facts.doc.any_language.shared_names import may_be_one, shared_names
from compare.facts.doc.any_language.sounds import begin_alike
from compare.facts.fact import Fact, Why
from compare.facts.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.any_language.heard import Heard
    from compare.facts.doc.any_language.places import Place
    from compare.facts.doc.any_language.sounds import Sound
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_BETWEEN = (" ", "-", "'")  # what stands between the words of one name


class Sort(Enum):
    """What a name is of."""

    COUNTRY = auto()
    CITY = auto()
    NAME = auto()  # of whatever CLDR does not have


@dataclass(frozen=True, slots=True)
class Alone:
    """A name of a side that the other side does not have; offsets into the view's text."""

    start: int
    end: int
    sort: Sort
    code: str = ""

    def may_stand_for(self, other: Alone) -> bool:
        """Whether it may have been put in another's place: 'Kharkiv' in that of 'Prague'; no office in that of a country.

        'London' for 'Britain' is a way of speaking.
        """
        if {self.sort, other.sort} == {Sort.CITY, Sort.COUNTRY}:
            return country_of(self.code) != country_of(other.code)
        return {self.sort, other.sort} != {Sort.NAME, Sort.COUNTRY}


def _facing(sides: Sides) -> Iterator[tuple[Alone, Alone]]:
    """The one name of each side that the other does not have."""
    shared = sides.docs.whole(shared_names)
    lost = list(_alone(sides.left, sides.right, shared.left))
    new = list(_alone(sides.right, sides.left, shared.right)) if lost else []
    if len(lost) == len(new) == 1 and lost[0].may_stand_for(new[0]):
        yield lost[0], new[0]


def _alone(view: View, other: View, shared: frozenset[Sound]) -> Iterator[Alone]:
    """The names of a view that both articles have and the other view has not."""
    places = places_in(view)
    for place in places:
        if not speaks_of(other, place.code) and not _sounds(view, place, other):
            yield Alone(place.start, place.end, Sort.CITY if place.city else Sort.COUNTRY, place.code)
    end = 0
    for run in _runs(view, places):
        lost = [heard for heard in run if not _answered(heard, other)]
        named = [heard for heard in lost if heard.sure or heard.sound in shared]
        if any(heard.sound in shared for heard in lost) and named[0].start >= end:
            end = named[-1].end
            yield Alone(named[0].start, end, Sort.NAME)


def _sounds(view: View, place: Place, other: View) -> bool:
    """Whether a place may stand on the other side under a name that CLDR does not have."""
    names = [heard for heard in _outside(view, ()) if heard.start < place.end and place.start < heard.end]
    there = list(_outside(other, places_in(other)))
    return any(begin_alike(name.sound, heard.sound) for name in names for heard in there if not heard.whole)


def _outside(view: View, places: Sequence[Place]) -> Iterator[Heard]:
    """What a view has outside of some places."""
    return (heard for heard in heard_in(view) if not any(p.start < heard.end and heard.start < p.end for p in places))


def _answered(name: Heard, other: View) -> bool:
    """Whether the other side has something that may be a name."""
    return any(may_be_one(name, heard) for heard in heard_in(other))


def _runs(view: View, places: Sequence[Place]) -> list[list[Heard]]:
    """The names of a view that are no places, as runs of words with capitals; in a script without them each stretch alone."""
    runs: list[list[Heard]] = []
    for heard in _outside(view, places):
        if not heard.name:
            continue
        if runs and view.text[heard.start].isupper() and view.text[runs[-1][-1].end : heard.start] in _BETWEEN:
            runs[-1].append(heard)
        else:
            runs.append([heard])
    return runs


def _change(sides: Sides, one: Alone, two: Alone) -> Iterator[Fact]:
    type_ = FactType.NAME_CHANGED if Sort.NAME in {one.sort, two.sort} else FactType.PLACE_CHANGED
    left, right = sides.spans(one, two)
    yield Fact(type_, left, right, Why.NAMED, gone=(left.text,), new=(right.text,))


NAMES_ACROSS = Family("names across languages", facing=_facing, change=_change, beside=True)
