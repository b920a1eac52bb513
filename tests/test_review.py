"""The review: nothing decided is lost, everything can be undone, the comparison follows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from test_comparison import every_place, made
from tries import tries
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.fact import ERROR
from compare.link import FINE, PROBLEM, Kind, Link, Section, Side
from compare.reviewing.log.judging import annotate_fact, annotate_section, judge_section, judge_sections
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import (
    REDO,
    UNDO,
    Action,
    Review,
    annotate,
    decide,
    decide_all,
    join,
    judge,
    link_by_hand,
    relabel,
    reviewed,
    split,
)
from compare.reviewing.log.section_marks import standing_notes, standing_verdicts
from compare.reviewing.store.file import ReviewFile
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from pathlib import Path

LEFT = ["The council postponed its vote.", "Four members walked out in protest.", "He had 14 notebooks.", "Snow is expected."]
RIGHT = ["In protest, four members walked out.", "The council postponed its vote on Monday.", "A club was sold."]


@pytest.fixture
def found() -> Comparison:
    return compare(made(LEFT), made(RIGHT), WordEncoder())


def after(found: Comparison, *actions: Action) -> Comparison:
    return reviewed(found, Review.replayed(actions))


def test_a_verdict_stands_on_its_link(found: Comparison) -> None:
    assert [k.verdict for k in after(found, decide(found.links[0], Verdict.ACCEPTED)).links] == ["accepted", None]


def test_a_rejected_link_stays_and_counts_as_unique(found: Comparison) -> None:
    rejected = after(found, decide(found.links[0], Verdict.REJECTED))
    assert rejected.links[0].verdict == "rejected"
    assert rejected.kinds(Side.LEFT)[0] is Kind.UNIQUE
    assert rejected.shares(Side.LEFT).unique > found.shares(Side.LEFT).unique


def test_a_label_of_the_reporter_counts(found: Comparison) -> None:
    labelled = after(found, relabel(found.links[1], Kind.MATCHED))
    assert (labelled.links[1].kind, labelled.links[1].verdict) == (Kind.MATCHED, "accepted")


def test_a_note_stands_on_its_link_and_can_be_taken_away(found: Comparison) -> None:
    noted = after(found, annotate(found.links[0], "ask the clerk"))
    assert noted.links[0].note == "ask the clerk"
    assert after(noted, annotate(noted.links[0], "")).links[0].note == ""


def test_linking_by_hand_takes_passages_from_where_they_were(found: Comparison) -> None:
    linked = after(found, link_by_hand(2, 2))
    assert ((2,), (2,)) in [(k.left, k.right) for k in linked.links]
    moved = after(found, link_by_hand(0, 2))
    assert ((0,), (2,)) in [(k.left, k.right) for k in moved.links]
    assert not any(0 in k.left and k.right != (2,) for k in moved.links)


def test_splitting_takes_one_passage_out(found: Comparison) -> None:
    joined = after(found, join(found.links))
    assert [(k.left, k.right) for k in joined.links] == [((0, 1), (0, 1))]
    apart = after(joined, split(joined.links[0], Side.RIGHT, 1))
    assert [(k.left, k.right) for k in apart.links] == [((0, 1), (0,))]


def test_splitting_a_pair_leaves_no_link(found: Comparison) -> None:
    link = found.links[0]
    assert link not in after(found, split(link, Side.LEFT, link.left[0])).links


def test_deciding_about_all_is_one_undo(found: Comparison) -> None:
    review = Review.replayed([decide_all(found.links, Verdict.ACCEPTED)])
    assert {k.verdict for k in reviewed(found, review).links} == {"accepted"}
    assert reviewed(found, review.after(UNDO)) == found


def test_a_verdict_outlives_another_threshold(found: Comparison) -> None:
    review = Review.replayed([decide(found.links[0], Verdict.ACCEPTED)])
    strict = found.reclassified(Thresholds(link=0.9999999))
    assert not strict.links
    assert [(k.left, k.right, k.verdict) for k in reviewed(strict, review).links] == [
        (found.links[0].left, found.links[0].right, "accepted")
    ]


def test_undo_and_redo_with_nothing_to_do_change_nothing() -> None:
    assert Review().after(UNDO) == Review().after(REDO) == Review()


BRIDGE = "The old bridge in the harbour cost {} euros."
NOTES = st.sampled_from(["", "one", "two", "one / two", "three / one"])


def section_like(comparison: Comparison, section: Section) -> Section:
    """The section of the same passages."""
    return next(s for s in comparison.unique if (s.side, s.passages) == (section.side, section.passages))


@cache
def with_a_bridge() -> tuple[Comparison, Comparison]:
    """What every sequence of actions begins with, and the same where hardly anything is a link."""
    found = compare(made([*LEFT, BRIDGE.format(14)]), made([*RIGHT, BRIDGE.format(15)]), WordEncoder())
    return found, found.reclassified(Thresholds(link=0.9999999))


class Reviewing(RuleBasedStateMachine):
    """Any sequence of actions on a comparison."""

    def __init__(self) -> None:
        super().__init__()
        self.found, self.strict = with_a_bridge()
        self.review = Review()
        self.states = [self.current()]

    def current(self) -> Comparison:
        return reviewed(self.found, self.review)

    def do(self, action: Action) -> None:
        self.review = self.review.after(action)
        self.states = [*self.states, self.current()]

    @property
    def now(self) -> Comparison:
        """The current state, which need not be found again."""
        return self.states[-1]

    def links(self) -> tuple[Link, ...]:
        return self.now.links

    @precondition(lambda self: self.links())
    @rule(data=st.data(), verdict=st.sampled_from([*Verdict, None]))
    def decides(self, data: st.DataObject, verdict: Verdict | None) -> None:
        self.do(decide(data.draw(st.sampled_from(self.links())), verdict))

    @precondition(lambda self: self.links())
    @rule(data=st.data(), kind=st.sampled_from(list(Kind)))
    def labels(self, data: st.DataObject, kind: Kind) -> None:
        self.do(relabel(data.draw(st.sampled_from(self.links())), kind))

    @precondition(lambda self: self.links())
    @rule(data=st.data(), note=st.text(max_size=5))
    def notes(self, data: st.DataObject, note: str) -> None:
        self.do(annotate(data.draw(st.sampled_from(self.links())), note))

    @rule(left=st.integers(0, len(LEFT) - 1), right=st.integers(0, len(RIGHT) - 1))
    def links_by_hand(self, left: int, right: int) -> None:
        self.do(link_by_hand(left, right))

    @precondition(lambda self: self.links())
    @rule(data=st.data(), side=st.sampled_from(list(Side)))
    def splits(self, data: st.DataObject, side: Side) -> None:
        link = data.draw(st.sampled_from(self.links()))
        self.do(split(link, side, data.draw(st.sampled_from(link.passages(side)))))

    @precondition(lambda self: self.now.unique)
    @rule(data=st.data(), verdict=st.sampled_from([FINE, PROBLEM, None]))
    def judges_a_section(self, data: st.DataObject, verdict: str | None) -> None:
        section = data.draw(st.sampled_from(self.now.unique))
        self.do(judge_section(section, verdict))
        assert section_like(self.now, section) == replace(section, verdict=verdict)

    @rule(verdict=st.sampled_from([FINE, PROBLEM, None]))
    def judges_all_sections(self, verdict: str | None) -> None:
        before = self.now.unique
        self.do(judge_sections(before, verdict))
        assert self.now.unique == tuple(replace(section, verdict=verdict) for section in before)

    @precondition(lambda self: self.now.unique)
    @rule(data=st.data(), note=NOTES)
    def notes_a_section(self, data: st.DataObject, note: str) -> None:
        section = data.draw(st.sampled_from(self.now.unique))
        self.do(annotate_section(section, note))
        assert section_like(self.now, section) == replace(section, note=note)

    @precondition(lambda self: self.now.unique)
    @rule(data=st.data(), note=NOTES)
    def notes_what_is_a_section_under_other_thresholds(self, data: st.DataObject, note: str) -> None:
        section = data.draw(st.sampled_from(reviewed(self.strict, self.review).unique))
        self.do(annotate_section(section, note))
        assert section_like(reviewed(self.strict, self.review), section).note == note

    @precondition(lambda self: self.now.all_facts)
    @rule(data=st.data(), memo=NOTES, verdict=st.sampled_from([FINE, ERROR]))
    def writes_about_a_fact(self, data: st.DataObject, memo: str, verdict: str) -> None:
        fact = data.draw(st.sampled_from(self.now.all_facts))
        self.do(annotate_fact(fact, memo))
        assert replace(fact, memo=memo) in self.now.all_facts
        self.do(judge(fact, verdict))
        assert replace(fact, memo=memo, verdict=verdict) in self.now.all_facts

    @precondition(lambda self: len(self.links()) > 1)
    @rule()
    def joins(self) -> None:
        self.do(join(self.links()[:2]))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undoes_and_redoes(self) -> None:
        before = self.current()
        self.review = self.review.after(UNDO).after(REDO)
        assert self.current() == before

    @invariant()
    def every_passage_is_in_one_place(self) -> None:
        for side in Side:
            assert sorted(every_place(self.now, side)) == [p.id for p in self.now.article(side).passages]

    @invariant()
    def whatever_the_thresholds_no_note_is_lost_and_a_verdict_is_on_what_was_judged(self) -> None:
        written = {part for mark in standing_notes(self.review.sections) for part in (mark.note or "").split(" / ")}
        said = standing_verdicts(self.review.sections)
        for shown in (self.now, reviewed(self.strict, self.review)):
            notes = [link.note for link in shown.links] + [section.note for section in shown.unique]
            assert written <= {part for note in notes for part in note.split(" / ")}
            assert all(section.verdict == said.get((section.side, section.passages)) for section in shown.unique)

    @invariant()
    def one_action_after_the_other_is_the_log_replayed(self) -> None:
        assert Review.replayed(self.review.log) == self.review

    @invariant()
    def replaying_the_log_gives_the_same_state(self) -> None:
        assert reviewed(self.found, Review.replayed(self.review.log)) == self.now

    def teardown(self) -> None:
        for state in reversed(self.states[:-1]):
            self.review = self.review.after(UNDO)
            assert self.current() == state


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(tries(40), stateful_step_count=15)


def test_a_review_is_resumed(tmp_path: Path, found: Comparison) -> None:
    first = ReviewFile(tmp_path / "r.review")
    for action in (decide(found.links[0], Verdict.REJECTED), annotate(found.links[1], '“so” – "no"\nand'), UNDO):
        first.add(action)
    first.tell("place", "left 3")
    first.close()
    again = ReviewFile(tmp_path / "r.review")
    assert again.review == first.review
    assert again.review.can_redo is not None
    assert again.told("place") == "left 3"


def test_a_second_desk_is_read_only(tmp_path: Path, found: Comparison) -> None:
    first = ReviewFile(tmp_path / "r.review")
    second = ReviewFile(tmp_path / "r.review")
    assert (first.writable, second.writable) == (True, False)
    assert second.add(decide(found.links[0], Verdict.ACCEPTED)) == Review()
    first.close()
