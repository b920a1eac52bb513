"""Both articles in one scroll: what says the same stands side by side, what only one has beside a gap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.link import Side
from compare.reviewing.log.changed import changed_since
from tui.drawn.filters import ALL, Filter
from tui.drawn.marks import gutter_width
from tui.manuscript.folds import start_of
from tui.manuscript.laying import Laying
from tui.manuscript.reasons import Look
from tui.manuscript.shares import kinds_of_shares, renew_shares, shares_seen
from tui.manuscript.sheet import Columns, Room, Sheet
from tui.widgets.manuscript.lines import Drawing, laid_as
from tui.widgets.manuscript.stops import Stops
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.style import Style
    from textual import events

    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.reviewing.log.changed import Changed

_AROUND = 3  # lines of what stands above or below the cursor's row, where it comes into sight
_TWO = 100  # columns from which there is room for two texts
_LONGEST = 110  # columns of a line that is still read easily
_PARTS = (  # that have a style of their own
    *("matched", "paraphrased", "unique", "furniture", "label", "fold", "ghost", "gone", "new", "struck", "added"),
    *("cursor", "found", "fact", "fact-lit"),
)


class Manuscript(ScrollView, can_focus=True, inherit_bindings=False):
    """The aligned text; the desk owns what it shows."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"manuscript--{part}" for part in _PARTS}

    comparison: reactive[Comparison | None] = reactive(None, repaint=False)
    place: reactive[Place | None] = reactive(None, repaint=False)
    fact: reactive[Fact | None] = reactive(None, repaint=False)
    waiting: reactive[bool] = reactive(default=True, repaint=False)
    folded: reactive[bool] = reactive(default=False, repaint=False)
    settled: reactive[bool] = reactive(default=False, repaint=False)
    redline: reactive[bool] = reactive(default=False, repaint=False)
    wanted: reactive[str] = reactive("")
    filter: reactive[Filter] = reactive(ALL, repaint=False)

    @dataclass
    class Picked(Message):
        """A passage was clicked."""

        place: Place

    class Drawn(Message):
        """Text was drawn for the first time."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.sheet = Sheet()
        self.stops = Stops(None, self.sheet)
        self._laying = Laying()
        self._ahead: tuple[Comparison, Laying] | None = None  # what comes next, laid out already
        self._laid_out: tuple[object, ...] = ()
        self._shown: tuple[Comparison, bool] | None = None  # what is arranged, and whether it was still being compared
        self._drawing: Drawing | None = None
        self._map_rows = 0
        self._height = 0  # rows before the size that it is getting
        self._plain: Style | None = None
        self._drawn = False

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The cursor shows where the keys go: no style is another one."""

    # --- what is shown

    def watch_comparison(self) -> None:
        """Another comparison: other rows, other marks; after a decision that leaves the rows as they are, only what it changed."""
        if self.comparison is None:
            return
        shown, self._shown = self._shown, (self.comparison, self.waiting)
        changed = changed_since(shown[0], self.comparison) if shown and shown[1] is self.waiting else None
        self._drawing = Drawing(self.comparison, self._drawing if changed else None)
        if changed is not None:
            self._renew(self.comparison, changed)
            return
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] is self.comparison:
            ahead[1].opened |= self._laying.opened
            self._laying = ahead[1]
        else:
            self._laying.arrange(self.comparison, waiting=self.waiting)
        self._laid_out = ()
        self._lay_out()

    def laid_alike(self) -> Callable[[Comparison], Laying]:
        """What lays out another comparison of the same articles as this one is now, in any thread; `take` takes it."""
        return laid_as(set(self._laying.opened), self._look, Room(self.text_width, self.columns), self._map_rows)

    def take(self, comparison: Comparison, laying: Laying) -> None:
        """The rows of a comparison that comes next."""
        self._ahead = comparison, laying

    def _renew(self, comparison: Comparison, changed: Changed) -> None:
        """What changed is in its block, drawn anew; lines are laid out anew where a block folds now, or no more, or is struck."""
        renewed = self._laying.renew(comparison, changed, self._look)
        if renewed.folds or (renewed.struck and self.columns is Columns.REDLINE) or not self._laid_out:
            self._laid_out = ()
            self._lay_out()
            return
        shares = {rows: [*found] for rows, found in self.sheet.shares.items()}
        self.sheet = replace(self.sheet, blocks=self._laying.arranged.blocks, shares=shares, names=dict(self.sheet.names))
        self.stops = Stops(self.comparison, self.sheet)
        if self._drawing:
            renew_shares(self.sheet, renewed.recounted, self._drawing.name_of)
        for place in renewed.places:
            self._redraw_entry(self.sheet.entry_of_block(place))

    def watch_waiting(self) -> None:
        """Passages come together when it is known which."""
        self.watch_comparison()

    def watch_folded(self) -> None:
        """All that is the same is opened, or folds again; so does what a filter leaves out."""
        self._laying.opened.clear()
        self._lay_out()

    watch_filter = watch_folded

    def watch_settled(self) -> None:
        """What is settled folds, or comes back; both texts stand as one, or beside each other again."""
        self._lay_out()

    watch_redline = watch_settled

    def watch_place(self, old: Place | None, new: Place | None) -> None:
        """The cursor moved: what it left and where it is are drawn anew, nothing else; a fold that it jumped into opens."""
        if new is not None and self._opens_for(new):
            self._lay_out()
        for place in (old, new):
            if place is not None:
                self._redraw(place)

    def watch_fact(self, old: Fact | None, new: Fact | None) -> None:
        """Another fact is lit."""
        for fact in (old, new):
            for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right)) if fact else ():
                if span:
                    self._redraw_passage(Place(side, span.passage))

    def _redraw(self, place: Place) -> None:
        """What shows the cursor: the sign beside all lines of its passage, and the first of them whole."""
        entry = self.sheet.entry_of(place.side, place.passage)
        first, end = self.sheet.lines_of(entry)
        top, width = round(self.scroll_offset.y), self.size.width
        self.refresh(Region(0, first - top, 1, end - first), Region(0, self.stops.first_line(place) - top, width, 1))

    def _redraw_passage(self, place: Place) -> None:
        """All lines of a row."""
        self._redraw_entry(self.sheet.entry_of(place.side, place.passage))

    def _redraw_entry(self, entry: int) -> None:
        first, end = self.sheet.lines_of(entry)
        top = round(self.scroll_offset.y)
        if first - top < self.size.height and end > top:
            self.refresh(Region(0, first - top, self.size.width, end - first))

    def on_resize(self) -> None:
        """The cursor stays where it was on the screen, as far as there is room."""
        row = self._row_of_cursor()
        if self._lay_out() and self.place is not None and row is not None:
            self.align(self.place, min(row, max(0, self.scrollable_content_region.height - 1)))
        self._height = self.scrollable_content_region.height

    def _row_of_cursor(self) -> int | None:
        """The row of the screen that the cursor is in; None where it is out of sight."""
        if self.place is None or not self.sheet.starts:
            return None
        row = self.stops.first_line(self.place) - round(self.scroll_offset.y)
        return row if 0 <= row < max(1, self._height) else None

    @property
    def columns(self) -> Columns:
        """How both texts stand here: side by side, where there is room, or under each other, or as one."""
        if self.redline and not self.waiting:  # nobody knows yet what is gone
            return Columns.REDLINE
        return Columns.TWO if self.app.size.width >= _TWO else Columns.UNDER

    @property
    def gutter_width(self) -> int:
        """Columns before the text."""
        return gutter_width(self._drawing.highest if self._drawing else 0) - 1

    @property
    def text_width(self) -> int:
        """Columns of a text: of each where both stand side by side, or beside the letter of its side."""
        return self._width_of(self.columns)

    def _width_of(self, columns: Columns) -> int:
        room = self.scrollable_content_region.width - self.gutter_width
        if columns is Columns.REDLINE:
            return max(8, min(_LONGEST, room - 2))
        return max(8, (room - 4) // 2 if columns is Columns.TWO else room - 4)  # the cursor's sign, the map, what parts them

    @property
    def _look(self) -> Look:
        return Look(self.folded, self.settled, self.filter, self.waiting)

    def _lay_out(self) -> bool:
        """Lines anew, where what they depend on has changed; whether it has."""
        if self.comparison is None:
            return False
        room = Room(self.text_width, self.columns)
        wanted = (room, self._look, frozenset(self._laying.opened))
        self.refresh()
        if wanted == self._laid_out:
            return False
        self._laid_out = wanted
        self.sheet = self._laying.sheet(self.comparison, self._look, room)
        self.stops = Stops(self.comparison, self.sheet)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.sheet.lines))
        return True

    def lines_ahead(self, columns: Columns) -> Iterator[float]:
        """What another way to stand needs, line by line: how much of it is there."""
        room = Room(self._width_of(columns), columns)
        return iter(()) if self.comparison is None else self._laying.ahead(self.comparison, self._look, room)

    def views_ahead(self) -> Iterator[object]:
        """Both texts as one, and what is settled away: their rows and what the map shows of them, each a step."""
        for columns, look in ((Columns.REDLINE, self._look), (self.columns, self._look._replace(settled=True))):
            if self.comparison is not None and self._drawing:
                yield (sheet := self._laying.sheet(self.comparison, look, Room(self._width_of(columns), columns)))
                yield kinds_of_shares(sheet, self._map_rows, self._drawing.name_of)

    # --- folds

    def _opens_for(self, place: Place) -> bool:
        """Open the fold that a place is inside of; at its beginning the cursor is on the fold itself."""
        entry = self.sheet.entry_of(place.side, place.passage)
        if not self.sheet.is_folded(entry):
            return False
        block = self.sheet.blocks[self.sheet.shown[entry]]
        if place.passage in block.passages(place.side)[:1]:
            return False
        self._laying.opened.add(start_of(block))
        return True

    def turn_fold(self) -> bool:
        """Open the fold that the cursor is on; whether it was on one."""
        if self.place is None:
            return False
        entry = self.sheet.entry_of(self.place.side, self.place.passage)
        if not self.sheet.is_folded(entry):
            return False
        self._laying.opened.add(start_of(self.sheet.blocks[self.sheet.shown[entry]]))
        self._lay_out()
        return True

    # --- where things are

    def half_page(self, place: Place, direction: int) -> Place | None:
        """The stop half a page further."""
        return self.stops.further(place, direction * max(1, self.scrollable_content_region.height // 2))

    def reveal(self, place: Place) -> None:
        """Scroll as little as shows the whole row of a place with a little around it, and no line where it is in sight."""
        first, end = self.sheet.lines_of(self.sheet.entry_of(place.side, place.passage))
        height, top = self.scrollable_content_region.height, round(self.scroll_target_y)
        if end - first > height:
            first = self.stops.first_line(place)
            end = min(end, first + height)
        if top <= first and end <= top + height:
            return
        around = min(_AROUND, max(0, height - (end - first)) // 2)
        top = end + around - height if end > top + height else first - around
        self.scroll_to(y=max(0, min(top, first)), animate=False, force=True)  # also where it has no bar yet

    def align(self, place: Place, row: int) -> None:
        """Scroll so that a passage begins at a row of the screen, as far as the text goes."""
        self.scroll_to(y=max(0, self.stops.first_line(place) - row), animate=False, force=True)

    # --- the map

    def kinds_by_share(self, height: int) -> list[str]:
        """For a map of so many rows: the kind that fills most of each share."""
        self._map_rows = height
        return kinds_of_shares(self.sheet, height, self._drawing.name_of) if self._drawing else []

    def shares_seen(self, shares: int) -> tuple[int, int, int]:
        """The first and the last share that are on the screen, and the cursor's."""
        cursor = self.stops.first_line(self.place) if self.place else None
        return shares_seen(
            len(self.sheet.lines), shares, round(self.scroll_target_y), self.scrollable_content_region.height, cursor
        )

    def place_at_share(self, share: int, shares: int) -> Place | None:
        """What a row of a map stands for."""
        return self.stops.near(min(share, shares) * len(self.sheet.lines) // max(1, shares), Side.RIGHT, 1)

    # --- the mouse

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points; a fold opens."""
        line = event.y + round(self.scroll_offset.y)
        if self._drawing is None or not self.sheet.shown:
            return
        right = self.columns is Columns.TWO and event.x > self.gutter_width + self.text_width + 2
        if found := self.stops.pointed(line, right=right):
            self.post_message(self.Picked(found))

    # --- drawing

    @property
    def rich_style(self) -> Style:
        """As for any widget; asked for with each piece of text, so of all lines that are drawn together it is found once."""
        return self._plain or super().rich_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows of what is seen."""
        if not self._drawn and self.sheet.lines:
            self._drawn = True
            self.post_message(self.Drawn())
        self._plain = super().rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._plain = None

    def render_line(self, y: int) -> Strip:
        """One row of what is seen."""
        number = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if self._drawing is None or number >= len(self.sheet.lines):
            return Strip.blank(width, self.rich_style)
        strip = self._drawing.strip(self, self.sheet.lines[number])
        return strip.adjust_cell_length(width, self.rich_style)
