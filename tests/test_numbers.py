"""A link keeps its number for life, and what was noted stays: whatever is split, joined, undone, found again or reopened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from numbered import LEFT, RIGHT, after, compared, numbers
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.link import Kind, Side
from compare.reviewing.log.intake import as_kept, keep
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import (
    UNDO,
    Action,
    Review,
    annotate,
    annotate_passage,
    decide,
    join,
    link_by_hand,
    relabel,
    reviewed,
    split,
)
from compare.reviewing.reanchoring.reanchor import Texts, reanchor
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds


@pytest.fixture
def found() -> Comparison:
    return compared()


def test_links_are_numbered_in_the_order_they_are_found_in(found: Comparison) -> None:
    assert [link.number for link in found.links] == [1, 2, 3]


def test_what_is_joined_and_what_is_split_takes_new_numbers_and_the_others_keep_theirs(found: Comparison) -> None:
    joined = after(found, join(found.links[:2]))
    assert numbers(joined) == {((0, 1), (0, 1)): 4, ((2,), (2,)): 3}
    apart = after(found, join(found.links[:2]), split(joined.links[0], Side.RIGHT, 1))
    assert numbers(apart) == {((0, 1), (0,)): 5, ((2,), (2,)): 3}


def test_a_number_taken_back_is_not_given_to_another_link(found: Comparison) -> None:
    first, other = join(found.links[:2]), join(found.links[1:])
    assert numbers(after(found, first, UNDO)) == numbers(found)
    assert numbers(after(found, first, UNDO, other)) == {((0,), (1,)): 1, ((1, 2), (0, 2)): 5}
    assert numbers(after(found, first, UNDO, other, UNDO, first)) == {((0, 1), (0, 1)): 4, ((2,), (2,)): 3}


def test_the_same_passages_linked_again_have_their_number_again(found: Comparison) -> None:
    taken = split(found.links[0], Side.LEFT, 0)
    assert ((0,), (1,)) not in numbers(after(found, taken))
    assert numbers(after(found, taken, link_by_hand(0, 1))) == numbers(found)


def test_another_label_or_verdict_leaves_the_number(found: Comparison) -> None:
    for action in (relabel(found.links[1], Kind.UNIQUE), decide(found.links[1], Verdict.REJECTED), annotate(found.links[1], "x")):
        assert numbers(after(found, action)) == numbers(found)


def test_another_threshold_gives_new_links_new_numbers_and_those_found_again_their_own(found: Comparison) -> None:
    strict = found.reclassified(Thresholds(link=0.9999999))
    assert strict.links == ()
    loose = strict.reclassified(Thresholds(link=0.0001))
    new = [link.number for link in loose.links if link.key not in numbers(found)]
    assert all(link.number == numbers(found)[link.key] for link in loose.links if link.key in numbers(found))
    assert not new or min(new) > 3
    assert numbers(loose.reclassified(found.thresholds)) == numbers(found)


def test_setting_a_paragraph_aside_and_putting_it_back_leaves_the_numbers() -> None:
    left, right = segment(made(LEFT)), segment(made(RIGHT))
    review = Review()

    def shown() -> dict[tuple[tuple[int, ...], tuple[int, ...]], int]:
        nonlocal review
        comparison = reviewed(compare(*as_kept(left, right, review.kept), WordEncoder()), review)
        review = review.numbered(comparison)
        return numbers(comparison)

    whole = shown()
    review = review.after(keep(left, Side.LEFT, 0, kept=False, review=review))
    without = shown()
    assert without == {key: number for key, number in whole.items() if key[0] != (0,)} != whole
    review = review.after(keep(left, Side.LEFT, 0, kept=True, review=review))
    assert shown() == whole


def test_another_version_of_an_article_keeps_the_numbers_of_the_links_that_are_still_there(found: Comparison) -> None:
    review = Review().after(join(found.links[:2]))
    review = review.numbered(reviewed(found, review))
    left = made(["An update on top.", *LEFT[1:]])
    carried = reanchor(review, Texts.of(found.left, found.right), Texts.of(left, found.right)).review
    again = reviewed(compare(left, found.right, WordEncoder()), carried)
    assert numbers(again)[(1,), (0,)] == 2
    assert numbers(again)[(2,), (2,)] == 3
    assert set(numbers(again).values()) == {2, 3}
    assert numbers(reviewed(compare(left, found.right, WordEncoder()), carried.after(link_by_hand(0, 3))))[(0,), (3,)] == 5


def test_a_joined_link_is_not_reviewed_and_has_all_notes(found: Comparison) -> None:
    decided = after(found, annotate(found.links[0], "who says so?"), decide(found.links[1], Verdict.ACCEPTED))
    decided = after(decided, annotate(decided.links[1], "ask the clerk"))
    assert (decided.links[1].verdict, decided.links[1].note) == ("accepted", "ask the clerk")
    joined = after(decided, join(decided.links[:2])).links[0]
    assert (joined.verdict, joined.note) == (None, "who says so? / ask the clerk")


def test_what_a_passage_is_taken_out_of_keeps_its_note_and_not_its_verdict(found: Comparison) -> None:
    joined = after(found, join(found.links[:2])).links[0]
    noted = after(found, replace_pin(annotate(joined, "check"), Verdict.ACCEPTED)).links[0]
    assert (noted.verdict, noted.note) == ("accepted", "check")
    apart = after(found, replace_pin(annotate(joined, "check"), Verdict.ACCEPTED), split(noted, Side.LEFT, 0))
    assert (apart.links[0].key, apart.links[0].verdict, apart.links[0].note) == (((1,), (0, 1)), None, "check")
    assert apart.note_at(Side.LEFT, 0) == "check"


def replace_pin(action: Action, verdict: Verdict) -> Action:
    return Action(action.name, tuple(replace(pin, verdict=verdict) for pin in action.pins))


def test_a_pair_taken_apart_keeps_its_note_at_the_passage_and_gives_it_to_its_next_link(found: Comparison) -> None:
    noted = annotate(found.links[0], "check")
    apart = after(found, noted, split(after(found, noted).links[0], Side.LEFT, 0))
    assert [(each.side, each.passage, each.note) for each in apart.notes] == [(Side.LEFT, 0, "check")]
    linked = after(apart, link_by_hand(0, 3, apart))
    assert next(link.note for link in linked.links if link.key == ((0,), (3,))) == "check"
    assert linked.notes == ()
    assert after(apart, annotate_passage(Side.LEFT, 0, "")).notes == ()


def test_parts_of_one_link_joined_again_say_its_note_once(found: Comparison) -> None:
    joined = after(found, join(found.links[:2])).links[0]
    log = [annotate(joined, "check"), split(replace(joined, note="check"), Side.LEFT, 0)]
    parts = after(found, *log)
    linked = after(parts, link_by_hand(0, 3, parts))
    assert {link.note for link in after(linked, join(linked.links[:2])).links[:1]} == {"check"}


def test_what_loses_a_passage_to_another_link_is_not_reviewed_any_more(found: Comparison) -> None:
    joined = after(found, join(found.links[:2])).links[0]
    kept = after(found, decide(joined, Verdict.ACCEPTED), link_by_hand(0, 3))
    assert [(link.key, link.verdict) for link in kept.links[:2]] == [(((0,), (3,)), "accepted"), (((1,), (0, 1)), None)]
