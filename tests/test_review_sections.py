"""What a reporter says of sections and facts stands where it was said, outlives other thresholds, and can be undone."""

from __future__ import annotations

import pytest
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.facts.fact import ERROR, TO_CHECK
from compare.link import FINE, PROBLEM, Section, Side
from compare.reviewing.log.judging import annotate_fact, annotate_section, judge_section, judge_sections
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, Action, Review, annotate, decide, judge, link_by_hand, reviewed, split
from compare.reviewing.log.section_marks import SectionMark
from compare.thresholds import Thresholds

LEFT = ["The council postponed its vote.", "Four members walked out.", "He had 14 notebooks.", "Snow fell on 3 days."]
RIGHT = ["The council postponed its vote.", "Eleven people were hurt.", "A club was sold.", "Snow fell on 4 days."]


@pytest.fixture
def found() -> Comparison:
    """The first and the last passages are linked; what is between them is a section on each side."""
    return compare(made(LEFT), made(RIGHT), WordEncoder())


def after(found: Comparison, *actions: Action) -> Comparison:
    return reviewed(found, Review.replayed(actions))


def at(comparison: Comparison, side: Side, passage: int) -> Section:
    return next(s for s in comparison.unique if s.side is side and passage in s.passages)


def said(comparison: Comparison) -> list[tuple[tuple[int, ...], str | None, str]]:
    """What is said of the left's sections."""
    return [(s.passages, s.verdict, s.note) for s in comparison.unique if s.side is Side.LEFT]


def test_a_verdict_stands_on_its_section_and_can_be_taken_back(found: Comparison) -> None:
    judged = after(found, judge_section(found.unique[0], PROBLEM))
    assert said(judged) == [((1, 2), PROBLEM, "")]
    assert said(after(judged, judge_section(judged.unique[0], None))) == [((1, 2), None, "")]


def test_a_section_is_fine_or_a_problem(found: Comparison) -> None:
    with pytest.raises(ValueError, match="verdict on a section"):
        judge_section(found.unique[0], "accepted")


def test_a_verdict_is_not_inherited_by_another_section(found: Comparison) -> None:
    judged = judge_section(found.unique[0], FINE)
    assert said(after(found, judged, link_by_hand(1, 1))) == [((2,), None, "")]
    assert said(after(found, judged, link_by_hand(1, 1), UNDO)) == [((1, 2), FINE, "")]


def test_judging_several_sections_is_one_undo(found: Comparison) -> None:
    review = Review.replayed([judge_sections(found.unique, FINE)])
    assert {s.verdict for s in reviewed(found, review).unique} == {FINE}
    assert {s.verdict for s in reviewed(found, review.after(UNDO)).unique} == {None}


def test_a_verdict_leaves_the_note_and_a_note_the_verdict(found: Comparison) -> None:
    first = after(found, judge_section(found.unique[0], FINE), annotate_section(found.unique[0], "who says so?"))
    assert said(first) == [((1, 2), FINE, "who says so?")]
    assert said(after(first, judge_section(first.unique[0], PROBLEM))) == [((1, 2), PROBLEM, "who says so?")]
    assert said(after(first, annotate_section(first.unique[0], ""))) == [((1, 2), FINE, "")]


def test_a_note_goes_to_the_section_that_has_its_first_passage_still_unique(found: Comparison) -> None:
    noted = annotate_section(found.unique[0], "who says so?")
    assert said(after(found, noted, link_by_hand(1, 1))) == [((2,), None, "who says so?")]
    assert said(after(found, noted, link_by_hand(2, 1))) == [((1,), None, "who says so?")]


def test_a_note_whose_passages_are_all_linked_stands_at_the_link(found: Comparison) -> None:
    noted = annotate_section(found.unique[0], "who says so?")
    linked = after(found, noted, link_by_hand(1, 1), link_by_hand(2, 2))
    assert [link.note for link in linked.links] == ["", "who says so?", "", ""]


def test_a_note_edited_at_the_link_is_another_one_for_the_section_too(found: Comparison) -> None:
    log = [annotate_section(found.unique[0], "who says so?"), link_by_hand(1, 1), link_by_hand(2, 2)]
    log.append(annotate(after(found, *log).links[1], "the mayor does"))
    assert [link.note for link in after(found, *log).links] == ["", "the mayor does", "", ""]
    apart = after(found, *log, split(after(found, *log).links[1], Side.LEFT, 1), split(after(found, *log).links[2], Side.LEFT, 2))
    assert apart.note_at(Side.LEFT, 1) == "the mayor does"
    assert said(apart) == [((1, 2), None, "")]


def test_notes_of_sections_that_became_one_stand_together_and_are_edited_as_one(found: Comparison) -> None:
    log = [annotate_section(Section(Side.LEFT, (1,), ""), "one"), annotate_section(Section(Side.LEFT, (2,), ""), "two")]
    joined = after(found, *log)
    assert said(joined) == [((1, 2), None, "one / two")]
    log.append(annotate_section(at(joined, Side.LEFT, 1), "three"))
    assert said(after(found, *log)) == [((1, 2), None, "three")]
    assert said(after(found, *log, link_by_hand(1, 1))) == [((2,), None, "three")]


def test_notes_and_verdicts_outlive_other_thresholds(found: Comparison) -> None:
    review = Review.replayed([judge_section(found.unique[0], FINE), annotate_section(found.unique[0], "who says so?")])
    strict = reviewed(found.reclassified(Thresholds(link=0.9999999)), review)
    assert [(s.verdict, s.note) for s in strict.unique if 1 in s.passages and s.side is Side.LEFT] == [(None, "who says so?")]
    assert said(reviewed(found.reclassified(found.thresholds), review)) == [((1, 2), FINE, "who says so?")]


def test_an_undo_knows_the_place_of_what_is_said_of_a_section(found: Comparison) -> None:
    assert judge_section(found.unique[0], FINE).places == ((Side.LEFT, 1), (Side.LEFT, 2))
    assert annotate_section(found.unique[1], "so").places == ((Side.RIGHT, 1), (Side.RIGHT, 2))


def test_a_memo_stands_on_its_fact_and_a_verdict_leaves_it(found: Comparison) -> None:
    fact = found.all_facts[0]
    assert fact.memo == ""
    log = [annotate_fact(fact, "3 or 4 days? Ask the weather service."), judge(fact, ERROR)]
    for told in (after(found, *log), after(found, *reversed(log[:1]), log[1])):
        assert [(f.memo, f.verdict) for f in told.all_facts][:1] == [("3 or 4 days? Ask the weather service.", ERROR)]
    assert after(found, *log, UNDO).all_facts[0].verdict == TO_CHECK
    taken = annotate_fact(after(found, *log).all_facts[0], "")
    assert [(f.memo, f.verdict) for f in after(found, *log, taken).all_facts][:1] == [("", ERROR)]


def test_a_memo_makes_no_other_fact_of_it(found: Comparison) -> None:
    told = after(found, annotate_fact(found.all_facts[0], "which?"))
    assert told.all_facts[0].identity == found.all_facts[0].identity


def test_what_is_on_sections_already_stays_when_they_are_made_anew(found: Comparison) -> None:
    told = after(found, annotate_section(found.unique[0], "one"), judge_section(found.unique[1], PROBLEM))
    later = after(told, link_by_hand(1, 3))
    assert said(later) == [((2, 3), None, "one")]
    assert at(later, Side.RIGHT, 1).verdict == PROBLEM


def test_a_note_beside_a_decided_link_is_told_once(found: Comparison) -> None:
    log = [annotate_section(found.unique[0], "one"), link_by_hand(1, 1), link_by_hand(2, 2)]
    log.append(decide(after(found, *log).links[1], Verdict.ACCEPTED))
    assert [link.note for link in after(found, *log).links] == ["", "one", "", ""]


def test_a_mark_that_says_nothing_changes_nothing(found: Comparison) -> None:
    told = after(found, annotate_section(found.unique[0], "one"), judge_section(found.unique[0], FINE))
    assert said(after(told, Action("nothing", sections=(SectionMark(Side.LEFT, (1, 2)),)))) == said(told)
