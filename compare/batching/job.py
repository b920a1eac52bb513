"""What a batch is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.reading import Reach

if TYPE_CHECKING:
    from pathlib import Path

    from compare.embedding.asked import Model
    from compare.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every pair of a batch.

    Attributes:
        folder: where the reports go.
        formats: of the reports of each pair; the index names the first.
        model: turns passages into vectors.
        thresholds: what is decided by.
        encoding: of the sources; None where it is found.
        reach: how far fetching may go.
        listed: the file that lists the pairs, which no report may replace.
        by: who made the reports; empty where nobody is named.
        is_for_all: whether every pair is compared by this model, whatever language it is in.
    """

    folder: Path
    formats: tuple[str, ...]
    model: Model
    thresholds: Thresholds
    encoding: str | None = None
    reach: Reach = field(default_factory=Reach)
    listed: str | None = None
    by: str = ""
    is_for_all: bool = True
