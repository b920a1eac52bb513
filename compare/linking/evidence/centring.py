"""A multilingual model's vectors, so that their cosines mean what the default model's do.

All vectors of multilingual-e5-small point roughly one way (any two sentences have a cosine of 0.7 to 1), and those of one
language a little more: what a sentence says is in how it differs from the others of its side. So each side's mean is taken
away (Mu and Viswanath 2018). A side of few passages has no mean of its own to speak of: `_COUNTS` passages that could be of
any text are put in.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from compare.embedding.vectors import SharedRows

if TYPE_CHECKING:
    from compare.embedding.vectors import Vectors

_COUNTS = 3


def centred(vectors: Vectors | SharedRows) -> Vectors | SharedRows:
    """The vectors of one side around their mean, each of unit length again; one of zeros, which is like none, stays it."""
    if isinstance(vectors, SharedRows):
        counts = np.bincount(vectors.rows, minlength=len(vectors.distinct)).astype(np.float32)
        return SharedRows(_around(vectors.distinct, counts), vectors.rows)
    return _around(vectors, np.ones(len(vectors), np.float32))


def _around(distinct: Vectors, counts: Vectors) -> Vectors:
    there = np.abs(distinct).max(axis=1, initial=0) > 0
    weights = np.where(there, counts, np.float32(0))
    mean = (weights @ distinct + _COUNTS * _any_text()) / (weights.sum() + _COUNTS)
    moved = np.where(there[:, None], distinct - mean, 0)
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True).clip(1e-9), np.float32)


@cache
def _any_text() -> Vectors:
    """The mean vector of texts in many languages, written by `benchmarks/links/train.py`."""
    import json

    return np.array(json.loads(Path(__file__).with_name("centre.json").read_text(encoding="utf-8")), np.float32)
