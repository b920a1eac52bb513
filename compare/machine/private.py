"""Files and folders for this user's eyes alone: 0600 in 0700. Windows keeps a profile's files apart by itself."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from compare.machine.paths import is_there

_FOLDER, _FILE = 0o700, 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def private_folder(path: Path) -> Path:
    """Make a folder, and what is missing above it, for this user alone; one that is there already and is ours is tightened.

    Args:
        path: of the folder; what stood above it before keeps its permissions.

    Returns:
        The same path.

    Raises:
        OSError: where it cannot be made, or something else stands there.
    """
    missing = [folder for folder in (path, *path.parents) if not is_there(folder)]
    for folder in reversed(missing):
        folder.mkdir(mode=_FOLDER, exist_ok=True)
    path.mkdir(exist_ok=True)  # raises where something else stands there
    _tighten(path)
    return path


def write_private(path: Path, data: bytes) -> None:
    """Write a file for this user alone (0600), whole or not at all; its folder must be there.

    Raises:
        OSError: where it cannot be written; what stood there still stands, and nothing is left beside it.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def make_private(path: Path) -> None:
    """Take a file of ours from everybody else's eyes (0600); nothing where the system or its owner forbids that."""
    with suppress(OSError):
        path.chmod(_FILE)


def without_others(path: Path) -> None:
    """Likewise, and its owner's own rights stay as they are: a file that may only be read is still one."""
    with suppress(OSError):
        if (mode := stat.S_IMODE(path.stat().st_mode)) & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def others_may_write(path: Path) -> bool:
    """Whether somebody else owns a file or folder, or a link to it, or may write to it. Always False on Windows.

    Raises:
        OSError: where it is not there, or may not be looked at.
    """
    if os.name != "posix":
        return False
    found = path.stat()
    return {found.st_uid, path.lstat().st_uid} != {os.geteuid()} or bool(found.st_mode & _OTHERS_WRITE)


def _tighten(folder: Path) -> None:
    """Others lose their rights to a folder of ours; to one that is not ours nothing happens."""
    if os.name != "posix":
        return
    found = folder.stat()
    if found.st_uid == os.geteuid() and found.st_mode & _OTHERS:
        with suppress(OSError):
            folder.chmod(_FOLDER)
