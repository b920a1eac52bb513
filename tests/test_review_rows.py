"""What stands in the rows of a review file that somebody made by hand: decoded strictly, bounded, and nothing steers."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from read_reports import told
from review_files import ACCEPT, BRIDGE, LEFT, RIGHT, decided, sourced
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.facts.fact import ERROR
from compare.link import FINE, PROBLEM, Kind, Side
from compare.orphan import About, Orphan
from compare.reading.cleaning import clean, visible
from compare.reviewing.log.review import REDO, UNDO, Action, Mark, Review, reviewed
from compare.reviewing.log.section_marks import SectionMark
from compare.reviewing.reanchoring.reanchor import Texts
from compare.reviewing.store.as_json import action_body, action_of, is_clean, orphan_body, orphan_of
from compare.reviewing.store.file import ReviewFile, UnkeptError, UnreadableReviewError
from compare.reviewing.store.listing import saved_reviews

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("own_reviews")


def put(path: Path, table: str, *rows: object) -> None:
    columns = {"action": "(at, body) VALUES ('', ?)", "orphan": "(body) VALUES (?)", "article": "VALUES ('left', ?)"}
    with closing(sqlite3.connect(path)) as base, base:
        if table == "article":
            base.execute("DELETE FROM article WHERE side = 'left'")
        base.executemany(f"INSERT INTO {table} {columns[table]}", ((row,) for row in rows))


def pin(**more: object) -> str:
    whole = {"left": [0], "right": [0], "kind": None, "verdict": None, "note": "", "free": False}
    return json.dumps({"name": "note", "pins": [{**whole, **more}]})


def section(**more: object) -> str:
    whole = {"side": "left", "passages": [0], "verdict": "fine", "note": "", "instead_of": ""}
    return json.dumps({"name": "note", "pins": [], "sections": [{**whole, **more}]})


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
    "a mark that is not there": '{"name": "fact", "pins": [], "marks": [{"fact": ["x", [4, 0, 1], null], "verdict": "fine"}]}',
    "a memo of another kind": '{"name": "", "pins": [], "marks": [{"fact": ["", [0, 0, 1], null], "verdict": "fine", "memo": 7}]}',
    "a section that is not there": section(passages=[4]),
    "a section of nothing": section(passages=[]),
    "a section of no side": section(side="middle"),
    "no verdict on a section": section(verdict="error"),
    "a section's note of another kind": section(note=["x"]),
    "an earlier note of another kind": section(instead_of=None),
    "sections of another kind": '{"name": "note", "pins": [], "sections": {"left": [0]}}',
    "bytes": b"\0\xff",
    "a number for a body": 7,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_row_is_decoded_strictly(review: Path, body: object) -> None:
    put(review, "action", body)
    with pytest.raises(UnreadableReviewError):
        ReviewFile(review, write=False)


def test_a_section_and_a_memo_are_read_as_they_were_kept(review: Path) -> None:
    put(
        review,
        "action",
        section(),
        section(note=None),
        '{"name": "x", "pins": [], "sections": [{"side": "right", "passages": [1]}]}',
    )
    put(review, "action", '{"name": "x", "pins": [], "marks": [{"fact": ["x", [0, 0, 1], null], "verdict": "fine", "memo": "so"}]}')
    log = list(ReviewFile(review, write=False).review.log[1:])
    said = SectionMark(Side.LEFT, (0,), FINE, "")
    assert [action.sections for action in log] == [(said,), (replace(said, note=None),), (SectionMark(Side.RIGHT, (1,)),), ()]
    assert [action_of(action_body(action)) for action in log] == log
    assert log[3].marks == (Mark(("x", (0, 0, 1), None), FINE, "so"),)


@pytest.mark.parametrize(
    "orphan",
    [
        Orphan(("A.",), (), None, PROBLEM, "so", About.SECTION),
        Orphan((), ("A.",), None, None, "so", About.SECTION),
        Orphan(("A.",), ("B.",), None, ERROR, "so", About.FACT),
        Orphan(("A.",), ("B.",), Kind.MATCHED, "accepted", "so"),
    ],
)
def test_an_orphan_is_read_as_it_was_kept_and_an_earlier_copydesk_reads_its_words(orphan: Orphan) -> None:
    body = json.loads(orphan_body(orphan))
    assert orphan_of(json.dumps(body)) == orphan
    assert (body["note"], body["verdict"]) == ("so", orphan.verdict if orphan.about is About.LINK else None)
    assert about_links_only(orphan_of(orphan_body(replace(orphan, about=About.LINK, verdict=None))))


def about_links_only(orphan: Orphan) -> bool:
    """Whether a body says nothing that a copydesk which knew orphans of links only would not write."""
    return set(json.loads(orphan_body(orphan))) == {"left", "right", "kind", "verdict", "note"}


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
    monkeypatch.setattr("compare.reviewing.store.rows.MAX_ROWS", 300)
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
    monkeypatch.setattr("compare.reviewing.store.rows.MAX_VALUE_BYTES", 1_000)
    with pytest.raises(UnkeptError, match="too large for a review"):
        file.restart(file.review, Texts(("x" * 1_000,), ()), {})
    file.close()
    assert (ReviewFile(review).texts, ReviewFile(review).review.log) == (texts, (ACCEPT,))


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
    from tui.kept.recent import recent_pairs

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
    left, right = sourced(LEFT, "a.txt"), sourced(RIGHT, "b.txt")
    shown = reviewed(compare(left, right, WordEncoder()), file.review)
    reports = {name: told(name, render(shown, name)) for name in FORMATS}
    assert "said" in reports["plain"]
    for text in (*reports.values(), undo.name, *texts.left):
        assert not set(text) & set("\x1b\x07\u202e\x9b\ud800\0")


def test_what_others_said_of_sections_and_facts_steers_no_terminal(tmp_path: Path) -> None:
    from compare.reports import FORMATS, render
    from compare.reports.spreadsheet import render_facts_csv

    left, right = sourced([*LEFT, BRIDGE.format(14)], "a.txt"), sourced([*RIGHT, BRIDGE.format(15)], "b.txt")
    found = compare(left, right, WordEncoder())
    said = SectionMark(found.unique[0].side, found.unique[0].passages, note=STEERS)
    mark = Mark(found.all_facts[0].identity, FINE, STEERS)
    path = decided(left, right, Action(STEERS, marks=(mark,), sections=(said,)), path=tmp_path / "r.review")
    put(path, "orphan", orphan_body(Orphan((STEERS,), (), None, PROBLEM, STEERS, About.SECTION)))
    shown = reviewed(found, ReviewFile(path).review)
    assert "said" in shown.unique[0].note
    assert "said" in shown.all_facts[0].memo
    for report in (*(told(name, render(shown, name)) for name in FORMATS), render_facts_csv(shown).decode()):
        assert not set(report) & set("\x1b\x07\u202e\x9b\ud800\0")


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
