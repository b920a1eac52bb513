"""What can be gone through: pure, so that the tally, the filter key and the panes agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.aligned.lit import unchanged
from compare.link import Kind, Side
from compare.reports.telling.wording import kind_word
from compare.reviewing.log.changed import Derived, changed_since
from compare.reviewing.worklist.waiting import worklist_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from compare.comparison import Comparison
    from compare.link import Link, Section


@dataclass(frozen=True, slots=True)
class Filter:
    """Some of the links, or the unique sections.

    Attributes:
        name: as the reporter reads it.
        key: that picks it in the filter's list.
        sign: that stands before its count where room is short.
        takes: whether a link is shown.
        sections: whether unique sections are shown.
        noted: whether passages that stand alone with a note are shown.
    """

    name: str
    key: str
    sign: str
    takes: Callable[[Comparison, Link], bool]
    sections: bool = False
    noted: bool = False

    def told(self, comparison: Comparison) -> str:
        """Its name where it is shown: between two languages what is paraphrased is translated."""
        return kind_word(comparison, Kind.PARAPHRASED) if self is PARAPHRASED else self.name

    def takes_alone(self, comparison: Comparison, section: Section | None, side: Side, passage: int) -> bool:
        """Whether a passage without a link is shown."""
        if self.noted and (comparison.note_at(side, passage) or (section and section.note)):
            return True
        return self.sections


ALL = Filter("everything", "a", "", lambda _comparison, _link: True, sections=True, noted=True)
MATCHED = Filter("matched", "=", "=", lambda _, link: link.counted is Kind.MATCHED)
EDITED = Filter("edited", "e", "±", lambda comparison, link: link.counted is Kind.MATCHED and not unchanged(comparison, link))
PARAPHRASED = Filter("paraphrased", "~", "~", lambda _, link: link.counted is Kind.PARAPHRASED)
UNIQUE = Filter("unique", "+", "+", lambda _, link: link.counted is Kind.UNIQUE, sections=True, noted=True)
MOVED = Filter("moved", "m", "m", lambda _, link: link.moved)
FACTS = Filter("with facts", "!", "!", lambda _, link: bool(link.facts))
NOTES = Filter("with notes", "n", "n", lambda _, link: bool(link.note), noted=True)
UNREVIEWED = Filter("unreviewed", "u", "?", lambda comparison, link: not worklist_of(comparison).verdict_of(link))
FILTERS = (ALL, MATCHED, EDITED, PARAPHRASED, UNIQUE, MOVED, FACTS, NOTES, UNREVIEWED)


def count(comparison: Comparison, chosen: Filter) -> int:
    """How many links and sections a filter shows; without sections, the passages with a note count themselves."""
    sections = sum(not s.furniture for s in comparison.unique) if chosen.sections else len(comparison.notes) if chosen.noted else 0
    return sections + sum(chosen.takes(comparison, link) for link in comparison.story_links)


def find_counts(comparison: Comparison) -> dict[str, int]:
    """What every filter shows, by its name; what is unreviewed is told by the worklist."""
    return {chosen.name: count(comparison, chosen) for chosen in FILTERS if chosen is not UNREVIEWED}


def counts_after(counts: Mapping[str, int], before: Comparison, now: Comparison) -> dict[str, int]:
    """The same for another comparison, made from the counts of the one before: only links that changed are looked at again."""
    changed = changed_since(before, now)
    if changed is None:
        return find_counts(now)
    story = [k for k in changed.links if not now.left.passages[now.links[k].left[0]].furniture]
    return {
        chosen.name: counts[chosen.name] + sum(_more(chosen, before, now, k) for k in story)
        for chosen in FILTERS
        if chosen is not UNREVIEWED
    }


def _more(chosen: Filter, before: Comparison, now: Comparison, link: int) -> int:
    """1 where a filter takes a link that it did not take, -1 where it takes it no more."""
    return int(chosen.takes(now, now.links[link])) - int(chosen.takes(before, before.links[link]))


counts_of = Derived(find_counts, counts_after).of


def shown_passages(comparison: Comparison, chosen: Filter, side: Side) -> frozenset[int]:
    """The passages of one side that a filter shows."""
    return frozenset(_shown(comparison, chosen, side))


def _shown(comparison: Comparison, chosen: Filter, side: Side) -> Iterator[int]:
    for link in comparison.links:
        if chosen.takes(comparison, link):
            yield from link.passages(side)
    if chosen.sections:
        for section in comparison.unique:
            if section.side is side:
                yield from section.passages
    yield from noted_passages(comparison, chosen, side)


def noted_passages(comparison: Comparison, chosen: Filter, side: Side) -> list[int]:
    """The passages of one side that stand alone with a note, where a filter shows them."""
    return [each.passage for each in comparison.notes if each.side is side] if chosen.noted else []


def links_shown(comparison: Comparison, chosen: Filter, side: Side) -> list[Link]:
    """The story's links that a filter shows, in one side's order."""
    found = [link for link in comparison.story_links if chosen.takes(comparison, link)]
    return sorted(found, key=lambda link: link.passages(side)[0])


def stops(comparison: Comparison, chosen: Filter, side: Side) -> list[int]:
    """The passages of one side that 'next' and 'previous' stop at: where its links begin.

    Under `unique` its sections too, under `with notes` the passages that stand alone with one.
    """
    found = [link.passages(side)[0] for link in comparison.story_links if chosen.takes(comparison, link)]
    if chosen is UNIQUE:
        found += [s.passages[0] for s in comparison.unique if s.side is side and not s.furniture]
    if chosen is NOTES:
        found += noted_passages(comparison, chosen, side)
    return sorted(found)
