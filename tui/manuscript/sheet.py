"""Blocks as lines of a width: in two columns, under each other in one, or as one text."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from compare.aligned.lit import unchanged
from compare.link import Side
from compare.places import pars
from tui.drawn.wrapping import wrapped
from tui.manuscript.arranged import Made, home_of
from tui.manuscript.folds import Fold
from tui.manuscript.redline import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.aligned.order import Block
    from compare.comparison import Comparison
    from compare.link import Link
    from tui.manuscript.redline import Part, Run


class Columns(StrEnum):
    """How both texts stand on a sheet."""

    TWO = "two"  # side by side
    UNDER = "under"  # under each other
    REDLINE = "redline"  # as one


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a passage: `text[start:end]`, and whether it is the passage's first."""

    passage: int
    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of both texts as one: `part.text[start:end]`."""

    part: Part
    start: int
    end: int

    def runs(self) -> Iterator[Run]:
        """Those whose words stand in it."""
        return (run for run in self.part.runs if run.start < self.end and self.start < run.end)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen.

    Attributes:
        block: that it belongs to, by its place; -1 between blocks.
        left: what stands in the left column, or of the left article in the only one.
        right: likewise.
        said: words of ours: a fold, a ghost, a section's label.
        side: whose column they stand in; None across both.
        first: whether it is the block's first line of text.
        cut: what it shows of both texts as one.
    """

    block: int
    left: Cell | None = None
    right: Cell | None = None
    said: str = ""
    side: Side | None = None
    first: bool = False
    cut: Cut | None = None

    def holds(self, side: Side, passage: int) -> bool:
        """Whether words of a passage stand in it."""
        if self.cut is not None:
            return any(run.of(side) == passage for run in self.cut.runs())
        cell = self.cell(side)
        return cell is not None and cell.passage == passage

    def cell(self, side: Side) -> Cell | None:
        """What it shows of one side."""
        return self.left if side is Side.LEFT else self.right


_BETWEEN = Line(-1)


@dataclass(frozen=True, slots=True)
class Room:
    """What there is room for.

    Attributes:
        width: of one column's text, in terminal columns, at least 1.
        columns: how both texts stand on it.
    """

    width: int
    columns: Columns


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines, and where things are in them.

    Attributes:
        blocks: all of them, also those in folds.
        lines: from top to bottom.
        starts: the first line of each block or fold that is shown, rising.
        shown: the first block of each of these.
        home: the block that each passage stands whole in, by side and id.
        columns: how both texts stand on it.
        names: of the blocks that are shown, by their places, where a map of them was asked for.
        shares: what fills most of each share, by how many rows a map of it has, where that was found.
    """

    blocks: tuple[Block, ...] = ()
    lines: tuple[Line, ...] = ()
    starts: tuple[int, ...] = ()
    shown: tuple[int, ...] = ()
    home: Mapping[tuple[Side, int], int] = field(default_factory=dict)
    columns: Columns = Columns.TWO
    names: dict[int, str] = field(default_factory=dict, compare=False)
    shares: dict[int, list[str]] = field(default_factory=dict, compare=False)

    def entry_of(self, side: Side, passage: int) -> int:
        """Which of the shown blocks and folds a passage is in; 0 for one that is nowhere."""
        return self.entry_of_block(self.home.get((side, passage), 0))

    def entry_of_block(self, place: int) -> int:
        """Which of them a block is."""
        return max(0, bisect.bisect_right(self.shown, place) - 1)

    def entry_at(self, line: int) -> int:
        """Which of them stands in a line."""
        return max(0, bisect.bisect_right(self.starts, line) - 1)

    def lines_of(self, entry: int) -> tuple[int, int]:
        """The first line of one of them, and the line after its last."""
        if not self.starts:
            return 0, 0
        end = self.starts[entry + 1] if entry + 1 < len(self.starts) else len(self.lines)
        while end > self.starts[entry] + 1 and self.lines[end - 1].block < 0:
            end -= 1
        return self.starts[entry], end

    def links_folded(self, side: Side, passage: int) -> list[Link]:
        """The links of the fold that a passage is in; none where it is in none."""
        entry = self.entry_of(side, passage)
        if not self.is_folded(entry):
            return []
        after = self.shown[entry + 1] if entry + 1 < len(self.shown) else len(self.blocks)
        return [block.link for block in self.blocks[self.shown[entry] : after] if block.link is not None and not block.ghost]

    def is_folded(self, entry: int) -> bool:
        """Whether it is a fold."""
        if not self.shown:
            return False
        after = self.shown[entry + 1] if entry + 1 < len(self.shown) else len(self.blocks)
        line = self.lines[self.starts[entry]]
        return after - self.shown[entry] > 1 or (bool(line.said) and line.side is None)


def lay_out(
    comparison: Comparison,
    blocks: Sequence[Block],
    folded: Iterable[Fold | int],
    room: Room,
    made: Made | None = None,
) -> Sheet:
    """A sheet.

    Args:
        comparison: whose passages they are.
        blocks: from top to bottom.
        folded: their places, and folds, in order.
        room: for the text.
        made: what was laid out before of these blocks, in the same room; what is laid out now is added.
    """
    made = Made(home_of(blocks)) if made is None else made
    lines: list[Line] = []
    starts: list[int] = []
    shown: list[int] = []
    after_fold = False
    for each in folded:
        is_fold = isinstance(each, Fold)
        place = each.first if isinstance(each, Fold) else each
        if lines and (is_fold or after_fold or _is_parted(comparison, blocks, place, room.columns, made)):
            lines.append(_BETWEEN)
        starts.append(len(lines))
        shown.append(place)
        if isinstance(each, Fold):
            lines.append(Line(place, said=each.said))
        else:
            if place not in made.lines:
                made.lines[place] = _lines(comparison, blocks[place], place, room.width, room.columns)
            lines += made.lines[place]
        after_fold = is_fold
    return Sheet(tuple(blocks), tuple(lines), tuple(starts), tuple(shown), made.home, room.columns)


def lines_ahead(
    comparison: Comparison, blocks: Sequence[Block], folded: Sequence[Fold | int], room: Room, made: Made
) -> Iterator[float]:
    """Add to `made` the lines that `lay_out` will need, block by block: the share of them that is there, up to 1."""
    wanted = [place for place in folded if not isinstance(place, Fold)]
    missing = [place for place in wanted if place not in made.lines]
    for left, place in zip(range(len(missing), 0, -1), missing, strict=True):
        yield 1 - left / len(wanted)
        made.lines[place] = _lines(comparison, blocks[place], place, room.width, room.columns)


def _is_parted(comparison: Comparison, blocks: Sequence[Block], place: int, columns: Columns, made: Made) -> bool:
    found = made.parted.get(place)
    if found is None:
        found = made.parted[place] = _parts(comparison, blocks[place - 1], blocks[place], columns)
    return found


def _parts(comparison: Comparison, before: Block, block: Block, columns: Columns) -> bool:
    """Whether a blank line stands between two blocks: where a paragraph or a section begins, and under each other always."""
    if columns is Columns.UNDER or block.section or before.ghost != block.ghost:
        return True
    for side in Side:
        ours, theirs = before.passages(side), block.passages(side)
        if ours and theirs:
            passages = comparison.article(side).passages
            return passages[ours[-1]].paragraph != passages[theirs[0]].paragraph
    return True


def _lines(comparison: Comparison, block: Block, place: int, width: int, columns: Columns) -> list[Line]:
    side = Side.LEFT if block.left else Side.RIGHT
    if block.ghost:
        return [Line(place, said=_ghost(comparison, block), side=side, first=True)]
    above = [Line(place, said=f"[ {block.section.label} ]", side=side)] if block.section and block.section.label else []
    if columns is Columns.REDLINE:
        return [*above, *_redline(comparison, block, place, width)]
    cells = {each: list(_cells(comparison, each, block.passages(each), width)) for each in Side}
    if columns is Columns.TWO:
        pairs = list(zip_longest(cells[Side.LEFT], cells[Side.RIGHT]))
    else:
        same = unchanged(comparison, block.link) if block.link else False
        under: list[tuple[Cell | None, Cell | None]] = [] if same else [(cell, None) for cell in cells[Side.LEFT]]
        pairs = [*under, *((None, cell) for cell in cells[Side.RIGHT])]
    return [*above, *(Line(place, left, right, first=k == 0) for k, (left, right) in enumerate(pairs))]


def _redline(comparison: Comparison, block: Block, place: int, width: int) -> Iterator[Line]:
    linked = block.link is not None and block.link.verdict != "rejected"
    left, right = (tuple(comparison.passages(side, block.passages(side))) for side in Side)
    first = True
    for part in compose(left, right, linked=linked):
        for start, end in _wrapped(part.text, width):
            yield Line(place, first=first, cut=Cut(part, start, end))
            first = False


def _ghost(comparison: Comparison, block: Block) -> str:
    """Where the passages of a ghost stand whole."""
    side = Side.LEFT if block.left else Side.RIGHT
    link = block.link
    if link is None:
        return ""
    other = Side.RIGHT if side is Side.LEFT else Side.LEFT
    place = pars(comparison.passages(other, link.passages(other)[:1]))
    text = comparison.article(side).passages[block.passages(side)[0]].text
    return f"{'moved' if link.moved else 'told'} beside {place}: {text}"


def _cells(comparison: Comparison, side: Side, ids: Sequence[int], width: int) -> Iterator[Cell]:
    for passage in comparison.passages(side, ids):
        for number, (start, end) in enumerate(_wrapped(passage.text, width)):
            yield Cell(passage.id, start, end, number == 0)


@lru_cache(maxsize=65_536)  # what the first look showed is laid out again when links are there, and after a split or a join
def _wrapped(text: str, width: int) -> tuple[tuple[int, int], ...]:
    return tuple(wrapped(text, width))
