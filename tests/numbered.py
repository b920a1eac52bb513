"""Two small articles whose links have numbers, for tests of those."""

from __future__ import annotations

from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.reviewing.log.review import (
    Action,
    Review,
    reviewed,
)

Key = tuple[tuple[int, ...], tuple[int, ...]]

LEFT = [
    "The council postponed its vote on the budget.",
    "Four members walked out in protest.",
    "He had 14 notebooks and a pistol.",
    "Snow is expected in the valleys.",
]
RIGHT = [
    "In protest, four members walked out.",
    "The council postponed its vote on Monday.",
    "He had 14 notebooks at home, the police said.",
    "A club was sold.",
]


def compared() -> Comparison:
    """Three links, two of them crossing."""
    comparison = compare(made(LEFT), made(RIGHT), WordEncoder())
    assert [link.key for link in comparison.links] == [((0,), (1,)), ((1,), (0,)), ((2,), (2,))]
    return comparison


def after(found: Comparison, *actions: Action) -> Comparison:
    return reviewed(found, Review.replayed(actions))


def numbers(comparison: Comparison) -> dict[Key, int]:
    return {link.key: link.number for link in comparison.links}
