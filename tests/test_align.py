"""Evidence becomes links; what moved is what stands out of the order the rest keeps."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_encoder import WordEncoder

from compare.linking.align import align, moved
from compare.linking.evidence.candidates import CANDIDATES, _largest
from compare.linking.evidence.similarity import gather
from compare.thresholds import Thresholds


def links(left: list[str], right: list[str], thresholds: Thresholds | None = None) -> list[tuple[list[int], list[int]]]:
    encoder = WordEncoder()
    evidence = gather(left, right, encoder.encode(left), encoder.encode(right))
    return [(sorted(g.left), sorted(g.right)) for g in align(evidence, thresholds or Thresholds())]


A = "The council postponed a vote on its budget after four members walked out"
B = "A patrol stopped the colonel outside the village with fourteen notebooks"
C = "The consortium agreed to buy the football club for a hundred million pounds"
NONE = "Snow is expected tomorrow across northern valleys"


def test_one_to_one() -> None:
    assert links([A, B, C], [A, C]) == [([0], [0]), ([2], [1])]


def test_paragraphs_that_changed_places() -> None:
    assert links([A, B, C], [C, A, B]) == [([0], [1]), ([1], [2]), ([2], [0])]


def test_a_sentence_split_in_two() -> None:
    first, second = "The council postponed a vote on its budget", "four members of the council walked out"
    assert links([A, NONE], [first, second]) == [([0], [0, 1])]


def test_two_sentences_merged_in_one() -> None:
    first, second = "The council postponed a vote on its budget", "four members of the council walked out"
    assert links([first, second], [A, NONE]) == [([0, 1], [0])]


def test_a_fact_told_twice_is_one_link_with_both_tellings() -> None:
    assert links([A, B], [A, C, B, A]) == [([0], [0, 3]), ([1], [2])]


def test_two_sentences_cut_anew_are_one_link_of_two_to_two() -> None:
    left = [
        "The council postponed a vote on its budget after four members walked out",
        "The mayor said libraries must close",
    ]
    right = [
        "The council postponed a vote on its budget",
        "After four members walked out the mayor said libraries must close",
    ]
    assert links(left, right) == [([0, 1], [0, 1])]


def test_neighbours_that_share_a_few_words_stay_two_links() -> None:
    left = ["The council of Aldermere postponed a vote on its budget", "The council of Aldermere said libraries must close"]
    assert links(left, left) == [([0], [0]), ([1], [1])]


def test_nothing_in_common() -> None:
    assert links([A, B], [NONE]) == []


def test_no_passages_at_all() -> None:
    assert links([], [A]) == links([A], []) == links([], []) == []


def test_a_higher_threshold_never_links_more() -> None:
    left, right = [A, B, C, NONE], ["The council postponed the budget vote", "The colonel had notebooks", C]
    counts = [len(links(left, right, Thresholds(link=t))) for t in (0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_repeated_lines_pair_up_in_order() -> None:
    assert links([A] * 40, [A] * 40) == [([k], [k]) for k in range(40)]


def test_candidates_grow_with_passages_not_with_pairs() -> None:
    rng = np.random.default_rng(7)
    vectors = rng.normal(size=(400, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    texts = [f"passage number {k}" for k in range(400)]
    evidence = gather(texts, texts, vectors, vectors)
    assert len(evidence.left) <= 2 * CANDIDATES * 400 + 400


ORDERS = st.integers(1, 8).flatmap(
    lambda n: st.tuples(st.permutations(range(n)), st.lists(st.integers(1, 50), min_size=n, max_size=n))
)


@given(ORDERS)
def test_what_stays_is_the_heaviest_set_in_order(case: tuple[list[int], list[int]]) -> None:
    order, weights = case
    positions = list(enumerate(order))
    kept = sum(w for w, flag in zip(weights, moved(positions, weights), strict=True) if not flag)
    n = len(order)
    runs = (c for size in range(1, n + 1) for c in combinations(range(n), size))
    best = max(sum(weights[k] for k in c) for c in runs if all(order[a] < order[b] for a, b in pairwise(c)))
    assert kept == best


@given(st.lists(st.integers(1, 9), max_size=20))
def test_nothing_moved_where_the_order_is_kept(weights: list[int]) -> None:
    assert moved([(k, k) for k in range(len(weights))], weights) == [False] * len(weights)


@pytest.mark.parametrize("columns", [16, 17, 300, 1023, 1024, 1025, 3001])
def test_the_nearest_are_the_nearest(columns: int) -> None:
    values = np.random.default_rng(columns).normal(size=(20, columns)).astype(np.float32)
    nearest = np.argsort(-values, axis=1)[:, :CANDIDATES]
    assert np.array_equal(np.sort(_largest(values, CANDIDATES)), np.sort(nearest))
