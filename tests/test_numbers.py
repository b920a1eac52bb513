"""A link keeps its number for life, and what was noted stays: whatever is split, joined, undone, found again or reopened."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import WordEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from test_comparison import made
from tries import tries

from compare.comparison import Comparison, compare
from compare.link import Kind, Link, Side
from compare.linking.numbering import Numbers
from compare.reviewing.as_json import numbers_body, numbers_of
from compare.reviewing.file import ReviewFile, UnreadableReviewError
from compare.reviewing.intake import as_kept, keep
from compare.reviewing.pins import Verdict
from compare.reviewing.reanchor import Texts, reanchor
from compare.reviewing.review import (
    REDO,
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
from compare.segment import segment
from compare.thresholds import Thresholds

LEFT = [
    "The council postponed its vote on the budget.",
    "Four members walked out in protest.",
    "He had 14 notebooks and a pistol.",
    "Snow is expected in the valleys.",
]
RIGHT = [
    "In protest, four members walked out.",
    "The council postponed its vote on Monday.",
    "He had 14 notebooks at home, the police said.",
    "A club was sold.",
]


@pytest.fixture
def found() -> Comparison:
    comparison = compare(made(LEFT), made(RIGHT), WordEncoder())
    assert [link.key for link in comparison.links] == [((0,), (1,)), ((1,), (0,)), ((2,), (2,))]
    return comparison


def after(found: Comparison, *actions: Action) -> Comparison:
    return reviewed(found, Review.replayed(actions))


def numbers(comparison: Comparison) -> dict[tuple[tuple[int, ...], tuple[int, ...]], int]:
    return {link.key: link.number for link in comparison.links}


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


KEYS = st.tuples(*[st.lists(st.integers(0, 9), min_size=1, max_size=3).map(lambda ids: tuple(sorted(set(ids))))] * 2)


@given(st.lists(KEYS), st.lists(KEYS), st.lists(KEYS))
def test_numbers_are_given_once_and_survive_being_written(first: list[Key], more: list[Key], others: list[Key]) -> None:
    given = Numbers().including(first)
    later = given.including(more)
    assert later.given.items() >= given.given.items()
    assert all(number > given.last for key, number in later.given.items() if key not in given.given)
    both = later.beside(Numbers().including(others))
    assert both.given.items() >= later.given.items()
    for each in (given, later, both):
        assert len(set(each.given.values())) == len(each.given)
        assert max(each.given.values(), default=0) <= each.last
        assert numbers_of(numbers_body(each)) == each


Key = tuple[tuple[int, ...], tuple[int, ...]]


@pytest.mark.parametrize(
    "body",
    [
        '{"last":1,"given":[[1,[0],[0]],[1,[1],[1]]]}',
        '{"last":1,"given":[[1,[0],[0]],[1,[0],[0]]]}',
        '{"last":1,"given":[[2,[0],[0]]]}',
        '{"last":1,"given":[[0,[0],[0]]]}',
        '{"last":1e99,"given":[]}',
        '{"last":1}',
        "[]",
        "not JSON",
    ],
)
def test_a_review_whose_numbers_cannot_be_is_refused(tmp_path: Path, body: str) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.tell("numbers", body)
    file.close()
    with pytest.raises(UnreadableReviewError):
        ReviewFile(tmp_path / "r.review")


def test_numbers_of_passages_that_are_not_there_are_refused(tmp_path: Path, found: Comparison) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.restart(Review(), Texts.of(found.left, found.right), {})
    file.tell("numbers", '{"last":1,"given":[[1,[0],[9]]]}')
    file.close()
    with pytest.raises(UnreadableReviewError):
        ReviewFile(tmp_path / "r.review")


def test_a_desk_killed_before_its_numbers_were_kept_gives_the_same_ones_again(tmp_path: Path, found: Comparison) -> None:
    file = ReviewFile(tmp_path / "r.review")
    file.number(reviewed(found, file.review))
    for action in (join(found.links[:2]), UNDO, join(found.links[1:])):
        file.add(action)
        live = reviewed(found, file.review)
        file.close()  # before `number`
        file = ReviewFile(tmp_path / "r.review")
        assert reviewed(found, file.review) == live
        file.number(live)
    assert numbers(live) == {((0,), (1,)): 1, ((1, 2), (0, 2)): 5}
    file.close()


def test_a_second_desk_shows_the_numbers_of_the_first_and_writes_none(tmp_path: Path, found: Comparison) -> None:
    first = ReviewFile(tmp_path / "r.review")
    first.add(join(found.links[:2]))
    first.number(reviewed(found, first.review))
    second = ReviewFile(tmp_path / "r.review")
    assert numbers(reviewed(found, second.review)) == {((0, 1), (0, 1)): 4, ((2,), (2,)): 3}
    second.number(reviewed(found.reclassified(Thresholds(link=0.0001)), second.review))
    second.close()
    first.close()
    assert ReviewFile(tmp_path / "r.review").review.numbers.last == 4


class Numbering(RuleBasedStateMachine):
    """Any sequence of actions, each shown before the next, in a review file that may be closed and opened at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = ReviewFile(self.folder / "r.review")
        self.found = compare(made(LEFT), made(RIGHT), WordEncoder())
        self.same_threshold = True
        self.owners: dict[int, Key] = {}
        self.written = 0
        self.now = self.shown()

    def shown(self) -> Comparison:
        comparison = reviewed(self.found, self.file.review)
        self.file.number(comparison)
        return comparison

    def do(self, action: Action, *, ticked: Key | None = None, rewritten: str = "") -> None:
        """Do one thing and compare what is shown before and after it."""
        before, last = self.now, self.file.review.numbers.last
        verdicts = {link.key: link.verdict for link in before.links}
        self.file.add(action)
        self.now = self.shown()
        for link in self.now.links:
            assert link.number == numbers(before).get(link.key, link.number), "a link that was there has another number"
            if action.name in {"split", "joined"} and link.key not in self.owners.values():
                assert link.number > last, "a new link has a number that was used"
            if link.verdict and link.key != ticked:
                assert link.verdict == verdicts.get(link.key), "a verdict that nobody gave"
        lost = self.noted(before) - self.noted(self.now)
        assert lost <= set(rewritten.split(" / ")), "a note is gone"

    def noted(self, comparison: Comparison) -> set[str]:
        notes = [*(link.note for link in comparison.links), *(each.note for each in comparison.notes)]
        return {part for note in notes for part in note.split(" / ") if part}

    def picked(self, data: st.DataObject) -> Link:
        return data.draw(st.sampled_from(self.now.links))

    @precondition(lambda self: self.now.links)
    @rule(data=st.data(), verdict=st.sampled_from([*Verdict, None]))
    def decides(self, data: st.DataObject, verdict: Verdict | None) -> None:
        link = self.picked(data)
        self.do(decide(link, verdict), ticked=link.key)

    @precondition(lambda self: self.now.links)
    @rule(data=st.data(), kind=st.sampled_from(list(Kind)))
    def labels(self, data: st.DataObject, kind: Kind) -> None:
        link = self.picked(data)
        self.do(relabel(link, kind), ticked=link.key)

    @precondition(lambda self: self.now.links)
    @rule(data=st.data(), empty=st.booleans())
    def notes(self, data: st.DataObject, empty: bool) -> None:
        link = self.picked(data)
        self.written += 1
        self.do(annotate(link, "" if empty else f"note {self.written}"), rewritten=link.note)

    @precondition(lambda self: self.now.notes)
    @rule(data=st.data())
    def notes_a_passage(self, data: st.DataObject) -> None:
        each = data.draw(st.sampled_from(self.now.notes))
        self.written += 1
        self.do(annotate_passage(each.side, each.passage, f"note {self.written}"), rewritten=each.note)

    @rule(left=st.integers(0, len(LEFT) - 1), right=st.integers(0, len(RIGHT) - 1))
    def links_by_hand(self, left: int, right: int) -> None:
        self.do(link_by_hand(left, right, self.now), ticked=((left,), (right,)))

    @precondition(lambda self: self.now.links)
    @rule(data=st.data(), side=st.sampled_from(list(Side)))
    def splits(self, data: st.DataObject, side: Side) -> None:
        link = self.picked(data)
        self.do(split(link, side, data.draw(st.sampled_from(link.passages(side)))))

    @precondition(lambda self: len(self.now.links) > 1)
    @rule(data=st.data())
    def joins(self, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(self.now.links) - 2))
        self.do(join(self.now.links[at : at + 2]))

    @precondition(lambda self: self.file.review.can_undo)
    @rule()
    def undoes(self) -> None:
        before = self.now
        self.file.add(UNDO)
        undone = self.shown()
        self.file.add(REDO)
        assert self.shown() == before
        self.file.add(UNDO)
        self.now = self.shown()
        assert self.now == undone

    @rule(link=st.sampled_from([0.0001, 0.3, 0.5, 0.9999999]))
    def moves_the_threshold(self, link: float) -> None:
        before = self.now
        self.found = self.found.reclassified(replace(self.found.thresholds, link=link))
        self.same_threshold = False
        self.now = self.shown()
        assert all(numbers(before).get(each.key, each.number) == each.number for each in self.now.links)
        assert self.noted(before) <= self.noted(self.now)

    @rule()
    def opens_it_again(self) -> None:
        before = self.file.review
        self.file.close()
        self.file = ReviewFile(self.folder / "r.review")
        assert self.file.review == before
        # Compared anew, by the threshold of the moment: nothing is left of what the desk held in memory.
        self.found = compare(made(LEFT), made(RIGHT), WordEncoder(), self.found.thresholds)
        assert self.shown() == self.now

    @invariant()
    def no_number_is_given_to_two_links(self) -> None:
        for link in self.now.links:
            assert self.owners.setdefault(link.number, link.key) == link.key
        assert len({link.number for link in self.now.links}) == len(self.now.links)

    @invariant()
    def the_log_alone_gives_the_same_numbers(self) -> None:
        if self.same_threshold:
            assert reviewed(self.found, Review.replayed(self.file.review.log)) == self.now

    def teardown(self) -> None:
        self.file.close()
        shutil.rmtree(self.folder)


TestNumbering = Numbering.TestCase
TestNumbering.settings = settings(tries(30), stateful_step_count=20)
