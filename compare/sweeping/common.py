"""Passages that many articles have: what an outlet puts under every story says nothing of where one came from.

A release that many papers printed is made of such passages too. So they weigh little, and what of them is long counts all the same.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from compare.linking.lexical import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.article import Article
    from compare.sweeping.kept import Kept

PASSAGES = "passages"
_COMMON = "common"
_FEWEST, _SHARE = 5, 0.01  # articles that have it, and of all of them


def passages_of(article: Article) -> NDArray[np.uint64]:
    """The passages of a story in reading order, as hashes of 64 bits that equal texts share."""
    return np.array([_hash(comparable(passage.text)) for passage in article.story], np.uint64)


def keep_common(kept: Kept, keys: Sequence[str]) -> None:
    """Find the passages that many of some articles have, and keep them for whoever weighs a pair."""
    each = [np.unique(found) for key in dict.fromkeys(keys) if (found := kept.array(PASSAGES, key)) is not None]
    hashes, counts = np.unique(np.concatenate([*each, np.zeros(0, np.uint64)]), return_counts=True)
    kept.keep_array(_COMMON, _COMMON, hashes[counts >= max(_FEWEST, _SHARE * len(each))])


def common_in(kept: Kept, key: str) -> NDArray[np.bool_]:
    """Which passages of a story are common: shape (passages of the story,)."""
    own, common = kept.array(PASSAGES, key), kept.array(_COMMON, _COMMON)
    if own is None or common is None:
        return np.zeros(0 if own is None else len(own), bool)
    return np.isin(own, common)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
