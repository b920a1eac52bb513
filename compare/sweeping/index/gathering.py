"""Findings become an index: best source first, and each passage with the source that it is nearest to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from compare import __version__
from compare.sweeping.index.record import (
    SCHEMA,
    FailedRecord,
    Index,
    PairRecord,
    PartRecord,
    PassageRecord,
    SettingsRecord,
    SourceRecord,
    StoryRecord,
)
from compare.sweeping.pairs.comparing import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.sweeping.intake import Known
    from compare.sweeping.job import Job
    from compare.sweeping.kept import Kept
    from compare.sweeping.pairs.finding import Finding, Part, Told
    from compare.sweeping.searching.pairing import Read


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair that was compared.

    Attributes:
        name: what its reports are called, without an ending.
        story: its place.
        source: likewise.
        finding: what came of it.
    """

    name: str
    story: int
    source: int
    finding: Finding


def gathered(read: Read, pairs: Sequence[Pair], failed: Sequence[tuple[str, Known]], job: Job) -> Index:
    """The index of a sweep.

    Args:
        read: both sides.
        pairs: all that were compared.
        failed: what could not be read: which side, and what is known of it.
        job: what was asked for.
    """
    found = ranked(pairs)
    of_story: dict[int, list[int]] = {}
    for place, pair in enumerate(found):
        of_story.setdefault(pair.story, []).append(place)
    return Index(
        SCHEMA,
        __version__,
        _settings(job),
        [
            _story(read.stories[k], [found[p] for p in of_story.get(k, [])], of_story.get(k, []), job.kept)
            for k in range(len(read.stories))
        ],
        [_source(known) for known in read.sources],
        [_pair(pair, read) for pair in found],
        [*_unread(failed), *_uncompared(read, pairs)],
    )


def ranked(pairs: Sequence[Pair]) -> list[Pair]:
    """Those that share something: in the order of the stories, and of each story the source first that has most of it."""
    return sorted((pair for pair in pairs if pair.finding.shares), key=_rank)


def _rank(pair: Pair) -> tuple[int, int, int, float, int]:
    part = pair.finding.story
    return pair.story, -(part.verbatim + part.reworded), -part.verbatim, -pair.finding.source.shared, pair.source


def _settings(job: Job) -> SettingsRecord:
    thresholds = asdict(job.thresholds)
    if job.foreign is None:
        return SettingsRecord(job.model.name, job.model.sha256, thresholds)
    return SettingsRecord(job.model.name, job.model.sha256, thresholds, job.foreign.name, job.foreign.sha256)


def _source(known: Known) -> SourceRecord:
    return SourceRecord(known.name, known.title, known.words, known.sha256, known.published, known.language)


def _story(known: Known, pairs: Sequence[Pair], places: list[int], kept: Kept) -> StoryRecord:
    passages = list(_passages(known, pairs, kept)) if pairs else []
    own = sum(passage.words for passage in passages if passage.source is None) if pairs else known.words
    about = known.published, known.language
    return StoryRecord(known.name, known.title, known.words, known.sha256, own, places, *about, passages)


def _passages(known: Known, pairs: Sequence[Pair], kept: Kept) -> Iterator[PassageRecord]:
    """The passages of a story in reading order, furniture left out."""
    article = kept.article(known.key)
    nearest = _nearest(pairs)
    for passage in article.story if article else ():
        source, told = nearest.get(passage.id, (None, None))
        yield PassageRecord(passage.id, passage.text, passage.words, source, told.kind if told else "")


def _nearest(pairs: Sequence[Pair]) -> dict[int, tuple[int, Told]]:
    """Of each passage that any source tells, the source whose telling is nearest; the better source among equals."""
    found: dict[int, tuple[int, Told]] = {}
    for pair in pairs:
        for told in pair.finding.told:
            if told.passage not in found or _nearness(told) > _nearness(found[told.passage][1]):
                found[told.passage] = (pair.source, told)
    return found


def _nearness(told: Told) -> tuple[bool, float, float]:
    return told.kind == "matched", told.lexical + told.semantic, told.lexical


def _pair(pair: Pair, read: Read) -> PairRecord:
    found = pair.finding
    return PairRecord(
        pair.story,
        pair.source,
        f"{PAIRS}/{pair.name}.json",
        _part(found.story),
        _part(found.source),
        found.links,
        found.moved,
        _first(read.stories[pair.story], read.sources[pair.source]),
        found.facts,
        found.gravest,
    )


def _part(part: Part) -> PartRecord:
    return PartRecord(part.verbatim, part.reworded)


def _first(story: Known, source: Known) -> str:
    if not story.published or not source.published:
        return ""
    if story.published == source.published:
        return "same day"
    return "story" if story.published < source.published else "source"


def _unread(failed: Sequence[tuple[str, Known]]) -> Iterator[FailedRecord]:
    return (FailedRecord(side, known.name, known.error) for side, known in failed)


def _uncompared(read: Read, pairs: Sequence[Pair]) -> Iterator[FailedRecord]:
    for pair in pairs:
        if pair.finding.error:
            name = f"{read.stories[pair.story].name} and {read.sources[pair.source].name}"
            yield FailedRecord("pair", name, pair.finding.error)
