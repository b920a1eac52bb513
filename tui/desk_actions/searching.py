"""Searching both sides, and ending what was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from compare.wording import counted
from tui.screens.dialogs.asking import Finding
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from tui.desk_actions.api import DeskApi


class Searching:
    """A word that both articles are searched for.

    Args:
        desk: that shows them.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def search(self) -> None:
        """Search both sides."""
        self._desk.ask(Finding(self._desk.wanted, self._light), self._search)

    def _light(self, wanted: str) -> int:
        self._desk.wanted = wanted
        return len(self._hits())

    def _search(self, wanted: str | None) -> None:
        if wanted:
            hits = self._hits()
            if not hits:
                self._desk.say("Neither article holds it.", 5)
            elif self._desk.place in hits:
                self._tell_found(hits)
            else:
                self.found(1)

    def _tell_found(self, hits: list[Place]) -> None:
        """Which of the passages that hold it the cursor is on; a fold that it came to the beginning of opens."""
        self._desk.front.turn_fold()
        self._desk.say(f"{hits.index(self._desk.place) + 1} of {counted(len(hits), 'passage')}; n N: next, previous.")

    def _hits(self) -> list[Place]:
        wanted, comparison = self._desk.wanted.casefold(), self._desk.comparison
        if not wanted or comparison is None:
            return []
        return [Place(s, p.id) for s in Side for p in comparison.article(s).passages if wanted in p.text.casefold()]

    def found(self, direction: int) -> None:
        """The next or previous passage that holds what is searched for."""
        hits, order = self._hits(), list(Side)
        here = (order.index(self._desk.place.side), self._desk.place.passage)
        keys = [(order.index(h.side), h.passage) for h in hits]
        ahead = [k for k in keys if (k > here if direction > 0 else k < here)] or keys
        if ahead:
            side, passage = min(ahead) if direction > 0 else max(ahead)
            self._desk.place = Place(order[side], passage)
            self._tell_found(hits)

    def clear(self) -> None:
        """End a search, drop a mark or a selection, take messages away; while comparing, cancel."""
        desk = self._desk
        if desk.end_work():
            return
        if desk.waiting and not (desk.wanted or desk.marked or desk.selected()):
            desk.cancel()
        desk.selected()
        desk.app.clear_notifications()
        desk.wanted, desk.marked = "", None
        desk.tell()
