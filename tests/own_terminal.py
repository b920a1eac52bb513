"""A terminal of a test's own, in which a screen of copydesk runs and of which every byte is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

from test_terminal import PATIENCE, environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DESK, DECIDED, BOXES = b"settled 0/", b"settled 1/", b"web address"
MODES = ("?1049", "?1000", "?1002", "?1003", "?1004", "?1006", "?1015", "?1016", "?2004", "?2048")


class Screen:
    """A screen of copydesk in a terminal of its own, with everything that it writes."""

    def __init__(self, folder: Path, args: list[str], before: str = "", variables: dict[str, str] | None = None) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.settings = termios.tcgetattr(self.slave)
        self.output = b""
        command = [sys.executable, "-c", f"{before}\nfrom tui.cli import main; main()", *args]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            cwd=folder,
            env={**environment(folder), **(variables or {})},
            start_new_session=True,
        )

    def read(self, enough: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not enough():
            assert time.monotonic() < end, self.output[-2000:]
            if select.select([self.master], [], [], 0.05)[0]:
                self.output += os.read(self.master, 65536)

    def wait_for(self, shows: bytes) -> None:
        self.read(lambda: shows in self.output)

    def press(self, keys: bytes, shows: bytes) -> None:
        os.write(self.master, keys)
        self.wait_for(shows)

    def end(self) -> int:
        """Wait for the end and for what was still on its way; the status as a shell has it."""
        self.read(lambda: self.process.poll() is not None and not select.select([self.master], [], [], 0.1)[0])
        status = self.process.returncode
        return 128 - status if status < 0 else status

    def left_on(self) -> set[str]:
        """What of the terminal is not as it was; the cursor is one mode that is on before."""
        last = {mode: self.output.rfind(f"\x1b[{mode}l".encode()) - self.output.rfind(f"\x1b[{mode}h".encode()) for mode in MODES}
        on = {mode for mode, after in last.items() if after < 0}
        if self.output.rfind(b"\x1b[?25h") < self.output.rfind(b"\x1b[?25l"):
            on.add("cursor hidden")
        if self.output.rfind(b"\x1b[<u") < self.output.rfind(b"\x1b[>"):
            on.add("keyboard")
        if termios.tcgetattr(self.slave) != self.settings:
            on.add("settings")
        return on

    def close(self) -> None:
        for descriptor in (self.master, self.slave):
            os.close(descriptor)


_TAKE_TERMINAL = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
