"""Opposite words: one side has in a word's place the word that says the opposite of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import plain_forms
from compare.facts.edits import in_place
from compare.facts.families.swaps.places import Words, denied, told_as
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.tokens import Token
    from compare.facts.edits import Edit
    from compare.facts.family import Sides

_LISTS = ("wordnet_opposites", "opposite_words")
_SHORTEST = 3  # letters of a word that a prefix turns round


def _facing(sides: Sides) -> Iterator[tuple[Words, Words]]:
    for edit in in_place(sides.edits):
        if pair := _pair(edit):
            one, two = pair
            if denied(sides.left, one.start) == denied(sides.right, two.start):
                yield Words(one.start, one.end), Words(two.start, two.end)


def _pair(edit: Edit) -> tuple[Token, Token] | None:
    """The first opposites among the words of an edit."""
    pairs = [(i + j, one, two) for i, one in enumerate(edit.ours) for j, two in enumerate(edit.theirs) if opposed(one.key, two.key)]
    return min(pairs, key=lambda pair: pair[0])[1:] if pairs else None


@lru_cache(maxsize=16_384)
def opposed(one: str, two: str) -> bool:
    """Whether two words, in lower case and in any form, say the opposite of each other."""
    mine, yours = plain_forms(one), plain_forms(two)
    if mine & yours:
        return False
    return any(listed_opposites(a, b) or _turned(a, b) or _turned(b, a) for a in mine for b in yours)


def listed_opposites(one: str, two: str) -> bool:
    """Whether a list has two plain words as opposites."""
    return any(two in phrases(name).get(one, "").split() or one in phrases(name).get(two, "").split() for name in _LISTS)


def _turned(one: str, two: str) -> bool:
    """Whether the first is the second with a prefix before it that turns it round: 'unlawful', 'disloyal'."""
    return len(two) >= _SHORTEST and one.endswith(two) and one.removesuffix(two) in phrases("turning_prefixes")


OPPOSITE_WORDS = Family("opposite words", change=told_as(FactType.NEGATION_FLIPPED), last=True, facing=_facing)
