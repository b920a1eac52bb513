"""Where the other article stands when this one is scrolled: pure."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def anchors(links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows that stand beside each other, rising on both sides; a link that would go back is left out.

    Args:
        links: the first row of a link here, and across.
    """
    found: list[tuple[int, int]] = []
    for here, there in sorted(links):
        if not found or (here > found[-1][0] and there > found[-1][1]):
            found.append((here, there))
    return found


def row_across(beside: Sequence[tuple[int, int]], row: float, rows: tuple[int, int]) -> int:
    """The row across that belongs to a row here: exact at anchors, even between them.

    Args:
        beside: from `anchors`.
        row: here, 0 or more.
        rows: how many rows there are here, and across.
    """
    points = [(0, 0), *(p for p in beside if 0 < p[0] < rows[0] and 0 < p[1] < rows[1]), rows]
    place = max(1, bisect.bisect_right(points, row, key=lambda p: p[0]))
    (x0, y0), (x1, y1) = points[place - 1], points[min(place, len(points) - 1)]
    if x1 <= x0:
        return y0
    return round(y0 + (row - x0) * (y1 - y0) / (x1 - x0))
