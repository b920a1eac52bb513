"""The judgement: its file names the features there are, and what it says is a probability that can be explained."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_encoder import WordEncoder

from compare.link import Kind, Link
from compare.linking.evidence.features import FEATURES, MEANING_ALONE
from compare.linking.evidence.judgement import Judgement, load_judgement, probability
from compare.linking.evidence.similarity import Evidence, gather

SENTENCES = [
    "The council postponed its vote on Tuesday.",
    "On Tuesday the vote of the council was put off.",
    "Four of 12 members walked out.",
    "Snow is expected tomorrow.",
    "No.",
    "Пором відплив опівночі.",
]


def gathered(left: list[str], right: list[str]) -> Evidence:
    encoder = WordEncoder()
    return gather(left, right, encoder.encode(left), encoder.encode(right))


@pytest.mark.parametrize(("name", "features"), [("words", FEATURES), ("meaning", MEANING_ALONE)])
def test_the_file_has_every_feature_and_none_speaks_against_its_sense(name: str, features: tuple[str, ...]) -> None:
    judgement = load_judgement(name)
    assert judgement.names == features
    assert min(*judgement.weights, judgement.surroundings[0], judgement.trust) >= 0


def test_the_file_says_where_its_numbers_come_from() -> None:
    provenance = json.loads(files("compare.linking.evidence").joinpath("judgement.json").read_text(encoding="utf-8"))["provenance"]
    assert {"date", "documents", "method", "checked"} <= set(provenance)


def test_more_of_a_feature_never_makes_a_link_less_likely() -> None:
    judgement = load_judgement("words")
    rows = np.zeros(2, np.int64)
    for feature in judgement.names:
        values = {name: np.full(2, even, np.float32) for name, even in zip(judgement.names, judgement.even, strict=True)}
        values[feature] = values[feature] + np.array([0, 0.1], np.float32)
        _, strength = judgement.judge(values, rows, rows)
        assert strength[0] <= strength[1]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_scores_are_probabilities_and_the_reasons_add_up(left: list[str], right: list[str]) -> None:
    evidence = gathered(left, right)
    assert np.isfinite(evidence.reasons).all()
    assert ((evidence.score >= 0) & (evidence.score <= 1)).all()
    rest = evidence.strength - evidence.reasons.sum(axis=1)
    assert np.allclose(rest, rest[0], atol=1e-3), "what is not in the reasons is the same for all pairs"
    assert np.allclose(evidence.score, probability(evidence.strength))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_a_pair_is_as_likely_from_the_other_side(left: list[str], right: list[str]) -> None:
    one, other = gathered(left, right), gathered(right, left)
    ours = {(i, j): s for i, j, s in zip(one.left.tolist(), one.right.tolist(), one.strength.tolist(), strict=True)}
    theirs = {(j, i): s for i, j, s in zip(other.left.tolist(), other.right.tolist(), other.strength.tolist(), strict=True)}
    assert ours == pytest.approx(theirs, abs=1e-3)


def test_the_surroundings_lift_a_pair_in_a_linked_run_and_hold_back_a_lone_one() -> None:
    judgement = Judgement(("meaning",), (1.0,), (0.0,), 0.0, surroundings=(2.0, 0.5))
    places = np.arange(5)
    run, lone = np.full(5, 5, np.float32), np.full(5, -5, np.float32)
    run[2] = lone[2] = 0
    lifted, held = (judgement.judge({"meaning": values}, places, places)[1][2] for values in (run, lone))
    assert held < 0 < lifted


def test_a_link_tells_its_weightiest_reasons_first() -> None:
    reasons = (("words", 0.5), ("place", -0.2), ("meaning", 1.25), ("numbers", 0.0), ("neighbours", -1.0))
    link = Link(0, (0,), (0,), Kind.PARAPHRASED, 0.7, 0.6, 0.5, reasons=reasons)
    assert [r.feature for r in link.why] == ["meaning", "neighbours", "words", "place"]
    assert link.because == "for: meaning +1.2, words +0.5; against: neighbours -1.0, place -0.2"
    assert not Link(0, (0,), (0,), Kind.PARAPHRASED, 0.0, 0.0, 0.0).because
