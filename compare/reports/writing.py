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
    name = visible(str(path))
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    if path.exists() and not force:
        raise UnwritableError(name, "there is a file of that name already", "choose another, or add --force to replace it")
    try:
        _replace(path, data)
    except FileNotFoundError:
        raise UnwritableError(name, "its folder does not exist", "make the folder first, or choose another") from None
    except OSError as error:
        raise UnwritableError(name, (error.strerror or str(error)).lower(), "choose another place for the report") from None


def _replace(path: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
