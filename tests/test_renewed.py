"""What is made of a comparison from that of the one before is what is made of it from scratch, whatever was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from test_comparison import made
from test_review import BRIDGE, LEFT, NOTES, RIGHT, Reviewing
from tries import tries
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.reviewing.incremental.counted import find_shares, shares_after
from compare.reviewing.incremental.decided import Decided, decided_after
from compare.reviewing.incremental.held import find_held, held_after
from compare.reviewing.log.changed import Derived, changed_since
from compare.reviewing.log.judging import annotate_fact
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import REDO, UNDO, Review, decide, reviewed
from compare.reviewing.worklist.settling import settle
from compare.reviewing.worklist.waiting import find_worklist, worklist_after
from tui.drawn.filters import FILTERS, counts_after, find_counts
from tui.manuscript.arranged import arrange, is_struck, kind_of
from tui.manuscript.reasons import Look, why_fold

if TYPE_CHECKING:
    from compare.reviewing.log.review import Action

LOOKS = [Look(), Look(settled=True), *(Look(filter=chosen) for chosen in FILTERS)]


class Renewing(Reviewing):
    """Any sequence of actions, and beside it all that a desk makes of the comparison, step by step."""

    def __init__(self) -> None:
        self.decided: Decided | None = None
        super().__init__()
        self.renew()

    def renew(self) -> None:
        """One step more: each thing is made from the one before, and is the same as from scratch."""
        before = self.decided
        review = self.review if before is None else replace(self.review, numbers=before.comparison.numbers)
        self.decided = decided_after(before, self.found, review)
        now = self.decided.comparison
        assert now == reviewed(self.found, review)
        assert now.numbers == reviewed(self.found, review).numbers
        if before is not None:
            was = before.comparison
            worklist = worklist_after(find_worklist(was), was, now)
            assert worklist == find_worklist(now)
            assert worklist.order == find_worklist(now).order
            assert shares_after(find_shares(was), was, now) == find_shares(now)
            assert held_after(find_held(was), was, now) == find_held(now)
            assert counts_after(find_counts(was), was, now) == find_counts(now)
            self.the_manuscript_is_the_same(was, now)

    def the_manuscript_is_the_same(self, was: Comparison, now: Comparison) -> None:
        changed = changed_since(was, now)
        if changed is None:
            return
        before = arrange(was, waiting=False)
        after = before.holding(now, changed)
        assert after == arrange(now, waiting=False)
        places = before.places_of(now, changed)
        for k, (one, two) in enumerate(zip(before.blocks, after.blocks, strict=True)):
            if k not in places:
                assert all(why_fold(was, one, look) == why_fold(now, two, look) for look in LOOKS)
                assert (is_struck(one), kind_of(one)) == (is_struck(two), kind_of(two))

    def do(self, action: Action) -> None:
        super().do(action)
        if self.decided is not None:
            self.renew()

    @precondition(lambda self: self.review.can_undo)
    @rule()
    def undoes(self) -> None:
        self.review = self.review.after(UNDO)
        self.states = [self.current()]
        self.renew()

    @precondition(lambda self: self.review.can_redo)
    @rule()
    def does_again(self) -> None:
        self.review = self.review.after(REDO)
        self.states = [self.current()]
        self.renew()

    @precondition(lambda self: bool(find_worklist(self.now).items))
    @rule(data=st.data(), problem=st.booleans(), note=NOTES)
    def settles(self, data: st.DataObject, problem: bool, note: str) -> None:
        self.do(settle(data.draw(st.sampled_from(find_worklist(self.now).items)), problem=problem, note=note))

    @invariant()
    def what_did_not_change_is_the_same_object(self) -> None:
        assert changed_since(self.now, self.now) is not None

    def teardown(self) -> None:
        """What was undone before is another test's."""


TestRenewing = Renewing.TestCase
TestRenewing.settings = settings(tries(25), stateful_step_count=20)


def test_a_verdict_makes_anew_only_what_it_is_about() -> None:
    found = compare(made([*LEFT, BRIDGE.format(14)]), made([*RIGHT, BRIDGE.format(15)]), WordEncoder())
    first = decided_after(None, found, Review())
    review = Review().numbered(first.comparison).after(decide(first.comparison.links[0], Verdict.ACCEPTED))
    second = decided_after(first, found, review)
    third = decided_after(second, found, review.after(annotate_fact(found.all_facts[0], "14 or 15?")))
    link = next(link.id for link in found.links if link.facts)
    for before, now, changed in ((first, second, (0,)), (second, third, (link,))):
        alike = [a is b for a, b in zip(before.comparison.links, now.comparison.links, strict=True)]
        assert [k for k, same in enumerate(alike) if not same] == list(changed)
        assert now.comparison.unique is before.comparison.unique or all(
            a is b for a, b in zip(before.comparison.unique, now.comparison.unique, strict=True)
        )


def test_what_is_asked_for_twice_is_made_once() -> None:
    found = compare(made(LEFT), made(RIGHT), WordEncoder())
    derived: Derived[list[str]] = Derived(lambda _: ["made"], lambda before, *_: [*before, "renewed"])
    assert derived.of(found) is derived.of(found)
    assert derived.of(replace(found, selection="a part")) == ["made", "renewed"]
