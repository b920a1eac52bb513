"""Everything that names a link names it by its number: the desk, its messages, every report, the record, a part of it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import LEFT, RIGHT, on_the_desk, painted, said, shown
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.whole.entries import find_entries
from compare.link import PassageNote, Side
from compare.reports import render
from compare.reports.choice import Included, select
from compare.reports.from_record import BadRecordError, open_record
from compare.reports.plain import render_plain
from compare.reports.spreadsheet import render_facts_csv
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, annotate, decide, join, link_by_hand, reviewed, split
from compare.reviewing.store.file import ReviewFile
from tui.drawn.filters import NOTES, count, stops
from tui.drawn.marks import gutter
from tui.screens.dialogs.worklist import WorklistScreen
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

OURS = [*LEFT[:2], "He had 14 notebooks with him that night, the police said.", "The bridge was closed for repairs."]
THEIRS = [*RIGHT[:2], "He had 40 notebooks with him that night, the police said.", "The bridge was closed for repairs."]


@pytest.fixture(scope="module")
def decided() -> Comparison:
    """Links 1 and 2 joined to 5, then a passage taken out: 6 remains; 3 holds a fact, 4 is accepted."""
    found = compare(made(OURS), made(THEIRS), WordEncoder())
    assert len(found.links) == 4
    review = Review().after(annotate(found.links[0], "ask the clerk"))
    review = review.after(join(reviewed(found, review).links[:2]))
    review = review.after(split(reviewed(found, review).links[0], Side.LEFT, 0))
    review = review.after(decide(found.links[3], Verdict.ACCEPTED))
    comparison = reviewed(found, review)
    assert [link.number for link in comparison.links] == [6, 3, 4]
    return comparison


def test_every_report_has_the_numbers(decided: Comparison) -> None:
    plain = render_plain(decided)
    assert re.findall(r"^(\d+)\. (?:matched|paraphrased)", plain, re.MULTILINE) == ["6", "3", "4"]
    assert re.findall(r"^### (\d+)\. ", render(decided, "markdown").decode(), re.MULTILINE) == ["6", "3", "4"]
    page = render(decided, "html").decode()
    # A row that moved stands in it once more for the other order.
    assert list(dict.fromkeys(re.findall(r'<span class="quiet">link (\d+)(?:, [^<]*)?</span>', page))) == ["6", "3", "4"]
    assert set(re.findall(r"band \w+ k(\d+)", render(decided, "svg").decode())) == {"6", "3", "4"}
    rows = list(csv.DictReader(io.StringIO(render(decided, "csv").decode("utf-8-sig"))))
    assert [row["number"] for row in rows if row["row"] == "link"] == ["6", "3", "4"]
    facts = list(csv.DictReader(io.StringIO(render_facts_csv(decided).decode("utf-8-sig"))))
    assert {row["link"] for row in facts if row["left_words"] == "14 notebooks"} == {"3"}


@pytest.mark.parametrize("name", ["plain", "markdown", "html", "csv", "json"])
def test_a_note_at_a_passage_that_was_taken_out_is_in_every_report(decided: Comparison, name: str) -> None:
    assert decided.notes == (PassageNote(Side.LEFT, 0, "ask the clerk"),)
    # At the passage and at what remains; on the page for the reporter too, before all else.
    assert render(decided, name).decode().count("ask the clerk") == (4 if name == "html" else 2)


def test_a_record_keeps_the_numbers_and_the_notes(decided: Comparison) -> None:
    record = json.loads(render(decided, "json"))
    assert [(link["id"], link["number"]) for link in record["links"]] == [(0, 6), (1, 3), (2, 4)]
    again = open_record(json.dumps(record).encode(), "r.json")
    assert [link.number for link in again.links] == [6, 3, 4]
    assert again.notes == decided.notes
    assert render(again, "json") == render(decided, "json")
    assert reviewed(again, Review().after(join(again.links[1:]))).links[1].number == 7


def test_a_record_knows_the_highest_number_though_its_link_is_gone(decided: Comparison) -> None:
    apart = reviewed(decided, Review().after(split(decided.links[0], Side.LEFT, 1)))
    assert [link.number for link in apart.links] == [3, 4]
    again = open_record(render(apart, "json"), "r.json")
    assert reviewed(again, Review().after(join(again.links))).links[0].number == 7


@pytest.mark.parametrize("name", ["present", "without_memos", "without_why", "earliest"])
def test_links_of_a_record_without_numbers_are_numbered_by_their_order(name: str) -> None:
    data = (ROOT / f"tests/records/{name}.json").read_bytes()
    assert all("number" not in link for link in json.loads(data)["links"])
    assert [link.number for link in open_record(data, "r.json").links] == list(range(1, len(json.loads(data)["links"]) + 1))


@pytest.mark.parametrize("number", [3, -1, 10**12])
def test_a_record_whose_numbers_cannot_be_is_refused(decided: Comparison, number: int) -> None:
    record = json.loads(render(decided, "json"))
    record["links"][0]["number"] = number
    with pytest.raises(BadRecordError):
        open_record(json.dumps(record).encode(), "r.json")


def test_a_note_in_a_record_at_a_passage_that_is_linked_is_refused(decided: Comparison) -> None:
    record = json.loads(render(decided, "json"))
    record["passage_notes"][0]["passage"] = 1
    with pytest.raises(BadRecordError):
        open_record(json.dumps(record).encode(), "r.json")


@pytest.mark.parametrize(("included", "numbers"), [(Included.ACCEPTED, [4]), (Included.UNIQUE_AND_FACTS, [3])])
def test_a_part_keeps_the_numbers_of_the_whole(decided: Comparison, included: Included, numbers: list[int]) -> None:
    part = select(decided, included)
    assert [link.number for link in part.links] == numbers
    again = open_record(render(part, "json"), "r.json")
    assert [link.number for link in again.links] == numbers
    assert {link.number for link in (*again.links, *again.omitted)} == {6, 3, 4}
    assert render(again, "json") == render(part, "json")
    assert "numbers of the whole" in render_plain(part)


def test_a_part_saved_by_an_earlier_version_opens_and_is_saved_again(decided: Comparison) -> None:
    record = json.loads(render(select(decided, Included.ACCEPTED), "json"))
    for link in (*record["links"], *record["omitted"]):
        del link["number"]
    again = open_record(json.dumps(record).encode(), "r.json")
    assert [link.number for link in again.links] == [1]
    assert open_record(render(again, "json"), "r.json") == again


def test_another_reviewers_record_keeps_the_numbers_that_this_review_has_not_given(decided: Comparison) -> None:
    found = compare(made(OURS), made(THEIRS), WordEncoder())
    mine = Review().numbered(found)
    theirs = open_record(render(decided, "json"), "r.json")
    assert [link.number for link in reviewed(theirs, mine).links] == [6, 3, 4]


def test_where_a_fact_stands_is_told_by_the_number_of_its_link(decided: Comparison) -> None:
    entries = [entry for entry in find_entries(decided) if entry.fact.left and entry.fact.left.text == "14 notebooks"]
    assert [(entry.link, entry.number) for entry in entries] == [(1, 3)]


def test_the_gutter_shows_the_number_and_a_note_without_a_link(decided: Comparison) -> None:
    assert gutter(decided.links[0], decided.links[0].kind, 6).split()[1] == "6"
    alone = gutter(None, decided.kinds(Side.LEFT)[0], 6, noted=True)
    assert (alone[0], alone[-1], len(alone)) == ("+", "n", len(gutter(decided.links[0], decided.links[0].kind, 6)) - 1)


def test_the_filter_with_notes_shows_passages_that_stand_alone(decided: Comparison) -> None:
    assert count(decided, NOTES) == 2
    assert stops(decided, NOTES, Side.LEFT) == [0, 1]


def test_the_list_of_reviews_counts_a_note_at_a_passage(tmp_path: Path, decided: Comparison) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.describe(decided)
    assert json.loads(file.told("progress"))["notes"] == 2


def test_splitting_and_joining_on_the_desk_say_what_became_of_what(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        def lit() -> object:
            return desk.link

        assert desk.comparison is not None
        desk.do(annotate(desk.comparison.links[0], "why"))
        await pilot.press("a", "g", "J")
        assert "Links 1 and 2 are now link 3, not reviewed. The note is kept." in said(app)
        assert [(link.number, link.verdict, link.note) for link in desk.comparison.links] == [(3, None, "why")]
        await pilot.press("s")
        assert "Taken out of link 3; what remains is link 4, not reviewed. The note stays with both." in said(app)
        await painted(app, pilot)
        assert "Note: why" in shown(app)
        assert [link.number for link in desk.comparison.links] == [4]
        await pilot.press("j", "s")
        assert "Link 4 is taken apart; this passage stands alone and has the note." in said(app)
        assert [each.note for each in desk.comparison.notes] == ["why", "why"]
        await pilot.press("u", "u", "u")
        assert [(link.number, link.verdict, link.note) for link in desk.comparison.links] == [(1, "accepted", "why"), (2, None, "")]
        await pilot.press("ctrl+r")
        assert [link.number for link in desk.comparison.links] == [3]

    on_the_desk(tmp_path, script)


def test_a_note_at_a_passage_is_gone_to_written_anew_and_taken_along(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.link is not None
        desk.do(annotate(desk.link, "why"))
        await pilot.press("s", "G", "m")
        assert desk.place == Place(Side.LEFT, 0)
        await pilot.press("c", *" not", "enter")
        assert desk.comparison is not None
        assert desk.comparison.note_at(Side.LEFT, 0) == "why not"
        await pilot.press("l", "tab", "G", "l")
        assert "The note came along." in said(app)
        assert desk.link is not None
        assert (desk.link.key, desk.link.note, desk.link.verdict) == (((0,), (2,)), "why not", "accepted")

    on_the_desk(tmp_path, script)


def test_linking_what_is_linked_already_accepts_it_and_says_no_more(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("l", "enter", "l")
        assert "Link 1 is by hand, accepted; u takes it back." in said(app)
        assert "was link" not in said(app)
        assert desk.link is not None
        assert (desk.link.number, desk.link.verdict) == (1, "accepted")

    on_the_desk(tmp_path, script)


def test_two_notes_are_joined_and_both_are_kept(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        for number, note in enumerate(("one", "two")):
            desk.do(annotate(desk.comparison.links[number], note))
        await pilot.press("g", "J")
        assert "All notes are kept." in said(app)
        assert desk.link is not None
        assert desk.link.note == "one / two"

    on_the_desk(tmp_path, script)


def test_the_numbers_are_there_again_when_the_desk_is_opened_again(tmp_path: Path) -> None:
    before: list[tuple[object, int]] = []

    async def first(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("J", "u", "left_parenthesis", "left_parenthesis", "s")
        await pilot.press("right_parenthesis", "right_parenthesis")
        assert desk.comparison is not None
        before.extend((link.key, link.number) for link in desk.comparison.links)

    async def second(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        assert [(link.key, link.number) for link in desk.comparison.links] == before
        used = desk.review_file.review.numbers
        assert used.last >= 3
        await pilot.press("j", "l", "tab", "G", "l")
        assert desk.link is not None
        assert desk.link.number == used.last + 1

    on_the_desk(tmp_path, first)
    on_the_desk(tmp_path, second)


def test_the_list_on_the_desk_names_links_by_their_numbers(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("J", "F")
        assert isinstance(app.screen, WorklistScreen)
        await painted(app, pilot)
        assert re.search(r"^\W*5 \w", shown(app), re.MULTILINE)

    on_the_desk(tmp_path, script, made(OURS), made(THEIRS))


def test_no_number_is_shown_before_it_is_known(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        desk.waiting = True
        await painted(app, pilot)
        assert not re.search(r"[=~] +\d", shown(app))
        desk.waiting = False
        await painted(app, pilot)
        assert re.search(r"[=~] +1", shown(app))

    on_the_desk(tmp_path, script)


def test_a_link_by_hand_does_not_lose_what_a_reopened_record_says(decided: Comparison) -> None:
    again = open_record(render(decided, "json"), "r.json")
    linked = reviewed(again, Review().after(link_by_hand(0, 0, again)))
    assert [(link.number, link.note) for link in linked.links if link.key == ((0,), (0,))] == [(7, "ask the clerk")]
    assert linked.notes == ()
    assert replace(again, notes=()) != again
