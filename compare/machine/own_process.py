"""Processes of our own: a module of copydesk run beside this process, asked through its standard input and output."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO

from compare.machine.paths import real

_ROOT = Path(real(__file__)).parents[2]
# It imports what this process would, from where this one would, whatever the folder it stands in holds.
_BEGIN = "import sys; sys.path[:] = {path!r}; import importlib; importlib.import_module({module!r}).main({parent})"
_LOOKING = 0.25


def begin_own(module: str) -> subprocess.Popen[bytes]:
    """Start a process that runs `main(parent)` of a module, where `parent` is this process's id; returns at once.

    Raises:
        OSError: where there can be no more processes.
    """
    path = list(dict.fromkeys([str(_ROOT), *filter(None, sys.path)]))
    begin = _BEGIN.format(path=path, module=module, parent=os.getpid())
    return subprocess.Popen(  # noqa: S603 - itself
        [sys.executable, "-I", "-S", *(["-B"] if sys.dont_write_bytecode else []), "-X", "utf8", "-c", begin],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the process that asks; it ends this one
    )


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """In such a process: what it is asked by, and what it answers to, where nothing that a library prints gets between."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return requests, answers


class Watch(threading.Thread):
    """Ends this process where the one that started it is gone, or has asked nothing for long.

    Args:
        parent: the process that started it; on Windows it stays that, whatever becomes of it.
        idle: seconds for which nothing may be asked.

    Attributes:
        busy: whether something is being done.
    """

    def __init__(self, parent: int, idle: float) -> None:
        super().__init__(daemon=True)
        self._parent, self._idle, self._since, self.busy = parent, idle, time.monotonic(), False

    def turn(self, *, busy: bool) -> None:
        """Say whether something is being done from now on."""
        self._since, self.busy = time.monotonic(), busy

    def run(self) -> None:
        """Look now and then."""
        while os.getppid() == self._parent and (self.busy or time.monotonic() - self._since < self._idle):
            time.sleep(_LOOKING)
        os._exit(0)
