"""What a sweep is asked for, and whom it tells how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from compare.reading import Reach

if TYPE_CHECKING:
    from pathlib import Path

    from compare.embedding.asked import Model
    from compare.sweeping.kept import Kept
    from compare.sweeping.listing import Listed
    from compare.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Wanted:
    """What makes a pair a candidate; figures in docs/sweep.md.

    Attributes:
        near: the cosine from which a passage of a source is near one of the story.
        least: words of a story, each counted as near as its passage is.
        rare: the sum of what shared rare words weigh, each the logarithm of the number of articles for each one that has it.
        most: candidates of a story of either sort.
    """

    near: float = 0.6
    least: float = 5.0
    rare: float = 120.0
    most: int = 24


@dataclass(frozen=True, slots=True)
class Sides:
    """What is held against what.

    Attributes:
        stories: those whose origin is asked for.
        sources: what they may come from; None where the stories are held against each other.
        listed: the files that list them, which no index may replace.
    """

    stories: list[Listed]
    sources: list[Listed] | None = None
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all of a sweep.

    Attributes:
        folder: where the reports, the index and what is kept go.
        kept: what is kept there.
        model: by which articles are searched and compared.
        thresholds: what is decided by.
        foreign: the model for pairs of which one is not in English; None where the first is for all.
        formats: of each pair's reports; the record is always among them.
        encoding: of the sources; None where it is found.
        reach: how far fetching may go.
        by: who made the reports; empty where nobody is named.
        wanted: of candidates.
    """

    folder: Path
    kept: Kept
    model: Model
    thresholds: Thresholds
    foreign: Model | None = None
    formats: tuple[str, ...] = ("json",)
    encoding: str | None = None
    reach: Reach = field(default_factory=Reach)
    by: str = ""
    wanted: Wanted = field(default_factory=Wanted)


class Told(Protocol):
    """Whoever is told how far a sweep is."""

    def begin(self, stage: str, total: int) -> None:
        """A stage begins, of so many steps."""

    def advance(self, steps: int) -> None:
        """So many more are done."""

    def failed(self, name: str, error: str) -> None:
        """An article or a pair failed; the rest goes on."""


class Untold:
    """Nobody is told."""

    def begin(self, stage: str, total: int) -> None:
        """See `Told.begin`."""

    def advance(self, steps: int) -> None:
        """See `Told.advance`."""

    def failed(self, name: str, error: str) -> None:
        """See `Told.failed`."""
