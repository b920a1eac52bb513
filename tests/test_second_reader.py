"""Which words of a link say what the other side does not: scored by meaning, lit in place, kept in the record."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.aligned.lit import changed_words
from compare.article import Passage
from compare.comparison import compare
from compare.embedding.encoder import MOST_TEXTS, OnceEncoder
from compare.embedding.models import find_model
from compare.embedding.remembering import RememberingEncoder
from compare.embedding.vectors import token_vectors
from compare.link import Side
from compare.reports import render
from compare.reports.from_record import BadRecordError, open_record
from compare.second_reader.features import COUNT, Words, measured
from compare.second_reader.networks import load_network
from compare.second_reader.reading import LEAST, word_scores
from compare.word_scores import WordScores

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeArticle, Run
    from word_encoder import WordEncoder

    from compare.comparison import Comparison
    from compare.embedding import Encoder
    from compare.embedding.vectors import TokenVectors

LEFT = """Border guards caught a deserter near the village on Monday.

The man was wearing plain clothes, was unarmed and carried documents of the army, said the radio station RMF FM.

Twelve of the soldiers were sent home on Friday."""
RIGHT = """A deserter was caught by border guards near the village on Monday.

The man was unarmed and carried army documents.

Nine of the soldiers were sent home on Friday."""


@pytest.fixture(scope="module")
def pair(model: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    from compare.reading import read

    folder = tmp_path_factory.mktemp("pair")
    for name, text in (("left", LEFT), ("right", RIGHT)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return compare(read(str(folder / "left.txt")), read(str(folder / "right.txt")), model)


def scored(found: Comparison, side: Side) -> dict[str, float]:
    """The words of one side that have a score."""
    return {
        found.article(side).passages[each.passage].text[each.start : each.end]: each.score
        for scores in found.word_scores.values()
        for each in scores.of(side)
    }


def lit(found: Comparison, side: Side) -> list[str]:
    """The runs of words that are lit on one side."""
    return [
        found.article(side).passages[passage].text[start:end]
        for link in found.links
        for (of, passage), spans in changed_words(found, link).items()
        if of is side
        for start, end in spans
    ]


def test_what_one_side_leaves_out_scores_high_and_what_both_say_does_not(pair: Comparison) -> None:
    left, right = scored(pair, Side.LEFT), scored(pair, Side.RIGHT)
    assert min(left[word] for word in ("plain", "clothes", "RMF", "FM")) > 0.5
    assert all(left.get(word, 0) < 0.4 for word in ("deserter", "unarmed", "documents", "village", "Monday"))
    assert all(right.get(word, 0) < 0.4 for word in ("deserter", "unarmed", "documents", "caught"))


def test_what_is_left_out_is_lit_and_another_order_of_words_is_not(pair: Comparison) -> None:
    left, right = lit(pair, Side.LEFT), lit(pair, Side.RIGHT)
    assert any("plain clothes" in run for run in left)
    assert any("RMF FM" in run for run in left)
    assert not any("caught" in run or "deserter" in run for run in (*left, *right))


def test_a_number_that_the_other_side_has_not_is_lit_whatever_its_score(pair: Comparison) -> None:
    silent = replace(pair, word_scores=dict.fromkeys(pair.word_scores, WordScores()))
    assert lit(silent, Side.LEFT) == ["Twelve"]
    assert lit(silent, Side.RIGHT) == ["Nine"]


def test_without_scores_all_that_the_other_side_has_not_is_lit(pair: Comparison) -> None:
    assert any("caught" in run for run in lit(replace(pair, word_scores={}), Side.RIGHT))


def test_swapping_the_sides_swaps_the_scores(pair: Comparison, model: Encoder) -> None:
    turned = compare(pair.right, pair.left, model)
    for (left, right), scores in pair.word_scores.items():
        assert turned.word_scores[right, left] == WordScores(scores.right, scores.left)


def test_links_that_are_the_same_text_have_no_scores(pair: Comparison, model: Encoder) -> None:
    same = compare(pair.left, pair.left, model)
    assert len(same.links) == 3
    assert not same.word_scores


def test_of_another_model_it_knows_nothing(article: MakeArticle, words: WordEncoder) -> None:
    assert compare(article(LEFT), article(RIGHT), words).word_scores == {}
    assert load_network().model == find_model().sha256


def test_the_record_keeps_the_scores(pair: Comparison) -> None:
    data = render(pair, "json")
    again = open_record(data, "r.json")
    assert again.word_scores == pair.word_scores
    assert render(again, "json") == data
    told = json.loads(data)["links"][1]["wording"]["left"]
    assert {"passage", "start", "end", "score"} == set(told[0])
    assert min(each["score"] for each in told) >= LEAST


def _first(record: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = record["links"][1]["wording"]["left"][0]
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"passage": 0},
        {"passage": 10**9},
        {"passage": -1},
        {"start": -1},
        {"end": 10**6},
        {"start": 9, "end": 9},
        {"score": 1.5},
        {"score": -0.1},
        {"score": "high"},
        {"start": 90, "end": 95},
        {"extra": 1},
    ],
    ids=str,
)
def test_scores_that_contradict_the_record_are_one_sentence(pair: Comparison, change: dict[str, Any]) -> None:
    record = json.loads(render(pair, "json"))
    _first(record).update(change)
    with pytest.raises(BadRecordError, match=r"r\.json: this is no record of the schema") as caught:
        open_record(json.dumps(record).encode(), "r.json")
    assert "\n" not in str(caught.value)


def test_encoders_that_wrap_another_say_as_much_as_it_does(model: Any, words: WordEncoder) -> None:  # noqa: ANN401
    texts = ["One boat sank.", "Two boats sank."]
    vectors, tokens = model.encode_words(texts)
    for encoder in (OnceEncoder(model), RememberingEncoder(model)):
        own, said = encoder.encode_words(texts, None)  # type: ignore[misc]  # it is there
        assert np.allclose(own, vectors)
        assert [len(each.rows) for each in said] == [len(each.rows) for each in tokens]
    for encoder in (OnceEncoder(words), RememberingEncoder(words)):
        assert encoder.encode_words is None


def test_an_encoder_for_one_comparison_encodes_once(model: Encoder) -> None:
    once = OnceEncoder(model)
    once.encode_words(["One."], None)  # type: ignore[misc]  # it is there
    with pytest.raises(RuntimeError):
        once.encode(["One."])


def test_tokens_stand_where_their_characters_do() -> None:
    rows = np.arange(8, dtype=np.float32).reshape(4, 2)
    found = token_vectors(rows, [(0, 0), (0, 2), (2, 5), (0, 0)], 1)
    assert found.starts.tolist() == [1, 3]
    assert found.ends.tolist() == [3, 6]
    assert found.of_words([(1, 3), (1, 6), (7, 9)]).tolist() == [[2, 3], [3, 4], [0, 0]]


TEXT = st.lists(
    st.sampled_from(["boat", "boats", "Bo", "12", "the", "sank", ",", "“", "水", "é", "a" * 50]), min_size=1, max_size=12
)


@given(TEXT, TEXT, st.integers(0, 5))
def test_whatever_the_words_are_scores_are_shares(ours: list[str], theirs: list[str], seed: int) -> None:
    chance = np.random.default_rng(seed)
    sides = [
        Words(texts, [t.casefold() for t in texts], chance.normal(size=(len(texts), 8)).astype(np.float32))
        for texts in (ours, theirs)
    ]
    features = measured(*sides)
    scores = load_network().scores(features)
    assert features.shape == (len(ours), COUNT)
    assert np.isfinite(features).all()
    assert ((scores >= 0) & (scores <= 1)).all()


def test_a_passage_that_the_encoder_says_nothing_of_has_no_scores() -> None:
    known: dict[str, TokenVectors] = {}
    passage = Passage(0, 0, 0, 4, "Boat")
    assert word_scores([passage], [passage], known, load_network()) is None


def test_of_very_long_articles_the_tokens_are_not_kept(model: Any) -> None:  # noqa: ANN401
    from compare.embedding import encode_passages

    class Counting:
        name, sha256 = model.name, model.sha256
        kept = 0

        def encode(self, texts: list[str], _progress: object = None) -> np.ndarray[Any, Any]:
            return np.zeros((len(texts), 4), np.float32)

        def encode_words(self, texts: list[str], _progress: object = None) -> tuple[np.ndarray[Any, Any], list[Any]]:
            self.kept += len(texts)
            return np.zeros((len(texts), 4), np.float32), [None] * len(texts)

    few: Any = Counting()
    many: Any = Counting()
    encode_passages(few, ["a"], ["b"], tokens={})
    encode_passages(many, [str(k) for k in range(MOST_TEXTS + 1)], [], tokens={})
    assert (few.kept, many.kept) == (2, 0)


def test_a_report_that_says_no_scores_does_not_pay_for_them(pair: Comparison, model: Encoder) -> None:
    assert compare(pair.left, pair.right, model, scored=False).word_scores == {}


def test_the_record_of_the_command_has_scores(copydesk: Run, tmp_path: Path) -> None:
    for name, text in (("left", LEFT), ("right", RIGHT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    record = json.loads(copydesk("left.txt", "right.txt", "--format", "json").stdout)
    assert any(link["wording"]["left"] for link in record["links"] if "wording" in link)
