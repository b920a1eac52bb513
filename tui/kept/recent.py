"""The pairs that were compared before, and which of them can be opened again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from compare.machine.paths import is_there
from compare.reading.cleaning import visible
from compare.reading.sources.sources import STDIN_NAME
from compare.reviewing.store.listing import saved_reviews

if TYPE_CHECKING:
    from pathlib import Path

    from compare.reviewing.store.listing import SavedReview

MOST = 100


@dataclass(frozen=True, slots=True)
class RecentPair:
    """A pair that has a review.

    Attributes:
        sources: of the left and the right; not made safe to show.
        titles: likewise, safe to show.
        said: when it was reviewed last and how far, or why it cannot be opened again.
        can_open: whether both sources can be read again, as far as that is known without reading.
    """

    sources: tuple[str, str]
    titles: tuple[str, str]
    said: str
    can_open: bool


def recent_pairs(folder: Path) -> list[RecentPair]:
    """The pairs of a folder of reviews, the one changed last first, each once."""
    pairs: dict[tuple[str, str], RecentPair] = {}
    for review in saved_reviews(folder):
        if not review.error and not review.kept and any(review.sources):
            pairs.setdefault(review.sources, _pair(review))
    return list(pairs.values())[:MOST]


def _pair(review: SavedReview) -> RecentPair:
    why_not = next((why for source in review.sources if (why := _why_not(source))), "")
    left, right = (visible(title) or "unknown" for title in review.titles)
    said = f"cannot be opened again: {why_not}" if why_not else _progress(review)
    return RecentPair(review.sources, (left, right), said, not why_not)


def _why_not(source: str) -> str:
    """Why a source cannot be read again; empty where it can."""
    if source in {"", STDIN_NAME}:
        return "one side came from standard input and was not kept" if source else "its sources are not known"
    if source.startswith(("http://", "https://")):
        return ""
    if not is_there(source):
        return f"{visible(os.path.basename(source))} is not there any more"  # noqa: PTH119 - as it was kept
    return ""


def _progress(review: SavedReview) -> str:
    done = "not compared yet" if review.links is None else f"settled {review.reviewed}/{review.links}"
    parts = [_day(review.changed), done, f"{review.notes} {'note' if review.notes == 1 else 'notes'}" if review.notes else ""]
    return ", ".join(filter(None, [*parts, "open on another desk" if review.opened else ""]))


def _day(time: str) -> str:
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):  # a time at the end of all calendars, or before this system's first
        return ""
