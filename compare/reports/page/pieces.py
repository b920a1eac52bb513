"""A passage cut where its lit words begin and end: words that the other side has not, words that a fact is about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_NONE = (-1, -1)  # stands for no changed words


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words of a passage that a fact is about: its number in the ledger, and where they stand."""

    number: int
    start: int
    end: int


class Piece(NamedTuple):
    """Part of a passage; a tuple, because a page has tens of thousands of them.

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
    lit = iter(changed)
    last = next(lit, _NONE)
    for start, end in pairwise(at):
        while last[1] <= start and last is not _NONE:
            last = next(lit, _NONE)
        is_changed = last[0] <= start and end <= last[1]
        about = [f for f in facts if f.start <= start and end <= f.end] if facts else ()
        ends = ", ".join(map(str, sorted({f.number for f in about if f.end == end}))) if about else ""
        yield Piece(text[start:end], is_changed, bool(about), ends)
