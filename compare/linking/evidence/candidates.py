"""Which pairs of passages are looked at: for each passage the nearest of the other side by cosine, and equal texts.

Memory grows with passages, not with pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.embedding.vectors import SharedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.embedding.vectors import Vectors

    Floats = NDArray[np.float32]
    Indices = NDArray[np.int64]

CANDIDATES = 16

_BLOCK = 1024
_CELLS = 8_388_608  # of a block: 32 MB
_STRANDS = 8
_PAIRS = 512


def find_candidates(
    left: Vectors | SharedRows, right: Vectors | SharedRows, left_texts: Sequence[str], right_texts: Sequence[str]
) -> tuple[Indices, Indices, NDArray[np.bool_]]:
    """Equal texts, and for each passage of either side its nearest on the other.

    Args:
        left: shape (passages, dimensions), unit rows.
        right: likewise.
        left_texts: as `comparable` gives them.
        right_texts: likewise.

    Returns:
        Places on the left and on the right, a pair a place; sorted by left and right, without doubles. And for each pair
        whether it is the n-th telling of one text on the left with the n-th on the right.
    """
    rows, columns = _nearest(left, right)
    back_columns, back_rows = _nearest(right, left)
    same_rows, same_columns = _equal_pairs(left_texts, right_texts)
    same = same_rows * len(right) + same_columns
    keys = _sorted_once(np.concatenate([rows * len(right) + columns, back_rows * len(right) + back_columns, same]))
    of_equals = np.zeros(len(keys), bool)
    of_equals[np.searchsorted(keys, same)] = True
    return keys // len(right), keys % len(right), of_equals


def _sorted_once(keys: Indices) -> Indices:
    """What `np.unique` gives, which looks millions of keys up in a table of hashes before it sorts them."""
    keys.sort()
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first]


def cosines(left: Vectors | SharedRows, right: Vectors | SharedRows, rows: Indices, columns: Indices) -> Floats:
    """The cosine of each pair: shape (len(rows),)."""
    found = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _PAIRS):
        block = slice(start, start + _PAIRS)
        found[block] = np.einsum("kd,kd->k", left[rows[block]], right[columns[block]])
    return found


def _equal_pairs(left: Sequence[str], right: Sequence[str]) -> tuple[Indices, Indices]:
    """The n-th telling of every text on the left with the n-th on the right, however often it is told."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(right):
        places.setdefault(text, []).append(place)
    tellings = {text: iter(found) for text, found in places.items()}
    pairs = [(i, j) for i, text in enumerate(left) if (j := next(tellings.get(text, iter(())), None)) is not None]
    rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
    return rows, columns


def _nearest(side: Vectors | SharedRows, other: Vectors | SharedRows) -> tuple[Indices, Indices]:
    """Up to CANDIDATES nearest of the other side for each row, a block of rows at a time; rows that repeat are looked at once."""
    width = min(CANDIDATES, len(other))
    size = max(1, min(_BLOCK, _CELLS // len(other)))
    vectors, rows = (side.distinct, side.rows) if isinstance(side, SharedRows) else (side, np.arange(len(side)))
    wanted, back = np.unique(rows, return_inverse=True)
    blocks = (vectors[wanted[start : start + size]] for start in range(0, len(wanted), size))
    nearest = np.concatenate([_largest(_products(block, other), width) for block in blocks])
    return np.repeat(np.arange(len(side)), width), nearest[back].ravel()


def _products(block: Vectors, other: Vectors | SharedRows) -> Floats:
    return block @ other.T if isinstance(other, np.ndarray) else other.products(block)


def _largest(values: Floats, width: int) -> Indices:
    """The columns of each row's largest values, in no order: shape (rows, width).

    The largest values stand in the strands with the largest maxima, so only those strands are looked through.
    """
    length = values.shape[1] // _STRANDS
    if length <= _STRANDS * width:
        return np.argpartition(values, values.shape[1] - width, axis=1)[:, -width:]
    whole = length * _STRANDS
    maxima = values[:, :whole].reshape(len(values), _STRANDS, length).max(axis=1)
    strands = np.argpartition(maxima, length - width, axis=1)[:, -width:]
    columns = (strands[:, None, :] + np.arange(0, whole, length)[None, :, None]).reshape(len(values), -1)
    rest = np.broadcast_to(np.arange(whole, values.shape[1]), (len(values), values.shape[1] - whole))
    columns = np.concatenate([columns, rest], axis=1)
    chosen = np.take_along_axis(values, columns, axis=1)
    places = np.argpartition(chosen, chosen.shape[1] - width, axis=1)[:, -width:]
    return np.take_along_axis(columns, places, axis=1)
