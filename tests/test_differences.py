"""Word differences: what was kept, what was changed, every word in one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.article import Passage
from compare.link import Side
from compare.linking.differences import Difference, changed_places, changed_spans, differences

WORDS = st.lists(st.sampled_from(["the", "council", "of", "12,000", "said", ",", "may", "approved", "“No,”", "U.K."]), max_size=12)


def passage(text: str, number: int = 0) -> Passage:
    return Passage(number, 0, 0, len(text), text)


def changes(left: str, right: str) -> list[tuple[str, str]]:
    return [(shown(d, "left"), shown(d, "right")) for d in differences([passage(left)], [passage(right)]) if d.tag != "equal"]


def shown(difference: Difference, side: str) -> str:
    return " ".join(span.text for span in getattr(difference, side))


@pytest.mark.parametrize(
    ("left", "right", "changed"),
    [
        ("He left on Monday.", "He left on Sunday.", [("Monday", "Sunday")]),
        ("around 12,000 of them", "almost 12,000 of them", [("around", "almost")]),
        ("He may have approved it.", "He approved it.", [("may have", "")]),
        ("He was there.", "He was not there.", [("", "not")]),
        ("She said “no”.", 'She said "no".', []),
        ("18,000 men", "18000 men", []),
        ("The U.K. agreed", "The UK agreed", []),
        ("THE COUNCIL", "The council", []),
    ],
)
def test_what_counts_as_a_change(left: str, right: str, changed: list[tuple[str, str]]) -> None:
    assert changes(left, right) == changed


def test_a_number_both_sides_share_is_kept_among_many_changes() -> None:
    left = "have deserted their posts; around 12,000 of them belong to the 8th Army"
    right = "fled their postings, almost 12,000 are members of the 8th Army"
    assert not any("12,000" in side for change in changes(left, right) for side in change)


def test_a_stray_short_word_between_changes_is_part_of_them() -> None:
    assert changes("one two of three four", "five six of seven eight") == [("one two of three four", "five six of seven eight")]


def test_spans_name_the_passage_they_are_in() -> None:
    found = differences([passage("He left.", 3), passage("She stayed.", 5)], [passage("He left.", 7)])
    assert [[s.passage for s in d.left] for d in found] == [[3], [5]]


@given(WORDS, WORDS)
def test_every_word_is_in_one_span_and_spans_slice_back(left: list[str], right: list[str]) -> None:
    sides = passage(" ".join(left)), passage(" ".join(right))
    found = differences([sides[0]], [sides[1]])
    for side, whole in zip(("left", "right"), sides, strict=True):
        spans = [span for d in found for span in getattr(d, side)]
        assert all(whole.text[s.start : s.end] == s.text for s in spans)
        assert "".join("".join(s.text for s in spans).split()) == "".join(whole.text.split())


@given(WORDS.filter(bool), WORDS.filter(bool))
def test_texts_without_a_word_in_common_are_one_change(left: list[str], right: list[str]) -> None:
    strange = [f"{number}th" for number, _ in enumerate(right)]
    found = differences([passage(" ".join(left))], [passage(" ".join(strange))])
    assert [d.tag for d in found] == ["replace"]


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    assert changes(" ".join(text), " ".join(text)) == []


@given(left=st.lists(WORDS, min_size=1, max_size=2), right=st.lists(WORDS, min_size=1, max_size=2))
def test_the_places_of_changes_are_those_of_the_differences(left: list[list[str]], right: list[list[str]]) -> None:
    ours, theirs = ([passage(" ".join(each), number) for number, each in enumerate(side)] for side in (left, right))
    found, places = differences(ours, theirs), changed_places(ours, theirs)
    for side in Side:
        spans = changed_spans(found, side)
        assert places[side] == {number: [(span.start, span.end) for span in each] for number, each in spans.items()}
