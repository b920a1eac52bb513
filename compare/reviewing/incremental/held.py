"""Which link and which section holds a passage, looked up: whatever is decided about them, they stay in their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.link import Side
from compare.reviewing.log.changed import Derived, changed_since

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.comparison import Comparison
    from compare.link import Link, Section
    from compare.reviewing.log.pins import Place


@dataclass(frozen=True, slots=True)
class Held:
    """Where passages are.

    Attributes:
        links: the place of the link that holds a passage.
        sections: the place of the section.
        highest: the highest number of a link; 0 where there is none.
    """

    links: Mapping[Place, int]
    sections: Mapping[Place, int]
    highest: int

    def link(self, comparison: Comparison, side: Side, passage: int) -> Link | None:
        """The link of a passage in a comparison that this was made of."""
        place = self.links.get((side, passage))
        return None if place is None else comparison.links[place]

    def section(self, comparison: Comparison, side: Side, passage: int) -> Section | None:
        """The unique section of a passage."""
        place = self.sections.get((side, passage))
        return None if place is None else comparison.unique[place]


def find_held(comparison: Comparison) -> Held:
    """Where the passages of a comparison are."""
    links = {(side, k): place for place, link in enumerate(comparison.links) for side in Side for k in link.passages(side)}
    sections = {(section.side, k): place for place, section in enumerate(comparison.unique) for k in section.passages}
    return Held(links, sections, max((link.number for link in comparison.links), default=0))


def held_after(held: Held, before: Comparison, now: Comparison) -> Held:
    """The same for another comparison, made from that of the one before."""
    return find_held(now) if changed_since(before, now) is None else held


held_of = Derived(find_held, held_after).of


def link_at(comparison: Comparison, side: Side, passage: int) -> Link | None:
    """The link that holds a passage; None where none does."""
    return held_of(comparison).link(comparison, side, passage)


def section_at(comparison: Comparison, side: Side, passage: int) -> Section | None:
    """The unique section that holds a passage; None where a link does."""
    return held_of(comparison).section(comparison, side, passage)
