"""How much each word of a link says that the other side does not: values alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class WordScore:
    """A word and its score.

    Attributes:
        passage: the id of its passage.
        start: its first character in the passage's text.
        end: behind its last.
        score: 0, the other side says the same, to 1, nothing like it.
    """

    passage: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class WordScores:
    """The words of a link that have a score above 0, in reading order; all others of its words have 0.

    Attributes:
        left: of the left side.
        right: of the right side.
    """

    left: tuple[WordScore, ...] = ()
    right: tuple[WordScore, ...] = ()

    def of(self, side: Side) -> tuple[WordScore, ...]:
        """Those of one side."""
        return self.left if side is Side.LEFT else self.right

    def from_score(self, least: float, side: Side) -> Iterable[WordScore]:
        """Those of one side that have at least some score."""
        return (each for each in self.of(side) if each.score >= least)
