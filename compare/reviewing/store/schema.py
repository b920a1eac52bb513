"""The tables of a review file, nothing beside them, and how a file of an earlier copydesk gets those of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

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
_OURS = 0x434F5059  # "COPY", in the header of the file: another program's database is never taken for a review

Entry = tuple[str, str, str, str | None]  # of sqlite_master: type, name, table, and the statement as SQLite keeps it


def migrate(base: sqlite3.Connection, *, write: bool) -> None:
    """Bring a file to this schema, in one step; one that may not be written stays as it is.

    Raises:
        ValueError: where it is another program's, of a newer copydesk, holds anything but our tables, or is damaged.
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
    found = _entries(base)
    uncounted = version == owner == 0 and {table for _, _, table, _ in found} <= {table for _, _, table, _ in _of(1)}
    if not (version > 0 and owner == _OURS) and not uncounted:
        raise ValueError("it is another program's database")
    if version > len(_STEPS):
        raise ValueError("a newer copydesk made it; update this one")
    _require_exact(found, _of(version or 1), partly=uncounted)
    if base.execute("PRAGMA encoding").fetchone()[0] != "UTF-8":
        raise ValueError("it holds something that no copydesk put there: another encoding")
    damage = base.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise ValueError("it is damaged")


def _require_exact(found: set[Entry], ours: set[Entry], *, partly: bool) -> None:
    """Raise where a file has another entry than our tables, one of them spelt otherwise, or (unless partly) one too few.

    The statements are compared letter by letter: a column that computes, a check and a default all stand in them.
    """
    if strange := found - ours:
        kind, name, _, _ = min(strange, key=str)
        known = any(name == each for _, each, _, _ in ours)
        what = f"its {kind} {name} is not as a copydesk makes it" if known else f"a {kind} {name}"
        raise ValueError(what if known else f"it holds something that no copydesk put there: {what}")
    if not partly and found != ours:
        raise ValueError("it is damaged: a table is missing")


def _entries(base: sqlite3.Connection) -> set[Entry]:
    """What a file's schema holds; of one with more than ours a part, which is enough to refuse it."""
    most = 2 * sum(len(step) for step in _STEPS) + 1
    rows = base.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT ?", (most,)).fetchall()
    return {(str(kind), str(name), str(table), sql) for kind, name, table, sql in rows}


def _of(version: int) -> set[Entry]:
    """The schema of a version, as SQLite writes it down."""
    return {entry for step in _STEPS[:version] for statement in step for entry in _written(statement)}


def _written(statement: str) -> Iterable[Entry]:
    statement = statement.replace("IF NOT EXISTS ", "", 1)
    table = statement.split()[2]
    yield ("table", table, table, statement)
    if "TEXT PRIMARY KEY" in statement:
        yield ("index", f"sqlite_autoindex_{table}_1", table, None)


def tables(base: sqlite3.Connection) -> set[str]:
    """The names of a database's tables."""
    return {name for kind, name, _, _ in _entries(base) if kind == "table"}
