"""An article's paragraphs as they were read, on the line API: what each is, and whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.article import Passage, Role
from tui.drawn.page import Page, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style
    from textual import events

    from compare.article import Article
    from tui.drawn.wrapping import Row

_ROLE = 9
_GUTTER = 3 + _ROLE


class Paragraphs(ScrollView, can_focus=True, inherit_bindings=False):
    """Paragraphs with a cursor; the screen around it owns what they are.

    Attributes:
        at: the id of the paragraph under the cursor.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"paragraphs--aside", "paragraphs--cursor", "paragraphs--role"}

    class Picked(Message):
        """A paragraph was clicked in its gutter."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._texts: list[Passage] = []
        self._roles: dict[int, Role] = {}
        self._by_hand: Mapping[int, bool] = {}
        self._page = Page()

    def show(self, article: Article, by_hand: Mapping[int, bool], at: int) -> None:
        """Show an article.

        Args:
            article: segmented.
            by_hand: the paragraphs whose place was changed by hand, and whether each is kept.
            at: the paragraph under the cursor.
        """
        self._texts = [Passage(p.id, p.id, p.start, p.end, article.text[p.start : p.end], p.furniture) for p in article.paragraphs]
        self._roles = {p.id: p.role for p in article.paragraphs}
        self._by_hand = by_hand
        self._lay_out()
        self._to(at)

    def on_resize(self) -> None:
        """Rows anew; the cursor stays in sight."""
        self._lay_out()
        self._to(self.at)

    def _lay_out(self) -> None:
        width = max(8, self.scrollable_content_region.width - _GUTTER)
        self._page = lay_out(self._texts, {}, width)
        self.virtual_size = Size(width, len(self._page.rows))
        self.refresh()

    # --- the cursor

    def step(self, direction: int) -> None:
        """A paragraph up or down."""
        self._to(self._page.neighbour(self.at, direction))

    def half_page(self, direction: int) -> None:
        """Half a page up or down, a paragraph at least."""
        row = self._page.first_row(self.at) + direction * max(1, self.scrollable_content_region.height // 2)
        found = self._page.passage_at(max(0, row))
        self._to(found if found != self.at else self._page.neighbour(self.at, direction))

    def edge(self, end: int) -> None:
        """The first (0) or last (-1) paragraph."""
        self._to(self._page.order[end] if self._page.order else None)

    def next_aside(self, direction: int) -> bool:
        """To the next paragraph that does not count or was changed by hand, around the end; whether there is one."""
        stops = [p.id for p in self._texts if p.furniture or p.id in self._by_hand]
        ahead = [k for k in stops if (k > self.at if direction > 0 else k < self.at)] or stops
        if ahead:
            self._to(min(ahead) if direction > 0 else max(ahead))
        return bool(ahead)

    def _to(self, paragraph: int | None) -> None:
        if paragraph is None:
            return
        self.at = paragraph
        first, last = self._page.first_row(paragraph), self._page.last_row(paragraph)
        height, top = self.scrollable_content_region.height, round(self.scroll_target_y)
        if first < top or last - first >= height:
            self.scroll_to(y=first, animate=False)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points; a click in the gutter changes the paragraph."""
        self._to(self._page.passage_at(event.y + round(self.scroll_offset.y)))
        if event.x < _GUTTER:
            self.post_message(self.Picked())

    # --- drawing

    def render_line(self, y: int) -> Strip:
        """One row of what is seen."""
        number, width = y + round(self.scroll_offset.y), self.scrollable_content_region.width
        if number >= len(self._page.rows) or self._page.rows[number].passage < 0:
            return Strip.blank(width, self.rich_style)
        row = self._page.rows[number]
        here = row.passage == self.at
        ground = self.rich_style + self._style("cursor") if here else self.rich_style
        text = self._texts[row.passage]
        style = ground + self._style("aside") if text.furniture else ground
        segments = [*self._gutter(row, ground), Segment(text.text[row.start : row.end], style)]
        return Strip(segments).adjust_cell_length(width, ground)

    def _gutter(self, row: Row, ground: Style) -> list[Segment]:
        sign = ">" if row.passage == self.at else " "
        if not row.first:
            return [Segment(f"{sign:<{_GUTTER}}", ground)]
        role = self._roles[row.passage]
        name = "" if role is Role.BODY else role.value
        return [
            Segment(f"{sign}{self._mark(row.passage)} ", ground),
            Segment(f"{name:<{_ROLE}}", ground + self._style("role")),
        ]

    def _mark(self, paragraph: int) -> str:
        if paragraph in self._by_hand:
            return "+" if self._by_hand[paragraph] else "*"
        return "-" if self._texts[paragraph].furniture else " "

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"paragraphs--{name}", partial=True)
