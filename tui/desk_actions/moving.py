"""Moving through the two articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from compare.reviewing.waiting import worklist_of
from tui.filters import noted_passages
from tui.screens.fronts import View, other_side
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.facts import Fact
    from compare.link import Link
    from tui.desk_actions.api import DeskApi


class Moving:
    """The keys that move the cursor.

    Args:
        desk: whose cursor it is.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def _to(self, place: Place | None) -> None:
        if place is not None:
            self._desk.place = place

    def step(self, direction: int) -> None:
        """A passage up or down."""
        self._to(self._desk.front.step(self._desk.place, direction))

    def page(self, direction: int) -> None:
        """Half a page."""
        self._to(self._desk.front.half_page(self._desk.place, direction))

    def edge(self, end: int) -> None:
        """The first or last passage."""
        self._to(self._desk.front.edge(self._desk.place.side, end))

    def link_step(self, direction: int) -> None:
        """The next or previous change; in two panes, or where nothing changed, the next link that the filter shows."""
        desk = self._desk
        if not desk.waiting and (found := desk.front.next_change(desk.place, direction)):
            desk.place = found
        else:
            desk.go(desk.stops(), direction)

    def unreviewed(self, direction: int) -> None:
        """The next or previous link without a verdict."""
        comparison = self._desk.comparison
        worklist = worklist_of(comparison) if comparison and not self._desk.waiting else None
        waits = lambda link: worklist is None or not worklist.verdict_of(link)  # noqa: E731
        self._go_links(waits, direction, "Every link that is shown is reviewed.")

    def noted(self, direction: int) -> None:
        """The next or previous note."""
        desk = self._desk
        alone = [] if desk.comparison is None or desk.waiting else noted_passages(desk.comparison, desk.filter, desk.place.side)
        self._go_links(lambda link: bool(link.note), direction, "No notes yet; c writes one.", alone)

    def _go_links(self, wanted: Callable[[Link], bool], direction: int, none: str, more: Sequence[int] = ()) -> None:
        desk = self._desk
        starts = [link.passages(desk.place.side)[0] for link in desk.shown_links() if wanted(link)]
        starts = sorted([*starts, *more])
        if not starts and not desk.waiting:
            desk.say(none, 2)
        desk.go(starts, direction)

    def other_side(self) -> None:
        """The other side, where its cursor was; in rows and with linked scrolling that is the partner."""
        desk, here = self._desk, self._desk.place
        place = desk.front.across(here, desk.cursors[other_side(here.side)])
        if place is None:
            desk.say("Only this side has it.", 2)
            return
        desk.place = place
        desk.cursors[here.side] = here.passage
        desk.front.focus(place.side)

    def partner(self) -> None:
        """From a passage to what says the same; on a fold, open it."""
        desk = self._desk
        if desk.view is not View.ARTICLES and desk.front.turn_fold():
            return
        if desk.link is None:
            desk.say("This passage has no partner.", 2)
            return
        other = other_side(desk.place.side)
        desk.place = Place(other, desk.link.passages(other)[0])
        desk.front.focus(other)

    def fact_step(self, direction: int) -> None:
        """The next or previous fact in reading order, around the end; what only changed too where there is nothing else."""
        from compare.facts.whole.entries import find_entries

        desk = self._desk
        entries = find_entries(desk.comparison) if desk.comparison and not desk.waiting else ()
        facts = [entry.fact for entry in entries if not entry.apart] or [entry.fact for entry in entries]
        if not facts:
            desk.say("Still comparing." if desk.waiting else "No facts: the links tell the same.", 2)
            return
        identities = [fact.identity for fact in facts]
        if desk.fact and desk.fact.identity in identities:
            at = identities.index(desk.fact.identity) + direction
        else:
            here = [k for k, fact in enumerate(facts) if self._stands_ahead(fact)]
            at = (here[0] if here else 0) if direction > 0 else (here[0] if here else len(facts)) - 1
        desk.go_to_fact(facts[at % len(facts)])

    def _stands_ahead(self, fact: Fact) -> bool:
        span = fact.left if self._desk.place.side is Side.LEFT else fact.right
        return span is not None and span.passage >= self._desk.place.passage
