"""A review file as SQLite opens it: data from outside, so limits are set before anything of it is read.

A file that somebody sends can hold more than rows: triggers, views, columns and checks that compute, a journal beside it
that makes SQLite delete a file elsewhere. None of this is ever run: see `schema` for what a file may hold.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from compare.machine.paths import absolute, is_file, is_folder, is_there

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 256_000_000  # of a whole file: two articles of 20 MB as JSON escapes them, and all that is decided about them
MAX_VALUE_BYTES = 64_000_000  # of one row: the texts of one article
_MOST_STEPS = 200_000_000  # of SQLite's machine while a file is opened: minutes; the largest honest file takes a tenth
_STEPS_A_LOOK = 100_000
_HEADER = b"SQLite format 3\0"
_VERSIONS = slice(18, 20)  # of the header: 1 is a rollback journal, 2 a write-ahead log
_SUPER_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"  # what a journal ends with that names another file

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_VALUE_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 8,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 16,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 8,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
# Of Python 3.12 and later: what is off is off for the parser too, before anything of the file has been compared.
_OFF = ("SQLITE_DBCONFIG_ENABLE_TRIGGER", "SQLITE_DBCONFIG_ENABLE_VIEW", "SQLITE_DBCONFIG_TRUSTED_SCHEMA")
_ON = ("SQLITE_DBCONFIG_DEFENSIVE",)


def require_database(path: Path, *, absent: bool) -> None:
    """Raise ValueError or OSError where there is something at the path that SQLite must not be given.

    Args:
        path: of the review.
        absent: whether it may be missing.
    """
    if is_folder(path):
        raise ValueError("it is a folder")
    if not is_there(path):
        if absent:
            return
        raise ValueError("there is no such file")
    if not is_file(path):
        raise ValueError("it is no file")
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    with path.open("rb") as file:
        start = file.read(_VERSIONS.stop)
    if start and not start.startswith(_HEADER):
        raise ValueError("it is a file of another kind")
    if start[_VERSIONS] not in {b"", b"\1\1"} or is_there(path.with_name(f"{path.name}-wal")):
        raise ValueError("another program has changed how it is kept")
    _require_own_journal(path.with_name(f"{path.name}-journal"))


def _require_own_journal(path: Path) -> None:
    """A journal that names a super-journal makes SQLite delete the file of that name, whatever it is; ours never do."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - len(_SUPER_JOURNAL)))
        if file.read() == _SUPER_JOURNAL:
            raise ValueError("its journal is another program's")


def connected(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection that trusts nothing of the file; what a killed desk left half done is taken back at the first read.

    Args:
        path: of the review.
        create: whether it is made where it is not there.

    Raises:
        ValueError, OSError, sqlite3.Error: where the file cannot be opened, or must not be.
    """
    require_database(path, absent=create)
    mode = "rwc" if create else "rw"  # a file that may not be written opens all the same
    base = sqlite3.connect(f"{absolute(path).as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False)
    for limit, most in _LIMITS.items():
        base.setlimit(limit, most)
    for names, value in ((_OFF, False), (_ON, True)):
        for name in names:
            if hasattr(base, "setconfig") and hasattr(sqlite3, name):
                base.setconfig(getattr(sqlite3, name), value)
    base.execute("PRAGMA trusted_schema=OFF")
    base.execute("PRAGMA cell_size_check=ON")
    base.execute("PRAGMA mmap_size=0")
    base.set_progress_handler(_Steps().over, _STEPS_A_LOOK)
    return base


def bounded_growth(base: sqlite3.Connection) -> None:
    """From here on statements are the desk's own: they may take what they need, but no file grows past what opens again."""
    base.set_progress_handler(None, 0)
    page = int(base.execute("PRAGMA page_size").fetchone()[0])
    base.execute(f"PRAGMA max_page_count={MAX_BYTES // page}")


class _Steps:
    """Counts the steps of SQLite's machine: a count is the same on any machine, where seconds are not."""

    def __init__(self) -> None:
        self._left = _MOST_STEPS

    def over(self) -> bool:
        """Whether SQLite has to stop."""
        self._left -= _STEPS_A_LOOK
        return self._left < 0
