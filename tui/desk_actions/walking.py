"""From one pair of a sweep to another, each with its own review."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.desk_actions.api import DeskApi

_ALONE = "This pair is open alone; copydesk show DIR goes through the pairs of a sweep."


class Walking:
    """The keys that lead to another pair.

    Args:
        desk: that is left for it.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def step(self, direction: int) -> None:
        """To the next pair, or the one before."""
        walk = self._desk.walk
        if walk is None:
            self._desk.say(_ALONE)
        elif 0 <= walk.at + direction < len(walk.pairs):
            walk.turn(walk.at + direction)
        else:
            self._desk.say("This is the last pair." if direction > 0 else "This is the first pair.")

    def listed(self) -> None:
        """All pairs, to choose one."""
        walk = self._desk.walk
        if walk is None:
            self._desk.say(_ALONE)
            return
        from tui.screens.dialogs.walk import ChoosingWalked

        def choose(place: int | None) -> None:
            if place is not None and place != walk.at:
                walk.turn(place)

        self._desk.ask(ChoosingWalked(walk), choose)
