"""The tables of a review file, and how a file of an earlier copydesk gets those of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.paths import is_file, is_folder, is_there

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

# Step n brings a file from schema n to schema n + 1; `user_version` says how many are done. Steps are never changed,
# only added, and each can follow on a file that an earlier copydesk made without counting.
_STEPS = (
    (
        "CREATE TABLE IF NOT EXISTS action (number INTEGER PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
    (
        "CREATE TABLE orphan (number INTEGER PRIMARY KEY, body TEXT NOT NULL)",
        "CREATE TABLE article (side TEXT PRIMARY KEY, texts TEXT NOT NULL)",
    ),
)
_FIRST = frozenset({"action", "about"})
_OURS = 0x434F5059  # "COPY", in the header of the file: another program's database is never taken for a review
_HEADER = b"SQLite format 3\0"


def require_review(path: Path, *, absent: bool) -> None:
    """Raise ValueError or OSError where there is something at the path that is no SQLite file.

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
    with path.open("rb") as file:
        if (start := file.read(len(_HEADER))) and start != _HEADER:
            raise ValueError("it is a file of another kind")


def migrate(base: sqlite3.Connection, *, write: bool) -> None:
    """Bring a file to this schema, in one step; one that may not be written stays as it is.

    Raises:
        ValueError: where it is another program's, of a newer copydesk, or damaged.
    """
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    _require_ours(base, version)
    if write and version < len(_STEPS):
        base.execute("BEGIN IMMEDIATE")
        for step in _STEPS[version:]:
            for statement in step:
                base.execute(statement)
        base.execute(f"PRAGMA user_version={len(_STEPS)}")
        base.execute(f"PRAGMA application_id={_OURS}")
        base.execute("COMMIT")


def _require_ours(base: sqlite3.Connection, version: int) -> None:
    owner = int(base.execute("PRAGMA application_id").fetchone()[0])
    counted = version > 0 and owner == _OURS
    if not counted and not (version == owner == 0 and tables(base) <= _FIRST):
        raise ValueError("it is another program's database")
    if version > len(_STEPS):
        raise ValueError("a newer copydesk made it; update this one")
    damage = base.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise ValueError("it is damaged")


def tables(base: sqlite3.Connection) -> set[str]:
    """The names of a database's tables."""
    return {str(name) for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
