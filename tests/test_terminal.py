"""The desk in a real terminal: a whole review by keyboard, and what reaches the terminal while hostile text is shown."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, not_here, real
from desk_script import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("exported")

START = [sys.executable, "-c", "from tui.cli import main; main()"]
PATIENCE = 60.0
_NUMBERS = count()


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"}


class Tmux:
    """One window of a tmux server of its own."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.server = str(folder / f"tmux{next(_NUMBERS)}")  # a server that is ending answers on its socket for a while
        self._folder, self._size = folder, size

    def run(self, *args: str) -> str:
        done = subprocess.run(["tmux", "-S", self.server, *args], capture_output=True, text=True, timeout=20, check=True)
        return done.stdout

    def start(self, *args: str) -> None:
        pairs = [f"{name}={value}" for name, value in environment(self._folder).items()]
        width, height = map(str, self._size)
        self.run("-f", os.devnull, "new-session", "-d", "-x", width, "-y", height, "env", "-i", *pairs, *START, *args)
        self.run("set-option", "-g", "remain-on-exit", "on")

    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.run("send-keys", key)
            time.sleep(0.05)

    def type(self, text: str) -> None:
        self.run("send-keys", "-l", text)

    def wait(self, *wanted: str) -> str:
        """Until all of it is on the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen()
            if all(text in screen for text in wanted):
                return screen
            time.sleep(0.1)
        pytest.fail(f"{wanted} did not come:\n{self.screen()}")

    def wait_for_the_end(self) -> None:
        end = time.monotonic() + PATIENCE
        while self.run("list-panes", "-F", "#{pane_dead}").strip() != "1":
            assert time.monotonic() < end, self.screen()
            time.sleep(0.1)


@contextmanager
def terminal(folder: Path, size: tuple[int, int]) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        not_here("tmux is not here")
    tmux = Tmux(folder, size)
    try:
        yield tmux
    finally:
        subprocess.run(["tmux", "-S", tmux.server, "kill-server"], capture_output=True, timeout=20, check=False)


def review(tmux: Tmux, left: str, right: str, report: Path) -> None:
    """Open, decide, note, search, filter, save, leave: by keyboard alone."""
    tmux.start(left, right)
    tmux.wait("settled 0/")
    tmux.press("f", "u")
    tmux.wait("Undone: a fact called fine")
    tmux.wait("settled 0/")  # a message stands where the counts do, for a moment
    tmux.press("x", "u")
    tmux.wait("Undone: rejected")
    tmux.press("a", "u")
    tmux.wait("Undone: accepted")
    tmux.press("a")
    tmux.press("c")
    tmux.wait("Enter: done")
    tmux.type("call the ministry [sic]")
    tmux.press("Enter")
    tmux.wait("settled")
    tmux.press("m")
    tmux.wait("Note: call the ministry [sic]")
    tmux.press("h")
    tmux.wait("Go through only")
    tmux.press("+")
    tmux.wait("only unique")
    tmux.press("w")
    tmux.wait("Save the report as")
    tmux.press("C-u")
    tmux.type(str(report))
    tmux.press("Enter")
    tmux.wait("Saved")
    tmux.press("q")
    tmux.wait("q: quit")
    tmux.press("q")
    tmux.wait_for_the_end()


def test_a_review_of_the_real_pair_in_a_terminal(tmp_path: Path) -> None:
    report = tmp_path / "review.json"
    with terminal(tmp_path, (120, 40)) as tmux:
        review(tmux, str(real("seeds/first.txt")), str(real("seeds/second.txt")), report)
    record = json.loads(report.read_text())
    assert [link["verdict"] for link in record["links"]].count("accepted") == 1
    assert [link["note"] for link in record["links"] if link["note"]] == ["call the ministry [sic]"]
    assert any(section["side"] == "right" and len(section["passages"]) > 5 for section in record["unique"])


def test_a_review_of_the_sample_pair_in_a_small_terminal_goes_on_after_kill(tmp_path: Path) -> None:
    left, right = (str(ROOT / f"seeds/{name}.txt") for name in ("first", "second"))
    with terminal(tmp_path, (80, 24)) as tmux:
        tmux.start(left, right)
        tmux.wait(" 0/")
        tmux.press("f")
        tmux.wait(" 1/")
        tmux.press("j", "j")
        time.sleep(0.5)
        process = tmux.run("list-panes", "-F", "#{pane_pid}").strip()
        os.kill(int(process), 9)
        tmux.wait_for_the_end()
    with terminal(tmp_path, (80, 24)) as tmux:
        tmux.start(left, right)
        tmux.wait(" 1/", "=0")
        tmux.press("q")


def test_no_hostile_byte_reaches_the_terminal(tmp_path: Path) -> None:
    """Everything is typed through: the screens, a note, a search, a copy; only the desk's own sequences may come out."""
    text = "\n\n".join(f"The council said {hostile} on Tuesday night, number {n}." for n, hostile in enumerate(HOSTILE))
    for name, body in (("left", text), ("right", f"{HOSTILE[4]} headline\n\n{text}\n\nOnly {HOSTILE[4]} here.")):
        (tmp_path / f"{name}.txt").write_text(body)
    keys = ["j", "v", "\x1b", "?", "\x1b", "G", "h", "\x1b", "c", "n\r", "Y", "p", "r", "t", "d", "\x1b", "q"]
    output = in_a_pty(tmp_path, ["left.txt", "right.txt"], keys)
    assert b"Tuesday" in output
    assert_only_our_own(output)


def assert_only_our_own(output: bytes) -> None:
    """Nothing of HOSTILE, and no sequence that the screen has no use for."""
    assert b"\x1b]52;c;aGk=" not in output
    assert b"\x1b[2J" not in output.replace(b"\x1b[?1049h\x1b[2J", b"")
    assert "\u202e".encode() not in output
    allowed = rb"\x1b\[[0-9;:?<>=$ ]*[A-Za-z~]|\x1b[=>78]|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]22;[a-z-]*\x07|\x1bP[^\x1b]*\x1b\\"
    rest = re.sub(allowed, b"", output)
    assert not re.search(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", rest), rest


def in_a_pty(folder: Path, args: list[str], keys: list[str], shows: bytes = b"settled") -> bytes:
    """Everything that a screen writes to its terminal, while some keys are pressed after it shows something."""
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(sys.executable, [*START, *args], environment(folder))  # noqa: S606 - the desk itself
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    output, waiting, end = b"", list(keys), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready, _, _ = select.select([master], [], [], 0.4)
        if ready:
            try:
                output += os.read(master, 65536)
            except OSError:
                break
        elif shows in output and waiting:
            os.write(master, waiting.pop(0).encode("utf-8", "surrogateescape"))
    os.waitpid(pid, 0)
    os.close(master)
    assert not waiting, "the screen ended early"
    return output
