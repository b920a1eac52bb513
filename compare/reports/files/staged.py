"""A file written beside its place, locked while its writer lives: so what a killed one left is known, and goes next time."""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.machine.paths import absolute
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Generator

fcntl: Any = import_module("fcntl") if os.name == "posix" else None  # on Windows no file that is open can be removed
_NAME = regex(r"\..{0,20}\.copydesk-[0-9a-z_]{8}\.part", re.DOTALL)
_TRIES = 5
_DAY = 86_400.0


class Staged:
    """Data in a temporary file beside the place where it shall be, synced.

    Args:
        path: where it shall be.
        data: all of it.
        mode: the permissions that it shall have.

    Raises:
        OSError: where it cannot be written; nothing is left then.
    """

    def __init__(self, path: Path, data: bytes, mode: int) -> None:
        self.path = path
        self._descriptor, self._temporary = _made(path)
        try:
            with os.fdopen(self._descriptor, "wb", closefd=False) as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._temporary.chmod(mode)
        except BaseException:
            self.remove()
            raise
        if fcntl is None:
            self._close()

    def put(self) -> None:
        """Rename it to its place; what is there is replaced."""
        self._temporary.replace(self.path)

    def remove(self) -> None:
        """Take away what was not put, and let go of the lock."""
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)
        self._close()

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


@contextmanager
def alone_in(folder: Path) -> Generator[bool]:
    """Whether no other process of this account is in this block for the same folder; nothing is written there for that."""
    descriptor = os.open(folder, os.O_RDONLY) if fcntl is not None else -1
    try:
        yield descriptor < 0 or _locked(descriptor)
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a share without locks
        return True
    return True


def remove_leftovers(folder: Path) -> None:
    """Remove what killed writers of this account left in a folder; once for each process and folder."""
    _remove_leftovers(str(absolute(folder)))


@cache
def _remove_leftovers(folder: str) -> None:
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for name in [entry.name for entry in entries if _NAME.fullmatch(entry.name)]:
            with suppress(OSError):
                _remove_dead(Path(folder, name))


def _remove_dead(path: Path) -> None:
    """Remove a temporary file that nobody holds: by its lock, as a process's number means nothing on another machine."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode) and _is_dead(descriptor, found):
            path.unlink()
    finally:
        os.close(descriptor)


def _is_dead(descriptor: int, found: os.stat_result) -> bool:
    if fcntl is None:
        return time.time() - found.st_mtime > _DAY
    if found.st_uid != os.geteuid():
        return False
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where its writer lives
    return True


def _made(path: Path) -> tuple[int, Path]:
    """A new temporary file, locked, and still there: another process may have taken it for a dead one's before that."""
    for _ in range(_TRIES):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:20]}.copydesk-", suffix=".part", dir=path.parent)
        if fcntl is None:
            return descriptor, Path(name)
        with suppress(OSError):  # a share without locks: there nothing is ever taken for dead either
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)
    raise OSError("temporary files are taken away")
