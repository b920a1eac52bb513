"""A review file that somebody made by hand: none of its code runs, it costs little, and what is refused is one sentence."""

# ruff: noqa: S608 - statements of these tests are made of pieces, and hostile by intent
from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from conftest import real

from compare.reviewing.store.database import connected
from compare.reviewing.store.file import ReviewFile, UnreadableReviewError
from compare.reviewing.store.listing import saved_reviews

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENDLESS = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SELECT x FROM r"
ACTION, ABOUT, ORPHAN = (f"DROP TABLE {name}; CREATE TABLE {name}" for name in ("action", "about", "orphan"))
NUMBER = "number INTEGER PRIMARY KEY"

# Each makes of a good review one that computes, hides or alters; what it holds besides is as it was.
SCHEMAS = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON action BEGIN DELETE FROM action; END",
    "endless trigger": f"CREATE TRIGGER t AFTER INSERT ON action BEGIN INSERT INTO about SELECT x, x FROM ({ENDLESS}); END",
    "trigger on what is told": "CREATE TRIGGER t BEFORE INSERT ON about BEGIN SELECT RAISE(IGNORE); END",
    "view": f"CREATE VIEW v AS {ENDLESS}",
    "view for a table": f"DROP TABLE about; CREATE VIEW about(name, value) AS SELECT x, x FROM ({ENDLESS})",
    "generated": f"{ACTION} ({NUMBER}, at TEXT, body TEXT AS (hex(zeroblob(number*400000000))))",
    "generated beside": "ALTER TABLE action ADD COLUMN more TEXT AS (hex(zeroblob(900000000)))",
    "check": f"{ORPHAN} ({NUMBER}, body TEXT NOT NULL CHECK(length(hex(zeroblob(9)))>1))",
    "default": f"{ORPHAN} ({NUMBER}, body TEXT NOT NULL DEFAULT (hex(zeroblob(900000000))))",
    "index": "CREATE INDEX i ON action (body)",
    "index on an expression": "CREATE INDEX i ON action (length(body))",
    "partial index": "CREATE INDEX i ON action (body) WHERE length(body) > 1",
    "virtual table": "CREATE VIRTUAL TABLE f USING fts5(body)",
    "another table": "CREATE TABLE more (x)",
    "another column": "ALTER TABLE action ADD COLUMN more",
    "collation": f"{ABOUT} (name TEXT PRIMARY KEY COLLATE NOCASE, value TEXT NOT NULL)",
    "replaces on conflict": f"{ACTION} ({NUMBER} ON CONFLICT REPLACE, at TEXT NOT NULL, body TEXT NOT NULL)",
    "foreign key": f"{ORPHAN} ({NUMBER}, body TEXT NOT NULL REFERENCES action ON DELETE CASCADE)",
    "no rowid": f"{ABOUT} (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "strict": f"{ORPHAN} ({NUMBER}, body TEXT NOT NULL) STRICT",
    "autoincrement": f"{ORPHAN} ({NUMBER} AUTOINCREMENT, body TEXT NOT NULL)",
    "statistics": "ANALYZE",
    "table missing": "DROP TABLE orphan",
    "long name": f'CREATE TABLE "{"x" * 900}" (x)',
    "name of controls": 'CREATE TABLE "a\x1b[2J\n\nb" (x)',
    "huge statement": f"CREATE TABLE more (x DEFAULT '{'x' * 2_000_000}')",
    "many columns": f"CREATE TABLE more ({', '.join(f'c{k}' for k in range(1_500))})",
    "deep expression": f"CREATE TABLE more (x CHECK({'(' * 90}1{')' * 90}))",
}


pytestmark = pytest.mark.usefixtures("own_reviews")


def refused(path: Path) -> str:
    """What is said of it, the same for a desk, a report and the list; nothing of the file is another afterwards."""
    before = path.read_bytes()
    said = set()
    for write in (True, False):
        with pytest.raises(UnreadableReviewError) as told:
            ReviewFile(path, write=write)
        said.add(str(told.value))
    assert path.read_bytes() == before
    (sentence,) = said
    assert "\n" not in sentence
    assert "\x1b" not in sentence
    assert len(sentence) < 600
    assert [bool(each.error) for each in saved_reviews(path.parent) if each.path == path] == [True]
    return sentence


@pytest.mark.parametrize("script", SCHEMAS.values(), ids=SCHEMAS)
def test_anything_beside_our_tables_is_refused(review: Path, script: str) -> None:
    with closing(sqlite3.connect(review)) as base:
        base.executescript(script)
    assert "no review that can be opened" in refused(review)


@pytest.mark.parametrize("name", ["trigger", "endless-trigger", "genaction", "check"])
def test_the_reviews_that_got_through_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "r.review"
    path.write_bytes(real(f"cases/attack/{name}.review").read_bytes())
    assert "copydesk" in refused(path)


def two_tables_on_one_page(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("PRAGMA writable_schema=ON")
        base.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'action') WHERE name = 'orphan'"
        )


def write_ahead(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode=WAL")


def log_beside(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"")


def wide_letters(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as base:
        base.executescript("PRAGMA encoding='UTF-16'; CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")


def huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(300_000_000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


@pytest.mark.parametrize(
    "make", [two_tables_on_one_page, write_ahead, log_beside, wide_letters, huge, cut], ids=lambda make: make.__name__
)
def test_a_file_that_no_copydesk_writes_is_refused(review: Path, make: Callable[[Path], None]) -> None:
    make(review)
    refused(review)


def test_a_journal_beside_it_deletes_no_file_elsewhere(review: Path, tmp_path: Path) -> None:
    victim = tmp_path / "diary.txt"
    victim.write_text("mine")
    name = str(victim).encode()
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + struct.pack(">IIIII", 0, 1, review.stat().st_size // 4096, 512, 4096)
    sums = struct.pack(">II", len(name), sum(name))
    journal = header.ljust(512, b"\0") + struct.pack(">I", 2) + name + sums + header[:8]
    review.with_name("r.review-journal").write_bytes(journal)
    assert "its journal is another program's" in refused(review)
    assert victim.read_text() == "mine"


def test_what_a_file_makes_sqlite_compute_is_bounded(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.reviewing.store.database._MOST_STEPS", 1_000_000)
    with closing(connected(review)) as base:
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            base.execute(f"SELECT count(*) FROM ({ENDLESS})").fetchall()
        with pytest.raises(sqlite3.Error, match="too big"):
            base.execute("SELECT zeroblob(100000000)").fetchall()
        with pytest.raises(sqlite3.Error, match="attached"):
            base.execute("ATTACH ':memory:' AS more")
        assert base.execute("PRAGMA trusted_schema").fetchone() == (0,)
