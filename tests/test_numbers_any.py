"""A link keeps its number for life, whatever is done to it, in any order, and whenever the review is closed and opened."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from numbered import LEFT, RIGHT, Key, numbers
from test_comparison import made
from tries import tries
from word_encoder import WordEncoder

from compare.comparison import Comparison, compare
from compare.link import Kind, Link, Side
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import (
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
from compare.reviewing.store.file import ReviewFile


@cache
def begun() -> Comparison:
    """What every sequence of actions begins with."""
    return compare(made(LEFT), made(RIGHT), WordEncoder())


class Numbering(RuleBasedStateMachine):
    """Any sequence of actions, each shown before the next, in a review file that may be closed and opened at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = ReviewFile(self.folder / "r.review")
        self.found = begun()
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
