"""The whole article in one column: its kinds, the part that is on the screen, the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.drawn.marks import FURNITURE, LETTERS
from tui.widgets.pane import ArticlePane

if TYPE_CHECKING:
    from textual import events

    from compare.comparison import Comparison
    from tui.drawn.filters import Filter
    from tui.widgets.manuscript.manuscript import Manuscript
    from tui.widgets.pane import Place

SIGNS = {**{kind.value: letter for kind, letter in LETTERS.items()}, "furniture": FURNITURE}


class OverviewMap(Widget):
    """A map of a pane, one row for an equal share of it; a click goes there. It stands for the pane's scroll bar."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--matched", "map--paraphrased", "map--unique", "map--furniture"}
    ALLOW_SELECT = False

    comparison: reactive[Comparison | None] = reactive(None)
    place: reactive[Place | None] = reactive(None, repaint=False)
    waiting: reactive[bool] = reactive(default=True)
    filter: reactive[Filter | None] = reactive(None)

    def __init__(self, pane: ArticlePane | Manuscript, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._pane = pane
        self._seen = (0, -1, -1)

    def on_mount(self) -> None:
        """Where the pane is scrolled to shows here."""
        self.watch(self._pane, "scroll_y", self._move, init=False)
        self.watch(self._pane, "virtual_size", self._redraw, init=False)

    def watch_place(self) -> None:
        """The cursor moved."""
        self._move()

    def _move(self) -> None:
        """Only the rows that look otherwise now are drawn anew; out of sight, none."""
        if not self.region:
            return
        before, now = self._seen, self._pane.shares_seen(len(self._pane.kinds_by_share(self.size.height)))
        if before != now:
            lit, was = set(range(now[0], now[1] + 1)), set(range(before[0], before[1] + 1))
            rows = (lit ^ was) | {before[2], now[2]}
            self._seen = now
            self.refresh(*(Region(0, y, self.size.width, 1) for y in sorted(rows) if 0 <= y < self.size.height))

    def _redraw(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One share of the article: the kind that fills most of it; reversed where it is on the screen."""
        kinds = self._pane.kinds_by_share(self.size.height)
        if y >= len(kinds):
            return Strip.blank(self.size.width, self.rich_style)
        name = kinds[y]
        style = self.rich_style + (self.get_component_rich_style(f"map--{name}", partial=True) if name in SIGNS else Style())
        top, bottom, here = self._seen = self._pane.shares_seen(len(kinds))
        sign = ">" if y == here else SIGNS.get(name, " ")
        return Strip([Segment(sign, style + Style(reverse=top <= y <= bottom, bold=y == here))])

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to what the row stands for."""
        place = self._pane.place_at_share(event.y, len(self._pane.kinds_by_share(self.size.height)))
        if place is not None:
            self.post_message(ArticlePane.Picked(place))
