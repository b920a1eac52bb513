"""What the tests of engines give to processes: it stands alone, so that a process that is begun for it loads nothing else."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

from compare.errors import UnwritableError


def double(number: int) -> int:
    return 2 * number


def slow_double(number: int) -> int:
    threading.Event().wait(0.05)
    return 2 * number


def own_pid(_piece: int) -> int:
    return os.getpid()


def ends_once(path: str) -> str:
    """Ends its process the first time."""
    try:
        Path(path).touch(exist_ok=False)
    except FileExistsError:
        return "done"
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def ends(_piece: object) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def fails(_piece: int) -> int:
    raise UnwritableError("out", "no space left on device", "make room")


def bounded(_piece: int) -> dict[str, str | None]:
    return {name: os.environ.get(name) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")}
