"""What is measured of an edit: its words, how alike both sides' are, what stands around it.

Whatever is measured of each side is given as the lesser and the greater of both, so that which article is the left does not count.
"""

from __future__ import annotations

from functools import cache
from math import isnan
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.fuzz import ratio, token_set_ratio

from compare.facts.families.swaps.opposite_words import opposed
from compare.facts.vocabulary import phrases
from compare.second_reader.features import unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.facts.doc.tokens import Token
    from compare.facts.edits import Edit
    from compare.second_reader.changes.sides import Floats, ReadSide

    Places = NDArray[np.int64]

_CLASSES = ("ability", "amount", "joining", "place", "person", "helping", "denial")
_MOST_AROUND = 20
_NEAR, _NEARER = 3, 2  # words of the surroundings that are laid beside each other
_STEP = 10  # a change of likeness is small: of an order with the rest, in tenths
NONE = float("nan")  # of what an edit has not; the network takes the mean there


def measured(edit: Edit, ours: ReadSide, theirs: ReadSide, cosines: Floats, edited: tuple[int, float]) -> list[float]:
    """What is measured of an edit, always in the same order.

    Args:
        edit: of a link.
        ours: the left side.
        theirs: the right side.
        cosines: of all words of the left with all of the right, shape (words of the left, words of the right).
        edited: how many edits the link has, and the share of its words that stand in them.
    """
    left = np.arange(edit.at[0], edit.at[0] + len(edit.ours))
    right = np.arange(edit.at[1], edit.at[1] + len(edit.theirs))
    return [
        *_by_size(edit, ours, theirs, (left, right), edited),
        *_by_form(edit, ours, theirs, (left, right)),
        *_by_meaning(ours, theirs, cosines, (left, right)),
        *_by_surroundings(edit, ours, theirs),
        *_by_scores(ours, theirs, (left, right)),
        *_by_kind(edit),
    ]


def _both(one: float, two: float) -> tuple[float, float]:
    return (one, two) if one <= two else (two, one)


def _content(side: ReadSide, places: Places) -> Places:
    return places[side.content[places]]


def _by_size(edit: Edit, ours: ReadSide, theirs: ReadSide, at: tuple[Places, Places], edited: tuple[int, float]) -> Iterator[float]:
    yield from _both(len(at[0]), len(at[1]))
    yield from _both(len(_content(ours, at[0])), len(_content(theirs, at[1])))
    yield min(edit.around, _MOST_AROUND)
    yield edit.tight
    yield edit.alike
    yield from edited
    lengths = len(ours.tokens), len(theirs.tokens)
    yield from _both(*lengths)
    yield (edit.at[0] / lengths[0] + edit.at[1] / lengths[1]) / 2
    yield any(start + len(places) >= length for start, places, length in zip(edit.at, at, lengths, strict=True))
    yield min(edit.at) == 0


def _by_form(edit: Edit, ours: ReadSide, theirs: ReadSide, at: tuple[Places, Places]) -> Iterator[float]:
    mine, yours = _content(ours, at[0]), _content(theirs, at[1])
    yield from _both(_moved(ours, mine, theirs, at[1]), _moved(theirs, yours, ours, at[0]))
    forms = [{form for token in words for form in (token.stem, token.root)} for words in (edit.ours, edit.theirs)]
    left, right = [ours.tokens[k] for k in mine], [theirs.tokens[k] for k in yours]
    new = [[t for t in left if _is_new(t, forms[1])], [t for t in right if _is_new(t, forms[0])]]
    yield from _both(_share(len(left) - len(new[0]), len(left)), _share(len(right) - len(new[1]), len(right)))
    keys = [" ".join(t.key for t in words) for words in (edit.ours, edit.theirs)]
    yield ratio(*keys) / 100
    yield token_set_ratio(*keys) / 100
    yield len(new[0]) + len(new[1])
    yield any(opposed(one.key, two.key) for one in new[0] for two in right) or any(
        opposed(one.key, two.key) for one in left for two in new[1]
    )


def _share(some: int, of: int) -> float:
    return some / of if of else 1.0


def _is_new(token: Token, forms: set[str]) -> bool:
    return token.stem not in forms and token.root not in forms


def _moved(side: ReadSide, places: Places, other: ReadSide, without: Places) -> float:
    """The share of some words that stand on the other side too, outside of the edit."""
    if not len(places):
        return 0.0
    first, last = (int(without[0]), int(without[-1]) + 1) if len(without) else (0, 0)
    there = {token.stem for k, token in enumerate(other.tokens) if not first <= k < last}
    return sum(side.tokens[k].stem in there for k in places) / len(places)


def _by_meaning(ours: ReadSide, theirs: ReadSide, cosines: Floats, at: tuple[Places, Places]) -> Iterator[float]:
    """How alike the words of both sides are in their place: as wholes, each with the nearest of the edit and of all."""
    means = [side.vectors[places].mean(axis=0) if len(places) else None for side, places in zip((ours, theirs), at, strict=True)]
    yield float(unit(means[0]) @ unit(means[1])) if means[0] is not None and means[1] is not None else NONE
    mine = _nearest(_or_all(ours, at[0]), cosines, at[1])
    yours = _nearest(_or_all(theirs, at[1]), cosines.T, at[0])
    for one, two in zip(mine, yours, strict=True):
        known = [each for each in (one, two) if not isnan(each)]
        yield min(known, default=NONE)
        yield max(known) if len(known) > 1 else NONE
    whole = float(ours.mean @ theirs.mean)
    yield whole
    rest = [np.delete(side.vectors, places, axis=0) for side, places in zip((ours, theirs), at, strict=True)]
    apart = float(unit(rest[0].mean(axis=0)) @ unit(rest[1].mean(axis=0))) if len(rest[0]) and len(rest[1]) else NONE
    yield _STEP * (apart - whole)
    alike = [float(unit(mean) @ side.mean) for mean, side in zip(means, (theirs, ours), strict=True) if mean is not None]
    yield min(alike, default=NONE)


def _or_all(side: ReadSide, places: Places) -> Places:
    """The words with subject matter, or all where none has any."""
    content = _content(side, places)
    return content if len(content) else places


def _nearest(places: Places, cosines: Floats, among: Places) -> tuple[float, float, float, float]:
    """The least and the mean over some words of how near the nearest of the other side is, and the nearest of its edit."""
    if not len(places):
        return NONE, NONE, NONE, NONE
    rows = cosines[places]
    anywhere = rows.max(axis=1)
    inside = rows[:, among].max(axis=1) if len(among) else np.full(len(places), NONE)
    return float(anywhere.min()), float(anywhere.mean()), float(inside.min()), float(inside.mean())


def _by_surroundings(edit: Edit, ours: ReadSide, theirs: ReadSide) -> Iterator[float]:
    """How alike what stands around the edit is on both sides, without the edit and with it."""
    places = [(side, start, start + len(words)) for side, start, words in _sides(edit, ours, theirs)]
    around = [np.concatenate([s.vectors[max(0, a - _NEAR) : a], s.vectors[b : b + _NEAR]]) for s, a, b in places]
    within = [s.vectors[max(0, a - _NEARER) : b + _NEARER] for s, a, b in places]
    for one, two in (around, within):
        yield float(unit(one.mean(axis=0)) @ unit(two.mean(axis=0))) if len(one) and len(two) else NONE


def _sides(edit: Edit, ours: ReadSide, theirs: ReadSide) -> tuple[tuple[ReadSide, int, Sequence[Token]], ...]:
    return (ours, edit.at[0], edit.ours), (theirs, edit.at[1], edit.theirs)


def _by_scores(ours: ReadSide, theirs: ReadSide, at: tuple[Places, Places]) -> Iterator[float]:
    scores = [side.scores[places] for side, places in zip((ours, theirs), at, strict=True)]
    yield from _both(*(float(each.max(initial=0)) for each in scores))
    yield from _both(*(float(each.mean()) if len(each) else 0.0 for each in scores))


def _by_kind(edit: Edit) -> Iterator[float]:
    """How many words of each class of small words, how many figures, how many names."""
    for name in _CLASSES:
        members = _members(name)
        yield from _both(*(sum(t.key in members for t in words) for words in (edit.ours, edit.theirs)))
    for count in (_figures, _capitals, _longest):
        yield from _both(count(edit.ours), count(edit.theirs))


@cache
def _members(name: str) -> frozenset[str]:
    return frozenset(phrases("word_classes").get(name, "").split())


def _figures(words: Sequence[Token]) -> int:
    return sum(t.key[:1].isdigit() for t in words)


def _capitals(words: Sequence[Token]) -> int:
    return sum(t.capital for t in words)


def _longest(words: Sequence[Token]) -> int:
    return max((len(t.key) for t in words), default=0)
