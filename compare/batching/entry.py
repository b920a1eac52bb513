"""A line of the index of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["done", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: a pair, what became of it, and its figures (shares in percent of words)."""

    id: str
    left: str
    right: str
    status: Status
    error: str = ""
    report: str = ""
    left_words: int | str = ""
    left_matched: str = ""
    left_paraphrased: str = ""
    left_unique: str = ""
    right_words: int | str = ""
    right_matched: str = ""
    right_paraphrased: str = ""
    right_unique: str = ""
    links: int | str = ""
    moved: int | str = ""
    facts: int | str = ""
    fingerprint: str = ""
