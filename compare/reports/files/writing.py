"""A report reaches its file whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import UnwritableError
from compare.machine.paths import is_file, is_folder, is_there
from compare.reading.cleaning import visible
from compare.reports.files.staged import Staged, remove_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PRIVATE = 0o600


def write_report(path: Path, data: bytes, *, force: bool = False, private: bool = False) -> None:
    """Write to a temporary file beside the target, sync, rename: the old report or the whole new one is there.

    Args:
        path: of the report; a device or pipe is written to directly.
        data: the whole report.
        force: whether an existing file may be replaced.
        private: whether it is for this account only.

    Raises:
        UnwritableError: where the file exists already, or cannot be written; what stood there still stands, or where
            only its folder could not be synced, the whole new one.
    """
    write_files([(path, data)], force=force, private=private)


def write_files(files: Sequence[tuple[Path, bytes]], *, force: bool = False, private: bool = False) -> None:
    """Likewise for files that belong together: where one cannot be written, none of them is another than before.

    No old one ever stands beside a new one: where the process is killed between two of them, the first is there alone.
    What a killed copydesk left half written in their folders is removed.

    Args:
        files: each with what it shall hold.
        force: whether existing files may be replaced.
        private: whether they are for this account only.

    Raises:
        UnwritableError: as for `write_report`; it names the file.
    """
    for path, _ in files:
        require_free(path, force=force)
    staged: list[Staged] = []
    try:
        for path, data in files:
            with _told(path):
                if is_device(path):
                    path.write_bytes(data)
                else:
                    remove_leftovers(path.parent)
                    staged.append(Staged(path, data, PRIVATE if private else _mode(path)))
        _put(staged)
    finally:
        for each in staged:
            each.remove()
    for folder, path in {each.path.parent: each.path for each in staged}.items():
        with _told(path):
            _sync_folder(folder)


def require_free(path: Path, *, force: bool) -> None:
    """Raise UnwritableError where a report cannot be written under this name, or would replace a file unasked."""
    name = visible(str(path))
    if is_folder(path):
        raise UnwritableError(name, "is a folder", "name a file in it")
    if not is_folder(path.parent):
        raise UnwritableError(name, "its folder does not exist", "make the folder first, or choose another")
    if is_there(path) and not force and not is_device(path):
        raise UnwritableError(name, "there is a file of that name already", "choose another, or add --force to replace it")


def is_device(path: Path) -> bool:
    """Whether there is something at the path that is neither a file nor a folder."""
    return is_there(path) and not is_file(path) and not is_folder(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """A system's error as one sentence that names the file."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a NUL in a name
        cause = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnwritableError(visible(str(path)), cause, "choose another place for the report") from None


def _put(staged: Sequence[Staged]) -> None:
    """Rename all, or where one fails take back those that are done.

    The others are taken away before the first is replaced, so that an old file never stands beside a new one: whatever ends
    this process in between leaves the first alone, and none of the others looks as if it belonged to it.
    """
    before = {each.path: _before(each.path) for each in staged} if len(staged) > 1 else {}
    try:
        for each in staged[1:]:
            with _told(each.path):
                each.path.unlink(missing_ok=True)
        for each in staged:
            with _told(each.path):
                each.put()
    except BaseException:  # a signal too
        for each in staged:
            each.remove()  # makes room
        _take_back(before)
        raise


@dataclass(frozen=True, slots=True)
class _Before:
    """What stood at a place; None where nothing did."""

    data: bytes | None
    mode: int


def _before(path: Path) -> _Before:
    with _told(path):
        return _Before(path.read_bytes() if is_there(path) else None, _mode(path))


def _take_back(before: Mapping[Path, _Before]) -> None:
    """Put back what stood there, in the same order."""
    for path in list(before)[1:]:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for path, old in before.items():
        with suppress(OSError):
            if old.data is None:
                path.unlink(missing_ok=True)
            else:
                _replace(path, old.data, old.mode)


def _replace(path: Path, data: bytes, mode: int) -> None:
    staged = Staged(path, data, mode)
    try:
        staged.put()
    finally:
        staged.remove()


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk when its folder is; some systems and shares cannot sync one, and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or the usual ones."""
    if is_there(path):
        return path.stat().st_mode & 0o777
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
