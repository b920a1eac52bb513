"""The review on the disk: nothing decided is lost, nothing else is taken for a review, what changed is carried over."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, WordEncoder
from test_comparison import made

from compare.comparison import Comparison, compare
from compare.errors import CopydeskError
from compare.link import Kind
from compare.reports.plain import render_plain
from compare.reports.record import decode, render_json
from compare.review import UNDO, Action, Pin, Verdict, annotate, decide, link_by_hand, relabel, reviewed
from compare.review_file import ReviewFile, UnkeptError, UnreadableReviewError
from compare.review_folder import OpenElsewhereError, open_review, review_path

if TYPE_CHECKING:
    from compare.article import Article

LEFT = ["The council postponed its vote.", "Four members walked out in protest.", "He had 14 notebooks.", "Snow is expected."]
RIGHT = ["In protest, four members walked out.", "The council postponed its vote on Monday.", "A club was sold."]
NOBODY = 65534


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reviews of these tests are kept in a folder of theirs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "copydesk" / "reviews"


def told(pieces: list[str], source: str) -> Article:
    """An article with a source and a hash of its own."""
    import hashlib

    return replace(made(pieces), source=source, sha256=hashlib.sha256("\0".join([*pieces]).encode()).hexdigest())


def found(left: Article, right: Article) -> Comparison:
    return compare(left, right, WordEncoder())


@pytest.fixture
def first() -> Article:
    return told(LEFT, "first.txt")


@pytest.fixture
def second() -> Article:
    return told(RIGHT, "second.txt")


ACCEPT = Action("accepted", (Pin((0,), (1,), verdict=Verdict.ACCEPTED, note="from the wire"),))
REJECT = Action("rejected", (Pin((1,), (0,), verdict=Verdict.REJECTED),))


def decided(first: Article, second: Article, *actions: Action, path: Path | None = None) -> Path:
    file = open_review(first, second, path)
    for action in actions:
        file.add(action)
    file.close()
    return file.path


def test_the_same_pair_is_resumed(first: Article, second: Article) -> None:
    decided(first, second, ACCEPT, REJECT, UNDO)
    again = open_review(first, second)
    assert [action.name for action in again.review.log] == ["accepted", "rejected", "undo"]
    assert (again.review.can_redo, again.notice) == (REJECT, "")


def test_a_changed_article_keeps_what_is_certain_and_lists_the_rest(first: Article, second: Article) -> None:
    old = decided(first, second, ACCEPT, REJECT)
    newer = told([RIGHT[2], RIGHT[1], "In protest, five members walked out."], "second.txt")
    file = open_review(first, newer)
    assert file.path != old
    assert file.review.pins == (Pin((0,), (1,), verdict=Verdict.ACCEPTED, note="from the wire"),)
    (orphan,) = file.orphans
    assert (orphan.left, orphan.right, orphan.verdict) == ((LEFT[1],), (RIGHT[0],), "rejected")
    assert "1 decision was carried over" in file.notice
    assert "1 could not be" in file.notice
    file.close()
    assert ReviewFile(old).review.pins == (*ACCEPT.pins, *REJECT.pins)
    again = open_review(first, newer)
    assert (again.orphans, again.notice) == ((orphan,), "")


def test_orphans_are_in_the_reports(first: Article, second: Article) -> None:
    decided(first, second, REJECT, annotate(found(first, second).links[1], "ask \x1b[2Jthe clerk"))
    file = open_review(first, told([*RIGHT[1:]], "second.txt"))
    shown = reviewed(found(first, told(RIGHT[1:], "second.txt")), file.review)
    report, record = render_plain(shown), decode(render_json(shown))
    assert f"ORPHANS: {len(file.orphans)}" in report
    assert RIGHT[0] in report
    assert [orphan.right for orphan in record.orphans] == [[RIGHT[0]]]
    assert "orphans" not in json.loads(render_json(found(first, second)))


def test_other_sources_begin_an_empty_review(first: Article, second: Article) -> None:
    decided(first, second, ACCEPT)
    assert not open_review(first, told(RIGHT[:2], "third.txt")).review.log


def test_two_texts_from_standard_input_have_nothing_in_common(first: Article) -> None:
    decided(first, told(RIGHT, "standard input"), ACCEPT)
    assert not open_review(first, told(RIGHT[:2], "standard input")).review.log


def test_passages_cut_otherwise_are_found_again_under_the_same_hashes(first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT, REJECT)
    cut = replace(told(["The council postponed", "its vote.", *LEFT[1:]], "first.txt"), sha256=first.sha256)
    file = open_review(cut, second)
    assert file.path == path
    assert file.review.pins == (Pin((2,), (0,), verdict=Verdict.REJECTED),)
    assert [orphan.left for orphan in file.orphans] == [(LEFT[0],)]
    (kept,) = set(path.parent.glob("*.review")) - {path}
    assert len(ReviewFile(kept).review.log) == 2


def test_a_named_review_is_carried_over_in_its_file_and_its_earlier_state_kept(
    tmp_path: Path, first: Article, second: Article
) -> None:
    path = decided(first, second, ACCEPT, path=tmp_path / "mine.review")
    file = open_review(first, told(["Snow.", *RIGHT], "second.txt"), path)
    assert file.review.pins[0].right == (2,)
    kept = list(tmp_path.glob("mine.*.review"))
    assert [ReviewFile(each).review.pins for each in kept] == [ACCEPT.pins]


def test_a_review_of_other_articles_is_refused_and_untouched(tmp_path: Path, first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT, path=tmp_path / "mine.review")
    before = path.read_bytes()
    with pytest.raises(UnreadableReviewError, match="review of other articles"):
        open_review(told(["Something else."], "x.txt"), told(["Quite another thing."], "y.txt"), path)
    assert path.read_bytes() == before
    assert open_review(first, second, path).writable


def test_fresh_begins_anew_and_keeps_the_old_one(first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT)
    fresh = open_review(first, second, fresh=True)
    assert (fresh.path, fresh.review.log) == (path, ())
    fresh.add(REJECT)
    fresh.close()
    (kept,) = set(path.parent.glob("*.review")) - {path}
    assert kept.name in fresh.notice
    assert ReviewFile(kept).review.log == (ACCEPT,)
    assert open_review(first, second).review.log == (REJECT,)


def test_what_was_put_aside_is_not_carried_over(first: Article, second: Article) -> None:
    decided(first, second, ACCEPT)
    open_review(first, second, fresh=True).close()
    assert not open_review(first, told(["Snow.", *RIGHT], "second.txt")).review.log


def test_fresh_twice_in_a_second_keeps_both(first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT)
    for _ in range(2):
        file = open_review(first, second, fresh=True)
        file.add(REJECT)
        file.close()
    assert len(list(path.parent.glob("*.review"))) == 3


def test_fresh_does_not_take_a_review_from_another_desk(first: Article, second: Article) -> None:
    other = open_review(first, second)
    other.add(ACCEPT)
    with pytest.raises(OpenElsewhereError, match="another desk has it open"):
        open_review(first, second, fresh=True)
    assert other.add(REJECT).log == (ACCEPT, REJECT)


def test_a_damaged_review_is_told_and_fresh_puts_it_aside(first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UnreadableReviewError, match="no review that can be opened"):
        open_review(first, second)
    assert not open_review(first, second, fresh=True).review.log
    assert min(each.stat().st_size for each in path.parent.glob("*.review")) == 5000


def test_fresh_never_moves_a_file_that_is_no_review(tmp_path: Path, first: Article, second: Article) -> None:
    (tmp_path / "story.txt").write_text("The story itself, named by mistake.")
    with pytest.raises(UnreadableReviewError):
        open_review(first, second, tmp_path / "story.txt", fresh=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.txt"]


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE places (name TEXT)")


def newer(path: Path) -> None:
    ReviewFile(path).close()
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA user_version=99")


def unknown_action(path: Path) -> None:
    ReviewFile(path).close()
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("INSERT INTO action (at, body) VALUES ('', '[1, 2]')")


def nowhere(path: Path) -> None:
    decided(told(LEFT, "a.txt"), told(RIGHT, "b.txt"), Action("linked", (Pin((77,), (0,)),)), path=path)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.mkdir(), "it is a folder"),
        (lambda path: path.write_text("a story"), "a file of another kind"),
        (foreign, "another program's database"),
        (newer, "a newer copydesk made it"),
        (unknown_action, "no review that can be opened"),
        (nowhere, "passages that are not there"),
        (os.mkfifo, "it is no file"),
        (lambda path: path.write_bytes(b"SQLite format 3\0 and no more"), "no review that can be opened"),
    ],
    ids=["folder", "text", "foreign", "newer", "action", "nowhere", "pipe", "header"],
)
def test_what_is_no_review_is_one_sentence(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "r\x1b.review"
    assert callable(make)
    make(path)
    with pytest.raises(UnreadableReviewError, match=says) as told:
        ReviewFile(path)
    assert "\x1b" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_review_of_the_first_schema_gets_the_tables_of_this_one(tmp_path: Path, first: Article, second: Article) -> None:
    path = tmp_path / "old.review"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("CREATE TABLE action (number INTEGER PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL)")
        base.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        pin = {"left": [0], "right": [1], "kind": None, "verdict": "accepted", "note": "from the wire"}
        base.execute("INSERT INTO action (at, body) VALUES ('', ?)", (json.dumps({"name": "accepted", "pins": [pin]}),))
    assert ReviewFile(path, write=False).review.log == (ACCEPT,)
    file = open_review(first, second, path)
    assert file.review.log == (ACCEPT,)
    file.close()
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (2,)
    assert ReviewFile(path).texts is not None


def test_a_full_disk_is_one_sentence_and_the_review_stays_as_it_was(tmp_path: Path) -> None:
    file = ReviewFile(tmp_path / "r.review")
    assert file._base is not None
    pages = file._base.execute("PRAGMA page_count").fetchone()[0]
    file._base.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(UnkeptError, match="could not be kept"):
        file.add(Action("note", (Pin((0,), (0,), note="x" * 100_000),)))
    assert file.review.log == ()
    file.tell("place", "x" * 100_000)
    assert file.add(ACCEPT).log == (ACCEPT,)
    file.close()
    assert ReviewFile(tmp_path / "r.review").review.log == (ACCEPT,)


def test_a_full_disk_while_carrying_over_leaves_the_file_as_it_was(tmp_path: Path, first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT, path=tmp_path / "r.review")
    file = ReviewFile(path)
    assert file._base is not None
    file._base.execute("PRAGMA max_page_count=1")
    texts = file.texts
    assert texts is not None
    long = replace(texts, left=tuple(f"{text} {'x' * 9000}" for text in texts.left))
    with pytest.raises(UnkeptError):
        file.restart(file.review, long, {})
    file.close()
    assert (ReviewFile(path).review.log, ReviewFile(path).texts) == ((ACCEPT,), texts)


def as_nobody(code: str, *args: str) -> str:
    """Run some code under an account that owns nothing, where we may become one; what it needs is imported before."""
    imports = "import os, sys, platformdirs\nfrom pathlib import Path\nfrom compare.review import UNDO\n"
    imports += "from compare.review_file import ReviewFile, UnreadableReviewError\n"
    drop = f"if not os.geteuid():\n    os.setgid({NOBODY})\n    os.setuid({NOBODY})\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{imports}{drop}{code}", *args],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("locked", [False, True], ids=["file", "folder"])
def test_a_review_that_may_not_be_written_opens_read_only(locked: bool, first: Article, second: Article) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = decided(first, second, ACCEPT, path=Path(folder) / "r.review")
        path.with_name("r.review.lock").unlink(missing_ok=True)
        path.chmod(0o444)
        Path(folder).chmod(0o555 if locked else 0o777)
        code = (
            "file = ReviewFile(Path(sys.argv[1]))\nfile.add(UNDO)\nfile.tell('place', 'left 1')\n"
            "print(file.writable, len(file.review.log), file.read_only_because)"
        )
        shown = as_nobody(code, str(path))
    assert shown.startswith("False 1 this account may not write")


def test_a_folder_where_no_review_can_be_made_is_one_sentence() -> None:
    code = "try:\n    ReviewFile(Path('/proc/1/x/r.review'))\nexcept UnreadableReviewError as error:\n    print(error)"
    assert "no review that can be opened" in as_nobody(code)


def test_a_second_desk_sees_what_the_first_decided_and_says_why_it_is_read_only(first: Article, second: Article) -> None:
    one = open_review(first, second)
    one.add(ACCEPT)
    two = open_review(first, second)
    assert (two.writable, two.read_only_because, two.review.log) == (False, "another desk has it open", (ACCEPT,))
    assert two.add(REJECT).log == (ACCEPT,)
    assert one.add(REJECT).log == (ACCEPT, REJECT)


def test_a_second_process_is_read_only(first: Article, second: Article) -> None:
    file = open_review(first, second)
    imports = "from pathlib import Path\nimport sys\nfrom compare.review_file import ReviewFile\n"
    code = f"{imports}print(ReviewFile(Path(sys.argv[1])).writable)"
    command = [sys.executable, "-c", code, str(file.path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shown = [subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True).stdout]
    file.close()
    shown.append(subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True).stdout)
    assert shown == ["False\n", "True\n"]


LOOP = (
    "import sys\nfrom pathlib import Path\nfrom compare.review import link_by_hand\nfrom compare.review_file import ReviewFile\n"
    "file = ReviewFile(Path(sys.argv[1]))\nprint('open', flush=True)\n"
    "for k in range(len(file.review.log), 10**6):\n    file.add(link_by_hand(k, k))\n    print(k, flush=True)\n"
)


def test_killed_at_any_moment_a_review_holds_all_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "r.review"
    moments = random.Random(7)  # noqa: S311 - moments to be killed at
    for _ in range(6):
        command = [sys.executable, "-c", LOOP, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            said = [int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        file = ReviewFile(path)
        assert file.writable
        log = file.review.log
        file.close()
        assert log == tuple(link_by_hand(k, k) for k in range(len(log)))
        assert len(log) >= (said[-1] + 1 if said else 0)
    assert len(log) > 0


CARRY = (
    "import sys\nfrom pathlib import Path\nfrom compare.review_file import ReviewFile\nfrom compare.reanchor import Texts\n"
    "file = ReviewFile(Path(sys.argv[1]))\nprint('open', flush=True)\n"
    "for k in range(10**6):\n    file.restart(file.review, Texts((str(k),) * 400, ('x',) * 400), {'round': str(k)})\n"
)


def test_killed_while_carrying_over_a_review_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "r.review"
    file = ReviewFile(path)
    file.add(ACCEPT)
    file.close()
    for seconds in (0.02, 0.05, 0.11):
        command = [sys.executable, "-c", CARRY, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(seconds)
            process.send_signal(signal.SIGKILL)
        file = ReviewFile(path)
        assert file.review.log == (ACCEPT,)
        if file.texts:
            assert set(file.texts.left) == {file.told("round")}
        file.close()


def test_progress_is_kept_with_one_write_and_none_where_it_is_the_same(first: Article, second: Article) -> None:
    file = open_review(first, second)
    comparison = found(first, second)
    file.add(relabel(comparison.links[0], Kind.MATCHED))
    assert file._base is not None
    before = file._base.total_changes
    file.describe(reviewed(comparison, file.review))
    file.describe(reviewed(comparison, file.review))
    assert file._base.total_changes == before + 1
    assert json.loads(file.told("progress")) == {"reviewed": 1, "links": 2, "notes": 0}


def test_a_report_follows_a_review_and_changes_nothing_on_the_disk(first: Article, second: Article) -> None:
    comparison = found(first, second)
    path = decided(first, second, decide(comparison.links[0], Verdict.REJECTED))
    before = path.read_bytes()
    file = open_review(first, told([*RIGHT, "Another."], "second.txt"), path, write=False)
    file.close()
    assert len(file.review.pins) == 1
    assert (path.read_bytes(), list(path.parent.glob("*.review"))) == (before, [path])


def test_a_review_to_read_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="there is no such file"):
        ReviewFile(tmp_path / "absent.review", write=False)
    assert not list(tmp_path.glob("absent*"))


def test_its_own_place_is_under_the_hashes(home: Path, first: Article, second: Article) -> None:
    assert review_path(first, second).parent == home
    assert first.sha256[:16] in review_path(first, second).name
