"""Processes of this machine, one a core, from Python's own library."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Generic

from compare.engines.engine import TRIES, Done, Piece, Result
from compare.engines.threads import one_thread_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

_AHEAD = 2  # pieces that wait for each process, so that none waits for the next


@dataclass(frozen=True, slots=True)
class _Try(Generic[Piece]):
    """A piece of work, and how often it was begun."""

    piece: Piece
    number: int = 1


@dataclass(slots=True)
class _Waiting(Generic[Piece]):
    """Pieces to come, before them those that are done again."""

    coming: Iterator[Piece]
    again: list[_Try[Piece]] = field(default_factory=list)

    def take(self) -> _Try[Piece] | None:
        """The next; None where there is none."""
        if self.again:
            return self.again.pop()
        return next((_Try(piece) for piece in self.coming), None)


class Processes:
    """So many processes, started when there is work. One that is ended from outside is replaced.

    Args:
        workers: how many.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._restore = one_thread_each()
        self._pool = self._started()

    def run(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Done[Piece, Result]]:
        """See `Engine.run`."""
        waiting = _Waiting(iter(pieces))
        running: dict[Future[Result], _Try[Piece]] = {}
        while True:
            while len(running) < self.workers * _AHEAD and (attempt := waiting.take()):
                try:
                    running[self._pool.submit(work, attempt.piece)] = attempt
                except BrokenProcessPool:  # what ran in it comes back as broken, and is done in the next
                    self._pool.shutdown(wait=False)
                    self._pool = self._started()
                    waiting.again.append(attempt)
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                attempt = running.pop(future)
                if not isinstance(future.exception(), BrokenProcessPool):
                    yield Done(attempt.piece, future.result())
                elif attempt.number < TRIES:
                    waiting.again.append(replace(attempt, number=attempt.number + 1))
                else:
                    yield Done(attempt.piece, None)

    def close(self) -> None:
        """See `Engine.close`."""
        ended = list((self._pool._processes or {}).values())  # noqa: SLF001 - the library ends none that is at work
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in ended:
            process.kill()
        self._restore()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What a process does first: an interruption is its parent's business, and without its parent it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
