"""The index as JSON, schema copydesk/sweep/1: `python -m compare.sweeping.index.record > docs/sweep.schema.json`."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the types
from typing import Any, Literal

import msgspec

SCHEMA: Literal["copydesk/sweep/1"] = "copydesk/sweep/1"


class PartRecord(msgspec.Struct, frozen=True):
    """Words of an article that the other tells too: verbatim or nearly, and reworded."""

    verbatim: int
    reworded: int


class SourceRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article: its name as given; `published` and `language` where they are known, the language where it is not English."""

    name: str
    title: str
    words: int
    sha256: str
    published: date | None = None
    language: str = ""


class PassageRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A passage of a story; `source` is the place of the source that it is nearest to: without one it is the story's own."""

    id: int
    text: str
    words: int
    source: int | None = None
    kind: str = ""


class StoryRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A story, the places of its pairs, best source first, and its passages; those of a story without a pair are all its own."""

    name: str
    title: str
    words: int
    sha256: str
    own_words: int
    pairs: list[int]
    published: date | None = None
    language: str = ""
    passages: list[PassageRecord] = []


class PairRecord(msgspec.Struct, frozen=True):
    """Two articles that share something.

    `story` and `source` are places, `record` the file of the whole comparison, `first` which of the two was published first:
    'story', 'source', 'same day', or empty where that is not known.
    """

    story: int
    source: int
    record: str
    of_story: PartRecord
    of_source: PartRecord
    links: int
    moved: int
    first: str
    facts: dict[str, int]
    gravest: str


class FailedRecord(msgspec.Struct, frozen=True):
    """What could not be read or compared: 'story', 'source' or 'pair', its name, and why."""

    what: str
    name: str
    error: str


class SettingsRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was decided by; `foreign_model` compares pairs of which one is not in English."""

    model: str
    model_sha256: str
    thresholds: dict[str, float]
    foreign_model: str = ""
    foreign_model_sha256: str = ""


class Index(msgspec.Struct, frozen=True):
    """A sweep."""

    schema: Literal["copydesk/sweep/1"]
    copydesk: str
    settings: SettingsRecord
    stories: list[StoryRecord]
    sources: list[SourceRecord]
    pairs: list[PairRecord]
    failed: list[FailedRecord]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the index."""
    from compare.schemas import schema_of

    return schema_of(Index, SCHEMA, "What a copydesk sweep found")


def main() -> None:
    """Write the JSON Schema to standard output."""
    import sys

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


if __name__ == "__main__":
    main()
