"""A passage cut where its lit words begin and end: words that the other side has not, words that a fact is about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words of a passage that a fact is about: its number in the ledger, and where they stand."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a passage.

    Attributes:
        text: all pieces of a passage, put together, are its text.
        changed: whether the other side has not got these words.
        fact: whether a fact is about them.
        ends: the numbers of the facts whose words end here, as they stand behind them: '3', '3, 5'.
    """

    text: str
    changed: bool = False
    fact: bool = False
    ends: str = ""


def cut(text: str, changed: Sequence[tuple[int, int]], facts: Sequence[FactWords]) -> tuple[Piece, ...]:
    """The pieces of a passage, in order; none is empty.

    Args:
        text: of the passage.
        changed: where the words stand that the other side has not, rising.
        facts: that are about words of it.
    """
    if not changed and not facts:
        return (Piece(text),) if text else ()
    return tuple(_pieces(text, changed, facts))


def _pieces(text: str, changed: Sequence[tuple[int, int]], facts: Sequence[FactWords]) -> Iterator[Piece]:
    edges = {0, len(text), *(edge for span in changed for edge in span), *(edge for f in facts for edge in (f.start, f.end))}
    at = sorted(edge for edge in edges if 0 <= edge <= len(text))
    for start, end in pairwise(at):
        is_changed = any(a <= start and end <= b for a, b in changed)
        is_fact = any(f.start <= start and end <= f.end for f in facts)
        ends = ", ".join(str(number) for number in sorted({f.number for f in facts if f.end == end and f.start < end}))
        yield Piece(text[start:end], is_changed, is_fact, ends)
