"""How much the desk sends for a key: `bytes_sent.py LEFT RIGHT [--size 120x40]`.

The desk runs in a pseudo-terminal of its own; after each key what it writes is counted until it says nothing more. A move of
the cursor in view should send the rows that it leaves and comes to, a scrolled step the text, never the whole screen.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUIET = 0.5  # seconds without a byte, after which a key is answered
MOVES = 6
KEYS = {
    "to the beginning": "g",
    **{f"next passage, {n}": "j" for n in range(1, MOVES + 1)},
    **{f"previous passage, {n}": "k" for n in range(1, MOVES + 1)},
    "half a page": "\x04",
    "next that waits": " ",
    "fine": "f",
    "fine again": "f",
    "one text of both": "r",
    "next passage in it": "j",
    "previous passage in it": "k",
    "the other view": "p",
}


def main() -> None:
    """Print the bytes that each key sends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("left")
    parser.add_argument("right")
    parser.add_argument("--size", default="120x40")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        pid, screen = _start([given.left, given.right, "--fresh"], folder)
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        os.kill(pid, signal.SIGWINCH)
        print(f"{_read(screen, 8.0):>8,}  bytes until the result is there")
        for name, key in KEYS.items():
            os.write(screen, key.encode())
            print(f"{_read(screen, QUIET):>8,}  {name}")
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def _start(arguments: list[str], folder: str) -> tuple[int, int]:
    pid, screen = pty.fork()
    if not pid:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_STATE")}
        environment = {**kept, "TERM": "xterm-256color", "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder, "PYTHONPATH": str(ROOT)}
        os.execve(sys.executable, [sys.executable, "-c", "from tui.cli import main; main()", *arguments], environment)  # noqa: S606
    return pid, screen


def _read(screen: int, quiet: float) -> int:
    """Bytes until nothing comes for some time."""
    count, last = 0, time.monotonic()
    while time.monotonic() - last < quiet:
        if select.select([screen], [], [], 0.05)[0]:
            count += len(os.read(screen, 1 << 16))
            last = time.monotonic()
    return count


if __name__ == "__main__":
    main()
