"""Narrowed claims: one side says of a part, or under a condition, what the other says of the whole, and else both tell alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType, mirrored
from compare.facts.edits import is_of_one_telling
from compare.facts.fact import Fact, Why
from compare.facts.families.swaps.places import Words, denied
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_MARKS = ".;:\n"
_PART, _ALONE = "part", "alone"
_TYPES = {_PART: (FactType.SUPERLATIVE_ADDED, Why.SHARE), _ALONE: (FactType.SUPERLATIVE_DROPPED, Why.PLAIN)}


@dataclass(frozen=True, slots=True)
class _Claim:
    """Words of a side, and what they are narrowed by there: 'part', 'alone' or nothing."""

    words: Words
    by: str = ""


def _facing(sides: Sides) -> Iterator[tuple[_Claim, _Claim]]:
    for edit in sides.edits:
        here, there = _narrowing(edit.ours), _narrowing(edit.theirs)
        instead = edit.theirs if here else edit.ours
        if bool(here) == bool(there) or not is_of_one_telling(edit) or any(t.key not in _ARTICLES for t in instead):
            continue
        one, two = _with_next(sides.left, edit.ours, edit.at[0]), _with_next(sides.right, edit.theirs, edit.at[1])
        if one and two and denied(sides.left, one.start) == denied(sides.right, two.start):
            yield _Claim(one, here), _Claim(two, there)


def _narrowing(tokens: Sequence[Token]) -> str:
    words = " ".join(t.key for t in tokens if t.key not in _ARTICLES)
    return phrases("narrowing").get(words, "")


def _with_next(view: View, tokens: Sequence[Token], at: int) -> Words | None:
    """Some words with the one behind them, in the same sentence; of no words, that one alone; 'only five' is no less than five."""
    following = next(iter(view.voice[at + len(tokens) : at + len(tokens) + 1]), None)
    if following is None or following.key[0].isdigit() or following.key in phrases("number_words"):
        return None
    start = tokens[0].start if tokens else following.start
    if any(mark in view.text[start : following.start] for mark in _MARKS):
        return None
    return Words(start, following.end)


def _change(sides: Sides, one: _Claim, two: _Claim) -> Iterator[Fact]:
    type_, why = _TYPES[one.by or two.by]
    left, right = sides.spans(one.words, two.words)
    yield Fact(type_, left, right, why) if one.by else mirrored(Fact(type_, right, left, why))


NARROWED = Family("narrowed claims", change=_change, last=True, facing=_facing)
