"""The answer, before anything else: what was taken, reworded, is new, was left out, what to check, how far the review is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.whole.entries import Entry, numbers_of
from compare.link import Section, Side
from compare.places import pars
from compare.reports.telling.account import shares_told
from compare.reports.telling.drafts import draft, quoted
from compare.reports.telling.excerpts import shortened
from compare.reviewing.worklist.waiting import find_worklist
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Worklist

_GRAVEST = 3
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


@dataclass(frozen=True, slots=True)
class Check:
    """A fact in a sentence, its number in the ledger."""

    number: int
    said: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor reads first.

    Attributes:
        shares: what was taken, reworded, is its own and was left out, in sentences.
        new: sections that only the second article has.
        lost: that only the first has.
        checks: the gravest facts that are wrong or wait.
        review: how far the review is.
    """

    shares: str
    new: Parts
    lost: Parts
    checks: tuple[Check, ...]
    review: str


def answer_of(comparison: Comparison, entries: tuple[Entry, ...]) -> Answer:
    """The answer.

    Args:
        comparison: as decided so far.
        entries: the ledger's, the gravest first, as they are numbered.
    """
    worklist = find_worklist(comparison, entries)
    numbers = numbers_of(comparison, entries)
    items = [item for item in worklist.items if item.sort is Sort.FACT and (item.problem or not item.settled)]
    facts = [item.thing for item in sorted(items, key=lambda item: not item.problem) if isinstance(item.thing, Entry)]
    checks = tuple(Check(numbers[entry.fact.identity], draft(entry, comparison, _WORDS)) for entry in facts[:_GRAVEST])
    new, lost = (_parts(comparison, side, most) for side, most in ((Side.RIGHT, 2), (Side.LEFT, 3)))
    return Answer(" ".join(shares_told(comparison)), new, lost, checks, _review(worklist))


def _review(worklist: Worklist) -> str:
    """'3 of 14 points settled, 1 error.'."""
    total, wrong = len(worklist.items), len(worklist.problems)
    if not total:
        return "Nothing to settle."
    if not worklist.done:
        return f"{counted(total, 'point')} open, none settled yet."
    errors = f", {counted(wrong, 'error')}" if wrong else ""
    return f"{worklist.done} of {counted(total, 'point')} settled{errors}."


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
