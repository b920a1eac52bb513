"""A record opens again as what it was, whichever version made it, and one that contradicts itself is one sentence."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from desk_script import painted, said, shown, until
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import STORIES, compared
from test_imports import command, loaded
from whole import whole

from compare.link import FINE, PROBLEM, Kind
from compare.reports import FORMATS, render
from compare.reports.from_record import BadRecordError, open_record
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, decide, relabel, reviewed
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.kept.first_time import remember
from tui.screens.desk import Desk
from tui.screens.fronts import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import MakeArticle, Run

    from compare.embedding import Encoder

RECORDS = sorted((ROOT / "tests/records").glob("*.json"))
PRESENT, EARLIEST, UNREVIEWED = (ROOT / f"tests/records/{name}.json" for name in ("present", "earliest", "without_reviewed"))


@given(STORIES, STORIES, st.lists(st.sampled_from([*Verdict, *Kind]), max_size=4))
def test_there_and_back_is_the_same_bytes(left: list[str], right: list[str], decided: list[Verdict | Kind]) -> None:
    found = compared(left, right)
    review = Review()
    for link, said_of in zip(found.links, decided, strict=False):
        review = review.after(decide(link, said_of) if isinstance(said_of, Verdict) else relabel(link, said_of))
    data = render(reviewed(found, review), "json")
    assert render(open_record(data, "r.json"), "json") == data


def test_there_and_back_with_everything_in_it(article: MakeArticle) -> None:
    comparison = whole(article)
    data = render(comparison, "json")
    again = open_record(data, "r.json")
    assert render(again, "json") == data
    assert (again.links, again.unique, again.facts) == (comparison.links, comparison.unique, comparison.facts)
    assert again.orphans == comparison.orphans
    assert again.evidence is None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", FORMATS)
def test_records_of_every_version_open_in_every_format(path: Path, name: str) -> None:
    comparison = open_record(path.read_bytes(), path.name)
    assert [link.verdict for link in comparison.links] == ["accepted", "rejected", None]
    assert comparison.links[0].note == "Ask the harbour office."
    assert render(comparison, name)


def test_what_was_said_of_sections_and_facts_is_in_the_record_of_this_version() -> None:
    comparison = open_record(PRESENT.read_bytes(), "r.json")
    assert [(s.verdict, s.note) for s in comparison.unique] == [(FINE, ""), (PROBLEM, "Who told them?")]
    assert [fact.memo for fact in comparison.all_facts] == ["Did they say “might” or “will”?"]


@pytest.mark.parametrize("path", [path for path in RECORDS if path not in {PRESENT, UNREVIEWED}], ids=lambda path: path.stem)
def test_a_record_of_an_earlier_version_says_nothing_of_sections(path: Path) -> None:
    comparison = open_record(path.read_bytes(), "r.json")
    assert {(s.verdict, s.note) for s in comparison.unique} == {(None, "")}
    assert {fact.memo for fact in comparison.all_facts} <= {""}


def test_a_matched_link_says_whether_its_sides_are_the_same_text() -> None:
    first = compared(
        ["The council postponed its vote.", "Snow fell in the valley."],
        ["The council postponed its  vote.", "Snow fell in the Valley."],
    )
    record = json.loads(render(first, "json"))
    assert [(link["kind"], link.get("identical")) for link in record["links"]] == [("matched", True), ("matched", False)]
    relabelled = reviewed(first, Review().after(relabel(first.links[0], Kind.PARAPHRASED)))
    assert "identical" not in json.loads(render(relabelled, "json"))["links"][0]


def test_an_orphan_says_what_it_was_about_if_not_a_link() -> None:
    record = json.loads(PRESENT.read_text(encoding="utf-8"))
    record["orphans"] = [
        ORPHAN,
        ORPHAN | {"about": "section", "verdict": "problem"},
        ORPHAN | {"about": "fact", "verdict": "error"},
    ]
    again = open_record(json.dumps(record).encode(), "r.json")
    assert [orphan.said for orphan in again.orphans] == ["set apart", "section: problem", "fact: problem"]
    assert json.loads(render(again, "json"))["orphans"] == record["orphans"]


def test_the_record_of_this_version_is_kept_as_it_is() -> None:
    assert render(open_record(PRESENT.read_bytes(), "r.json"), "json") == PRESENT.read_bytes()


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        place: Any = record
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return change


ORPHAN = {"left": ["A."], "right": [], "kind": None, "verdict": "accepted", "note": ""}
BROKEN = {
    "schema": _set("schema", to="copydesk/comparison/2"),
    "an unknown field": _set("extra", to=1),
    "an id out of range": _set("links", 0, "left", to=[99]),
    "an id below zero": _set("links", 0, "left", to=[-1]),
    "a passage in two links": _set("links", 1, "left", to=[0]),
    "a passage in no place": _set("unique", to=[]),
    "a link with an empty side": _set("links", 0, "right", to=[]),
    "ids of links": _set("links", 0, "id", to=4),
    "a text that is not as long as its place": _set("left", "passages", 0, "end", to=3),
    "passages that overlap": _set("left", "passages", 1, "start", to=0),
    "a far place": _set("left", "passages", 0, "start", to=10**15),
    "a far paragraph": _set("left", "passages", 2, "paragraph", to=10**12),
    "a control character": _set("left", "passages", 0, "text", to="\x1b" * 10),
    "a fact whose words are not there": _set("links", 2, "facts", 0, "left", "text", to="another"),
    "a fact out of range": _set("links", 2, "facts", 0, "left", "end", to=10**6),
    "a fact on neither side": _set("links", 2, "facts", 0, to={"type": "x", "left": None, "right": None, "note": ""}),
    "a verdict": _set("links", 0, "verdict", to="perhaps"),
    "a score": _set("links", 0, "score", to=2.5),
    "a verdict on a section": _set("unique", 0, "verdict", to="accepted"),
    "a note of another kind on a section": _set("unique", 0, "note", to=["x"]),
    "a memo of another kind": _set("links", 2, "facts", 0, "memo", to=7),
    "identical of another kind": _set("links", 0, "identical", to="yes"),
    "an orphan of nothing known": _set("orphans", to=[ORPHAN | {"about": "page"}]),
    "a link's verdict on a section that is gone": _set("orphans", to=[ORPHAN | {"about": "section"}]),
    "a section's verdict on a link that is gone": _set("orphans", to=[ORPHAN | {"verdict": "problem"}]),
    "a threshold": _set("settings", "thresholds", "link", to=-1.0),
    "a path for a hash": _set("left", "sha256", to="../../../etc/passwd"),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_that_contradicts_itself_is_one_sentence(path: Path, what: str) -> None:
    record = copy.deepcopy(json.loads(path.read_text(encoding="utf-8")))
    BROKEN[what](record)
    with pytest.raises(BadRecordError, match=r"r\.json: this is no record of the schema") as caught:
        open_record(json.dumps(record).encode(), "r.json")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"[", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": "copydesk/comparison/1"}'])
def test_what_is_no_record_is_one_sentence(data: bytes) -> None:
    with pytest.raises(BadRecordError):
        open_record(data, "r.json")


def test_show_gives_reports_without_sources_and_without_a_model(copydesk: Run, tmp_path: Path) -> None:
    path = str(PRESENT)
    done = copydesk("show", path, "-o", "r.md", "-o", "r.csv", "-o", "r.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["r.csv", "r.facts.csv", "r.json", "r.md"]
    assert (tmp_path / "r.json").read_bytes() == PRESENT.read_bytes()
    assert "Ask the harbour office." in copydesk("show", path, "--format", "plain").stdout
    refused = copydesk("show", path, "-o", "r.csv")
    assert (refused.returncode, "already" in refused.stderr) == (2, True)
    bad = copydesk("show", str(ROOT / "pyproject.toml"))
    assert (bad.returncode, bad.stderr.count("\n"), "no record" in bad.stderr) == (2, 1, True)


def test_show_loads_no_model() -> None:
    modules = loaded(command("show", str(PRESENT), "--format", "markdown"))
    assert "msgspec" in modules
    assert not modules & {"numpy", "onnxruntime", "torch", "tokenizers", "sentence_transformers", "textual"}


def test_a_record_on_the_desk_is_reviewed_on_top(tmp_path: Path) -> None:
    import asyncio

    def none() -> Encoder:
        pytest.fail("a record needs no model")

    remember()  # what is told the first time stands where the note does

    async def run() -> None:
        found = open_record(PRESENT.read_bytes(), "r.json")
        review = ReviewFile(tmp_path / "r.review")
        app = CopydeskApp(Desk(found.left, found.right, none, review, found=found, view=View.ARTICLES))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: not app.desk.waiting)
            comparison = app.desk.comparison
            assert comparison is not None
            assert [link.verdict for link in comparison.links] == ["accepted", "rejected", None]
            await painted(app, pilot)
            assert "Ask the harbour office." in shown(app)
            await pilot.press("right_parenthesis")
            assert "no evidence" in said(app)
            await pilot.press("x")
            comparison = app.desk.comparison
            assert comparison is not None
            assert comparison.links[0].verdict == "rejected"
            await pilot.press("u")
            comparison = app.desk.comparison
            assert comparison is not None
            assert comparison.links[0].verdict == "accepted"
        review.close()

    asyncio.run(run())
