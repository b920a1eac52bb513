"""What is said beside the second article: every open fact, error, note and new section, each at the words that it is about."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.fact import ERROR
from compare.facts.whole.entries import Entry
from compare.link import PROBLEM, Side
from compare.places import pars
from compare.reports.telling.account import shares_told
from compare.reports.telling.drafts import draft
from compare.reports.telling.excerpts import one_line
from compare.reports.telling.names import names_of
from compare.reviewing.worklist.waiting import find_worklist
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.link import Link, Section
    from compare.reviewing.worklist.worklist import Item


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said beside words of the second article.

    Attributes:
        passage: the first that it is about; None where it is about the whole.
        last: the last.
        start: where its words begin in the first passage.
        end: where they end in the last; None where all of it is meant.
        text: on one line.
    """

    passage: int | None
    last: int | None
    start: int
    end: int | None
    text: str


def remarks_of(comparison: Comparison) -> list[Remark]:
    """All of them: the account of the whole first, then in the order of the second article."""
    near = _Near(comparison)
    found = [*_facts(comparison, near), *_sections(comparison, near), *_links(comparison), *_at_passages(comparison, near)]
    found.sort(key=lambda r: (-1, 0) if r.passage is None else (r.passage, r.start))
    return [_whole(comparison), *found]


def _whole(comparison: Comparison) -> Remark:
    names = names_of(comparison)
    shares = " ".join(shares_told(comparison)) if comparison.differs else "Both tell the same, word for word."
    part = f" {comparison.selection}" if comparison.selection else ""
    return Remark(None, None, 0, None, f"{names[Side.RIGHT]}, compared with {names[Side.LEFT]}. {shares}{part}")


def _facts(comparison: Comparison, near: _Near) -> Iterator[Remark]:
    """Those that wait, those that are errors, and those of which the reporter wrote a sentence."""
    for item in find_worklist(comparison).items:
        if isinstance(item.thing, Entry) and (item.problem or item.note or not item.settled):
            yield _fact(comparison, item, item.thing, near)


def _fact(comparison: Comparison, item: Item, entry: Entry, near: _Near) -> Remark:
    fact = entry.fact
    said = "Problem: " if fact.verdict == ERROR else "" if item.settled else "To check: "
    text = f"{said}{one_line(item.note) if item.note else draft(entry, comparison)}"
    if fact.right:
        return Remark(fact.right.passage, fact.right.passage, fact.right.start, fact.right.end, text)
    if entry.link is not None:
        return _over(comparison.links[entry.link].right, text)
    return near.remark(fact.left.passage if fact.left else 0, text)


def _sections(comparison: Comparison, near: _Near) -> Iterator[Remark]:
    """All that is new, and of what is left out and of furniture what the reporter said something about."""
    for section in comparison.unique:
        new = section.side is Side.RIGHT and not section.furniture
        if not (new or section.note or section.verdict == PROBLEM):
            continue
        text = _said_of(comparison, section)
        if section.side is Side.RIGHT:
            yield _over(section.passages, text)
        else:
            yield near.remark(section.passages[0], text)


def _said_of(comparison: Comparison, section: Section) -> str:
    names, passages = names_of(comparison), comparison.passages(section.side, section.passages)
    size = counted(sum(p.words for p in passages), "word")
    if section.furniture:
        what = "Around the story"
    elif section.side is Side.RIGHT:
        what = f"New, not in {names[Side.LEFT]} ({size})"
    else:
        what = f"Left out, {names[Side.LEFT]}, {pars(passages)} ({size})"
    parts = [f"{what}: {section.label}" if section.label else what, section.verdict or "", one_line(section.note)]
    return ". ".join(part for part in parts if part)


def _links(comparison: Comparison) -> Iterator[Remark]:
    for link in comparison.links:
        if link.note:
            yield _over(link.right, f"Note: {_with_verdict(link)}")


def _with_verdict(link: Link) -> str:
    return f"{one_line(link.note)} ({link.verdict})" if link.verdict == "rejected" else one_line(link.note)


def _at_passages(comparison: Comparison, near: _Near) -> Iterator[Remark]:
    """Notes at passages that stand alone, and of passages that are no more."""
    names = names_of(comparison)
    for each in comparison.notes:
        if each.side is Side.RIGHT:
            yield _over((each.passage,), f"Note: {one_line(each.note)}")
        else:
            place = pars(comparison.passages(Side.LEFT, [each.passage]))
            yield near.remark(each.passage, f"{names[Side.LEFT]}, {place}: {one_line(each.note)}")
    for orphan in comparison.orphans:
        if orphan.note:
            yield Remark(None, None, 0, None, f"Of a passage that is no more: {one_line(orphan.note)}")


def _over(passages: tuple[int, ...], text: str) -> Remark:
    """At the first run of neighbouring passages."""
    last = passages[0]
    for k in passages[1:]:
        if k == last + 1:
            last = k
    return Remark(passages[0], last, 0, None, text)


class _Near:
    """Finds a place for what the second article has not: beside what says the same as the passage before it, or behind it."""

    def __init__(self, comparison: Comparison) -> None:
        self._links = comparison.story_links  # in the first article's order
        self._first = [link.left[0] for link in self._links]

    def remark(self, passage: int, text: str) -> Remark:
        """A remark about a passage of the first article."""
        if not self._links:
            return Remark(None, None, 0, None, text)
        return _over(self._links[max(0, bisect_left(self._first, passage) - 1)].right, text)
