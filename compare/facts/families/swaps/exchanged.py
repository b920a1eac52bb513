"""Exchanged: two names, two values or two days that changed places around the same words, 'Kern sued Lind', 'Lind sued Kern'."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.names import find_names
from compare.facts.fact import Fact
from compare.facts.families.swaps.places import Words
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

# Around these nothing changes where the two sides change places.
_EITHER_WAY = frozenset({"and", "or", "with", "versus", "met", "meets", "nor", "as", "well", "like", "plus"})
_TWO = 2
NAME, NUMBER, DAY = FactType.NAME_CHANGED, FactType.NUMBER_CHANGED, FactType.DATE_CHANGED


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a number or a day.

    Attributes:
        sort: what it is, as the type of the fact that tells that it changed places.
        keys: its words.
        first: the number of its first word in the view.
        last: of its last.
        start: offset into the view's text.
        end: likewise.
    """

    sort: FactType
    keys: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Couple:
    """Two of a sort in a row, with what stands between."""

    one: Mention
    two: Mention
    between: tuple[str, ...]

    @property
    def turned(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """What a couple has that is this one with its sides exchanged."""
        return self.two.keys, self.one.keys, self.between


def _facing(sides: Sides) -> Iterator[tuple[Couple, Couple]]:
    ours, theirs = _mentions(sides.left, sides), _mentions(sides.right, sides)
    found = list(_in_a_row(sides, ours, theirs)) or list(_across_others(sides, ours, theirs))
    yield from found


def _across_others(sides: Sides, mine: Sequence[Mention], yours: Sequence[Mention]) -> Iterator[tuple[Couple, Couple]]:
    """Two names that changed places where nothing else did: 'Orme met Kell, Moe met Lind', 'Orme met Lind, Moe met Kell'."""
    ours, theirs = ([m for m in mentions if m.sort is NAME] for mentions in (mine, yours))
    if len(ours) != len(theirs) or _between(sides.left, ours) != _between(sides.right, theirs):
        return
    moved = [k for k, (one, two) in enumerate(zip(ours, theirs, strict=True)) if one.keys != two.keys]
    if len(moved) != _TWO or (ours[moved[0]].keys, ours[moved[1]].keys) != (theirs[moved[1]].keys, theirs[moved[0]].keys):
        return
    between = {key for words in _between(sides.left, ours)[moved[0] + 1 : moved[1] + 1] for key in words}
    if between - _EITHER_WAY:
        first, second = moved
        yield Couple(ours[first], ours[second], ()), Couple(theirs[first], theirs[second], ())


def _between(view: View, names: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The words before, between and behind some names."""
    edges = [-1, *(m.last for m in names)], [*(m.first for m in names), len(view.voice)]
    return [tuple(t.key for t in view.voice[last + 1 : first]) for last, first in zip(*edges, strict=True)]


def _in_a_row(sides: Sides, mine: Sequence[Mention], yours: Sequence[Mention]) -> Iterator[tuple[Couple, Couple]]:
    theirs = {(c.one.keys, c.two.keys, c.between): c for c in _couples(sides.right, yours)}
    ours = _couples(sides.left, mine)
    here = {(c.one.keys, c.two.keys, c.between) for c in ours}
    for couple in ours:
        other = theirs.get(couple.turned)
        if other and couple.turned not in here and (couple.one.keys, couple.two.keys, couple.between) not in theirs:
            yield couple, other


def _couples(view: View, mentions: Sequence[Mention]) -> list[Couple]:
    """Two of a sort in one sentence, with the same words between that make one of them the first."""
    found = []
    for sort in (NAME, NUMBER, DAY):
        for one, two in pairwise(m for m in mentions if m.sort is sort):
            between = tuple(t.key for t in view.voice[one.last + 1 : two.first])
            near = view.passage_at(one.start) == view.passage_at(two.start)
            if near and one.keys != two.keys and (set(between) - _EITHER_WAY or _is_score(view, one, two)):
                found.append(Couple(one, two, between))
    return found


def _is_score(view: View, one: Mention, two: Mention) -> bool:
    return one.sort is NUMBER and view.text[one.end : two.start].strip() == "-"


def _mentions(view: View, sides: Sides) -> list[Mention]:
    """In order; a number or a day inside of a name is the name's."""
    names = find_names(view, sides.docs)
    number = {t.start: k for k, t in enumerate(view.voice)}
    found = [_mention(NAME, name.tokens, number) for name in names if all(t.start in number for t in name.tokens)]
    taken = {k for m in found for k in range(m.first, m.last + 1)}
    for k, token in enumerate(view.voice):
        sort = NUMBER if token.key[0].isdigit() else DAY if token.key in phrases("calendar") else None
        if sort and k not in taken:
            found.append(_mention(sort, (token,), number))
    return sorted(found, key=lambda m: m.first)


def _mention(sort: FactType, tokens: Sequence[Token], number: dict[int, int]) -> Mention:
    first, last = number[tokens[0].start], number[tokens[-1].start]
    return Mention(sort, tuple(t.key for t in tokens), first, last, tokens[0].start, tokens[-1].end)


def _change(sides: Sides, one: Couple, two: Couple) -> Iterator[Fact]:
    """Values are told each with the one in its place, names and days both in one."""
    pairs = [(one.one, two.one), (one.two, two.two)] if one.one.sort is NUMBER and len(one.between) > 1 else [(one, two)]
    for ours, theirs in pairs:
        mine, yours = _words(ours), _words(theirs)
        gone, new = sides.left.text[mine.start : mine.end], sides.right.text[yours.start : yours.end]
        yield Fact(one.one.sort, *sides.spans(mine, yours), gone=(gone,), new=(new,))


def _words(of: Mention | Couple) -> Words:
    return Words(of.one.start, of.two.end) if isinstance(of, Couple) else Words(of.start, of.end)


EXCHANGED = Family("exchanged", change=_change, last=True, facing=_facing)
