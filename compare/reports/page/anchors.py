"""What an address calls the passages of both articles, so that a page can be opened at one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from compare.link import Side
from compare.places import place_of

if TYPE_CHECKING:
    from compare.comparison import Comparison

Anchors = Mapping[Side, Mapping[int, str]]

_LETTERS = {Side.LEFT: "q", Side.RIGHT: "p"}


def anchors_of(comparison: Comparison) -> Anchors:
    """By side and passage id: 'p7' is the first of paragraph 7 of the second article, 'p7.2' the next in it, 'q7' in the first.

    What is not counted is called by what it is: 'p-headline', 'p-caption', 'p-caption.2'.
    """
    return {side: _of_side(comparison, side) for side in Side}


def _of_side(comparison: Comparison, side: Side) -> dict[int, str]:
    found: dict[int, str] = {}
    places: Counter[str] = Counter()
    for passage in comparison.article(side).passages:
        name = f"{_LETTERS[side]}{passage.number or '-' + place_of(passage).replace(' ', '-')}"
        places[name] += 1
        found[passage.id] = name if places[name] == 1 else f"{name}.{places[name]}"
    return found
