"""The blocks of a manuscript as decisions go by: which of them hold what changed, and what of their lines still holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.aligned.order import aligned
from compare.link import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.aligned.order import Block
    from compare.comparison import Comparison
    from compare.reviewing.log.changed import Changed
    from tui.manuscript.sheet import Line


@dataclass(frozen=True, slots=True)
class Arranged:
    """Blocks from top to bottom, and where passages are in them.

    Attributes:
        blocks: all of them.
        home: the block that each passage stands whole in.
        ghosts: the blocks that name a link which stands whole elsewhere, by its id.
    """

    blocks: tuple[Block, ...] = ()
    home: Mapping[tuple[Side, int], int] = field(default_factory=dict)
    ghosts: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def places_of(self, comparison: Comparison, changed: Changed) -> list[int]:
        """The blocks that say something of what changed, rising."""
        found: set[int] = set()
        for k in changed.links:
            found.update(self.home[side, passage] for side in Side for passage in comparison.links[k].passages(side))
            found.update(self.ghosts.get(k, ()))
        for k in changed.sections:
            section = comparison.unique[k]
            found.update(self.home[section.side, passage] for passage in section.passages)
        return sorted(found)

    def holding(self, comparison: Comparison, changed: Changed) -> Arranged:
        """The same blocks with the links and sections of a comparison in which nothing else has changed."""
        blocks = list(self.blocks)
        for place in self.places_of(comparison, changed):
            block = blocks[place]
            if block.link is not None:
                blocks[place] = replace(block, link=comparison.links[block.link.id])
        for k in changed.sections:
            section = comparison.unique[k]
            place = self.home[section.side, section.passages[0]]
            blocks[place] = replace(blocks[place], section=section)
        return replace(self, blocks=tuple(blocks))


def arrange(comparison: Comparison, *, waiting: bool) -> Arranged:
    """The blocks of a comparison; see `aligned`."""
    blocks = aligned(comparison, waiting=waiting)
    ghosts: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.ghost and block.link is not None:
            ghosts.setdefault(block.link.id, []).append(place)
    return Arranged(blocks, home_of(blocks), ghosts)


def home_of(blocks: Sequence[Block]) -> dict[tuple[Side, int], int]:
    """The block that each passage stands whole in, by its place."""
    return {(side, k): at for at, block in enumerate(blocks) if not block.ghost for side in Side for k in block.passages(side)}


def is_struck(block: Block) -> bool:
    """Whether its texts are shown as two that have nothing to do with each other."""
    return block.link is not None and block.link.verdict == "rejected"


def kind_of(block: Block) -> Kind:
    """What its passages count as."""
    return block.link.counted if block.link else Kind.UNIQUE


@dataclass(slots=True)
class Made:
    """What was laid out of blocks, kept for as long as they hold the same passages in the same room.

    Attributes:
        home: see Arranged.
        lines: of blocks, by their places.
        parted: whether a blank line stands above a block that follows the one before it.
    """

    home: Mapping[tuple[Side, int], int]
    lines: dict[int, list[Line]] = field(default_factory=dict)
    parted: dict[int, bool] = field(default_factory=dict)
