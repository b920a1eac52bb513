"""The pairs of a sweep, gone through on the desk one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.reading.cleaning import visible
from compare.reviewing.store.folder import review_of_hashes
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from compare.sweeping.index.record import Index, PairRecord


@dataclass(frozen=True, slots=True)
class WalkedPair:
    """A pair of a sweep.

    Attributes:
        record: the file of its comparison.
        story: what the story is called, safe to show.
        source: likewise.
        said: how much the two share, and the gravest fact; likewise.
        review: where its review is or will be.
    """

    record: Path
    story: str
    source: str
    said: str
    review: Path


@dataclass(frozen=True, slots=True)
class Walk:
    """Where on the way through them a desk is.

    Attributes:
        pairs: all of them, in the order of the index: by story, the best source first.
        at: the one that is open.
        turn: opens another one, by its place.
    """

    pairs: Sequence[WalkedPair]
    at: int
    turn: Callable[[int], None]

    @property
    def said(self) -> str:
        """Where that is."""
        return f"pair {self.at + 1} of {len(self.pairs)}"


def walked_pairs(index: Index, folder: Path) -> list[WalkedPair]:
    """The pairs of an index, in its order; of those of the same two texts, which have one review, the first.

    Args:
        index: of a sweep.
        folder: that it is in.
    """
    found: dict[Path, WalkedPair] = {}
    for each in index.pairs:
        pair = _pair(index, each, folder)
        found.setdefault(pair.review, pair)
    return list(found.values())


def _pair(index: Index, pair: PairRecord, folder: Path) -> WalkedPair:
    story, source = index.stories[pair.story], index.sources[pair.source]
    share = [f"{100 * count / max(1, story.words):.0f}% {how}" for count, how in _counts(pair) if count]
    facts = sum(pair.facts.values())
    said = [", ".join(share), counted(facts, "fact") if facts else "", visible(pair.gravest)]
    titles = [visible(each.title or each.name) for each in (story, source)]
    return WalkedPair(
        folder / pair.record, titles[0], titles[1], " · ".join(filter(None, said)), review_of_hashes(source.sha256, story.sha256)
    )


def _counts(pair: PairRecord) -> tuple[tuple[int, str], ...]:
    return (pair.of_story.verbatim, "verbatim"), (pair.of_story.reworded, "reworded")
