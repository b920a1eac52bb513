"""What a comparison of a sweep found: what the index and the pages are made of. The pair's record has all of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from compare.facts.whole.entries import find_ledger
from compare.link import Kind, Side
from compare.reading.cleaning import clean
from compare.reports.telling.excerpts import shortened
from compare.reports.telling.titles import fact_title

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.link import Link

_LONGEST = 200  # characters of the gravest fact


class Part(msgspec.Struct, frozen=True):
    """How much of one article the other tells, in words: verbatim or nearly, reworded, and of how many."""

    words: int
    verbatim: int
    reworded: int

    @property
    def shared(self) -> float:
        """The share that the other tells too, 0 to 1."""
        return (self.verbatim + self.reworded) / self.words if self.words else 0.0


class Told(msgspec.Struct, frozen=True):
    """A passage of a story that the source tells too.

    Attributes:
        passage: its id.
        kind: matched or paraphrased.
        lexical: likeness of words, 0 to 1.
        semantic: likeness of meaning, 0 to 1.
    """

    passage: int
    kind: str
    lexical: float
    semantic: float


class Finding(msgspec.Struct, frozen=True):
    """A comparison of a sweep in figures.

    Attributes:
        made_of: what it was made of, as a hash: another one is no answer to the same question.
        shares: whether the two share something, so that it is reported.
        story: of the story, what the source tells too.
        source: of the source, what the story tells too.
        links: how many.
        moved: links out of the order that the others keep.
        facts: how many of each family.
        gravest: the fact that an editor should look at first, in words; empty where there is none that matters.
        told: the passages of the story that the source tells too.
        error: why the two could not be compared or their report not made, as a sentence.
    """

    made_of: str
    shares: bool = False
    story: Part = Part(0, 0, 0)
    source: Part = Part(0, 0, 0)
    links: int = 0
    moved: int = 0
    facts: dict[str, int] = {}
    gravest: str = ""
    told: tuple[Told, ...] = ()
    error: str = ""


def finding_of(comparison: Comparison, made_of: str, *, shares: bool) -> Finding:
    """The figures of a comparison whose left is the source and whose right is the story."""
    links = comparison.story_links
    families = Counter(fact.family for fact in comparison.all_facts)
    return Finding(
        made_of,
        shares=shares,
        story=_part(comparison, Side.RIGHT),
        source=_part(comparison, Side.LEFT),
        links=len(links),
        moved=sum(link.moved for link in links),
        facts=dict(sorted(families.items())),
        gravest=_gravest(comparison) if shares else "",
        told=tuple(sorted((told for link in links for told in _told(link)), key=lambda told: told.passage)),
    )


def _part(comparison: Comparison, side: Side) -> Part:
    shares = comparison.shares(side)
    return Part(shares.words, shares.matched, shares.paraphrased)


def _told(link: Link) -> list[Told]:
    kind = link.counted
    if kind is Kind.UNIQUE:
        return []
    return [Told(passage, kind.value, link.lexical, link.semantic) for passage in link.right]


def _gravest(comparison: Comparison) -> str:
    main = find_ledger(comparison).main
    return shortened(clean(fact_title(main[0].fact)).text, _LONGEST) if main else ""
