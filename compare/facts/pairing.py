"""Partners on the two sides of a link, each with one at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def likeliest_pairs(ranked: Iterable[tuple[float, ...]]) -> Iterator[tuple[int, int]]:
    """The best pair, then the best of what is left, and so on.

    Args:
        ranked: possible pairs: what they are ranked by, the least first, then a place on the left and one on the right.
    """
    left: set[int] = set()
    right: set[int] = set()
    for *_, i, j in sorted(ranked):
        if int(i) not in left and int(j) not in right:
            left.add(int(i))
            right.add(int(j))
            yield int(i), int(j)
