"""Both sides read at once, each in a thread of its own, to be ended from any other."""

from __future__ import annotations

import threading
from time import monotonic
from typing import TYPE_CHECKING

from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.reading.sources.stop import Stop


class Readings:
    """Both sides being read, from the moment that this is made.

    Args:
        read: makes a side an article; raises CopydeskError. Called in a thread of its own; the stop ends it.

    Attributes:
        since: when it began, on the monotonic clock.
        found: what became of each side that is done: its article, or why there is none.
    """

    def __init__(self, read: Callable[[Side, Stop], Article]) -> None:
        from compare.reading.sources.stop import Stop

        self.since = monotonic()
        self.found: dict[Side, Article | Exception] = {}
        self._stop, self._changed = Stop(), threading.Condition()
        self._listener: Callable[[], None] | None = None
        for side in Side:
            # Threads of our own, not workers: leaving waits for workers, and looking up a name cannot be interrupted.
            threading.Thread(target=self._read, args=(read, side), daemon=True).start()

    def _read(self, read: Callable[[Side, Stop], Article], side: Side) -> None:
        found: Article | Exception
        try:
            found = read(side, self._stop)
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever waits is told
            found = error
        with self._changed:
            self.found[side] = found
            listener = self._listener
            self._changed.notify_all()
        if listener is not None:
            listener()

    def listen(self, listener: Callable[[], None]) -> None:
        """Be told when a side is done, and of what is done already; from whatever thread it is known in."""
        with self._changed:
            self._listener = listener
            done = bool(self.found)
        if done:
            listener()

    @property
    def refusal(self) -> Exception | None:
        """Why a side cannot be read, of the left where that holds for both; None where that is not so, or not known yet."""
        return next((found for side in Side if isinstance(found := self.found.get(side), Exception)), None)

    @property
    def is_over(self) -> bool:
        """Whether both sides are done, or one of them cannot be read."""
        return len(self.found) == len(Side) or self.refusal is not None

    def wait(self, seconds: float) -> bool:
        """Wait until so many seconds after the beginning at most; whether it is over."""
        with self._changed:
            return self._changed.wait_for(lambda: self.is_over, max(0.0, self.since + seconds - monotonic()))

    def articles(self) -> tuple[Article, Article]:
        """Both articles, once it is over; raises the refusal where there is one."""
        left, right = (self.found.get(side) for side in Side)
        if self.refusal is not None or isinstance(left, Exception | None) or isinstance(right, Exception | None):
            raise self.refusal or RuntimeError("they are still being read")
        return left, right

    def stop(self) -> None:
        """End what is still being read."""
        self._stop.now()
