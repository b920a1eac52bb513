"""What ends a command from outside: the work stops, what was begun is cleared away, nothing is said that nobody asked for."""

from __future__ import annotations

import _thread
import os
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))
OFFSET = 128  # of an exit status that names a signal
PATIENCE = 3.0  # seconds that clearing away may take
_came: list[int] = []  # the signal that was told, once one was


class EndedError(BaseException):
    """The process was told to end; every `finally` on the way runs.

    Attributes:
        status: of the exit, 128 and the signal's number, as shells have it.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = OFFSET + number


def signalled() -> int | None:
    """The signal that told this process to end; what it raised may have become something else in a library's hands."""
    return _came[-1] if _came else None


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """Have the signals that end a process raise EndedError, or KeyboardInterrupt; what the parent ignores (nohup) we do."""
    ours = [number for number in (signal.SIGINT, *ENDING) if signal.getsignal(number) is not signal.SIG_IGN]
    if threading.current_thread() is not threading.main_thread():
        ours = []
    before = [(number, signal.signal(number, _end)) for number in ours]
    _came.clear()
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def end_anyway(status: int, before: Callable[[], None] = lambda: None) -> None:
    """End the process in a moment, whatever it may still be waiting for.

    Args:
        status: of the exit.
        before: what is done first, in a thread of its own.
    """

    def end() -> None:
        time.sleep(PATIENCE)
        before()
        os._exit(status)

    # A signal may come while the main thread starts a thread, and holds the lock that `threading` would wait for here.
    _thread.start_new_thread(end, ())


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    for each in (signal.SIGINT, *ENDING):  # once is enough: clearing away is not interrupted
        signal.signal(each, signal.SIG_IGN)
    _came.append(number)
    end_anyway(OFFSET + number)
    raise KeyboardInterrupt if number == signal.SIGINT else EndedError(number)
