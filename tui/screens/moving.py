"""Moving through the two articles, and searching them."""

from __future__ import annotations

from textual import on

from compare.link import Side
from tui.screens.asking import Asking
from tui.screens.desk_state import DeskState, other_side
from tui.widgets.pane import ArticlePane, Place


class Moving(DeskState):
    """The keys that move the cursor."""

    def action_step(self, direction: int) -> None:
        """A passage up or down."""
        order = self._pane(self.place.side).order
        if order:
            at = order.index(self.place.passage) if self.place.passage in order else 0
            self.place = Place(self.place.side, order[min(len(order) - 1, max(0, at + direction))])

    def action_page(self, direction: int) -> None:
        """Half a page."""
        pane = self._pane(self.place.side)
        row = pane.first_row(self.place.passage) + direction * max(1, pane.scrollable_content_region.height // 2)
        passage = pane.passage_at(max(0, row))
        if passage is not None and passage != self.place.passage:
            self.place = Place(self.place.side, passage)
        else:
            self.action_step(direction)

    def action_edge(self, end: int) -> None:
        """The first or last passage."""
        order = self._pane(self.place.side).order
        if order:
            self.place = Place(self.place.side, order[end])

    def action_link_step(self, direction: int) -> None:
        """The next or previous link that the filter shows."""
        self._go(self._links(), direction)

    def action_unreviewed(self, direction: int) -> None:
        """The next or previous link without a verdict."""
        self._go([k for k in self._links() if k.verdict is None], direction)

    def action_noted(self, direction: int) -> None:
        """The next or previous note."""
        self._go([k for k in self._links() if k.note], direction)

    def action_other_pane(self) -> None:
        """The other pane, at the partner or where it stands."""
        if self._link() is not None:
            self.action_partner()
            return
        pane = self._pane(other_side(self.place.side))
        passage = pane.passage_at(round(pane.scroll_offset.y))
        self.place = Place(pane.side, passage or 0)
        pane.focus()

    def action_partner(self) -> None:
        """From a passage to what says the same."""
        link, other = self._link(), other_side(self.place.side)
        if link is not None:
            self.place = Place(other, link.passages(other)[0])
            self._pane(other).focus()

    @on(ArticlePane.Picked)
    def _picked(self, message: ArticlePane.Picked) -> None:
        self.place = message.place

    def action_search(self) -> None:
        """Search both sides."""
        self.app.push_screen(Asking("Search both articles for", self.wanted), self._search)

    def _search(self, wanted: str | None) -> None:
        if wanted is None:
            return
        self.wanted = wanted
        hits = self._hits()
        if wanted:
            self.notify(f"{len(hits)} passages hold it." if hits else "Neither article holds it.", markup=False)
            self.action_found(1)

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

    def action_clear(self) -> None:
        """End a search, drop a mark."""
        self.wanted, self._marked = "", None
        self._tell()
