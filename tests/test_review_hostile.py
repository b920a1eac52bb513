"""A review file that somebody made by hand: none of its code runs, it costs little, and what is refused is one sentence."""

# ruff: noqa: S608 - statements of these tests are made of pieces, and hostile by intent
from __future__ import annotations

import json
import os
import sqlite3
import stat
import struct
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from conftest import WordEncoder, real
from test_review_file import ACCEPT, LEFT, RIGHT, decided, told

from compare.comparison import compare
from compare.reading.cleaning import clean, visible
from compare.reviewing.as_json import is_clean
from compare.reviewing.database import connected
from compare.reviewing.file import ReviewFile, UnkeptError, UnreadableReviewError
from compare.reviewing.listing import saved_reviews
from compare.reviewing.reanchor import Texts
from compare.reviewing.review import REDO, UNDO, Action, Review, reviewed

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


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """A good one, with a decision."""
    return decided(told(LEFT, "a.txt"), told(RIGHT, "b.txt"), ACCEPT, path=tmp_path / "r.review")


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


def put(path: Path, table: str, *rows: object) -> None:
    columns = {"action": "(at, body) VALUES ('', ?)", "orphan": "(body) VALUES (?)", "article": "VALUES ('left', ?)"}
    with closing(sqlite3.connect(path)) as base, base:
        if table == "article":
            base.execute("DELETE FROM article WHERE side = 'left'")
        base.executemany(f"INSERT INTO {table} {columns[table]}", ((row,) for row in rows))


def pin(**more: object) -> str:
    whole = {"left": [0], "right": [0], "kind": None, "verdict": None, "note": "", "free": False}
    return json.dumps({"name": "note", "pins": [{**whole, **more}]})


BODIES = {
    "deep": "[" * 100_000,
    "deep inside": '{"name": "note", "pins": [' + '{"left":' * 50_000,
    "digits": '{"name": "note", "pins": [{"left": [' + "9" * 5_000,
    "large number": pin(left=[10**30]),
    "negative": pin(left=[-1]),
    "fraction": pin(left=[0.5]),
    "infinite": pin(left=[float("inf")]),
    "not a number": pin(left=[float("nan")]),
    "a truth": pin(left=[True]),
    "a text for a number": pin(left=["0"]),
    "a text for a list": pin(left="00"),
    "an object for a list": pin(left={"0": 0}),
    "not there": pin(left=[4]),
    "the same for ever": pin(left=[0] * 100_000),
    "a note of another kind": pin(note=["x"]),
    "no verdict of ours": pin(verdict="maybe"),
    "an empty verdict": pin(verdict=""),
    "free of another kind": pin(free="no"),
    "a name of another kind": '{"name": ["note"], "pins": []}',
    "pins of another kind": '{"name": "note", "pins": {"left": [0]}}',
    "no verdict on a fact": '{"name": "fact", "pins": [], "marks": [{"fact": ["x", [0, 0, 1], null], "verdict": "maybe"}]}',
    "nothing": "null",
    "a mark of nothing": '{"name": "fact", "pins": [], "marks": [{"fact": ["x", null, null], "verdict": "fine"}]}',
    "a mark on a fraction": '{"name": "fact", "pins": [], "marks": [{"fact": ["x", [0, 0, 1e9], null], "verdict": "fine"}]}',
    "bytes": b"\0\xff",
    "a number for a body": 7,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_row_is_decoded_strictly(review: Path, body: object) -> None:
    put(review, "action", body)
    with pytest.raises(UnreadableReviewError):
        ReviewFile(review, write=False)


@pytest.mark.parametrize("body", ['{"a": 1}', "[1]", '["a", ["b"]]', '"abcd"', "[" * 100_000, b"[]"], ids=range(6))
def test_texts_and_orphans_too(review: Path, body: object) -> None:
    put(review, "orphan", body)
    with pytest.raises(UnreadableReviewError):
        ReviewFile(review, write=False)
    with closing(sqlite3.connect(review)) as base, base:
        base.execute("DELETE FROM orphan")
    put(review, "article", body)
    with pytest.raises(UnreadableReviewError):
        ReviewFile(review, write=False)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """A bound that is soon reached."""
    monkeypatch.setattr("compare.reviewing.rows.MAX_ROWS", 300)
    return 300


def test_more_rows_than_a_desk_writes_are_refused(review: Path, few: int) -> None:
    put(review, "action", *([pin()] * few))
    with pytest.raises(UnreadableReviewError, match="as many decisions as a review can"):
        ReviewFile(review, write=False)


def test_a_full_review_says_so_and_opens_again(review: Path, few: int) -> None:
    put(review, "action", *([pin()] * (few - 2)))
    file = ReviewFile(review)
    file.add(ACCEPT)
    with pytest.raises(UnkeptError, match="as many decisions as a review can"):
        file.add(ACCEPT)
    assert len(file.review.log) == few
    file.close()
    assert len(ReviewFile(review).review.log) == few


def test_an_article_that_no_review_can_hold_is_one_sentence(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ReviewFile(review)
    texts = file.texts
    monkeypatch.setattr("compare.reviewing.rows.MAX_VALUE_BYTES", 1_000)
    with pytest.raises(UnkeptError, match="too large for a review"):
        file.restart(file.review, Texts(("x" * 1_000,), ()), {})
    file.close()
    assert (ReviewFile(review).texts, ReviewFile(review).review.log) == (texts, (ACCEPT,))


def test_what_a_file_makes_sqlite_compute_is_bounded(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.reviewing.database._MOST_STEPS", 1_000_000)
    with closing(connected(review)) as base:
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            base.execute(f"SELECT count(*) FROM ({ENDLESS})").fetchall()
        with pytest.raises(sqlite3.Error, match="too big"):
            base.execute("SELECT zeroblob(100000000)").fetchall()
        with pytest.raises(sqlite3.Error, match="attached"):
            base.execute("ATTACH ':memory:' AS more")
        assert base.execute("PRAGMA trusted_schema").fetchone() == (0,)


@pytest.mark.parametrize(
    ("at", "progress"),
    [
        ("9999-12-31T23:59:59-23:59", {}),
        ("0001-01-01T00:00:00+23:59", {}),
        ("x" * 1_000_000, {}),
        ("2026-01-01", {"links": 10**40, "reviewed": 10**40}),
        ("2026-01-01", {"links": float("inf")}),
        ("2026-01-01", {"links": [[]]}),
    ],
)
def test_the_list_stays_a_list(review: Path, at: str, progress: dict[str, object]) -> None:
    from compare.reports.reviews import render_reviews
    from tui.recent import recent_pairs

    with closing(sqlite3.connect(review)) as base, base:
        base.execute("UPDATE action SET at = ?", (at,))
        base.execute("INSERT OR REPLACE INTO about VALUES ('progress', ?)", (json.dumps(progress),))
    shown = render_reviews(saved_reviews(review.parent), review.parent)
    assert max(map(len, shown.splitlines())) < 300
    assert len(recent_pairs(review.parent)) <= 1


def test_a_log_is_replayed_as_it_was_made() -> None:
    log = [ACCEPT, UNDO, UNDO, REDO, REDO, Action("note"), UNDO, Action("split"), REDO, UNDO, UNDO, REDO]
    one_by_one = Review()
    for action in log:
        one_by_one = one_by_one.after(action)
    assert Review.replayed(log) == one_by_one


def test_a_review_is_for_this_account_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = decided(told(LEFT, "a.txt"), told(RIGHT, "b.txt"), ACCEPT)
        file = ReviewFile(path)
        assert file._base is not None
        file._base.execute("BEGIN IMMEDIATE")
        file._base.execute("INSERT INTO about VALUES ('x', 'y')")
        file._base.execute("PRAGMA cache_spill=1")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
        file._base.execute("ROLLBACK")
        file.close()
    finally:
        os.umask(old)
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert tmp_path in path.parents


def test_a_wider_review_of_an_earlier_copydesk_is_tightened(tmp_path: Path) -> None:
    first, second = told(LEFT, "a.txt"), told(RIGHT, "b.txt")
    path = decided(first, second, ACCEPT)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    decided(first, second)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)
    mine = tmp_path / "mine.review"
    tmp_path.chmod(0o755)
    decided(first, second, path=mine)
    assert (stat.S_IMODE(mine.stat().st_mode), stat.S_IMODE(tmp_path.stat().st_mode)) == (0o600, 0o755)


STEERS = "\x1b[2J\x1b]52;c;eA==\x07\u202egnp\x9b31m\ud800\0 said"


def test_what_others_wrote_into_a_review_steers_no_terminal(review: Path) -> None:
    from compare.reports import FORMATS, render

    put(review, "action", json.dumps({**json.loads(pin(note=STEERS, verdict="accepted")), "name": STEERS}))
    put(review, "orphan", json.dumps({"left": [STEERS], "right": [STEERS], "kind": None, "verdict": None, "note": STEERS}))
    put(review, "article", json.dumps([STEERS, *LEFT[1:]]))
    file = ReviewFile(review)
    undo, texts = file.review.can_undo, file.texts
    assert undo is not None
    assert texts is not None
    left, right = told(LEFT, "a.txt"), told(RIGHT, "b.txt")
    shown = reviewed(compare(left, right, WordEncoder()), file.review)
    reports = {name: render(shown, name).decode() for name in FORMATS}
    assert "said" in reports["plain"]
    for text in (*reports.values(), undo.name, *texts.left):
        assert not set(text) & set("\x1b\x07\u202e\x9b\ud800\0")


@pytest.mark.parametrize(
    "numbers",
    ["[" * 100_000, '{"last": 1e9, "given": []}', '{"last": 3, "given": [[1, ["0"], [0]]]}', '{"last": 3, "given": {"1": [0]}}'],
)
def test_numbers_of_links_are_decoded_strictly(review: Path, numbers: str) -> None:
    with closing(sqlite3.connect(review)) as base, base:
        base.execute("INSERT OR REPLACE INTO about VALUES ('numbers', ?)", (numbers,))
    with pytest.raises(UnreadableReviewError):
        ReviewFile(review, write=False)


def test_numbers_of_many_links_are_no_burden_to_the_list(review: Path) -> None:
    many = 160_000  # their numbers take more than all that the list would read
    given = [[k, [k], [k]] for k in range(1, many)]
    with closing(sqlite3.connect(review)) as base, base:
        base.execute("INSERT OR REPLACE INTO about VALUES ('numbers', ?)", (json.dumps({"last": many, "given": given}),))
        base.execute("UPDATE article SET texts = ?", (json.dumps(["No."] * many),))
    assert ReviewFile(review, write=False).review.log == (ACCEPT,)
    assert [each.error for each in saved_reviews(review.parent)] == [""]


def test_what_is_called_clean_stays_as_it_is() -> None:
    taken = [c for c in map(chr, range(sys.maxunicode + 1)) if is_clean(c)]
    assert len(taken) > 100_000
    for at in range(0, len(taken), 5_000):
        text = " ".join(taken[at : at + 5_000])
        assert clean(text).text == text
        assert visible(text) == text
    assert not any(map(is_clean, ["\x1b", "\u202e", "\u200b", "\u3164", "\ud800", "e\u0301", "a\nb", "\u00a0", "\ufeff"]))
