"""What no list knows: a wording that changes what is said is told, and what a list took for a fact is doubted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.article import Span
from compare.comparison import compare
from compare.embedding.models import find_model
from compare.facts.catalog import FactType, mirrored
from compare.facts.fact import ERROR, TO_CHECK, Fact
from compare.facts.second_opinion import SecondOpinion
from compare.facts.whole.entries import find_ledger
from compare.facts.whole.worth import is_minor
from compare.reading import read
from compare.reports import render
from compare.reports.from_record import BadRecordError, open_record
from compare.reviewing.log.pinned import with_pins
from compare.reviewing.log.pins import Pin
from compare.second_reader.changes.telling import TOLD, is_soft
from compare.second_reader.networks import load_judge

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeArticle
    from word_encoder import WordEncoder

    from compare.comparison import Comparison
    from compare.embedding import Encoder

LEFT = """The committee asked the engineers on Monday to repair the roof before the winter.

The company offers free training to all drivers in the region, the mayor said.

A report found that the bridge had been closed for repairs since the spring."""
RIGHT = """The committee asked the engineers on Monday to repair the engine before the winter.

The company provides free training to all drivers in the region, the mayor said.

A report found that the bridge had been closed for repairs since the spring."""
TYPES = {FactType.WORDING_CHANGED, FactType.WORDING_DROPPED, FactType.WORDING_ADDED}


def compared(left: str, right: str, encoder: Encoder, folder: Path) -> Comparison:
    for name, text in (("left", left), ("right", right)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return compare(read(str(folder / "left.txt")), read(str(folder / "right.txt")), encoder)


@pytest.fixture(scope="module")
def pair(model: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return compared(LEFT, RIGHT, model, tmp_path_factory.mktemp("pair"))


def wordings(found: Comparison) -> list[tuple[str, str]]:
    facts = [fact for fact in found.all_facts if fact.type in TYPES]
    return [(f.left.text if f.left else "", f.right.text if f.right else "") for f in facts]


def test_another_thing_in_its_place_is_told_and_a_synonym_is_not(pair: Comparison) -> None:
    assert wordings(pair) == [("roof", "engine")]


def test_what_it_tells_says_how_sure_it_is(pair: Comparison) -> None:
    assert all(fact.sure is not None and fact.sure >= TOLD for fact in pair.all_facts if fact.type in TYPES)


def test_turned_round_it_tells_the_same_turned_round(pair: Comparison, model: Encoder) -> None:
    turned = compare(pair.right, pair.left, model)
    assert set(turned.all_facts) == {mirrored(fact) for fact in pair.all_facts}


def test_of_the_same_text_nothing_is_told(pair: Comparison, model: Encoder) -> None:
    assert compare(pair.left, pair.left, model).all_facts == ()


def test_what_a_list_tells_is_not_told_again(model: Encoder, tmp_path: Path) -> None:
    found = compared(LEFT, LEFT.replace("Monday", "Friday").replace("before the winter", "after the winter"), model, tmp_path)
    assert {fact.type for fact in found.all_facts} == {FactType.DATE_CHANGED, FactType.NEGATION_FLIPPED}
    assert all(fact.sure is not None and fact.sure > TOLD for fact in found.all_facts)


def test_where_little_is_told_in_the_same_words_it_is_silent(model: Encoder, tmp_path: Path) -> None:
    anew = "Before it gets cold, builders are to mend the engine: so the members decided when they met on Monday."
    assert wordings(compared(LEFT, anew, model, tmp_path)) == []


def test_of_another_model_it_knows_nothing(article: MakeArticle, words: WordEncoder) -> None:
    found = compare(article(LEFT), article(RIGHT), words)
    assert not found.opinions
    assert load_judge().model == find_model().sha256


def test_a_link_that_was_rejected_and_taken_back_has_the_same_facts(pair: Comparison) -> None:
    link = next(link for link in pair.links if link.facts)
    apart = with_pins(pair, [Pin(link.left, ()), Pin((), link.right)])
    assert wordings(apart) == []
    assert wordings(with_pins(apart, [Pin(link.left, link.right)])) == wordings(pair)


def test_the_record_keeps_how_sure_a_fact_is(pair: Comparison) -> None:
    data = render(pair, "json")
    again = open_record(data, "r.json")
    assert again.all_facts == pair.all_facts
    assert [fact.sure for fact in again.all_facts] == [fact.sure for fact in pair.all_facts]
    assert render(again, "json") == data


def test_a_record_that_is_surer_than_sure_is_refused(pair: Comparison) -> None:
    told = json.loads(render(pair, "json"))
    next(link for link in told["links"] if link["facts"])["facts"][0]["sure"] = 1.5
    with pytest.raises(BadRecordError, match="between 0 and 1"):
        open_record(json.dumps(told).encode(), "r.json")


def test_what_only_it_tells_stands_apart_unless_it_is_very_sure(pair: Comparison) -> None:
    (fact,) = (fact for fact in pair.all_facts if fact.type in TYPES)
    for sure, verdict, apart in ((0.9, TO_CHECK, True), (0.99, TO_CHECK, False), (0.9, ERROR, False)):
        ledger = find_ledger(_with(pair, replace(fact, sure=sure, verdict=verdict)))
        assert (len(ledger.apart), len(ledger.main)) == ((1, 0) if apart else (0, 1))


def _with(pair: Comparison, fact: Fact) -> Comparison:
    return replace(pair, facts=(), links=tuple(replace(k, facts=(fact,) if k.facts else ()) for k in pair.links))


def test_a_changed_number_stays_in_the_main_part_whatever_it_thinks() -> None:
    span = Span(0, 0, 2, "12")
    assert not is_minor(Fact(FactType.NUMBER_CHANGED, span, span, sure=0.1), 0.9, retold=True)
    assert is_minor(Fact(FactType.HEDGE_HARDENED, span, span, sure=0.1), 0.9, retold=True)


SPANS = st.builds(lambda start: Span(0, start, start + 1, "x"), st.integers(0, 9))
FACTS = st.lists(st.builds(Fact, st.sampled_from(sorted(FactType)), SPANS, SPANS), max_size=6, unique_by=lambda f: f.identity)


@given(FACTS, FACTS, st.floats(0, 1))
def test_an_opinion_takes_away_only_what_it_names_and_tells_nothing_of_words_that_were_told(
    facts: list[Fact], told: list[Fact], sure: float
) -> None:
    named = frozenset(fact.identity for fact in facts if is_soft(fact))
    of = SecondOpinion({fact.identity: sure for fact in facts}, named, tuple(told)).of(facts)
    kept = [replace(fact, sure=sure) for fact in facts if fact.identity not in named]
    assert set(kept) <= set(of)
    own = [fact for fact in of if fact not in kept]
    assert not any(a.left and b.left and a.left.start == b.left.start for a in own for b in kept)


@given(st.lists(st.lists(st.floats(-50, 50) | st.just(float("nan")), min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_chance_is_one_whatever_is_measured(rows: list[list[float]]) -> None:
    trained = load_judge()
    measures = np.zeros((len(rows), len(trained.mean)), np.float32)
    measures[:, :3] = rows
    found = trained.chances(measures)
    assert found.shape == (len(rows),)
    assert ((found >= 0) & (found <= 1)).all()
