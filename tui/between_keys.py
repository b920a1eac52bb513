"""Work that takes longer than a key may: done in the pauses between keys, told in percent, and ended by who does not want it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SLICE = 0.02  # seconds of work in one pause: a key that comes meanwhile waits no longer
_PAUSE = 0.001


class BetweenKeys:
    """One such piece of work at a time.

    Args:
        later: calls something after so many seconds.
        tell: shows a sentence about it; empty when it is over.
    """

    def __init__(self, later: Callable[[float, Callable[[], None]], object], tell: Callable[[str], None]) -> None:
        self._later, self._tell = later, tell
        self._run = 0
        self._told = ""

    def begin(self, said: str, steps: Iterator[float], done: Callable[[], None]) -> None:
        """Begin it, and end what was begun before; what one slice is enough for is done at once.

        Args:
            said: what is done, in a few words.
            steps: does it, and says after each step which share of all is done.
            done: what it was done for.
        """
        self._run += 1
        self._go_on(self._run, said, steps, done)

    def _go_on(self, run: int, said: str, steps: Iterator[float], done: Callable[[], None]) -> None:
        if run != self._run:
            return
        end = monotonic() + SLICE
        for share in steps:
            if monotonic() > end:
                self._say(f"{said} {int(10 * share) * 10}%, Esc: not now")
                self._later(_PAUSE, lambda: self._go_on(run, said, steps, done))
                return
        self.end()
        done()

    def end(self) -> bool:
        """End it; whether there was any."""
        self._run += 1
        had = bool(self._told)
        self._say("")
        return had

    def _say(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            self._tell(sentence)
