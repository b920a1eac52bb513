"""Passim's method as a baseline: pairs that share runs of five words which few texts have (Smith, Cordell and Mullen 2015)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LENGTH, MOST, LEAST = (
    5,
    100,
    3,
)  # words of a run; texts that may have it; runs that a pair shares: Passim's own defaults, the last lower


def shared_runs(stories: Mapping[str, str], sources: Mapping[str, str]) -> set[tuple[str, str]]:
    """The names of story and source of each pair that shares at least LEAST runs of words."""
    runs = {("story", name): _runs(text) for name, text in stories.items()}
    runs |= {("source", name): _runs(text) for name, text in sources.items()}
    having = defaultdict(list)
    for text, found in runs.items():
        for run in found:
            having[run].append(text)
    counts: Counter[tuple[str, str]] = Counter()
    for texts in having.values():
        if 2 <= len(texts) <= MOST:
            ours, theirs = ([name for side, name in texts if side == wanted] for wanted in ("story", "source"))
            counts.update((story, source) for story in ours for source in theirs)
    return {pair for pair, count in counts.items() if count >= LEAST}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[start:] for start in range(LENGTH)), strict=False))
