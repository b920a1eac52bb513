"""Denied: where all else is the same, one side has a 'not', or a 'failed to', that the other has not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import plain_forms
from compare.facts.edits import is_of_one_telling
from compare.facts.families.swaps.denying import CONTRACTED, denies, fails
from compare.facts.families.swaps.places import Words, told_as
from compare.facts.family import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

# Words that say nothing of what is denied: 'does not offer any', 'offers'; 'was not very large', 'was quite large'.
_LIGHT = frozenset(
    {"do", "does", "did", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "can", "could"}
    | {"it", "they", "that", "all", "some", "any", "a", "an", "the", "of", "to"}
    | {"very", "too", "quite", "rather", "so", "really", "as", "much"}
)
_NO_DENIAL = frozenset({"only", "just", "least", "less", "fewer", "more", "later", "merely", "simply", "one", "doubt"})


def _facing(sides: Sides) -> Iterator[tuple[Words, Words]]:
    mine, yours = (sum(_denying(t.key) for t in view.voice) for view in (sides.left, sides.right))
    for edit in sides.edits if mine != yours else ():  # 'currently not insured', 'not currently insured'
        if not is_of_one_telling(edit):
            continue
        ours, theirs = _without(sides.left, edit.ours, edit.at[0]), _without(sides.right, edit.theirs, edit.at[1])
        if (ours is None) != (theirs is None) and _same(_left(ours, edit.ours), _left(theirs, edit.theirs)):
            yield _place(sides.left, edit.ours, edit.at[0]), _place(sides.right, edit.theirs, edit.at[1])


def _left(rest: list[str] | None, tokens: Sequence[Token]) -> list[str]:
    return _keys(tokens) if rest is None else rest


def _place(view: View, tokens: Sequence[Token], at: int) -> Words:
    """The words with the one before and the one behind."""
    first, last = max(0, at - 1), min(len(view.voice) - 1, at + len(tokens))
    return Words(view.voice[first].start, view.voice[last].end)


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [t.key for t in tokens]


def _without(view: View, tokens: Sequence[Token], at: int) -> list[str] | None:
    """The words without the one that denies; None where there is none, or more than one."""
    denying = [k for k, t in enumerate(tokens) if _denying(t.key)]
    if len(denying) != 1:
        return None
    number, keys = denying[0], _keys(tokens)
    if any(t.key in _NO_DENIAL for t in view.voice[at + number + 1 :][:1]):
        return None  # 'not only', 'no fewer than'
    rest = CONTRACTED.get(keys[number], keys[number].removesuffix("n't") if keys[number].endswith("n't") else "")
    return [key for k, key in enumerate([*keys[:number], rest, *keys[number + 1 :]]) if key or k != number]


@lru_cache(maxsize=16_384)
def _denying(key: str) -> bool:
    return denies(key) or fails(key)


def _same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether what is left says the same: 'left', 'did leave'."""
    mine, yours = ([key for key in side if key not in _LIGHT] for side in (ours, theirs))
    pairs = zip(mine, yours, strict=False)
    return len(mine) == len(yours) and all(one == two or not plain_forms(one).isdisjoint(plain_forms(two)) for one, two in pairs)


DENIED = Family("denied", change=told_as(FactType.NEGATION_FLIPPED), last=True, facing=_facing)
