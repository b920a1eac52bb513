"""A report reaches its file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from compare.errors import UnwritableError
from compare.reading.cleaning import visible


def write_report(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write to a temporary file beside the target, sync, rename: the old report or the whole new one is there.

    Args:
        path: of the report; a device or pipe is written to directly.
        data: the whole report.
        force: whether an existing file may be replaced.

    Raises:
        UnwritableError: where the file exists already, or cannot be written; what stood there still stands.
    """
    require_free(path, force=force)
    try:
        if _is_device(path):
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise UnwritableError(visible(str(path)), cause, "choose another place for the report") from None


def require_free(path: Path, *, force: bool) -> None:
    """Raise UnwritableError where a report cannot be written under this name, or would replace a file unasked."""
    name = visible(str(path))
    if path.is_dir():
        raise UnwritableError(name, "is a folder", "name a file in it")
    if not path.parent.is_dir():
        raise UnwritableError(name, "its folder does not exist", "make the folder first, or choose another")
    if path.exists() and not force and not _is_device(path):
        raise UnwritableError(name, "there is a file of that name already", "choose another, or add --force to replace it")


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _replace(path: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or the usual ones."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
