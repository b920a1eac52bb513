"""One article: its passages with their marks, on Textual's line API, so that only what is seen is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.aligned.lit import facts_by_place
from compare.reviewing.incremental.held import held_of, link_at
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.filters import ALL, Filter, shown_passages
from tui.drawn.marks import FURNITURE, gutter, gutter_width
from tui.drawn.naming import ended
from tui.drawn.page import Page, PagesAhead, found_in, labels_of, shown_of, text_width
from tui.drawn.strips import styled, turned_round
from tui.manuscript.shares import shares_seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.geometry import Region
    from textual.selection import Selection

    from compare.article import Span
    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.link import Kind, Link, Side
    from tui.drawn.wrapping import Row


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is."""

    side: Side
    passage: int


class ArticlePane(ScrollView, can_focus=True, inherit_bindings=False):
    """An article by kinds; the desk owns what it shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("pane--matched", "pane--paraphrased", "pane--unique", "pane--furniture", "pane--label"),
        *("pane--cursor", "pane--partner", "pane--found", "pane--aside", "pane--fact", "pane--fact-lit"),
    }

    comparison: reactive[Comparison | None] = reactive(None)
    place: reactive[Place | None] = reactive(None)
    link: reactive[Link | None] = reactive(None)
    fact: reactive[Fact | None] = reactive(None)
    waiting: reactive[bool] = reactive(default=True)
    folded: reactive[bool] = reactive(default=False)
    wanted: reactive[str] = reactive("")
    filter: reactive[Filter] = reactive(ALL)
    shown: reactive[bool] = reactive(default=False, repaint=False)  # the desk says when

    @dataclass
    class Picked(Message):
        """A passage was clicked."""

        place: Place

    class Resized(Message):
        """The pane with the cursor in sight has another size: the detail below grew, or the terminal."""

    @dataclass
    class Wheeled(Message):
        """The reporter scrolled a pane without moving the cursor."""

        side: Side

    def __init__(self, side: Side, ahead: PagesAhead | None = None, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.side, self._ahead = side, ahead or PagesAhead()
        self.page = Page()
        self._laid_out: tuple[object, ...] = ()
        self._height = 0
        self._highest = 0
        self._noted: set[int] = set()
        self._names: list[str] = []
        self._kinds: list[Kind] = []
        self._loose: dict[tuple[Side, int], list[tuple[Fact, Span]]] = {}  # facts of no link
        self._shown: frozenset[int] | None = None
        self._shares: tuple[int, list[str]] = (0, [])
        self._plain: Style | None = None
        self._known: Comparison | None = None  # what the marks are of

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The cursor shows where the keys go: no style is another one."""

    # --- what is shown

    def watch_comparison(self) -> None:
        """Another comparison: other marks, other labels; while it is out of sight, nothing is done for it."""
        if not self.shown:
            return
        self._known = self.comparison
        if self.comparison is not None:
            passages = self.comparison.article(self.side).passages
            self._kinds = self.comparison.kinds(self.side)
            self._names = ["furniture" if p.furniture else kind for p, kind in zip(passages, self._kinds, strict=True)]
            self._highest = held_of(self.comparison).highest
            self._noted = {each.passage for each in self.comparison.notes if each.side is self.side}
            self._loose = facts_by_place(self.comparison.facts)
        self.watch_filter()
        self._lay_out()

    def watch_shown(self) -> None:
        """In sight again, with what was decided since."""
        if self.shown and self._known is not self.comparison:
            self.watch_comparison()
        elif self.shown:
            self.watch_filter()
            self._lay_out()

    def _link_of(self, passage: int) -> Link | None:
        return None if self.comparison is None else link_at(self.comparison, self.side, passage)

    def _span(self, fact: Fact) -> Span | None:
        return fact.left if self.side.value == "left" else fact.right

    def watch_filter(self) -> None:
        """What the filter leaves out is dim."""
        everything = self.filter is ALL or self.comparison is None
        self._shown = None if everything else shown_passages(self.comparison, self.filter, self.side)  # type: ignore[arg-type]
        self.refresh()

    def watch_folded(self) -> None:
        """Furniture appears or goes."""
        self._lay_out()

    def watch_waiting(self) -> None:
        """Labels and marks appear when the comparison is there."""
        self._lay_out()

    def watch_place(self) -> None:
        """The cursor moved; likewise where another link or fact is lit, or what is searched for."""
        self.refresh()

    watch_link = watch_fact = watch_wanted = watch_place

    def on_resize(self) -> None:
        """The passage at the top stays at the top, and a cursor that is on the screen stays on it."""
        row = round(self.scroll_offset.y)
        seen = not self.page.rows or self._has_cursor(row, self._height)  # where it is shown first the cursor is to be seen
        self._height = self.scrollable_content_region.height
        top = self.page.passage_at(row)
        if top is not None and row > self.page.last_row(top):  # the blank before the next one
            top = self.page.neighbour(top, 1)
        below = row - self.page.first_row(top or 0)
        if self._lay_out() and top is not None:
            self.scroll_to(y=max(0, min(self.page.first_row(top) + below, self.page.last_row(top))), animate=False, force=True)
        if seen:
            self.post_message(self.Resized())

    def _has_cursor(self, top: int, height: int) -> bool:
        """Whether the cursor's passage begins or ends in so many rows."""
        if self.place is None or self.place.side is not self.side or not self.page.rows:
            return False
        return self.page.first_row(self.place.passage) < top + height and self.page.last_row(self.place.passage) >= top

    def _lay_out(self) -> bool:
        """Rows anew, where what they depend on has changed; whether it has. Out of sight it has no width."""
        if self.comparison is None or not self.shown or not self.size.width:
            return False
        article = self.comparison.article(self.side)
        width = text_width(self.scrollable_content_region.width, self._highest)
        wanted = (width, self.folded, id(article), labels := labels_of(self.comparison, self.side, self.waiting, self.folded))
        self._shares = (0, [])
        self.refresh()
        if wanted == self._laid_out:
            return False
        self._laid_out = wanted
        self.page = self._ahead.page(shown_of(article, folded=self.folded), labels, width)
        self.virtual_size = Size(width, len(self.page.rows))
        return True

    @property
    def gutter_width(self) -> int:
        """Columns before the text."""
        return gutter_width(self._highest)

    # --- where things are

    @property
    def _top(self) -> int:
        return round(self.scroll_target_y)

    def reveal(self, passage: int) -> None:
        """Scroll as little as shows the whole passage."""
        first, last, height = self.page.first_row(passage), self.page.last_row(passage), self.scrollable_content_region.height
        top = self._top
        if last >= top + height:
            top = last - height + 1
        self.scroll_to(y=min(top, first) if first < top or last - first >= height else top, animate=False)

    def screen_row(self, passage: int) -> int:
        """The row of the screen that a passage begins in; negative above it."""
        return self.page.first_row(passage) - self._top

    def nearest_row(self, passage: int, screen_row: int) -> int:
        """The row of the screen nearest to a wished one that a passage can be brought to."""
        first = self.page.first_row(passage)
        return first - min(max(0, first - screen_row), round(self.max_scroll_y))

    def align(self, passage: int, screen_row: int) -> None:
        """Scroll so that a passage begins at a row of the screen, as far as the article goes."""
        self.scroll_to(y=max(0, self.page.first_row(passage) - screen_row), animate=False)

    def kinds_by_share(self, height: int) -> list[str]:
        """For a map of so many rows: see Page.shares."""
        if self.page.rows and (self._shares[0] != height or not self._shares[1]):
            names = ["" if self.waiting and not self._link_of(k) else name for k, name in enumerate(self._names)]
            self._shares = (height, self.page.shares(names, height) if height and names else [])
        return self._shares[1]

    def shares_seen(self, shares: int) -> tuple[int, int, int]:
        """The first and the last share that are on the screen, and the cursor's; -1 where it is on the other side."""
        cursor = self.page.first_row(self.place.passage) if self.place is not None and self.place.side is self.side else None
        return shares_seen(len(self.page.rows), shares, self._top, self.scrollable_content_region.height, cursor)

    def place_at_share(self, share: int, shares: int) -> Place | None:
        """The passage that a row of a map stands for."""
        passage = self.page.passage_at(min(share, shares) * len(self.page.rows) // max(1, shares))
        return None if passage is None else Place(self.side, passage)

    # --- the mouse

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points."""
        passage = self.page.passage_at(event.y + round(self.scroll_offset.y))
        if passage is not None and self.text_selection is None:
            self.post_message(self.Picked(Place(self.side, passage)))

    def on_mouse_scroll_down(self) -> None:
        """The other pane may come along."""
        self.post_message(self.Wheeled(self.side))

    def on_mouse_scroll_up(self) -> None:
        """Likewise."""
        self.post_message(self.Wheeled(self.side))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What was selected with the mouse: text without the gutter, a passage's rows put together again."""
        if self.comparison is None or not self.page.rows:
            return None
        passages = self.comparison.article(self.side).passages
        start, end = (None if o is None else (o.y, o.x - self.gutter_width) for o in (selection.start, selection.end))
        return self.page.text_between(passages, start, end), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """What is selected is lit."""
        self.refresh()

    # --- drawing

    @property
    def rich_style(self) -> Style:
        """As for any widget; of all lines that are drawn together it is found once."""
        return self._plain or super().rich_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows of what is seen."""
        self._plain = super().rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._plain = None

    def render_line(self, y: int) -> Strip:
        """One row of what is seen."""
        number = y + round(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if self.comparison is None or number >= len(self.page.rows):
            return Strip.blank(width, self.rich_style)
        row = self.page.rows[number]
        if row.passage < 0:
            strip, ground = self._label_line(row.label), self.rich_style
        else:
            strip, ground = self._passage_line(self.comparison, row), self._ground(row.passage)
        selected = self.text_selection.get_span(number) if self.text_selection else None
        strip = strip.adjust_cell_length(width, ground)
        if selected is not None:
            strip = turned_round(strip, *selected)
        return strip.apply_offsets(0, number)

    def _label_line(self, label: str) -> Strip:
        style = self.rich_style + self.get_component_rich_style("pane--label", partial=True)
        room = self.scrollable_content_region.width - self.gutter_width - 1
        said = ended(f"[ {label} ]", max(1, room)) if label else ""
        return Strip([Segment(" " * self.gutter_width, self.rich_style), Segment(said, style)])

    def _ground(self, passage: int) -> Style:
        name = "cursor" if self._is_here(passage) else "partner" if self._is_lit(passage) else ""
        return self.rich_style + self.get_component_rich_style(f"pane--{name}", partial=True) if name else self.rich_style

    def _is_here(self, passage: int) -> bool:
        return self.place is not None and (self.place.side, self.place.passage) == (self.side, passage)

    def _is_lit(self, passage: int) -> bool:
        return self.link is not None and passage in self.link.passages(self.side)

    def _passage_line(self, comparison: Comparison, row: Row) -> Strip:
        passage = comparison.article(self.side).passages[row.passage]
        link = self._link_of(row.passage)
        waits = self.waiting and link is None
        ground = style = self._ground(row.passage)
        if passage.furniture or not waits:
            style += self.get_component_rich_style(f"pane--{self._names[row.passage]}", partial=True)
        if self._shown is not None and row.passage not in self._shown:
            style += self.get_component_rich_style("pane--aside", partial=True)
        sign = ">" if self._is_here(row.passage) else "|" if self._is_lit(row.passage) else " "
        marks = ""
        if row.first and passage.furniture:
            marks = FURNITURE
        elif row.first and not waits:
            # While it is being compared no link has its number yet: the first look finds some of them only.
            shown, kind = None if self.waiting else link, self._kinds[row.passage]
            verdict = worklist_of(comparison).verdict_of(shown) if shown else ""
            marks = gutter(shown, kind, self._highest, noted=row.passage in self._noted, verdict=verdict)
        before = f"{marks:<{self.gutter_width - 1}}{sign}"
        text = passage.text[row.start : row.end]
        return Strip([Segment(before, ground + Style(bold=True)), *self._lit_text(text, row, style)])

    def _lit_text(self, text: str, row: Row, style: Style) -> list[Segment]:
        """The text with what is searched for and the words of facts lit."""
        lit = [(a - row.start, b - row.start, name) for a, b, name in self._fact_spans(row.passage)]
        lit += [(a, b, "found") for a, b in found_in(text, self.wanted)]
        return [*styled(self, "pane", text, lit, style)]

    def _fact_spans(self, passage: int) -> Iterator[tuple[int, int, str]]:
        link = self._link_of(passage)
        told = [(fact, span) for fact in link.facts if (span := self._span(fact)) and span.passage == passage] if link else []
        for fact, span in (*told, *self._loose.get((self.side, passage), ())):
            here = self.fact is not None and self.fact.identity == fact.identity
            yield span.start, span.end, "fact-lit" if here else "fact"
