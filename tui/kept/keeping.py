"""What only the list of reviews and the next time need: written when the keys pause, and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from compare.comparison import Comparison
    from compare.reviewing.store.file import ReviewFile
    from tui.widgets.pane import Place

_PAUSE = 0.4  # seconds without a key


class Keeping:
    """Writes the place of the cursor and how far the reporter is beside the log, which each decision is in at once.

    Args:
        file: of the review.
        later: calls something after so many seconds, and gives what stops it.
    """

    def __init__(self, file: ReviewFile, later: Callable[[float, Callable[[], None]], Timer]) -> None:
        self._file, self._later = file, later
        self._timer: Timer | None = None
        self._place: Place | None = None
        self._decided: Comparison | None = None

    def soon(self, place: Place | None = None, decided: Comparison | None = None) -> None:
        """Something is to be written when no more has come for a while."""
        self._place, self._decided = place or self._place, decided or self._decided
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._later(_PAUSE, self.now)

    def now(self) -> None:
        """Write what is not written yet."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, place, decided = None, self._place, self._decided
        self._place = self._decided = None
        if place is not None:
            self._file.tell("place", f"{place.side.value} {place.passage}")
        if decided is not None:
            self._file.describe(decided)
