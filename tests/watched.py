"""A program run under strace, which sees what native code does too: what it sends or looks up, and what files it makes where."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import not_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NETWORK = "socket,socketpair,connect,bind,sendto,sendmsg,sendmmsg,io_uring_setup"
_FILES = "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
_RESULT = re.compile(r" = (-?\d+)(?:<(.*)>)?(?: [A-Z]+ \(.*\))?$")
_OPENED = ("open(", "openat(", "openat2(")
_WRITES = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_RESOLVER = re.compile(r'"/etc/(resolv\.conf|hosts|host\.conf|gai\.conf)"')
# urllib3, under trafilatura, asks the kernel for IPv6 when it is imported: a socket bound to this machine, and closed unused.
_PROBE = re.compile(r'socket\(AF_INET6, .*\) = (\d+)(<.*>)\nbind\(\1\2, \{.*sin6_port=htons\(0\), .*"::1".*\) = .*\n')
PATIENCE = 300.0  # seconds


@dataclass(frozen=True, slots=True)
class Seen:
    """What a program and all that it started did, whether it succeeded in that or not.

    Attributes:
        status: of its exit; None where it was still open when time was up.
        output: of both streams.
        sent: system calls that reach for a network, or for a name.
        written: files and folders that were made, or opened for writing.
    """

    status: int | None
    output: str
    sent: tuple[str, ...]
    written: frozenset[Path]


def require_strace() -> None:
    """Skip where nothing can be watched; where CI is set, that is a failure: there it has to be held."""
    command = ["strace", "-f", "-e", "trace=none", "true"]
    works = shutil.which("strace") and not subprocess.run(command, capture_output=True, timeout=60, check=False).returncode
    if not works:
        not_here("strace is not here or may not trace, so nobody sees what leaves")


def watch(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Seen:
    """Run a program to its end, and to that of all that it started."""
    with (log.parent / f"{log.name}.output").open("w+", encoding="utf-8") as output:
        process = subprocess.run(
            [*_traced(log), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            timeout=PATIENCE,
            check=False,
        )
        output.seek(0)
        return _seen(process.returncode, output.read(), log)


def watch_screen(  # noqa: PLR0913, PLR0917 - as for `watch`, and how long it stays open
    command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path, shows: str, seconds: float, leave: str
) -> Seen:
    """Run a program on a terminal of its own, and leave it by a key some seconds after it shows something."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    process = subprocess.Popen(
        [*_traced(log), *command], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment, start_new_session=True
    )
    os.close(slave)
    output, shown = "", 0.0
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        output += _read(master)
        shown = shown or (time.monotonic() if shows in output else 0.0)
        if shown and time.monotonic() > shown + seconds:
            os.write(master, leave.encode())
            seconds += 5  # and again, should it not have been heard
    if process.poll() is None:
        process.kill()
        process.wait()
        return _seen(None, output, log)
    os.close(master)
    return _seen(process.returncode if shown else None, output, log)


def _read(master: int) -> str:
    """What a screen writes within half a second."""
    if not select.select([master], [], [], 0.5)[0]:
        return ""
    try:
        return os.read(master, 65536).decode("utf-8", "replace")
    except OSError:  # the program has closed its end, and what it started goes on
        time.sleep(0.5)
        return ""


def _traced(log: Path) -> list[str]:
    """A file of system calls for each thread; only these stop a program, so that it is hardly slower."""
    return ["strace", "-ff", "-qq", "-y", "-s", "4096", "--seccomp-bpf", "-e", f"trace={_NETWORK},{_FILES}", "-o", str(log)]


def _seen(status: int | None, output: str, log: Path) -> Seen:
    logs = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(log.parent.glob(f"{log.name}.[0-9]*"))]
    lines = [line for text in logs for line in _PROBE.sub("", text).splitlines()]
    written = frozenset(path for line in lines if (path := _written(line)))
    return Seen(status, output, tuple(line for line in lines if _reaches_out(line)), written)


def _reaches_out(line: str) -> bool:
    """Whether a call opens a socket, or reads how names are looked up. Pairs of sockets and the name service for users do not."""
    if line.startswith(_OPENED):
        return bool(_RESOLVER.search(line))
    if line.startswith(("socketpair(AF_UNIX", "socket(AF_UNIX")):
        return False
    if line.startswith("connect("):
        return "/nscd/socket" not in line
    return line.startswith(("socket(", "socketpair(", "bind(", "io_uring_setup("))


def _written(line: str) -> Path | None:
    """The path that a call makes or opens for writing; None where it does not, or fails."""
    result = _RESULT.search(line)
    if result is None or int(result[1]) < 0 or line.startswith(tuple(f"{name}(" for name in _NETWORK.split(","))):
        return None
    if line.startswith(_OPENED):
        return Path(result[2] or "") if _WRITES.search(line) else None
    made = _QUOTED.findall(line)[-1]
    folders = re.findall(r"<([^>]*)>", line[: line.rindex(f'"{made}"')])
    return Path(folders[-1] if folders else "", made)
