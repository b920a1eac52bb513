"""Answers from the page: laid over a review one by one, and refused as a whole where they are nonsense."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from review_files import LEFT, RIGHT, decided, sourced
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.link import Link, Side
from compare.reports.page.answering import hash_of_texts
from compare.reviewing.answers import BadAnswersError, hash_of, json_schema, read_answers
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, annotate, decide, reviewed
from compare.reviewing.merging import UnmergedError, merge
from compare.reviewing.reanchoring.reanchor import Texts
from compare.reviewing.store.file import ReviewFile
from tui.cli import FAILED

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

NEW = "Nobody sleeps before midnight during Lisbon's hottest week."
FIRST = sourced([*LEFT, "It cost 12 million crowns."], "a.txt")
SECOND = sourced([*RIGHT, "It cost 15 million crowns.", NEW], "b.txt")
TEXTS = Texts.of(FIRST, SECOND)


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare(FIRST, SECOND, WordEncoder())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return decided(FIRST, SECOND, path=tmp_path / "r.review")


def fact_of(found: Comparison, **said: object) -> dict[str, Any]:
    [fact] = [fact for fact in found.all_facts if fact.type == "number_changed"]
    assert fact.left
    assert fact.right
    places = {s: [span.passage, span.start, span.end] for s, span in (("left", fact.left), ("right", fact.right))}
    return {"about": "fact", "type": fact.type, **places, **said}


def section_of(found: Comparison, **said: object) -> dict[str, Any]:
    section = next(s for s in found.unique if s.side is Side.RIGHT)
    return {"about": "section", "side": "right", "passages": list(section.passages), **said}


def link_of(link: Link, **said: object) -> dict[str, Any]:
    return {"about": "link", "left": list(link.left), "right": list(link.right), **said}


def file_of(*answers: dict[str, Any], by: str = "Ada", **others: object) -> bytes:
    whole = {"schema": "copydesk/answers/1", "comparison": hash_of(TEXTS), "by": by, "answers": list(answers), **others}
    return json.dumps(whole).encode()


def after(path: Path, found: Comparison) -> Comparison:
    file = ReviewFile(path, write=False)
    file.close()
    return reviewed(found, file.review)


def test_the_page_and_the_review_mean_the_same_texts(found: Comparison) -> None:
    assert hash_of_texts(found) == hash_of(TEXTS)


def test_every_answer_is_an_action_under_the_name_of_who_gave_it(path: Path, found: Comparison) -> None:
    link = found.story_links[0]
    data = file_of(
        fact_of(found, verdict="error", word="the council says 12"),
        section_of(found, verdict="error", word="who?"),
        link_of(link, verdict="fine"),
    )
    merged = merge(path, data, "answers.json")
    assert (merged.by, merged.answers, merged.changed) == ("Ada", 3, 3)
    decided_now = after(path, found)
    [fact] = [fact for fact in decided_now.all_facts if fact.type == "number_changed"]
    assert (fact.verdict, fact.memo) == ("error", "Ada: the council says 12")
    [section] = [s for s in decided_now.unique if s.verdict]
    assert (section.verdict, section.note) == ("problem", "Ada: who?")
    assert decided_now.links[link.id].verdict == "accepted"
    review = ReviewFile(path, write=False).review
    assert [action.name for action in review.log] == ["fact error by Ada", "section problem by Ada", "accepted by Ada"]


def test_an_undo_takes_back_one_answer(path: Path, found: Comparison) -> None:
    merge(path, file_of(fact_of(found, verdict="error"), section_of(found, verdict="fine")), "answers.json")
    log = ReviewFile(path, write=False).review.log
    review = Review.replayed(log[:-1])
    assert {fact.verdict for fact in reviewed(found, review).all_facts if fact.type == "number_changed"} == {"error"}
    assert not [s for s in reviewed(found, review).unique if s.verdict]


def test_the_same_answers_again_say_nothing_new(path: Path, found: Comparison) -> None:
    data = file_of(
        fact_of(found, verdict="error", word="12"), section_of(found, word="who?"), link_of(found.story_links[0], word="credit?")
    )
    assert merge(path, data, "answers.json").changed == 3
    assert merge(path, data, "answers.json").changed == 0


def test_a_word_stands_beside_what_the_reporter_wrote(tmp_path: Path, found: Comparison) -> None:
    link = found.story_links[0]
    path = decided(FIRST, SECOND, annotate(link, "from the wire"), path=tmp_path / "r.review")
    merge(path, file_of(link_of(link, word="name it", note="from the wire")), "answers.json")
    told = after(path, found).links[link.id]
    assert (told.note, told.verdict) == ("from the wire / Ada: name it", None)


def test_what_the_reporter_rejected_since_stays_rejected(tmp_path: Path, found: Comparison) -> None:
    link = found.story_links[0]
    path = decided(FIRST, SECOND, decide(link, Verdict.REJECTED), path=tmp_path / "r.review")
    merge(path, file_of(link_of(link, verdict="fine")), "answers.json")
    assert after(path, found).links[link.id].verdict == "rejected"


def test_a_link_that_was_never_found_cannot_be_answered(path: Path, found: Comparison) -> None:
    file = ReviewFile(path)
    file.number(found)
    file.close()
    with pytest.raises(BadAnswersError, match="a link that the review does not know"):
        merge(path, file_of({"about": "link", "left": [3], "right": [4], "verdict": "fine"}), "answers.json")
    assert not ReviewFile(path, write=False).review.log


def test_hostile_text_in_answers_is_made_visible(path: Path, found: Comparison) -> None:
    merge(path, file_of(fact_of(found, word="\x1b[2J\u202eoops"), by="\x1b]0;x\x07"), "answers.json")
    review = ReviewFile(path, write=False).review
    told = json.dumps([review.log[0].name, *review.memos.values()], ensure_ascii=False)
    assert not set(told) & set("\x1b\x07\u202e")


NONSENSE: list[Any] = [
    [],
    "answers",
    {"schema": "copydesk/answers/2"},
    {"answers": [{"about": "fact"}]},
    {"answers": [{"about": "weather", "verdict": "fine"}]},
    {"answers": [{"about": "section", "side": "right", "passages": [], "verdict": "fine"}]},
    {"answers": [{"about": "section", "side": "right", "passages": [2, 2], "verdict": "fine"}]},
    {"answers": [{"about": "section", "side": "right", "passages": [400], "verdict": "fine"}]},
    {"answers": [{"about": "section", "side": "right", "passages": [2], "verdict": "perhaps"}]},
    {"answers": [{"about": "section", "side": "right", "passages": [2], "verdict": "fine"}] * 2},
    {"answers": [{"about": "link", "left": [0], "right": [-1], "verdict": "fine"}]},
    {"answers": [{"about": "link", "left": [True], "right": [0], "verdict": "fine"}]},
    {"answers": [{"about": "link", "left": [1e99], "right": [0], "verdict": "fine"}]},
    {"answers": [{"about": "fact", "type": "number_changed", "left": None, "right": None, "verdict": "fine"}]},
    {"answers": [{"about": "fact", "type": "number_changed", "left": [0, 4, 99999], "right": None, "verdict": "fine"}]},
    {"answers": [{"about": "fact", "type": "number changed!", "left": [0, 0, 2], "right": None, "verdict": "fine"}]},
    {"answers": [{"about": "fact", "type": "number_changed", "left": [0, 0, 2], "right": None, "word": "x" * 20_000}]},
    {"comparison": "0" * 64},
    {"comparison": "x"},
    {"more": 1},
]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_refused_with_a_sentence(path: Path, nonsense: object) -> None:
    data = file_of(**{str(k): v for k, v in nonsense.items()}) if isinstance(nonsense, dict) else json.dumps(nonsense).encode()
    with pytest.raises(BadAnswersError) as error:
        merge(path, data, "answers.json")
    assert str(error.value).startswith("answers.json: ")
    assert not ReviewFile(path, write=False).review.log


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=20).map(lambda v: json.dumps(v).encode())
)
def test_any_bytes_are_answers_or_refused(data: bytes) -> None:
    with pytest.raises(BadAnswersError):
        read_answers(data, "answers.json", TEXTS)


def test_answers_are_valid_under_the_published_schema(found: Comparison) -> None:
    schema = json.loads((ROOT / "docs/answers.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(json.dumps(json_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(file_of(fact_of(found, verdict="fine"), section_of(found, word="who?"))), schema)


def test_a_review_that_is_not_there_or_open_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UnmergedError, match="there is no such review"):
        merge(tmp_path / "none.review", file_of(), "answers.json")
    assert not (tmp_path / "none.review").exists()
    file = ReviewFile(path)
    with pytest.raises(UnmergedError, match="another desk has it open"):
        merge(path, file_of(), "answers.json")
    file.close()


def test_the_command_says_what_was_laid_over(copydesk: Run, path: Path, tmp_path: Path, found: Comparison) -> None:
    (tmp_path / "answers.json").write_bytes(file_of(fact_of(found, verdict="error")))
    done = copydesk("merge", str(path), "answers.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 of 1 answer by Ada said anything new" in done.stderr
    (tmp_path / "answers.json").write_text("{}")
    done = copydesk("merge", str(path), "answers.json")
    assert done.returncode == FAILED
    assert done.stderr.startswith("copydesk: answers.json: these are no answers")
    assert done.stderr.count("\n") == 1
