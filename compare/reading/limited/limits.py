"""What reading one source may cost, and how a process holds itself to it.

What counts is processor time, where the system can hold a process to it: on a busy machine an honest text takes long by the
clock. The clock is held as well, by the process that asks (`asking.py`), on every system, for what waits without end. What a
process does here for itself is for the processor time, the memory, and for the day on which nobody is there any more to end it.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from pathlib import Path

SECONDS = 30.0  # of processor time; by the clock where the system does not count that
_PATIENCE = 4  # times as long by the clock: so busy may a machine be
MEMORY = 1_500_000_000
KEPT = 400_000_000  # a process that took more at its worst reads nothing else
IDLE = 10.0  # seconds after which a process that nobody asks ends
_LATER = 2.0


def limit_memory(most: int) -> None:
    """No more than some bytes of memory for this process, and no file of its remains where it crashes."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def by_the_clock(seconds: float) -> float:
    """How long one may wait for what may take so many seconds of processor time."""
    return seconds * _PATIENCE if hasattr(signal, "setitimer") else seconds


def limit_time(seconds: float, clock: float) -> None:
    """End this process after so much processor time, and some time after it should have been ended from outside; 0 for never.

    What ends it does not ask the interpreter: it may be deep in a library.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, clock + _LATER if clock else 0)


def peak_memory() -> int:
    """The most bytes that this process has held; 0 where the system does not say."""
    # Linux counts in ru_maxrss what the parent held when it started this process; the memory of its own is told apart there.
    with contextlib.suppress(OSError, StopIteration), Path("/proc/self/status").open(encoding="ascii", errors="replace") as status:
        return int(next(line for line in status if line.startswith("VmHWM:")).split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
