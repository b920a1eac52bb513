"""The record is what its schema says, and says everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest
from conftest import ROOT
from eventful import eventful
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.link import Side
from compare.reading.cleaning import clean
from compare.reports.record import decode, json_schema, render_json, to_record
from compare.reports.record_meanings import MEANINGS
from compare.reports.record_types import MadeRecord, ReviewedRecord
from compare.reviewing.worklist.waiting import find_worklist

if TYPE_CHECKING:
    from conftest import MakeArticle


@pytest.fixture
def record(seed_pair: Comparison) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_json(seed_pair))
    return loaded


def test_the_published_schema_is_the_types() -> None:
    assert json.loads((ROOT / "docs/record.schema.json").read_text(encoding="utf-8")) == json.loads(json.dumps(json_schema()))


def test_a_record_is_valid_under_the_published_schema(record: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "docs/record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)


def test_the_form_that_others_rely_on(record: dict[str, Any]) -> None:
    assert list(record) == ["schema", "copydesk", "settings", "left", "right", "links", "unique", "facts", "summary"]
    assert record["schema"] == "copydesk/comparison/1"
    assert list(record["settings"]) == ["model", "model_sha256", "thresholds"]
    always = ["source", "title", "words", "sha256", "warnings", "passages", "paragraphs"]
    assert list(record["left"])[: len(always)] == always
    assert set(record["left"]) - set(always) <= {"published", "outlet", "author", "cleaned"}
    assert list(record["left"]["passages"][0]) == ["id", "paragraph", "start", "end", "text", "furniture"]
    first = ["id", "left", "right", "kind", "score", "semantic", "lexical", "moved", "verdict", "note", "facts"]
    assert list(record["links"][0])[: len(first)] == first
    assert set(record["links"][0]) - set(first) <= {"order", "labelled", "reasons", "identical", "wording"}
    assert list(record["unique"][0]) == ["side", "passages", "label"]
    assert list(record["summary"]) == ["left", "right", "facts"]
    assert list(record["summary"]["left"]) == ["words", "matched", "paraphrased", "unique"]


def test_every_passage_is_there_and_in_one_place(record: dict[str, Any], seed_pair: Comparison) -> None:
    for side in Side:
        ids = [p["id"] for p in record[side.value]["passages"]]
        assert ids == [p.id for p in seed_pair.article(side).passages]
        linked = [k for link in record["links"] for k in link[side.value]]
        unique = [k for s in record["unique"] if s["side"] == side.value for k in s["passages"]]
        assert sorted(linked + unique) == ids


def test_numbers_are_in_their_ranges(record: dict[str, Any]) -> None:
    for link in record["links"]:
        assert 0 <= link["score"] <= 1
        assert 0 <= link["semantic"] <= 1
        assert 0 <= link["lexical"] <= 1


def test_reading_it_back_is_strict(seed_pair: Comparison) -> None:
    data = render_json(seed_pair)
    assert decode(data).copydesk == json.loads(data)["copydesk"]
    with pytest.raises(msgspec.ValidationError):
        decode(data.replace(b'"moved"', b'"went"', 1))
    with pytest.raises(msgspec.ValidationError):
        decode(data.replace(b"comparison/1", b"comparison/9", 1))


def test_hostile_text_is_plain_text_in_it(words: WordEncoder, article: MakeArticle) -> None:
    text = "Title \x1b]52;c;aGk=\x07\n\n</script><script>alert(1)</script> [@click=app.quit]x[/] \u202eabc"
    record = json.loads(render_json(compare(article(text), article("Another story."), words)))
    shown = record["left"]["passages"][1]["text"]
    assert "\x1b" not in record["left"]["title"]
    assert "\u202e" not in shown
    assert "<script>" in shown
    assert "[@click=app.quit]x[/]" in shown


def test_the_schema_says_what_every_field_means() -> None:
    schema = json_schema()
    fields = {name: set(each["properties"]) for name, each in schema["$defs"].items()}
    assert fields == {name: set(told) for name, told in MEANINGS.items()}
    assert all(value["description"] for each in schema["$defs"].values() for value in each["properties"].values())


@pytest.mark.parametrize("name", ["first.txt", "second.txt"])
def test_every_passage_is_found_in_the_source_by_what_was_done_to_it(seed_pair: Comparison, name: str) -> None:
    side = Side.LEFT if name == "first.txt" else Side.RIGHT
    source = " ".join(clean((ROOT / "seeds" / name).read_text(encoding="utf-8")).text.split())
    record = to_record(seed_pair)
    at = 0
    for passage in (record.left if side is Side.LEFT else record.right).passages:
        found = source.find(" ".join(passage.text.split()), at)
        assert found >= at, passage.text
        at = found


def test_who_made_it_and_how_far_the_review_was_is_told() -> None:
    found = eventful()
    record = decode(render_json(found, "Ada"))
    worklist = find_worklist(found)
    assert isinstance(record.made, MadeRecord)
    assert record.made.by == "Ada"
    assert isinstance(record.reviewed, ReviewedRecord)
    assert (record.reviewed.settled, record.reviewed.of) == (worklist.done, len(worklist.items))
    assert record.reviewed.problems == len(worklist.problems)
    assert not to_record(compare(found.left, found.right, WordEncoder())).reviewed
