"""The engine: a family of facts is a declaration; mentions of both sides are paired, compared, and what is missed is told.

A family says what it reads of one side of a link (`mentions`), how unlikely two mentions are to be about one thing (`cost`),
what changed between two that are (`change`), and what the other side misses of those that have no partner (`missed`). It is
written for what goes from the left to the right; the engine swaps the sides for the rest, so that a comparison turned round
tells the same differences, turned round.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from compare.facts.catalog import mirrored
from compare.facts.edits import Edit, edits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compare.article import Span
    from compare.facts.doc.doc import Docs
    from compare.facts.doc.view import View
    from compare.facts.fact import Fact

MOST = 50  # mentions of one family in a side of a link: no sentence has more, and pairs are as many as their square
M = TypeVar("M")
Cost = tuple[float, ...]


@dataclass(frozen=True)
class Sides:
    """Both sides of a link, with the articles they are from."""

    left: View
    right: View
    docs: Docs

    @cached_property
    def mirrored(self) -> Sides:
        """The same with the sides swapped, made once: what was found of it stays."""
        return Sides(self.right, self.left, self.docs.mirrored)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What makes the right of the left."""
        return edits_of(self.left, self.right)

    @cached_property
    def keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """All words of the left and all of the right, as they are compared."""
        return frozenset([t.key for t in self.left.tokens]), frozenset([t.key for t in self.right.tokens])

    @cached_property
    def _said(self) -> frozenset[str]:
        """Stems of all words of the right."""
        return frozenset([t.stem for t in self.right.tokens])

    def told(self, claim: frozenset[str]) -> float:
        """How much of what the left claims the right tells too: the share of these stems, 0 to 1; of nothing, all."""
        return len(claim & self._said) / len(claim) if claim else 1.0

    def spans(self, one: Any, two: Any) -> tuple[Span, Span]:  # noqa: ANN401 - anything with a start and an end
        """Where a mention stands on the left, and where one stands on the right."""
        return self.left.span(one.start, one.end), self.right.span(two.start, two.end)


class Matched(NamedTuple, Generic[M]):
    """Mentions of both sides: who is whose partner, and who has none."""

    pairs: tuple[tuple[M, M], ...]
    lost: tuple[M, ...]
    new: tuple[M, ...]


def _nothing(*_: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever it is asked
    return ()


def _all(_sides: Sides, ours: Sequence[M], theirs: Sequence[M]) -> tuple[Sequence[M], Sequence[M]]:
    return ours, theirs


def _as_they_are(_sides: Sides, matched: Matched[M]) -> Matched[M]:
    return matched


@dataclass(frozen=True)
class Family(Generic[M]):
    """What is read, paired and compared.

    Attributes:
        name: of the declaration.
        mentions: of a side, in order, given both articles; the first `MOST` count.
        cost: of a pair, the less the likelier; None where two mentions cannot be about one thing.
        change: what is different between partners.
        missed: what the right misses of the left: the left's mentions without a partner, at least one, and all of the right's.
        apart: what is left to compare once both sides are known.
        settle: what becomes of the pairs before they are compared.
        every: whether each pair that has a cost is compared, not only partners.
        beside: whether what it finds is told only where nothing of its family was told of the same words before.
        last: whether it is told only where nothing at all was told of them: a family that knows the words and not the matter.
        otherwise: declarations that are asked only where this one found nothing.
        facing: pairs that are partners because they stand in each other's place; instead of mentions and their cost.
    """

    name: str
    mentions: Callable[[View, Docs], Sequence[M]] = _nothing
    cost: Callable[[Sides, Sequence[M], Sequence[M], int, int], Cost | None] | None = None
    change: Callable[[Sides, M, M], Iterable[Fact]] = _nothing
    missed: Callable[[Sides, Sequence[M], Sequence[M]], Iterable[Fact]] = _nothing
    apart: Callable[[Sides, Sequence[M], Sequence[M]], tuple[Sequence[M], Sequence[M]]] = _all
    settle: Callable[[Sides, Matched[M]], Matched[M]] = _as_they_are
    every: bool = False
    beside: bool = False
    last: bool = False
    otherwise: tuple[Family[Any], ...] = ()
    facing: Callable[[Sides], Iterable[tuple[M, M]]] | None = None

    def find(self, sides: Sides) -> list[Fact]:
        """The facts of a link that this family tells."""
        if self.facing:
            return [fact for one, two in self.facing(sides) for fact in self.change(sides, one, two)]
        ours, theirs = self.mentions(sides.left, sides.docs)[:MOST], self.mentions(sides.right, sides.docs)[:MOST]
        facts: list[Fact] = []
        if ours or theirs:
            ours, theirs = self.apart(sides, ours, theirs)
            matched = self.settle(sides, self._matched(sides, ours, theirs))
            facts += [fact for one, two in matched.pairs for fact in self.change(sides, one, two)]
            if matched.lost:
                facts += self.missed(sides, matched.lost, theirs)
            if matched.new:
                facts += [mirrored(fact) for fact in self.missed(sides.mirrored, matched.new, ours)]
        return facts or [fact for family in self.otherwise for fact in family.find(sides)]

    def _matched(self, sides: Sides, ours: Sequence[M], theirs: Sequence[M]) -> Matched[M]:
        if self.cost is None or not ours or not theirs:
            return Matched((), tuple(ours), tuple(theirs))
        asked = ((self.cost(sides, ours, theirs, i, j), i, j) for i in range(len(ours)) for j in range(len(theirs)))
        ranked = [(*cost, i, j) for cost, i, j in asked if cost is not None]
        if not ranked:
            return Matched((), tuple(ours), tuple(theirs))
        places = [(int(i), int(j)) for *_, i, j in ranked] if self.every else likeliest_pairs(ranked)
        left, right = {i for i, _ in places}, {j for _, j in places}
        return Matched(
            tuple((ours[i], theirs[j]) for i, j in places),
            tuple(one for i, one in enumerate(ours) if i not in left),
            tuple(two for j, two in enumerate(theirs) if j not in right),
        )


def likeliest_pairs(ranked: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """The best pair, then the best of what is left, and so on.

    Args:
        ranked: possible pairs: what they are ranked by, the least first, then a place on the left and one on the right.
    """
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for *_, i, j in sorted(ranked):
        if int(i) not in left and int(j) not in right:
            left.add(int(i))
            right.add(int(j))
            found.append((int(i), int(j)))
    return found
