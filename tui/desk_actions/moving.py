"""Moving through the two articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.filters import noted_passages
from tui.screens.fronts import View, other_side
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
        if not desk.ready:
            return
        if found := desk.front.next_change(desk.place, direction):
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
        found = next((place for place in self._around(direction) if place in more or self._begins(place, wanted)), None)
        if found is not None:
            desk.place = Place(desk.place.side, found)
        elif desk.ready:
            desk.say(none, 2)

    def _around(self, direction: int) -> Iterator[int]:
        """The passages of this side from the cursor on, around the end, the cursor's own last."""
        here, comparison = self._desk.place, self._desk.comparison
        count = len(comparison.article(here.side).passages) if comparison and not self._desk.waiting else 0
        return ((here.passage + direction * step) % count for step in range(1, count + 1))

    def _begins(self, passage: int, wanted: Callable[[Link], bool]) -> bool:
        """Whether a link of the story begins at a passage that the filter shows and that is wanted."""
        desk, side = self._desk, self._desk.place.side
        link = desk.link_at(side, passage)
        if link is None or desk.comparison is None or link.passages(side)[0] != passage:
            return False
        aside = desk.comparison.article(side).passages[passage].furniture
        return not aside and desk.filter.takes(desk.comparison, link) and wanted(link)

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
        if not desk.ready or desk.comparison is None:
            return
        entries = find_entries(desk.comparison)
        facts = [entry.fact for entry in entries if not entry.apart] or [entry.fact for entry in entries]
        if not facts:
            desk.say("No facts: the links tell the same.", 2)
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
