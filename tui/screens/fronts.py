"""The ways to look at the articles, as the keys that move know them: in rows or as one text, or each in its own pane."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from compare.link import Side
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.link import Link
    from tui.widgets.manuscript.manuscript import Manuscript
    from tui.widgets.pane import ArticlePane


class View(StrEnum):
    """How the articles are shown."""

    ROWS = "rows"  # the manuscript: what says the same side by side
    ARTICLES = "articles"  # each whole, in its own order
    REDLINE = "redline"  # both as one text, what is gone before what came


class Front(Protocol):
    """What moves in a view."""

    def step(self, place: Place, direction: int) -> Place | None:
        """The next stop up or down; None where there is none."""

    def half_page(self, place: Place, direction: int) -> Place | None:
        """Half a page further."""

    def edge(self, side: Side, end: int) -> Place | None:
        """The first (0) or last (-1) stop."""

    def next_change(self, place: Place, direction: int) -> Place | None:
        """The next passage that is not the same on both sides; None where this view does not know."""

    def follow(self, place: Place, link: Link | None, *, linked: bool) -> None:
        """Scroll so that a place is seen, and its partner."""

    def focus(self, side: Side) -> None:
        """The keys go to it."""

    def turn_fold(self) -> bool:
        """Open the fold that the cursor is on; whether it was on one."""

    def links_folded(self, place: Place) -> list[Link]:
        """The links of the fold that the cursor is on; none where it is on none."""

    def across(self, place: Place, before: int) -> Place | None:
        """Where the cursor comes on the other side, which it was at `before`; None where that has nothing here."""


def other_side(side: Side) -> Side:
    """The side across."""
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


class Rows:
    """The manuscript, in rows or as one text.

    Args:
        manuscript: the widget.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript

    def step(self, place: Place, direction: int) -> Place | None:
        """See Front."""
        return self._manuscript.stops.neighbour(place, direction)

    def half_page(self, place: Place, direction: int) -> Place | None:
        """See Front."""
        return self._manuscript.half_page(place, direction)

    def edge(self, side: Side, end: int) -> Place | None:
        """See Front."""
        return self._manuscript.stops.edge(side, end)

    def next_change(self, place: Place, direction: int) -> Place | None:
        """See Front."""
        return self._manuscript.stops.next_change(place, direction)

    def follow(self, place: Place, link: Link | None, *, linked: bool) -> None:  # noqa: ARG002 - one scroll holds both
        """See Front."""
        self._manuscript.reveal(place)

    def focus(self, side: Side) -> None:  # noqa: ARG002 - one widget holds both
        """See Front."""
        self._manuscript.focus()

    def turn_fold(self) -> bool:
        """See Front."""
        return self._manuscript.turn_fold()

    def links_folded(self, place: Place) -> list[Link]:
        """See Front."""
        return self._manuscript.sheet.links_folded(place.side, place.passage)

    def across(self, place: Place, before: int) -> Place | None:  # noqa: ARG002 - the row says where
        """See Front."""
        link, other = self._manuscript.stops.link_at(place), other_side(place.side)
        return Place(other, link.passages(other)[0]) if link else None


class Panes:
    """Two panes.

    Args:
        pane: the pane of a side.
    """

    def __init__(self, pane: Callable[[Side], ArticlePane]) -> None:
        self._pane = pane

    def step(self, place: Place, direction: int) -> Place | None:
        """See Front."""
        return self._at(place.side, self._pane(place.side).page.neighbour(place.passage, direction))

    def half_page(self, place: Place, direction: int) -> Place | None:
        """See Front."""
        pane = self._pane(place.side)
        row = pane.page.first_row(place.passage) + direction * max(1, pane.scrollable_content_region.height // 2)
        passage = pane.page.passage_at(max(0, row))
        return self.step(place, direction) if passage == place.passage else self._at(place.side, passage)

    def edge(self, side: Side, end: int) -> Place | None:
        """See Front."""
        order = self._pane(side).page.order
        return self._at(side, order[end] if order else None)

    def next_change(self, place: Place, direction: int) -> Place | None:  # noqa: ARG002 - see Front
        """See Front."""
        return None

    def follow(self, place: Place, link: Link | None, *, linked: bool) -> None:
        """See Front. Near an end the partner cannot come all the way; then the cursor's pane goes to meet it."""
        pane = self._pane(place.side)
        pane.reveal(place.passage)
        if linked and link is not None:
            other = self._pane(other_side(place.side))
            partner = link.passages(other.side)[0]
            row = pane.screen_row(place.passage)
            reached = other.nearest_row(partner, row)
            if pane.nearest_row(place.passage, reached) == reached:
                pane.align(place.passage, reached)
            other.align(partner, reached)

    def focus(self, side: Side) -> None:
        """See Front."""
        self._pane(side).focus()

    def turn_fold(self) -> bool:
        """See Front."""
        return False

    def links_folded(self, place: Place) -> list[Link]:  # noqa: ARG002 - see Front
        """See Front."""
        return []

    def across(self, place: Place, before: int) -> Place | None:
        """See Front."""
        pane = self._pane(other_side(place.side))
        # What is folded away cannot hold the cursor; a pane that was never in sight has no rows yet, and nothing folded.
        passage = (
            before if before in pane.page.order or not pane.page.rows else pane.page.passage_at(round(pane.scroll_offset.y)) or 0
        )
        return Place(pane.side, passage)

    @staticmethod
    def _at(side: Side, passage: int | None) -> Place | None:
        return None if passage is None else Place(side, passage)
