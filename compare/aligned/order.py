"""What stands beside what: the passages of both articles in one order, each once.

The links that keep their order on both sides are the spine. Between two of them stands what only the left has, then what the
right has there. What moved stands whole where the right has it; where the left had it, a ghost says so.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Comparison
    from compare.link import Link, Section


@dataclass(frozen=True, slots=True)
class Block:
    """Passages that stand beside each other.

    Attributes:
        left: passage ids, rising; empty where the left has nothing here.
        right: likewise.
        link: that holds them; None for what stands alone.
        ghost: whether they are only named here, because they stand whole beside the rest of their link.
        section: the unique section that begins here, if one does.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    link: Link | None = None
    ghost: bool = False
    section: Section | None = None

    def passages(self, side: Side) -> tuple[int, ...]:
        """The passage ids of one side."""
        return self.left if side is Side.LEFT else self.right


def aligned(comparison: Comparison, *, waiting: bool = False) -> tuple[Block, ...]:
    """The blocks of a comparison, from top to bottom: every passage is in exactly one that is no ghost.

    Args:
        comparison: whose passages they are.
        waiting: whether it is still being compared: then passages of the same place stand beside each other, until it is
            known what says the same.
    """
    return tuple(_Aligner(comparison, waiting=waiting).blocks())


def spine(links: Sequence[Link]) -> list[Link]:
    """The longest run of links whose first passages rise on both sides, moved links left out (Fredman 1975)."""
    ordered = sorted((link for link in links if not link.moved), key=lambda link: (link.left[0], link.right[0]))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, link in enumerate(ordered):
        at = bisect_left(tails, link.right[0])
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [link.right[0]]
        ends[at : at + 1] = [k]
    found: list[Link] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        found.append(ordered[k])
        k = before[k]
    return found[::-1]


class _Aligner:
    """Walks down both articles at once."""

    def __init__(self, comparison: Comparison, *, waiting: bool) -> None:
        self._waiting = waiting
        self._ends = {side: len(comparison.article(side).passages) for side in Side}
        self._links = {side: {k: link for link in comparison.links for k in link.passages(side)} for side in Side}
        self._sections = {(s.side, s.passages[0]): s for s in comparison.unique if s.passages}
        self._spine = spine(comparison.links)
        self._at = dict.fromkeys(Side, 0)
        self._shown: set[int] = set()  # ids of the links that stand whole already

    def blocks(self) -> Iterator[Block]:
        on_spine = {link.id for link in self._spine}
        for link in self._spine:
            yield from self._between(link.left[0], link.right[0], on_spine)
            self._shown.add(link.id)
            yield Block(link.left, link.right, link)
            for side in Side:
                self._at[side] += 1
                while self._at[side] in link.passages(side):
                    self._at[side] += 1
        yield from self._between(self._ends[Side.LEFT], self._ends[Side.RIGHT], on_spine)

    def _between(self, left: int, right: int, on_spine: set[int]) -> Iterator[Block]:
        """What comes before some passage of each side."""
        above = list(self._down(Side.LEFT, left, on_spine))
        below = list(self._down(Side.RIGHT, right, on_spine))
        if self._waiting:
            yield from _side_by_side(above, below)
        else:
            yield from above
            yield from below

    def _down(self, side: Side, end: int, on_spine: set[int]) -> Iterator[Block]:
        last: Link | None = None
        while self._at[side] < end:
            passage = self._at[side]
            self._at[side] += 1
            link = self._links[side].get(passage)
            if link is None:
                yield self._alone(side, passage)
            elif side is Side.RIGHT and link.id not in on_spine and link.id not in self._shown:
                self._shown.add(link.id)
                yield Block(link.left, link.right, link)
            elif last is not link:
                yield Block((), (passage,), link, ghost=True) if side is Side.RIGHT else Block((passage,), (), link, ghost=True)
            last = link

    def _alone(self, side: Side, passage: int) -> Block:
        section = self._sections.get((side, passage))
        return Block((passage,), (), section=section) if side is Side.LEFT else Block((), (passage,), section=section)


def _side_by_side(above: Sequence[Block], below: Sequence[Block]) -> Iterator[Block]:
    """Passages that nobody has compared yet, those of the same place in one row."""
    for one, two in zip_longest(above, below):
        if one is None or two is None or one.link or two.link:
            yield from (each for each in (one, two) if each is not None)
        else:
            yield Block(one.left, two.right)
