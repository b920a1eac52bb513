"""What is measured of every word of one side of a link against the words of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_STEM = 5  # letters: words that begin with the same ones are forms of one
_SHARP = 20.0  # of the softmax over cosines: what is alike by 0.1 more is seven times as likely the partner
_LONG = 2.0  # of a side, in scores of words: the network was trained on sentences
_SCORE = 20.0  # words
_LETTERS = 12
COUNT = 24  # features a word
NEAREST, NEAREST_RUN = (
    0,
    6,
)  # places of two of them: how far the nearest word of the other side is, and the nearest of any three in a row


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one side of a link, in reading order.

    Attributes:
        texts: as written.
        keys: in the form that they are compared in, shape (words,).
        vectors: of the encoder, shape (words, dimensions).
    """

    texts: Sequence[str]
    keys: Sequence[str]
    vectors: Floats


def measured(ours: Words, theirs: Words) -> Floats:
    """The features of each word of ours: shape (words, COUNT). Both sides hold at least one word."""
    cosines = unit(ours.vectors) @ unit(theirs.vectors).T
    partners = cosines.argmax(axis=1)
    columns = [
        *_by_meaning(ours, theirs, cosines, partners),
        *_by_spelling(ours, theirs, partners),
        *_by_form(ours, theirs, partners),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def unit(rows: Floats) -> Floats:
    """The same directions at unit length."""
    return np.asarray(rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9), np.float32)


def _by_meaning(ours: Words, theirs: Words, cosines: Floats, partners: NDArray[np.int64]) -> list[Floats]:
    """Distances between contextual vectors: of the word, of it with its neighbours, of the side with and without it.

    The distance to the nearest word is DiffAlign, the change of likeness without the word DiffDel (Vamvas and Sennrich 2023,
    'Towards Unsupervised Recognition of Token-level Semantic Differences in Related Documents').
    """
    count = len(cosines)
    best = cosines[np.arange(count), partners]
    others = np.partition(cosines, -2, axis=1)[:, -2] if cosines.shape[1] > 1 else np.zeros_like(best)
    mutual = cosines.argmax(axis=0)[partners] == np.arange(count)
    flow = np.exp(cosines * _SHARP)
    flow = flow / flow.sum(axis=1, keepdims=True) * flow / flow.sum(axis=0, keepdims=True)
    mean, other = ours.vectors.mean(axis=0), unit(theirs.vectors.mean(axis=0))
    whole = float(unit(mean) @ other)
    without = (ours.vectors.sum(axis=0) - ours.vectors) / max(1, count - 1)
    runs = unit(_runs(ours.vectors)) @ unit(_runs(theirs.vectors)).T
    return [
        1 - best,
        best - others,
        1 - cosines.mean(axis=1),
        mutual,
        np.sqrt(flow.max(axis=1)),
        10 * (unit(without) @ other - whole),
        1 - runs.max(axis=1),
        np.full(count, 1 - whole),
        1 - unit(ours.vectors) @ other,
    ]


def _runs(rows: Floats) -> Floats:
    """Of each word the mean over it and its neighbours."""
    padded = np.concatenate([np.zeros_like(rows[:1]), rows, np.zeros_like(rows[:1])])
    sums = padded[:-2] + padded[1:-1] + padded[2:]
    counts = np.full((len(rows), 1), 3.0, np.float32)
    counts[0] -= 1
    counts[-1] -= 1
    return np.asarray(sums / counts, np.float32)


def _by_spelling(ours: Words, theirs: Words, partners: NDArray[np.int64]) -> list[Floats]:
    """Whether the word, a form of it, something like it stands on the other side, beside the same neighbours."""
    stems, their_stems = ([key[:_STEM] for key in side.keys] for side in (ours, theirs))
    keys, forms = set(theirs.keys), set(their_stems)
    alike = cdist(ours.keys, theirs.keys, scorer=ratio, dtype=np.float32).max(axis=1) / 100
    same = [key == theirs.keys[j] for key, j in zip(ours.keys, partners, strict=True)]
    around = [
        sum(_at(stems, i + step) == _at(their_stems, int(j) + step) != "" for step in (-1, 1)) / 2 for i, j in enumerate(partners)
    ]
    return [_column(key in keys for key in ours.keys), _column(s in forms for s in stems), alike, _column(same), _column(around)]


def _by_form(ours: Words, theirs: Words, partners: NDArray[np.int64]) -> list[Floats]:
    """What kind of word it is, where it stands, and how long and how much the same the sides are."""
    empty, count = phrases("function_words").keys(), len(ours.keys)
    places = np.arange(count, dtype=np.float32) / count
    forms = {key[:_STEM] for key in theirs.keys}
    shared = sum(key[:_STEM] in forms for key in ours.keys) / count
    return [
        _column(key in empty for key in ours.keys),
        _column(text[:1].isupper() for text in ours.texts),
        _column(any(c.isdigit() for c in text) for text in ours.texts),
        _column(not any(c.isalnum() for c in text) for text in ours.texts),
        np.abs(places - partners / len(theirs.keys)),
        np.full(count, min(_LONG, count / _SCORE)),
        np.full(count, min(_LONG, len(theirs.keys) / _SCORE)),
        np.full(count, shared),
        places,
        _column(min(len(text), _LETTERS) / _LETTERS for text in ours.texts),
    ]


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if 0 <= place < len(values) else ""


def _column(values: object) -> Floats:
    return np.fromiter(values, np.float32)  # type: ignore[call-overload, no-any-return]  # booleans and numbers alike
