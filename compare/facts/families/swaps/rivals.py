"""Rivals: a word of a kind in the place of another of that kind, 'manslaughter' for 'murder', 'months' for 'weeks'."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import plain_forms
from compare.facts.edits import in_place
from compare.facts.families.swaps.places import Words, told_as
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.tokens import Token
    from compare.facts.edits import Edit
    from compare.facts.family import Sides


@cache
def _kinds(words: str) -> dict[str, frozenset[str]]:
    """The kinds that a list has each of its words in."""
    found: dict[str, set[str]] = {}
    for kind, members in phrases(words).items():
        for member in members.split():
            found.setdefault(member, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _of(words: str, token: Token) -> frozenset[tuple[str, str]]:
    """The kinds of a word, each with the plain form that is of it."""
    return frozenset((kind, form) for form in plain_forms(token.key) for kind in _kinds(words).get(form, ()))


def _rivals(words: str, one: Token, two: Token) -> bool:
    mine, yours = _of(words, one), _of(words, two)
    shared = {kind for kind, _ in mine} & {kind for kind, _ in yours}
    return bool(shared) and plain_forms(one.key).isdisjoint(plain_forms(two.key))


def _pair(words: str, edit: Edit) -> tuple[Token, Token] | None:
    pairs = [(i + j, a, b) for i, a in enumerate(edit.ours) for j, b in enumerate(edit.theirs) if _rivals(words, a, b)]
    return min(pairs, key=lambda pair: pair[0])[1:] if pairs else None


def _facing(words: str, alone: bool, sides: Sides) -> Iterator[tuple[Words, Words]]:
    for edit in in_place(sides.edits):
        single = len(edit.ours) == len(edit.theirs) == 1
        if (single or not alone) and (pair := _pair(words, edit)):
            yield Words(pair[0].start, pair[0].end), Words(pair[1].start, pair[1].end)


def _family(words: str, kind: FactType, *, alone: bool = False) -> Family[Words]:
    return Family(words.replace("_", " "), change=told_as(kind), last=True, facing=partial(_facing, words, alone))


MEASURES = _family("measure_words", FactType.NUMBER_CHANGED, alone=True)  # '48 hours' are 'two days'
RIVALS = _family("rival_words", FactType.NAME_CHANGED)
