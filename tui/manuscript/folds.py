"""What need not be read, put together in one line: passages that are the same, that are settled, that a filter leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from compare.link import Side
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.aligned.order import Block

SAME, SETTLED, ASIDE, FURNITURE = "the same", "settled", "not shown", "furniture"
_FEWEST = {SAME: 2, SETTLED: 1, ASIDE: 1, FURNITURE: 1}  # blocks that make a fold: one that is the same is context

Start = tuple[Side, int]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks in one line.

    Attributes:
        first: the place of its first block.
        last: of its last.
        said: what it holds, in words.
    """

    first: int
    last: int
    said: str


def start_of(block: Block) -> Start:
    """What a fold is known by, whatever else is found: the first passage of its first block."""
    return (Side.RIGHT, block.right[0]) if block.right else (Side.LEFT, block.left[0])


def fold(blocks: Sequence[Block], reasons: Sequence[str], opened: Collection[Start]) -> Iterator[Fold | int]:
    """The places of blocks, runs of them that fold for the same reason as one.

    Args:
        blocks: from top to bottom.
        reasons: why each need not be read: SAME, SETTLED, ASIDE, FURNITURE; empty where it is to be read.
        opened: the folds that the reporter has opened.
    """
    for why, run in groupby(range(len(blocks)), key=reasons.__getitem__):
        places = list(run)
        if why and len(places) >= _FEWEST[why] and start_of(blocks[places[0]]) not in opened:
            yield Fold(places[0], places[-1], _said(why, [blocks[k] for k in places]))
        else:
            yield from places


def _said(why: str, blocks: Sequence[Block]) -> str:
    passages = max(sum(len(block.passages(side)) for block in blocks if not block.ghost) for side in Side)
    if why == FURNITURE:
        return f"{counted(passages, 'line')} of furniture"
    return f"{counted(passages, 'passage')} {why}"
