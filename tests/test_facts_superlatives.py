"""Superlatives and absolutes."""

from __future__ import annotations

import pytest
from linked import told, types


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He is one of the most senior officers.", "He is the most senior officer."),
        ("It is a long trial.", "It is the longest trial."),
        ("The stock fell sharply.", "The stock fell sharply, its steepest fall ever."),
        ("It is the third-largest bread maker.", "It is the largest bread maker."),
        ("Some of them wept.", "All of them wept."),
        ("A bridge crosses the river.", "The only bridge crosses the river."),
        ("It was a heat wave.", "It was an unprecedented heat wave."),
    ],
)
def test_added_one_way_is_dropped_the_other(left: str, right: str) -> None:
    assert types(left, right) == ["superlative_added"]
    assert types(right, left) == ["superlative_dropped"]


@pytest.mark.parametrize(
    "text",
    [
        "They live in the west by the forest and protest at the inquest.",
        "At least a test of interest was the first quarter.",
        "It closed last week and opened its first floor.",
    ],
)
def test_what_only_looks_like_a_superlative_is_none(text: str) -> None:
    assert [t for t in types("They met.", text) if t.startswith("superlative")] == []


def test_the_thing_it_is_claimed_of_is_lit() -> None:
    ((_, left, right),) = told("He is one of the most senior officers.", "He is the most senior officer.")
    assert (left, right) == ("one of the most senior officers", "the most senior officer")


def test_a_claim_that_reaches_further_back_is_another_claim() -> None:
    lately, ever = "It was the deadliest crash since 2007.", "It was the deadliest crash in the country's history."
    assert "superlative_added" in types(lately, ever)
    assert "superlative_dropped" in types(ever, lately)
    assert types(ever, "It was the deadliest crash ever.") == []


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("It is one of the region's oldest mills.", "It is the oldest mill of the region.", ["superlative_added"]),
        ("It is one of the county's oldest mills.", "It is among the county's oldest mills.", []),
        ("A third of them live alone.", "A third of them live alone, a higher share than anywhere else.", ["superlative_added"]),
        ("The strait is dangerous.", "The strait is dangerous: no waterway is more dangerous.", ["superlative_added"]),
    ],
)
def test_superlatives_in_other_forms(left: str, right: str, kinds: list[str]) -> None:
    assert [kind for kind in types(left, right) if kind.startswith("superlative")] == kinds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Few residents objected to the plan.", "A few residents objected to the plan."),
        ("Few voters knew the name.", "Several voters knew the name."),
    ],
)
def test_few_are_hardly_any_and_a_few_are_some(left: str, right: str) -> None:
    assert types(left, right) == ["superlative_added"]


def test_a_few_and_the_past_few_are_some() -> None:
    assert types("A few residents objected to the plan.", "Some residents objected to the plan.") == []
    assert types("Over the past few days the river rose.", "Over several days the river rose.") == []


def test_no_end_of_a_word_is_an_article() -> None:
    ((_, _, right),) = told("In Atlanta queues formed.", "In Atlanta longest queues formed.")
    assert right == "longest queues formed"
