"""The review on the disk: nothing decided is lost, nothing else is taken for a review, what changed is carried over."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from review_files import ACCEPT, BRIDGE, LEFT, REJECT, RIGHT, decided, sourced
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.errors import CopydeskError
from compare.link import FINE, PROBLEM, Kind
from compare.reports.plain import render_plain
from compare.reports.record import decode, render_json
from compare.reviewing.log.judging import annotate_fact, annotate_section, judge_section, judge_sections
from compare.reviewing.log.pins import Pin, Verdict
from compare.reviewing.log.review import UNDO, Action, annotate, decide, relabel, reviewed
from compare.reviewing.store.as_json import action_body
from compare.reviewing.store.file import ReviewFile, UnkeptError, UnreadableReviewError
from compare.reviewing.store.folder import OpenElsewhereError, open_review, review_path

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

pytestmark = pytest.mark.usefixtures("own_reviews")


def found(left: Article, right: Article) -> Comparison:
    return compare(left, right, WordEncoder())


@pytest.fixture
def first() -> Article:
    return sourced(LEFT, "first.txt")


@pytest.fixture
def second() -> Article:
    return sourced(RIGHT, "second.txt")


def test_the_same_pair_is_resumed(first: Article, second: Article) -> None:
    decided(first, second, ACCEPT, REJECT, UNDO)
    again = open_review(first, second)
    assert [action.name for action in again.review.log] == ["accepted", "rejected", "undo"]
    assert (again.review.can_redo, again.notice) == (REJECT, "")


def test_a_changed_article_keeps_what_is_certain_and_lists_the_rest(first: Article, second: Article) -> None:
    old = decided(first, second, ACCEPT, REJECT)
    newer = sourced([RIGHT[2], RIGHT[1], "In protest, five members walked out."], "second.txt")
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
    file = open_review(first, sourced([*RIGHT[1:]], "second.txt"))
    shown = reviewed(found(first, sourced(RIGHT[1:], "second.txt")), file.review)
    report, record = render_plain(shown), decode(render_json(shown))
    assert f"ORPHANS: {len(file.orphans)}" in report
    assert RIGHT[0] in report
    assert [orphan.right for orphan in record.orphans] == [[RIGHT[0]]]
    assert "orphans" not in json.loads(render_json(found(first, second)))


def test_other_sources_begin_an_empty_review(first: Article, second: Article) -> None:
    decided(first, second, ACCEPT)
    assert not open_review(first, sourced(RIGHT[:2], "third.txt")).review.log


def test_two_texts_from_standard_input_have_nothing_in_common(first: Article) -> None:
    decided(first, sourced(RIGHT, "standard input"), ACCEPT)
    assert not open_review(first, sourced(RIGHT[:2], "standard input")).review.log


def test_passages_cut_otherwise_are_found_again_under_the_same_hashes(first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT, REJECT)
    cut = replace(sourced(["The council postponed", "its vote.", *LEFT[1:]], "first.txt"), sha256=first.sha256)
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
    file = open_review(first, sourced(["Snow.", *RIGHT], "second.txt"), path)
    assert file.review.pins[0].right == (2,)
    kept = list(tmp_path.glob("mine.*.review"))
    assert [ReviewFile(each).review.pins for each in kept] == [ACCEPT.pins]


def test_a_review_of_other_articles_is_refused_and_untouched(tmp_path: Path, first: Article, second: Article) -> None:
    path = decided(first, second, ACCEPT, path=tmp_path / "mine.review")
    before = path.read_bytes()
    with pytest.raises(UnreadableReviewError, match="review of other articles"):
        open_review(sourced(["Something else."], "x.txt"), sourced(["Quite another thing."], "y.txt"), path)
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
    assert not open_review(first, sourced(["Snow.", *RIGHT], "second.txt")).review.log


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
    decided(sourced(LEFT, "a.txt"), sourced(RIGHT, "b.txt"), Action("linked", (Pin((77,), (0,)),)), path=path)


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


def test_progress_is_kept_with_one_write_and_none_where_it_is_the_same(first: Article, second: Article) -> None:
    file = open_review(first, second)
    comparison = found(first, second)
    file.add(relabel(comparison.links[0], Kind.MATCHED))
    assert file._base is not None
    before = file._base.total_changes
    file.describe(reviewed(comparison, file.review))
    file.describe(reviewed(comparison, file.review))
    assert file._base.total_changes == before + 1
    assert json.loads(file.told("progress")) == {"reviewed": 1, "links": 4, "notes": 0}  # all that the worklist holds


def test_notes_of_sections_and_memos_count_as_notes() -> None:
    first, second = sourced([*LEFT, BRIDGE.format(14)], "first.txt"), sourced([*RIGHT, BRIDGE.format(15)], "second.txt")
    file = open_review(first, second)
    comparison = found(first, second)
    file.add(annotate_section(comparison.unique[0], "who says so?"))
    file.add(annotate_fact(comparison.all_facts[0], "which?"))
    file.describe(reviewed(comparison, file.review))
    assert json.loads(file.told("progress"))["notes"] == 2


def test_what_was_said_of_sections_and_facts_is_resumed() -> None:
    first, second = sourced([*LEFT, BRIDGE.format(14)], "first.txt"), sourced([*RIGHT, BRIDGE.format(15)], "second.txt")
    comparison = found(first, second)
    section, fact = comparison.unique[0], comparison.all_facts[0]
    said = (judge_section(section, PROBLEM), annotate_section(section, "who says so?"), annotate_fact(fact, "which?"))
    decided(first, second, *said, judge_sections(comparison.unique, FINE), UNDO)
    again = open_review(first, second)
    assert again.review.log[:3] == said
    shown = reviewed(comparison, again.review)
    assert (shown.unique[0].verdict, shown.unique[0].note, shown.all_facts[0].memo) == (PROBLEM, "who says so?", "which?")
    assert again.review.can_redo == judge_sections(comparison.unique, FINE)


def test_what_was_said_of_sections_is_carried_over_and_counted(first: Article, second: Article) -> None:
    comparison = found(first, second)
    decided(first, second, *(annotate_section(section, "who says so?") for section in comparison.unique))
    file = open_review(first, sourced([*RIGHT[:2], "Another club was sold."], "second.txt"))
    assert "1 decision was carried over" in file.notice
    assert [(orphan.said, orphan.right, orphan.note) for orphan in file.orphans] == [
        ("section: noted", (RIGHT[2],), "who says so?")
    ]


def test_a_file_of_the_version_before_opens_with_all_that_was_decided(tmp_path: Path) -> None:
    """As it was written before sections had verdicts: no field of theirs in any body."""
    bodies = (
        '{"name": "note", "pins": [{"left": [0], "right": [1], "kind": null, "verdict": null, "note": "so", "free": false}]}',
        '{"name": "fact error", "pins": [], "marks": [{"fact": ["numbers_changed", [0, 0, 1], null], "verdict": "error"}]}',
    )
    ReviewFile(tmp_path / "r.review").close()
    with closing(sqlite3.connect(tmp_path / "r.review")) as base, base:
        base.executemany("INSERT INTO action (at, body) VALUES ('', ?)", ((body,) for body in bodies))
        base.execute(
            "INSERT INTO orphan (body) VALUES (?)", ('{"left": ["A."], "right": [], "kind": null, "verdict": null, "note": ""}',)
        )
    review = ReviewFile(tmp_path / "r.review").review
    assert review.pins == (Pin((0,), (1,), note="so"),)
    assert (review.marks, review.memos, review.sections) == ({("numbers_changed", (0, 0, 1), None): "error"}, {}, ())
    assert [orphan.said for orphan in review.orphans] == ["set apart"]
    assert [action_body(action) for action in review.log] == list(bodies)


def test_a_report_follows_a_review_and_changes_nothing_on_the_disk(first: Article, second: Article) -> None:
    comparison = found(first, second)
    path = decided(first, second, decide(comparison.links[0], Verdict.REJECTED))
    before = path.read_bytes()
    file = open_review(first, sourced([*RIGHT, "Another."], "second.txt"), path, write=False)
    file.close()
    assert len(file.review.pins) == 1
    assert (path.read_bytes(), list(path.parent.glob("*.review"))) == (before, [path])


def test_a_review_to_read_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="there is no such file"):
        ReviewFile(tmp_path / "absent.review", write=False)
    assert not list(tmp_path.glob("absent*"))


def test_its_own_place_is_under_the_hashes(own_reviews: Path, first: Article, second: Article) -> None:
    assert review_path(first, second).parent == own_reviews
    assert first.sha256[:16] in review_path(first, second).name
