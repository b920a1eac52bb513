"""The processes that read, as the one that asks sees them: started, kept for the next source, and ended."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import threading
import time
from typing import BinaryIO

from compare.machine.own_process import begin_own
from compare.reading.limited.limits import IDLE

MODULE = "compare.reading.limited.process"
_MOST_KEPT = 2
_lock = threading.Lock()
_living: set[Reader] = set()
_kept: list[Reader] = []


class Reader:
    """A process that reads.

    Attributes:
        used: whether it has read something before.
        awaited: whether somebody waits for its answer now, who will close it.
    """

    def __init__(self) -> None:
        self._process = begin_own(MODULE)
        self.used, self.awaited, self._owner, self._since = False, False, os.getpid(), time.monotonic()
        with _lock:
            _living.add(self)

    @property
    def requests(self) -> BinaryIO:
        """What the process reads from."""
        assert self._process.stdin is not None  # noqa: S101 - it was asked for
        return self._process.stdin  # type: ignore[return-value]  # typeshed says IO[bytes]

    @property
    def answers(self) -> BinaryIO:
        """What the process writes to."""
        assert self._process.stdout is not None  # noqa: S101 - likewise
        return self._process.stdout  # type: ignore[return-value]  # likewise

    @property
    def is_fresh(self) -> bool:
        """Whether it can be asked: it is this process's own, is there, and does not end by itself in a moment."""
        return self._owner == os.getpid() and self._process.poll() is None and time.monotonic() - self._since < IDLE / 2

    @property
    def spent(self) -> bool:
        """Whether it is over because it had used up its processor time."""
        over = getattr(signal, "SIGPROF", None)
        return over is not None and self._process.poll() == -over

    def keep(self) -> None:
        """Let it wait for the next source."""
        self.used, self._since = True, time.monotonic()
        with _lock:
            if len(_kept) < _MOST_KEPT:
                _kept.append(self)
                return
        self.close()

    def end(self) -> None:
        """End it at once; from any thread, and as often as one likes."""
        with _lock:
            _living.discard(self)
        if self._owner == os.getpid():
            with contextlib.suppress(OSError):
                self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1.0)

    def close(self) -> None:
        """End it, and let go of what led to it; by whoever waited for its answer."""
        self.end()
        for stream in (self.requests, self.answers):
            with contextlib.suppress(OSError):
                stream.close()


def take_reader(*, new: bool = False) -> Reader:
    """A process to ask: one that waits, or a new one."""
    while not new:
        with _lock:
            reader = _kept.pop() if _kept else None
        if reader is None:
            break
        if reader.is_fresh:
            return reader
        reader.close()
    return Reader()


def end_readers() -> None:
    """End every process that reads or waits to."""
    with _lock:
        readers = list(_living)
        _kept.clear()
    for reader in readers:
        if reader.awaited:  # no stream is closed under whom reads it
            reader.end()
        else:
            reader.close()


atexit.register(end_readers)
