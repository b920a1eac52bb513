"""What follows a decision that takes passages together or apart: of long articles made in a thread, while keys are answered."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from compare.reviewing.incremental.counted import shares_of
from compare.reviewing.incremental.decided import Decided, decided_after
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.filters import counts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.comparison import Comparison
    from compare.reviewing.log.review import Review
    from tui.manuscript.laying import Laying

AT_ONCE = 400  # passages of both articles of which all is made anew within a key's time
END = "do('searching.clear')"
_MEANWHILE = ("do('moving.", "do('memo.leave')", END)  # what keys do while it is done: they decide nothing


def is_long(found: Comparison) -> bool:
    """Whether all of a comparison is made anew in a thread."""
    return len(found.left.passages) + len(found.right.passages) > AT_ONCE


class Remade(NamedTuple):
    """A comparison as it is decided now, and its rows."""

    decided: Decided
    laying: Laying


def remake(before: Decided, found: Comparison, review: Review, lay: Callable[[Comparison], Laying]) -> Remade:
    """Make all that is shown of a comparison, in any thread.

    Args:
        before: how it was decided before.
        found: what is decided about.
        review: all that was decided.
        lay: lays it out as it is looked at.
    """
    decided = decided_after(before, found, review)
    worklist = worklist_of(decided.comparison)
    assert worklist.order is not None and worklist.open is not None  # noqa: S101, PT018 - both are found here, and kept
    shares_of(decided.comparison)
    counts_of(decided.comparison)
    return Remade(decided, lay(decided.comparison))


class Remaking:
    """One such piece of work at a time.

    Args:
        drawn: calls something when what was told before is on the screen.
        later: calls something in the screen's thread, from any.
    """

    def __init__(self, drawn: Callable[[Callable[[], None]], object], later: Callable[..., object]) -> None:
        self._drawn, self._later = drawn, later
        self._run = 0
        self._back: Callable[[], None] | None = None

    @property
    def is_on(self) -> bool:
        """Whether any is being done."""
        return self._back is not None

    def holds(self, action: str) -> bool:
        """Whether what a key does has to wait until it is done: nothing is decided about links that will be others."""
        return self.is_on and not action.startswith(_MEANWHILE)

    def begin(self, make: Callable[[], Remade], done: Callable[[Remade], None], back: Callable[[], None]) -> None:
        """Begin it.

        Args:
            make: makes it.
            done: takes it.
            back: what is to be done where somebody ends it before.
        """
        self._run, self._back = self._run + 1, back
        thread = threading.Thread(target=self._make, args=(self._run, make, done), daemon=True)
        self._drawn(thread.start)

    def end(self) -> bool:
        """End it; whether there was any."""
        back, self._back = self._back, None
        self._run += 1
        if back is not None:
            back()
        return back is not None

    def _make(self, run: int, make: Callable[[], Remade], done: Callable[[Remade], None]) -> None:
        made: Remade | Exception
        try:
            made = make()
        except Exception as error:  # noqa: BLE001 - it goes on where all that goes wrong is told
            made = error
        self._later(self._take, run, made, done)

    def _take(self, run: int, made: Remade | Exception, done: Callable[[Remade], None]) -> None:
        if run != self._run:
            return
        self._back = None
        if isinstance(made, Exception):
            raise made
        done(made)
