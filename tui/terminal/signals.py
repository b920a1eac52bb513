"""What ends a command from outside: the work stops, what was begun is cleared away, nothing is said that nobody asked for."""

from __future__ import annotations

import os
import signal
from threading import Timer
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))
OFFSET = 128  # of an exit status that names a signal
PATIENCE = 3.0  # seconds that clearing away may take


class EndedError(BaseException):
    """The process was told to end; every `finally` on the way runs.

    Attributes:
        status: of the exit, 128 and the signal's number, as shells have it.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = OFFSET + number


def end_on_signals() -> None:
    """Have the signals that end a process raise EndedError, or KeyboardInterrupt; what the parent ignores (nohup) we do."""
    for number in (signal.SIGINT, *ENDING):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def end_anyway(status: int, before: Callable[[], None] = lambda: None) -> None:
    """End the process in a moment, whatever it may still be waiting for.

    Args:
        status: of the exit.
        before: what is done first, in a thread of its own.
    """

    def end() -> None:
        before()
        os._exit(status)

    timer = Timer(PATIENCE, end)
    timer.daemon = True
    timer.start()


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    for each in (signal.SIGINT, *ENDING):  # once is enough: clearing away is not interrupted
        signal.signal(each, signal.SIG_IGN)
    end_anyway(OFFSET + number)
    raise KeyboardInterrupt if number == signal.SIGINT else EndedError(number)
