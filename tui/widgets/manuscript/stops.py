"""Where the cursor stops in the manuscript, and what is the next stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.aligned.lit import unchanged
from compare.link import Side
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.link import Link
    from tui.manuscript.sheet import Sheet


class Stops:
    """The stops of a sheet.

    Args:
        comparison: whose passages stand on it; None before there is one.
        sheet: as it is laid out.
    """

    def __init__(self, comparison: Comparison | None, sheet: Sheet) -> None:
        self._comparison = comparison
        self._sheet = sheet

    def _stops(self, entry: int, side: Side) -> list[Place]:
        """Where the cursor stops in a block: each passage of its side, or else of the other; in a fold once, in a ghost never."""
        block = self._sheet.blocks[self._sheet.shown[entry]]
        if block.ghost and not self._sheet.is_folded(entry):
            return []
        here = side if block.passages(side) else (Side.RIGHT if side is Side.LEFT else Side.LEFT)
        ids = block.passages(here)
        return [Place(here, k) for k in (ids[:1] if self._sheet.is_folded(entry) else ids)]

    def pointed(self, line: int, *, right: bool) -> Place | None:
        """What stands on a line on the side that is pointed at, or else on the other; without either the nearest stop."""
        shown = self._sheet.lines[min(line, len(self._sheet.lines) - 1)]
        cells = ((Side.RIGHT, shown.right), (Side.LEFT, shown.left))
        for side, cell in cells if right or not shown.left else cells[::-1]:
            if cell is not None:
                return Place(side, cell.passage)
        return self.near(line, Side.RIGHT, 1)

    def neighbour(self, place: Place, step: int) -> Place | None:
        """The stop above or below a place; None where there is none."""
        entry = self._sheet.entry_of(place.side, place.passage)
        if not self._sheet.shown:
            return None
        stops = self._stops(entry, place.side)
        at = stops.index(place) + step if place in stops else -1
        if 0 <= at < len(stops):
            return stops[at]
        entry += step
        while 0 <= entry < len(self._sheet.shown):
            if stops := self._stops(entry, place.side):
                return stops[0 if step > 0 else -1]
            entry += step
        return None

    def next_change(self, place: Place, direction: int) -> Place | None:
        """The next row that is not the same on both sides, around the end; of a section, where it begins."""
        count = len(self._sheet.shown)
        here = self._sheet.entry_of(place.side, place.passage)
        for step in range(1, count + 1):
            entry = (here + direction * step) % count
            if self._is_change(entry) and (stops := self._stops(entry, place.side)):
                return stops[0]
        return None

    def _is_change(self, entry: int) -> bool:
        block = self._sheet.blocks[self._sheet.shown[entry]]
        if self._comparison is None or block.ghost or self._sheet.is_folded(entry):
            return False
        link = block.link
        if link is None:
            return block.section is not None and not block.section.furniture
        return link.moved or bool(link.facts) or not unchanged(self._comparison, link)

    def further(self, place: Place, lines: int) -> Place | None:
        """The stop so many lines below a place, above where negative; the next one where that is still the same."""
        line = min(max(0, self.first_line(place) + lines), max(0, len(self._sheet.lines) - 1))
        direction = 1 if lines > 0 else -1
        found = self.near(line, place.side, direction)
        return self.neighbour(place, direction) if found in {None, place} else found

    def edge(self, side: Side, end: int) -> Place | None:
        """The first stop (0) or the last (-1)."""
        return self.near(0 if end == 0 else len(self._sheet.lines) - 1, side, 1 if end == 0 else -1)

    def near(self, line: int, side: Side, direction: int) -> Place | None:
        """The stop at a line, or else the next in a direction."""
        entry = self._sheet.entry_at(line)
        while 0 <= entry < len(self._sheet.shown):
            if stops := self._stops(entry, side):
                return stops[0]
            entry += direction
        return None

    def first_line(self, place: Place) -> int:
        """The line that a passage begins in."""
        first, end = self._sheet.lines_of(self._sheet.entry_of(place.side, place.passage))
        return next((line for line in range(first, end) if self._sheet.lines[line].holds(place.side, place.passage)), first)

    def link_at(self, place: Place | None) -> Link | None:
        """The link of the row that a place is in."""
        if place is None or not self._sheet.blocks:
            return None
        return self._sheet.blocks[self._sheet.home.get((place.side, place.passage), 0)].link
