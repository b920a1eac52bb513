"""The rows of a manuscript from decision to decision: what was arranged, folded and laid out, for as long as it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.manuscript.arranged import Arranged, Made, arrange, is_struck, kind_of
from tui.manuscript.folds import Start, fold
from tui.manuscript.reasons import Look, why_fold
from tui.manuscript.sheet import Columns, Room, lay_out, lines_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.comparison import Comparison
    from compare.reviewing.log.changed import Changed
    from tui.manuscript.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a decision did to the rows.

    Attributes:
        places: the blocks that say something of what changed, rising.
        recounted: those of them that count as another kind.
        folds: whether a block folds now, or no more.
        struck: whether one is as one text another than it was.
    """

    places: list[int]
    recounted: list[int]
    folds: bool
    struck: bool


class Laying:
    """Lays out rows.

    Args:
        opened: the folds that the reporter has opened already.

    Attributes:
        arranged: the blocks.
        opened: the folds that the reporter has opened.
        shares: for a map of so many rows, what fills most of each; where that was found ahead.
    """

    shares: tuple[int, list[str]] = (0, [])

    def __init__(self, opened: Iterable[Start] = ()) -> None:
        self.arranged = Arranged()
        self.opened: set[Start] = set(opened)
        self._reasons: tuple[Look | None, list[str]] = (None, [])  # why each block folds, and what that depends on
        self._made: dict[Room, Made] = {}  # for each way that both texts stood lately
        self._sheet: tuple[Comparison, object, Sheet] | None = None  # the last one, after what it depends on

    def arrange(self, comparison: Comparison, *, waiting: bool) -> None:
        """Other passages together: all is made anew."""
        self.arranged = arrange(comparison, waiting=waiting)
        self._made, self._reasons = {}, (None, [])

    def renew(self, comparison: Comparison, changed: Changed, look: Look) -> Renewed:
        """What changed is in its block."""
        before = self.arranged.blocks
        self.arranged = self.arranged.holding(comparison, changed)
        places, now = self.arranged.places_of(comparison, changed), self.arranged.blocks
        struck = [place for place in places if is_struck(now[place]) is not is_struck(before[place])]
        for made in (made for room, made in self._made.items() if room.columns is Columns.REDLINE):
            for place in struck:
                made.lines.pop(place, None)
        folds, reasons = False, self._reasons[1]
        for place in places if reasons else ():
            if (why := why_fold(comparison, now[place], look)) != reasons[place]:
                reasons[place], folds = why, True
        return Renewed(places, [place for place in places if kind_of(now[place]) != kind_of(before[place])], folds, bool(struck))

    def sheet(self, comparison: Comparison, look: Look, room: Room) -> Sheet:
        """The rows as they stand."""
        last, wanted = self._sheet, (look, room, frozenset(self.opened))
        if last is not None and last[0] is comparison and last[1] == wanted:
            return last[2]
        folded = fold(self.arranged.blocks, self._why(comparison, look), self.opened)
        sheet = lay_out(comparison, self.arranged.blocks, folded, room, self._made_in(room))
        self._sheet = comparison, wanted, sheet
        return sheet

    def ahead(self, comparison: Comparison, look: Look, room: Room) -> Iterator[float]:
        """See `lines_ahead`."""
        folded = list(fold(self.arranged.blocks, self._why(comparison, look), self.opened))
        return lines_ahead(comparison, self.arranged.blocks, folded, room, self._made_in(room))

    def _why(self, comparison: Comparison, look: Look) -> list[str]:
        if self._reasons[0] != look:
            self._reasons = (look, [why_fold(comparison, block, look) for block in self.arranged.blocks])
        return self._reasons[1]

    def _made_in(self, room: Room) -> Made:
        if room not in self._made:
            others = {each: made for each, made in self._made.items() if each.columns is not room.columns}
            self._made = {**others, room: Made(self.arranged.home)}
        return self._made[room]
