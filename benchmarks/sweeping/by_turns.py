"""What the machine gives while something is measured: work is stopped now and then, and busy loops run in its place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EVERY, TURN = 20.0, 3.0  # seconds of work, and then of busy loops
_LOOP = """
import sys, time
end = time.perf_counter() + float(sys.argv[1])
while time.perf_counter() < end: pass
print(time.process_time())
"""


class ByTurns(threading.Thread):
    """Busy loops, one a core, by turns with some processes.

    Args:
        cores: how many loops.
        working: the numbers of the processes that work, all of them ours.

    Attributes:
        got: cores that all loops had in each turn.
        loops: the numbers of their processes, which are no part of what is measured.
    """

    def __init__(self, cores: int, working: Callable[[], Iterable[int]]) -> None:
        super().__init__(daemon=True)
        self._cores, self._working = cores, working
        self._stopped = 0.0
        self._since: float | None = None
        self._over = threading.Event()
        self.got: list[float] = []
        self.loops: set[int] = set()

    def run(self) -> None:
        """Take turns until it is over."""
        while not self._over.wait(EVERY):
            self.take_turn()

    def take_turn(self) -> None:
        """Stop what works for one turn."""
        stopped = list(self._working())
        self._since = time.perf_counter()
        try:
            _send(stopped, signal.SIGSTOP)
            self.got.append(self._busy_cores())
        finally:
            _send(stopped, signal.SIGCONT)
            self._stopped, self._since = self.clock_stopped(), None

    def clock_stopped(self) -> float:
        """Seconds that what works was stopped for, up to now."""
        since = self._since
        return self._stopped + (time.perf_counter() - since if since is not None else 0.0)

    def clock(self) -> float:
        """As `time.perf_counter`, without the seconds in which the work was stopped."""
        return time.perf_counter() - self.clock_stopped()

    def end(self) -> None:
        """No more turns; one is taken at least."""
        self._over.set()
        self.join()
        if not self.got:
            self.take_turn()

    def _busy_cores(self) -> float:
        command = [sys.executable, "-S", "-c", _LOOP, str(TURN)]
        loops = []
        for _ in range(self._cores):
            loops.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            self.loops.add(loops[-1].pid)
        return sum(float(loop.communicate()[0]) for loop in loops) / TURN


def _send(processes: Iterable[int], number: int) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)
