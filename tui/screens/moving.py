"""Moving through the two articles, and searching them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from compare.link import Side
from compare.wording import counted
from tui.filters import noted_passages
from tui.screens.asking import Finding
from tui.screens.comparing import Comparing
from tui.screens.desk_state import other_side
from tui.widgets.pane import ArticlePane, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.link import Link


class Moving(Comparing):
    """The keys that move the cursor."""

    def action_step(self, direction: int) -> None:
        """A passage up or down."""
        self._to(self._pane(self.place.side).page.neighbour(self.place.passage, direction))

    def _to(self, passage: int | None) -> None:
        if passage is not None:
            self.place = Place(self.place.side, passage)

    def action_page(self, direction: int) -> None:
        """Half a page."""
        pane = self._pane(self.place.side)
        row = pane.page.first_row(self.place.passage) + direction * max(1, pane.scrollable_content_region.height // 2)
        passage = pane.page.passage_at(max(0, row))
        if passage == self.place.passage:
            self.action_step(direction)
        else:
            self._to(passage)

    def action_edge(self, end: int) -> None:
        """The first or last passage."""
        order = self._pane(self.place.side).page.order
        self._to(order[end] if order else None)

    def action_link_step(self, direction: int) -> None:
        """The next or previous link that the filter shows."""
        self._go(self._stops(), direction)

    def action_unreviewed(self, direction: int) -> None:
        """The next or previous link without a verdict."""
        self._go_links(lambda link: link.verdict is None, direction, "Every link that is shown is reviewed.")

    def action_noted(self, direction: int) -> None:
        """The next or previous note."""
        alone = [] if self.comparison is None or self.waiting else noted_passages(self.comparison, self.filter, self.place.side)
        self._go_links(lambda link: bool(link.note), direction, "No notes yet; c writes one.", alone)

    def _go_links(self, wanted: Callable[[Link], bool], direction: int, none: str, more: Sequence[int] = ()) -> None:
        starts = [link.passages(self.place.side)[0] for link in self._shown_links() if wanted(link)]
        starts = sorted([*starts, *more])
        if not starts and not self.waiting:
            self.notify(none, timeout=2, markup=False)
        self._go(starts, direction)

    def action_other_pane(self) -> None:
        """The other pane, where its cursor was; with linked scrolling that is the partner of the last link."""
        here, pane = self.place, self._pane(other_side(self.place.side))
        passage = self._cursors[pane.side]
        if passage not in pane.page.order:  # it is folded away
            passage = pane.page.passage_at(round(pane.scroll_offset.y)) or 0
        self.place = Place(pane.side, passage)
        self._cursors[here.side] = here.passage
        pane.focus()

    def action_partner(self) -> None:
        """From a passage to what says the same."""
        other = other_side(self.place.side)
        if self.link is None:
            self.notify("This passage has no partner.", timeout=2, markup=False)
            return
        self.place = Place(other, self.link.passages(other)[0])
        self._pane(other).focus()

    @on(ArticlePane.Picked)
    def _picked(self, message: ArticlePane.Picked) -> None:
        self.place = message.place
        self._pane(message.place.side).focus()

    def action_search(self) -> None:
        """Search both sides."""
        self.app.push_screen(Finding(self.wanted, self._light), self._search)

    def _light(self, wanted: str) -> int:
        self.wanted = wanted
        return len(self._hits())

    def _search(self, wanted: str | None) -> None:
        if wanted:
            hits = self._hits()
            if not hits:
                self.notify("Neither article holds it.", markup=False)
            elif self.place in hits:
                self._tell_found(hits)
            else:
                self.action_found(1)

    def _tell_found(self, hits: list[Place]) -> None:
        """Which of the passages that hold it the cursor is on."""
        self.notify(
            f"{hits.index(self.place) + 1} of {counted(len(hits), 'passage')}; n N: next, previous.", timeout=3, markup=False
        )

    def _hits(self) -> list[Place]:
        wanted = self.wanted.casefold()
        if not wanted or self.comparison is None:
            return []
        return [Place(s, p.id) for s in Side for p in self.comparison.article(s).passages if wanted in p.text.casefold()]

    def action_found(self, direction: int) -> None:
        """The next or previous passage that holds what is searched for."""
        hits, order = self._hits(), list(Side)
        here = (order.index(self.place.side), self.place.passage)
        keys = [(order.index(h.side), h.passage) for h in hits]
        ahead = [k for k in keys if (k > here if direction > 0 else k < here)] or keys
        if ahead:
            side, passage = min(ahead) if direction > 0 else max(ahead)
            self.place = Place(order[side], passage)
            self._tell_found(hits)

    def action_clear(self) -> None:
        """End a search, drop a mark or a selection, take messages away; while comparing, cancel."""
        if self.waiting and not (self.wanted or self._marked or self.selections):
            self._cancel()
        self.clear_selection()
        self.app.clear_notifications()
        self.wanted, self._marked = "", None
        self._tell()
