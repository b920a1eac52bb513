"""What facts say about a whole comparison: credit, speakers, prominence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from linked import story
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.doc import doc
from compare.facts.doc.doc import read_docs
from compare.facts.whole import credit, speakers
from compare.facts.whole.credit import find_credit
from compare.facts.whole.prominence import find_prominence
from compare.facts.whole.speakers import find_speakers
from compare.link import Side
from compare.reports import render
from compare.reports.plain import render_plain
from compare.reports.record import decode, render_json

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

    from compare.article import Article
    from compare.facts.doc.doc import Docs

LEFT = """# Council delays vote on harbour bridge
ESKER, June 11 (Coastal News) — The council delayed its vote on the harbour bridge on Tuesday after 14 members walked out.
“The bridge is falling down,” Mayor Alan Prewitt said.
Engineer Ruth Aldane said the cables were hung in 1961.
Shopkeepers on the north bank want a cut in their rates.
A ferry used to carry passengers across the harbour until 2008.
The bridge was painted green by volunteers in the spring."""
RIGHT = """# Zebras invade supermarket
The bridge was painted green by volunteers in the spring.
Shopkeepers on the north bank want a cut in their rates.
“The bridge is falling down,” Mayor Alan Prewitt told Coastal News.
A ferry used to carry passengers across the harbour until 2008.
The council delayed its vote on the harbour bridge on Tuesday after 40 members walked out.
“I swim across,” said Piet Lunde, who lives at the quay."""


def compared() -> Comparison:
    return compare(story(LEFT), story(RIGHT), WordEncoder(512))


def test_credit_is_where_the_outlet_or_a_source_of_it_is_named() -> None:
    comparison = compared()
    credit = find_credit(comparison)
    assert credit.outlet == "Coastal News"
    assert [(span.passage, span.text) for span in credit.outlet_named] == [(3, "Coastal News")]
    assert credit.given
    told_before = [comparison.links[k].right for k in credit.before]
    assert all(max(right) < 3 for right in told_before)
    assert (1,) in told_before


def test_without_credit_every_link_stands_without_it() -> None:
    comparison = compare(
        story("ESKER, June 11 (Coastal News) — It snowed a lot there."), story("It snowed a lot there."), WordEncoder()
    )
    credit = find_credit(comparison)
    assert not credit.given
    assert credit.before == tuple(link.id for link in comparison.links) != ()


def test_who_says_what() -> None:
    speakers = {s.name: s for s in find_speakers(compared())}
    assert {name: s.standing for name, s in speakers.items()} == {
        "Alan Prewitt": "both",
        "Ruth Aldane": "lost",
        "Piet Lunde": "new",
    }
    assert [x.span.text for x in speakers["Piet Lunde"].right if x.quoted] == ["I swim across,"]
    assert not speakers["Ruth Aldane"].left[0].quoted


def test_what_moved_up_and_down() -> None:
    comparison = compared()
    moves = {comparison.links[m.link].left: (m.direction, m.left, m.right) for m in find_prominence(comparison).moves}
    assert moves[(6,)] == ("up", 6, 1)  # the headline is not counted
    assert moves[(0, 1)] == ("down", 1, 5)


def test_a_headline_that_nothing_bears_out() -> None:
    assert find_prominence(compared()).unsupported == (Side.RIGHT,)


def test_the_plain_report_tells_facts_under_their_link_and_in_a_ledger() -> None:
    text = render_plain(compared())
    assert "   ! number changed: “14 members” / “40 members”" in text
    assert "-- FACTS TO CHECK: " in text
    assert "L1 = R5" in text
    assert "Piet Lunde" in text
    assert "Moved up" in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_record_carries_them_and_older_records_still_decode() -> None:
    data = render_json(compared())
    record = decode(data)
    facts = [fact for link in record.links for fact in link.facts] + record.facts
    assert record.summary.facts == len(facts) > 0
    assert {fact.verdict for fact in facts} == {"to check"}
    plain = json.loads(data)
    for link in plain["links"]:
        for fact in link["facts"]:
            del fact["verdict"]
    assert decode(json.dumps(plain).encode()).links == record.links


def test_the_days_of_writing_can_be_given(copydesk: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It snowed in Esker on Tuesday, the mayor said in the evening.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It snowed in Esker on March 11, the mayor said in the evening.\n", encoding="utf-8")
    without = copydesk("a.txt", "b.txt")
    dated = copydesk("a.txt", "b.txt", "--date-left", "2024-03-13", "--date-right", "2024-03-13")
    assert "date changed" not in without.stdout
    assert "date changed: “on Tuesday” / “on March 11”" in dated.stdout
    wrong = copydesk("a.txt", "b.txt", "--date-left", "Tuesday")
    assert wrong.returncode == 2
    assert wrong.stderr.count("\n") == 1


@pytest.mark.parametrize("format_name", ["html", "plain", "markdown"])
def test_a_report_of_a_record_reads_its_articles_once(format_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = replace(compared(), docs=None)
    read: list[str] = []

    def counting(left: Article, right: Article) -> Docs:
        read.append(left.source)
        return read_docs(left, right)

    for module in (doc, credit, speakers):
        monkeypatch.setattr(module, "read_docs", counting)
    assert render(opened, format_name) == render(compared(), format_name)
    assert len(read) == 2  # one of the comparison that is made anew


@pytest.mark.parametrize("verb", ["now says", "now said", "now says again"])
def test_an_adverb_before_the_verb_is_no_part_of_a_speakers_name(verb: str) -> None:
    told = ["Acme is a firm.", f"The company {verb} it expects 400 jobs to go."]
    assert not [s.name for s in find_speakers(compare(made(told), made(told), WordEncoder())) if "now" in s.name]


def test_a_verb_that_is_a_noun_there_makes_no_speaker() -> None:
    told = ["Acme is a group.", "The group also called on states to require schools to develop security plans."]
    assert [s.name for s in find_speakers(compare(made(told), made(told), WordEncoder()))] == []


@pytest.mark.parametrize(("times", "outlet"), [(2, ""), (3, "Meridian"), (4, "Meridian")])
def test_a_name_that_the_lines_around_a_story_repeat_is_its_outlet(times: int, outlet: str) -> None:
    around = [f"~ in the {day} Meridian" for day in ("daily", "weekly", "monthly", "yearly")]
    left = story("\n".join(["It snowed a lot there.", *around[:times]]))
    assert find_credit(compare(left, story("It snowed, the Meridian said."), WordEncoder())).outlet == outlet


@pytest.mark.parametrize(("who", "named"), [("retired nurse", True), ("retired night nurse", False)])
def test_a_speaker_who_is_only_described_has_eight_words_at_the_most(who: str, named: bool) -> None:
    found = find_speakers(
        compare(story(f"A tall {who} from the harbour district said it snowed."), story("It rained."), WordEncoder())
    )
    assert [s.name for s in found] == [f"A tall {who} from the harbour district"] * named


BODY = (
    "The council put off the vote.",
    "Ferries stood still all day long.",
    "A baker gave bread to the crews.",
    "Gulls sat upon the empty pier.",
    "The school closed its gates early.",
    "A lamp burned in the tower.",
    "Two buses were late that morning.",
    "Nobody swam near the old wall.",
)


@pytest.mark.parametrize(
    ("left", "right", "moved"), [(3, 6, ["down"]), (6, 3, ["up"]), (3, 5, []), (2, 5, ["down"]), (4, 7, []), (4, 1, ["up"])]
)
def test_the_top_of_a_story_is_three_paragraphs_and_three_are_far_below_it(left: int, right: int, moved: list[str]) -> None:
    others = [line for line in BODY if line != BODY[left - 1]]
    there = [*others[: right - 1], BODY[left - 1], *others[right - 1 :]]
    comparison = compare(story("\n".join(BODY)), story("\n".join(there)), WordEncoder(512))
    assert [move.direction for move in find_prominence(comparison).moves] == moved


@pytest.mark.parametrize(
    ("headline", "body", "unsupported"),
    [
        ("Ships moved bells", "A ship moves a bell.", False),  # told in other forms, which share four letters
        ("Parents fear trials", "Parked cars feast on tricks.", True),  # three are shared by words that have nothing in common
        ("Gulls eat bread", "The bread was cold.", False),  # one of three
        ("Gulls eat stale bread daily", "The bread was cold.", True),  # one of five
        ("Gulls eat", "The bread was cold.", False),  # two words prove nothing
    ],
)
def test_how_much_of_a_headline_its_story_must_tell(headline: str, body: str, unsupported: bool) -> None:
    comparison = compare(story(f"# {headline}\n{body}"), story("It rained."), WordEncoder())
    assert find_prominence(comparison).unsupported == (Side.LEFT,) * unsupported
