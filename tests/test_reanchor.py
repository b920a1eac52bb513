"""A review carried over to changed articles: what is certain stands, the rest is listed, nothing is dropped."""

from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.facts.fact import ERROR, FINE, TO_CHECK
from compare.link import PROBLEM, Kind, Side
from compare.orphan import About, Orphan
from compare.reviewing.log.pins import Pin, Verdict
from compare.reviewing.log.review import REDO, UNDO, Action, Intake, Mark, Review
from compare.reviewing.log.section_marks import Run, SectionMark, standing_notes, standing_verdicts
from compare.reviewing.reanchoring.reanchor import Texts, reanchor
from compare.reviewing.reanchoring.tracing import trace

PIECES = [
    "The council postponed its vote.",
    "Four members walked out in protest.",
    "He had 14 notebooks.",
    "“No,” she said.",
    "Yes.",
    "Yes.",
    "!!!",
    "Snow is expected tomorrow.",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=3, max_size=9).map(tuple)
IDS = st.sets(st.integers(0, 2), max_size=3).map(lambda ids: tuple(sorted(ids)))
PINS = st.builds(
    Pin,
    IDS,
    IDS,
    st.sampled_from([None, *Kind]),
    st.sampled_from([None, *Verdict]),
    st.text(max_size=3),
).filter(lambda pin: bool(pin.places))
INTAKES = st.builds(Intake, st.sampled_from(list(Side)), IDS.filter(bool), st.booleans())
MARKS = st.builds(
    SectionMark,
    st.sampled_from(list(Side)),
    IDS.filter(bool),
    st.sampled_from([None, TO_CHECK, FINE, PROBLEM]),
    st.sampled_from([None, "", "one", "two"]),
    st.sampled_from(["", "one", "one / two"]),
)
ACTIONS = st.one_of(
    st.builds(Action, st.just("decided"), st.lists(PINS, min_size=1, max_size=3).map(tuple)),
    st.builds(Action, st.just("kept"), intake=st.lists(INTAKES, min_size=1, max_size=2).map(tuple)),
    st.builds(Action, st.just("said"), sections=st.lists(MARKS, min_size=1, max_size=2).map(tuple)),
    st.sampled_from([UNDO, REDO]),
)
REVIEWS = st.lists(ACTIONS, max_size=12).map(Review.replayed)


def as_orphan(pin: Pin, texts: Texts) -> Orphan:
    left, right = (tuple(texts.side(side)[k] for k in pin.passages(side)) for side in Side)
    return Orphan(left, right, pin.kind, pin.verdict.value if pin.verdict else None, pin.note)


@given(REVIEWS, TEXTS, TEXTS)
def test_unchanged_articles_change_nothing(review: Review, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    texts = Texts(left, right)
    assert reanchor(review, texts, texts).review == review


@given(REVIEWS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_stands_is_carried_over_or_an_orphan(
    review: Review, left: tuple[str, ...], right: tuple[str, ...], new_left: tuple[str, ...], new_right: tuple[str, ...]
) -> None:
    old, new = Texts(left, right), Texts(new_left, new_right)
    found = reanchor(review, old, new)
    before = [as_orphan(pin, old) for pin in review.pins]
    lost = [orphan for orphan in found.review.orphans if orphan.about is About.LINK]
    after = [*(as_orphan(pin, new) for pin in found.review.pins), *lost]
    assert sorted(map(in_any_order, after)) == sorted(map(in_any_order, before))


@given(REVIEWS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_was_set_aside_stays_so_where_it_is_certain_and_is_counted_where_not(
    review: Review, left: tuple[str, ...], right: tuple[str, ...], new_left: tuple[str, ...], new_right: tuple[str, ...]
) -> None:
    old, new = Texts(left, right), Texts(new_left, new_right)
    found = reanchor(review, old, new)
    traces = {side: trace(old.side(side), new.side(side), range(len(old.side(side)))) for side in Side}
    certain = {(side, traces[side][k]): kept for (side, k), kept in review.kept.items() if k in traces[side]}
    assert found.review.kept == certain
    assert found.unkept == len(review.kept) - len(certain)


Traces = dict[Side, dict[int, int]]


def carried(run: Run, traces: Traces) -> Run:
    """The passages of a run that are certain, where they are now."""
    side, passages = run
    return side, tuple(sorted(traces[side][k] for k in passages if k in traces[side]))


def notes_on(review: Review, traces: Traces | None = None) -> dict[Run, set[str]]:
    """The notes of sections that stand, and where: on the new texts where they are traced."""
    found: dict[Run, set[str]] = {}
    for mark in standing_notes(review.sections):
        run = carried(mark.run, traces) if traces else mark.run
        found.setdefault(run, set()).update((mark.note or "").split(" / "))
    return {run: notes for run, notes in found.items() if run[1]}


def verdicts_on(review: Review, traces: Traces | None = None) -> dict[Run, str]:
    """The verdicts on sections that stand, likewise."""
    found = standing_verdicts(review.sections)
    if traces is None:
        return found
    moved = {run: carried(run, traces) for run in found}
    return {moved[run]: verdict for run, verdict in found.items() if len(moved[run][1]) == len(run[1])}


@given(REVIEWS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_was_said_of_sections_stands_after_every_undo_as_before(
    review: Review, left: tuple[str, ...], right: tuple[str, ...], new_left: tuple[str, ...], new_right: tuple[str, ...]
) -> None:
    old, new = Texts(left, right), Texts(new_left, new_right)
    traces = {side: trace(old.side(side), new.side(side), range(len(old.side(side)))) for side in Side}
    found = reanchor(review, old, new).review
    while True:
        assert notes_on(found) == notes_on(review, traces)
        assert verdicts_on(found) == verdicts_on(review, traces)
        if not review.can_undo:
            return
        review, found = review.after(UNDO), found.after(UNDO)


@given(REVIEWS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_was_said_of_sections_is_carried_over_or_an_orphan(
    review: Review, left: tuple[str, ...], right: tuple[str, ...], new_left: tuple[str, ...], new_right: tuple[str, ...]
) -> None:
    old, new = Texts(left, right), Texts(new_left, new_right)
    found = reanchor(review, old, new)
    lost = [orphan for orphan in found.lost if orphan.about is About.SECTION]
    verdicts = [orphan.verdict for orphan in lost if orphan.verdict]
    assert len(verdicts) == len(verdicts_on(review)) - len(verdicts_on(found.review))
    notes = {part for orphan in lost for part in orphan.note.split(" / ")} | set().union(*notes_on(found.review).values())
    assert notes - {""} == set().union(*notes_on(review).values())


def test_a_section_whose_passages_are_gone_is_an_orphan_with_its_words() -> None:
    old, new = Texts(("One goes.", "Two stay."), ("A.",)), Texts(("Three wait.",), ("A.",))
    said = SectionMark(Side.LEFT, (0, 1), PROBLEM, "who says so?")
    found = reanchor(Review.replayed([Action("said", sections=(said,))]), old, new)
    (orphan,) = found.review.orphans
    assert orphan == Orphan(old.left, (), None, PROBLEM, "who says so?", About.SECTION)
    assert orphan.said == "section: problem"


def test_a_note_stays_with_the_passages_that_are_left() -> None:
    old, new = Texts(("One goes.", "Two stay."), ("A.",)), Texts(("Three wait.", "Two stay."), ("A.",))
    said = SectionMark(Side.LEFT, (0, 1), FINE, "who says so?")
    found = reanchor(Review.replayed([Action("said", sections=(said,))]), old, new)
    assert notes_on(found.review) == {(Side.LEFT, (1,)): {"who says so?"}}
    assert [(orphan.verdict, orphan.note) for orphan in found.lost] == [(FINE, "")]


def test_a_memo_follows_its_fact_and_is_an_orphan_where_its_words_changed() -> None:
    old = Texts(("One goes.", "It cost 4 euros."), ("It cost 5 euros.",))
    fact = ("numbers_changed", (1, 8, 9), (0, 8, 9))
    review = Review.replayed([Action("memo", marks=(Mark(fact, ERROR, "4 or 5?"),))])
    moved = reanchor(review, old, Texts(old.left[::-1], old.right)).review
    assert moved.memos == {("numbers_changed", (0, 8, 9), (0, 8, 9)): "4 or 5?"}
    lost = reanchor(review, old, Texts(old.left, ("It cost 6 euros.",)))
    assert lost.review.memos == {}
    assert lost.lost == (Orphan((old.left[1],), old.right, None, ERROR, "4 or 5?", About.FACT),)
    assert lost.lost[0].said == "fact: problem"


def in_any_order(decision: Orphan) -> str:
    """A decision by its texts, whatever order an article has them in."""
    return repr((sorted(decision.left), sorted(decision.right), decision.kind, decision.verdict, decision.note))


@given(REVIEWS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_undoing_all_leaves_nothing_decided(
    review: Review, left: tuple[str, ...], right: tuple[str, ...], new_left: tuple[str, ...], new_right: tuple[str, ...]
) -> None:
    carried = reanchor(review, Texts(left, right), Texts(new_left, new_right)).review
    while carried.can_undo:
        carried = carried.after(UNDO)
    assert carried.pins == ()


@given(REVIEWS, TEXTS, TEXTS)
def test_every_undo_takes_back_what_it_took_back_before(review: Review, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    old = Texts(left, right)
    carried = reanchor(review, old, Texts(left, right[::-1])).review
    while review.can_undo:
        assert carried.can_undo is not None
        assert carried.can_undo.name == review.can_undo.name
        review, carried = review.after(UNDO), carried.after(UNDO)
        assert {p.left for p in carried.pins} <= {p.left for p in review.pins}
    assert carried.can_undo is None


@given(TEXTS, TEXTS)
def test_no_place_is_found_for_two_passages(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    found = trace(old, new, range(len(old)))
    assert len(set(found.values())) == len(found)


STORY = ["The council postponed its vote.", "Yes.", "Four members walked out in protest.", "Yes.", "Snow is expected tomorrow."]


def traced(old: list[str], new: list[str]) -> dict[int, int]:
    return trace(old, new, range(len(old)))


def test_a_passage_that_moved_is_found() -> None:
    assert traced(["One goes.", "Two stay.", "Three wait."], ["Three wait.", "One goes.", "Two stay."]) == {0: 1, 1: 2, 2: 0}


def test_what_is_new_before_it_does_not_matter() -> None:
    assert traced(STORY, ["An update.", *STORY]) == {k: k + 1 for k in range(5)}


def test_equal_passages_are_told_apart_by_their_order() -> None:
    found = traced(STORY, [*STORY[:2], "An update.", *STORY[2:]])
    assert (found[1], found[3]) == (1, 4)


def test_one_more_of_equal_passages_makes_all_of_them_uncertain() -> None:
    assert set(traced(STORY, [*STORY, "Yes."])) == {0, 2, 4}


def test_equal_passages_whose_neighbours_changed_places_are_uncertain() -> None:
    assert set(traced(STORY, [STORY[2], "Yes.", STORY[0], "Yes.", STORY[4]])) == {0, 2, 4}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The minister said the talks would continue.", "The minister said: the talks would continue."),
        ("“The talks,” he said, “go on.”", '"The talks," he said, "go on."'),
        ("It cost 18,000 dollars.", "It cost 18000 dollars."),
        (
            "The organisation will publish the whole report on its own pages in the coming weeks.",
            "The organization will publish the whole report on its own pages in the coming weeks.",
        ),
        (
            "Residents will recieve a letter that explains the new rules for parking near the station.",
            "Residents will receive a letter that explains the new rules for parking near the station.",
        ),
    ],
)
def test_what_says_the_same_in_the_same_words_is_found(old: str, new: str) -> None:
    assert traced(["First.", old, "Last."], ["First.", new, "Last."]) == {0: 0, 1: 1, 2: 2}


FILLER = "that the members of the committee who had been invited to the meeting in the old town hall left early"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"He said on the record {FILLER}.", f"He said not on the record {FILLER}."),
        (f"He said in 2014 {FILLER}.", f"He said in 2015 {FILLER}."),
        (f"He told Smith {FILLER}.", f"He told Smyth {FILLER}."),
        (f"All eight of them said {FILLER}.", f"All eighty of them said {FILLER}."),
        (f"A million people heard {FILLER}.", f"A billion people heard {FILLER}."),
        (f"The likely winner said {FILLER}.", f"The unlikely winner said {FILLER}."),
        (f"She would confirm {FILLER}.", f"She wouldn't confirm {FILLER}."),
        (f"It was $5 for those who said {FILLER}.", f"It was €5 for those who said {FILLER}."),
        (f"At -5 degrees she said {FILLER}.", f"At 5 degrees she said {FILLER}."),
        (f"She asked whether {FILLER}.", f"She asked whether {FILLER}?"),
        (f"She said “{FILLER}”.", f"She said {FILLER}."),
        (f"Police injured two, she said, {FILLER}.", f"Police killed two, she said, {FILLER}."),
        ("Yes.", "No."),
        ("***", "---!"),
    ],
)
def test_what_might_say_something_else_is_uncertain(old: str, new: str) -> None:
    assert traced(["First.", old, "Last."], ["First.", new, "Last."]) == {0: 0, 2: 2}


def test_a_respelled_passage_with_two_likely_places_is_uncertain() -> None:
    old = f"The organisation said {FILLER}."
    new = f"The organization said {FILLER}."
    assert traced([old], [new, f"The organization says {FILLER}."]) == {}
    assert traced([old], [new]) == {0: 0}


def test_a_verdict_that_was_replaced_does_not_stand_again() -> None:
    old = Texts(("A first.", "B second."), ("A first.", "B second."))
    new = Texts(("A first.", "B second."), ("A first.", "Another one."))
    review = Review.replayed(
        [
            Action("accepted", (Pin((0,), (0,), verdict=Verdict.ACCEPTED),)),
            Action("linked", (Pin((0,), (1,), verdict=Verdict.REJECTED),)),
        ]
    )
    found = reanchor(review, old, new)
    assert found.review.pins == ()
    assert found.lost == (Orphan(("A first.",), ("B second.",), verdict="rejected"),)


def test_earlier_orphans_stay() -> None:
    earlier = Orphan(("Gone.",), ("Gone too.",), verdict="accepted", note="look again")
    texts = Texts(("A.",), ("B.",))
    found = reanchor(Review.replayed([], (earlier,)), texts, Texts(("A.",), ("C.",)))
    assert found.review.orphans == (earlier,)
    assert found.lost == ()


def test_a_respelled_place_is_counted() -> None:
    old = Texts((f"The organisation said {FILLER}.",), ("A.",))
    new = Texts((f"The organization said {FILLER}.",), ("A.",))
    review = Review.replayed([Action("accepted", (Pin((0,), (0,), verdict=Verdict.ACCEPTED),))])
    found = reanchor(review, old, new)
    assert (found.review.pins, found.respelled) == (review.pins, 1)


def test_the_work_of_carrying_a_long_review_over_grows_with_it() -> None:
    """Counted in calls, which no busy machine changes: twice the review is about twice the work."""
    assert calls_of_carrying_over(600) < 3 * calls_of_carrying_over(300)


def calls_of_carrying_over(decisions: int) -> int:
    texts = tuple(f"Passage number {k} says this." for k in range(5 * decisions))
    review = Review.replayed([Action("accepted", (Pin((k,), (k,), verdict=Verdict.ACCEPTED),)) for k in range(decisions)])
    calls = itertools.count()
    before = sys.getprofile()
    sys.setprofile(lambda *_: next(calls) and None)
    try:
        found = reanchor(review, Texts(texts, texts), Texts(("An update.", *texts), texts))
    finally:
        sys.setprofile(before)
    assert found.review.pins[5] == Pin((6,), (5,), verdict=Verdict.ACCEPTED)
    return next(calls)
