"""Asking the file system about a path that a person, a list or a record names: no question here raises.

Python's own answer with an exception where a path is none (a NUL, a character that no name may have), is too long, leads in
a circle or through a folder that this account may not enter, names somebody's home where nobody has one, or where the
current folder is gone; which of them, differs from one version to the next. A path that cannot be asked about is not there.
Whoever opens it is told why not. All questions of `compare` and `tui` go through here; a test holds them to it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

AnyPath = str | os.PathLike[str]


def status(path: AnyPath) -> os.stat_result | None:
    """What the system knows of a path, links followed; None where there is nothing, or it cannot be asked about."""
    try:
        return os.stat(path)  # noqa: PTH116 - Path would fold what was typed
    except (OSError, ValueError):
        return None


def is_there(path: AnyPath) -> bool:
    """Whether there is anything at a path."""
    return status(path) is not None


def is_file(path: AnyPath) -> bool:
    """Whether there is a file at a path: no folder, no device, no pipe."""
    found = status(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def is_folder(path: AnyPath) -> bool:
    """Whether there is a folder at a path."""
    found = status(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def expanded(typed: str) -> str:
    """A path with ~ or ~NAME at its beginning as that person's folder; as it was typed where nobody has such a one."""
    try:
        return os.path.expanduser(typed)  # noqa: PTH111 - Path would fold what was typed
    except (OSError, ValueError, RuntimeError, KeyError):
        return typed


def absolute(path: AnyPath) -> Path:
    """A path from the root on, its links as they are; as it was given where the current folder is gone."""
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 - a path's own links stay
    except (OSError, ValueError):
        return Path(path)


def real(path: AnyPath) -> str:
    """A path from the root on, its links followed as far as that can be done."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError, RuntimeError):
        return str(absolute(path))


def here() -> Path:
    """The current folder; `.` where it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path()


def home() -> str:
    """The reporter's own folder; empty where there is none."""
    found = expanded("~")
    return "" if found == "~" else found
