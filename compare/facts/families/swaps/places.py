"""Places: the words of a side that a swap is about, and whether they are denied there, and the fact that they become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.fact import Fact
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.facts.catalog import FactType
    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_BEFORE = 60  # characters: the expression matches no more
_NO = regex(
    r"(?:\b(?:not|never|no|nor|nobody|none|without|cannot|hardly|unlikely|unlike|contrary\s+to|(?:far|different)\s+from|(?:fail|refus|declin|stop|avoid)\w*)\b|n't\b)[^.;:\n\"]{0,40}$",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a side; offsets into its text."""

    start: int
    end: int


def denied(view: View, start: int) -> bool:
    """Whether a word that begins there is denied by what stands before it in its clause."""
    return bool(_NO.search(view.spoken[max(0, start - _BEFORE) : start].lower()))


def told_as(kind: FactType) -> Callable[[Sides, Words, Words], Iterator[Fact]]:
    """What a family says that tells words in the place of others as one type of fact, with both sides' words."""

    def change(sides: Sides, one: Words, two: Words) -> Iterator[Fact]:
        gone, new = sides.left.text[one.start : one.end], sides.right.text[two.start : two.end]
        yield Fact(kind, *sides.spans(one, two), gone=(gone,), new=(new,))

    return change
