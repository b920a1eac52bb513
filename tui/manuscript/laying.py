"""The rows of a manuscript from decision to decision: what was arranged, folded and laid out, for as long as it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.manuscript.arranged import Arranged, Made, arrange, is_struck, kind_of
from tui.manuscript.folds import Start, fold
from tui.manuscript.reasons import Look, reasons, why_fold
from tui.manuscript.sheet import Columns, Room, lay_out, lines_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.comparison import Comparison
    from compare.reviewing.log.changed import Changed
    from tui.manuscript.sheet import Sheet


_KEPT = 4  # ways to look at the rows, there and back again


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
    """

    def __init__(self, opened: Iterable[Start] = ()) -> None:
        self.arranged = Arranged()
        self.opened: set[Start] = set(opened)
        self._reasons: dict[Look, list[str]] = {}  # why each block folds, for each way to look at it lately
        self._made: dict[Room, Made] = {}  # for each way that both texts stood lately
        self._sheets: tuple[Comparison | None, dict[object, Sheet]] = (None, {})  # the last ones, by what they depend on

    def arrange(self, comparison: Comparison, *, waiting: bool) -> None:
        """Other passages together: all is made anew."""
        self.arranged = arrange(comparison, waiting=waiting)
        self._made, self._reasons = {}, {}

    def renew(self, comparison: Comparison, changed: Changed, look: Look) -> Renewed:
        """What changed is in its block."""
        before = self.arranged.blocks
        self.arranged = self.arranged.holding(comparison, changed)
        places, now = self.arranged.places_of(comparison, changed), self.arranged.blocks
        struck = [place for place in places if is_struck(now[place]) is not is_struck(before[place])]
        for made in (made for room, made in self._made.items() if room.columns is Columns.REDLINE):
            for place in struck:
                made.lines.pop(place, None)
        folds = False
        for each, known in self._reasons.items():
            for place in places:
                if (why := why_fold(comparison, now[place], each)) != known[place]:
                    known[place], folds = why, folds or each == look
        return Renewed(places, [place for place in places if kind_of(now[place]) != kind_of(before[place])], folds, bool(struck))

    def sheet(self, comparison: Comparison, look: Look, room: Room) -> Sheet:
        """The rows as they stand."""
        if self._sheets[0] is not comparison:
            self._sheets = comparison, {}
        sheets, wanted = self._sheets[1], (look, room, frozenset(self.opened))
        if wanted not in sheets:
            folded = fold(self.arranged.blocks, self._why(comparison, look), self.opened)
            sheets[wanted] = lay_out(comparison, self.arranged.blocks, folded, room, self._made_in(room))
            _forget(sheets)
        return sheets[wanted]

    def ahead(self, comparison: Comparison, look: Look, room: Room) -> Iterator[float]:
        """See `lines_ahead`."""
        folded = list(fold(self.arranged.blocks, self._why(comparison, look), self.opened))
        return lines_ahead(comparison, self.arranged.blocks, folded, room, self._made_in(room))

    def _why(self, comparison: Comparison, look: Look) -> list[str]:
        if look not in self._reasons:
            unsettled = self._reasons.get(look._replace(settled=False))
            self._reasons[look] = reasons(comparison, self.arranged.blocks, look, unsettled)
            _forget(self._reasons)
        return self._reasons[look]

    def _made_in(self, room: Room) -> Made:
        if room not in self._made:
            others = {each: made for each, made in self._made.items() if each.columns is not room.columns}
            self._made = {**others, room: Made(self.arranged.home)}
        return self._made[room]


def _forget(kept: dict[Any, Any]) -> None:
    """The oldest, where there are too many."""
    if len(kept) > _KEPT:
        del kept[next(iter(kept))]
