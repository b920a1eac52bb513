"""One article: its passages with their marks, on Textual's line API, so that only what is seen is drawn."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.marks import GUTTER, gutter
from tui.wrapping import Row, rows_of

if TYPE_CHECKING:
    from textual import events

    from compare.article import Passage
    from compare.comparison import Comparison
    from compare.link import Kind, Link, Side


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is."""

    side: Side
    passage: int


class ArticlePane(ScrollView, can_focus=True):
    """An article by kinds; the desk owns what it shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("pane--matched", "pane--paraphrased", "pane--unique", "pane--furniture"),
        *("pane--label", "pane--cursor", "pane--partner", "pane--found"),
    }

    comparison: reactive[Comparison | None] = reactive(None)
    place: reactive[Place | None] = reactive(None)
    waiting: reactive[bool] = reactive(default=True)
    folded: reactive[bool] = reactive(default=False)
    wanted: reactive[str] = reactive("")

    class Picked(Message):
        """A passage was clicked."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, side: Side, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.side = side
        self._rows: list[Row] = []
        self._firsts: dict[int, int] = {}
        self._links: dict[int, Link] = {}
        self._kinds: list[Kind] = []
        self._lit: frozenset[int] = frozenset()

    def watch_comparison(self) -> None:
        """Another comparison: other marks, other labels."""
        if self.comparison is not None:
            self._kinds = self.comparison.kinds(self.side)
            self._links = {k: link for link in self.comparison.links for k in link.passages(self.side)}
        self._lay_out()

    def watch_folded(self) -> None:
        """Furniture appears or goes."""
        self._lay_out()

    def watch_waiting(self) -> None:
        """Marks appear when the comparison is there."""
        self._lay_out()

    def watch_place(self) -> None:
        """The cursor moved: it or its partners are lit."""
        self._lit = frozenset(self._partners())
        self.refresh()

    def watch_wanted(self) -> None:
        """What is searched for is lit."""
        self.refresh()

    def on_resize(self) -> None:
        """The passage at the top stays at the top."""
        top = self._rows[self.scroll_offset.y].passage if self.scroll_offset.y < len(self._rows) else -1
        self._lay_out()
        if top in self._firsts:
            self.scroll_to(y=self._firsts[top], animate=False)

    def _lay_out(self) -> None:
        if self.comparison is None:
            return
        article = self.comparison.article(self.side)
        shown = [p for p in article.passages if not (self.folded and p.furniture)]
        width = max(8, self.scrollable_content_region.width - GUTTER)
        self._rows = rows_of(shown, {} if self.waiting else self._labels(), width)
        self._firsts = {row.passage: y for y, row in enumerate(self._rows) if row.first}
        self.virtual_size = Size(width, len(self._rows))
        self._lit = frozenset(self._partners())
        self.refresh()

    def _labels(self) -> dict[int, str]:
        if self.comparison is None:
            return {}
        sections = [s for s in self.comparison.unique if s.side is self.side]
        return {s.passages[0]: s.label for s in sections if not (self.folded and s.furniture)}

    def _partners(self) -> tuple[int, ...]:
        """The passages of this side that the cursor's link holds."""
        if self.place is None or self.comparison is None:
            return ()
        if self.place.side is self.side:
            link = self._links.get(self.place.passage)
            return link.passages(self.side) if link else ()
        for link in self.comparison.links:
            if self.place.passage in link.passages(self.place.side):
                return link.passages(self.side)
        return ()

    @property
    def order(self) -> list[int]:
        """The ids of the passages that are shown, in order."""
        return list(self._firsts)

    def first_row(self, passage: int) -> int:
        """Where a passage begins, counted from the first row of the article."""
        return self._firsts.get(passage, 0)

    def last_row(self, passage: int) -> int:
        """Where a passage ends."""
        row = self.first_row(passage)
        while row + 1 < len(self._rows) and self._rows[row + 1].passage == passage and not self._rows[row + 1].first:
            row += 1
        return row

    def reveal(self, passage: int) -> None:
        """Scroll as little as shows the whole passage."""
        first, last, height = self.first_row(passage), self.last_row(passage), self.scrollable_content_region.height
        top = round(self.scroll_offset.y)
        if last >= top + height:
            top = last - height + 1
        self.scroll_to(y=min(top, first) if first < top or last - first >= height else top, animate=False)

    def align(self, passage: int, screen_row: int) -> None:
        """Scroll so that a passage begins at a row of the screen, as far as the article goes."""
        self.scroll_to(y=max(0, self.first_row(passage) - screen_row), animate=False)

    def passage_at(self, row: int) -> int | None:
        """The passage nearest to a row."""
        starts = list(self._firsts.values())
        place = bisect.bisect_right(starts, row) - 1
        return list(self._firsts)[max(0, place)] if starts else None

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points."""
        passage = self.passage_at(event.y + round(self.scroll_offset.y))
        if passage is not None:
            self.post_message(self.Picked(Place(self.side, passage)))

    def render_line(self, y: int) -> Strip:
        """One row of what is seen."""
        number = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if self.comparison is None or number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[number]
        if row.passage < 0:
            text = f"{'':{GUTTER}}[ {row.label} ]"[:width] if row.label else ""
            label = self.get_component_rich_style("pane--label")
            return Strip([Segment(text, self.rich_style + label)]).adjust_cell_length(width, self.rich_style)
        return self._passage_line(self.comparison.article(self.side).passages[row.passage], row).adjust_cell_length(
            width, self._background(row.passage)
        )

    def _background(self, passage: int) -> Style:
        here = self.place is not None and (self.place.side, self.place.passage) == (self.side, passage)
        if here:
            return self.rich_style + self.get_component_rich_style("pane--cursor", partial=True)
        if passage in self._lit:
            return self.rich_style + self.get_component_rich_style("pane--partner", partial=True)
        return self.rich_style

    def _passage_line(self, passage: Passage, row: Row) -> Strip:
        kind = self._kinds[row.passage]
        name = "furniture" if passage.furniture else "waiting" if self.waiting else kind.value
        ground = self._background(row.passage)
        style = ground if name == "waiting" else ground + self.get_component_rich_style(f"pane--{name}", partial=True)
        here = self.place is not None and (self.place.side, self.place.passage) == (self.side, row.passage)
        sign = ">" if here else "|" if row.passage in self._lit else " "
        marks = gutter(self._links.get(row.passage), kind, furniture=passage.furniture, waiting=self.waiting)
        before = (marks if row.first else " " * GUTTER)[: GUTTER - 1] + sign
        text = passage.text[row.start : row.end]
        return Strip([Segment(before, ground + Style(bold=True)), *self._found(text, style)])

    def _found(self, text: str, style: Style) -> list[Segment]:
        """The text with what is searched for lit."""
        wanted = self.wanted.casefold()
        at = text.casefold().find(wanted) if wanted else -1
        if at < 0 or len(text.casefold()) != len(text):
            return [Segment(text, style)]
        lit = style + self.get_component_rich_style("pane--found", partial=True)
        end = at + len(wanted)
        return [Segment(text[:at], style), Segment(text[at:end], lit), *self._found(text[end:], style)]
