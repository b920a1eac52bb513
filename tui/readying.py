"""What keys will ask for, made ready while nobody presses any: a little at a time, and nothing soon after a key."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUIET = 2.0  # seconds without a key before any of it is done
SLICE = 0.006  # seconds of work at once: a key that comes meanwhile waits no longer
_PAUSE = 0.004


class Readying:
    """One such piece of work at a time; nothing depends on its being done.

    Args:
        later: calls something after so many seconds.

    Attributes:
        is_done: whether what was begun last is.
    """

    def __init__(self, later: Callable[[float, Callable[[], None]], object]) -> None:
        self._later = later
        self._run = 0
        self._touched = 0.0
        self.is_done = False

    def begin(self, make: Callable[[], Iterator[object]]) -> None:
        """Begin it soon, and leave what was begun before.

        Args:
            make: its steps, asked for when nobody has pressed a key for a while.
        """
        self._run, self._touched = self._run + 1, monotonic()
        run, self.is_done = self._run, False
        self._later(QUIET, lambda: self._when_quiet(run, lambda: self._go_on(run, make())))

    def end(self) -> None:
        """Leave what was begun; it would be of what is shown no more."""
        self._run += 1

    def hold_off(self) -> None:
        """A key was pressed: others may follow."""
        self._touched = monotonic()

    def _when_quiet(self, run: int, work: Callable[[], None]) -> None:
        """Do some of it where nobody has pressed a key for a while, or else later; nothing where other work was begun since."""
        if run != self._run:
            return
        left = self._touched + QUIET - monotonic()
        if left > 0:
            self._later(left, lambda: self._when_quiet(run, work))
        else:
            work()

    def _go_on(self, run: int, steps: Iterator[object]) -> None:
        end = monotonic() + SLICE
        for _ in steps:
            if monotonic() > end:
                self._later(_PAUSE, lambda: self._when_quiet(run, lambda: self._go_on(run, steps)))
                return
        self.is_done = True
