"""The answer, before anything else: what was taken, is a problem, is new, was left out, what to check, how far the review is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from compare.facts.whole.entries import Entry, numbers_of
from compare.link import Link, Section, Side
from compare.orphan import Orphan
from compare.places import pars
from compare.reports.telling.account import credit_told, shares_told
from compare.reports.telling.drafts import draft, quoted
from compare.reports.telling.excerpts import shortened
from compare.reports.telling.judged import notes_of, problems_of, said_of, smaller_told
from compare.reviewing.worklist.waiting import find_worklist
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.comparison import Comparison
    from compare.link import PassageNote
    from compare.reports.page.anchors import Anchors
    from compare.reports.telling.judged import Judged
    from compare.reviewing.worklist.worklist import Item, Worklist

_GRAVEST = 3
_PROBLEMS = 5  # that are told on the first screen
_OPENING = 90  # characters of a section's first sentence
_WORDS = 70  # of a fact on one side
_FEW = 8  # words: a shorter section is only counted where there is more to tell


@dataclass(frozen=True, slots=True)
class Part:
    """A section in a sentence: what it is about, where and how much, how it begins, and its first passage."""

    label: str
    place: str
    opening: str
    passage: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The longest sections of one side, and what is said of the rest."""

    told: tuple[Part, ...]
    rest: str


class Line(NamedTuple):
    """A sentence about a fact, a link, a section or a passage, the anchor of that, and the number of a fact, otherwise 0."""

    anchor: str
    said: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor reads first.

    Attributes:
        shares: what was taken, reworded, is its own and was left out, and whether the outlet is named, in sentences.
        problems: what the reporter calls one.
        new: sections that only the second article has.
        lost: that only the first has.
        checks: the gravest facts that wait.
        review: how far the review is.
        more: problems that are too many for the first screen.
        notes: what the reporter noted besides.
    """

    shares: str
    problems: tuple[Line, ...]
    new: Parts
    lost: Parts
    checks: tuple[Line, ...]
    review: str
    more: tuple[Line, ...]
    notes: tuple[Line, ...]


def answer_of(comparison: Comparison, entries: tuple[Entry, ...], anchors: Anchors) -> Answer:
    """The answer.

    Args:
        comparison: as decided so far.
        entries: the ledger's, the gravest first, as they are numbered.
        anchors: what an address calls the passages.
    """
    worklist, lines = find_worklist(comparison, entries), _Lines(comparison, entries, anchors)
    problems = lines.of(problems_of(comparison, worklist))
    waiting = [item for item in worklist.items if item.sort is Sort.FACT and not item.settled]
    checks = [lines.check(item) for item in waiting[: max(0, _GRAVEST - len(problems))]]
    new, lost = (_parts(comparison, side, most) for side, most in ((Side.RIGHT, 2), (Side.LEFT, 3)))
    shares = " ".join((*shares_told(comparison), *credit_told(comparison)))
    first, more = problems[:_PROBLEMS], problems[_PROBLEMS:]
    notes = lines.of(notes_of(comparison, worklist, worklist.problems))
    return Answer(shares, first, new, lost, tuple(checks), _review(worklist), more, notes)


class _Lines:
    """Makes lines of what was judged, by the anchors and the numbers of a page."""

    def __init__(self, comparison: Comparison, entries: tuple[Entry, ...], anchors: Anchors) -> None:
        self._comparison = comparison
        self._numbers = numbers_of(comparison, entries)
        self._anchors = anchors

    def of(self, judged: Iterable[Judged]) -> tuple[Line, ...]:
        return tuple(self._line(each.thing, each.said) for each in judged)

    def check(self, item: Item) -> Line:
        said = said_of(self._comparison, item.thing, item.note) if item.note else draft(item.thing, self._comparison, _WORDS)
        return self._line(item.thing, said)

    def _line(self, thing: Entry | Link | Section | PassageNote | Orphan, said: str) -> Line:
        if isinstance(thing, Entry):
            number = self._numbers[thing.fact.identity]
            return Line(f"fact-{number}", said, number)
        if isinstance(thing, Orphan):
            return Line("orphans", said)
        if isinstance(thing, Link):
            return Line(self._anchors[Side.RIGHT][thing.right[0]], said)
        passage = thing.passages[0] if isinstance(thing, Section) else thing.passage
        return Line(self._anchors[thing.side][passage], said)


def _review(worklist: Worklist) -> str:
    """'3 of 14 points settled, 1 problem. 2 smaller changes are still to be looked at.'."""
    total, wrong = len(worklist.items), len(worklist.problems)
    if not total:
        return "Nothing to settle."
    if not worklist.done:
        return f"{counted(total, 'point')} open, none settled yet."
    problems = f", {counted(wrong, 'problem')}" if wrong else ""
    return " ".join(filter(None, (f"{worklist.done} of {counted(total, 'point')} settled{problems}.", smaller_told(worklist))))


def _parts(comparison: Comparison, side: Side, most: int) -> Parts:
    sections = [s for s in comparison.unique if s.side is side and not s.furniture]
    words = {s.passages: sum(p.words for p in comparison.passages(side, s.passages)) for s in sections}
    longest = sorted(sections, key=lambda s: -words[s.passages])[:most]
    longest = [s for s in longest if words[s.passages] >= _FEW] or longest[:1]
    told = tuple(_part(comparison, s, words[s.passages]) for s in sorted(longest, key=lambda s: s.passages))
    rest = [words[s.passages] for s in sections if s not in longest]
    return Parts(told, f"{len(rest)} shorter ({counted(sum(rest), 'word')})" if rest else "")


def _part(comparison: Comparison, section: Section, words: int) -> Part:
    passages = comparison.passages(section.side, section.passages)
    opening = quoted(shortened(passages[0].text, _OPENING))
    return Part(section.label, f"{pars(passages)}, {counted(words, 'word')}", opening, section.passages[0])
