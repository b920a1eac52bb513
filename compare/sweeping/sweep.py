"""A sweep: read, encode, search, compare, gather. Each stage keeps its pieces as they are made, and finds what was kept before."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from compare.errors import UnwritableError
from compare.reading.cleaning import visible
from compare.reports.files.origins import Origin, marks, require_no_origin
from compare.reports.files.staged import alone_in
from compare.sweeping.common import keep_common
from compare.sweeping.index.gathering import Pair, gathered
from compare.sweeping.index.writing import FILES, write_index
from compare.sweeping.intake import Known, ToRead, read_all
from compare.sweeping.pairs.comparing import PAIRS, Asked, ToCompare, compare_all, pair_name
from compare.sweeping.pairs.finding import Finding
from compare.sweeping.searching.pairing import Read, candidates, model_for, needed, same_articles
from compare.sweeping.vectors import ToEncode, encode_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.engines import Engine
    from compare.sweeping.index.record import Index
    from compare.sweeping.job import Job, Sides, Told

Item = TypeVar("Item")
_TOGETHER = 16  # articles that a process reads or encodes before it says so
_PAIRS_TOGETHER = 4
_LOST = "the process that worked at it was ended again and again"


def run_sweep(sides: Sides, job: Job, engine: Engine, tell: Told) -> Index:
    """Find which stories came from which sources, and write FOLDER/index.csv, index.json, index.html and a report a pair.

    What fails (an article that cannot be read, a pair that cannot be compared) is listed and stops nothing.

    Args:
        sides: what is held against what.
        job: where and how.
        engine: what does the work; the results are the same whichever it is.
        tell: is told how far it is.

    Raises:
        UnwritableError: where the folder cannot be written, another sweep writes there, or the disk is full; what is done is
            kept, and the same sweep goes on from there.
    """
    open_folder(sides, job)
    with alone_in(job.folder) as alone:
        if not alone:
            advice = "wait until it is done, or choose another folder"
            raise UnwritableError(visible(str(job.folder)), "another sweep writes there", advice)
        job.kept.remove_leftovers()
        stories, sources = _read(sides, job, engine, tell)
        read = Read(_good(stories), _good(sources), alone=sides.sources is None)
        keep_common(job.kept, [each.key for each in (*read.stories, *read.sources)])
        _encode(read, job, engine, tell)
        same = set() if read.alone else same_articles(sides.stories, sides.sources or [], read)
        asked = candidates(read, job, engine, tell, same)
        pairs = _compare(read, asked, job, engine, tell)
        index = gathered(read, pairs, _bad(stories, [] if read.alone else sources), job)
        write_index(index, pairs, job)
        return index


def open_folder(sides: Sides, job: Job) -> None:
    """Make the folder of a sweep where it is not there.

    Raises:
        UnwritableError: where it cannot be made, or its index would replace what is read.
    """
    read = [*sides.stories, *(sides.sources or ())]
    origins = [*(Origin(each.source, "an article") for each in read if each.source), *(Origin(k, "a list") for k in sides.listed)]
    require_no_origin([job.folder / name for name in FILES], marks(origins), "choose another folder for the reports")
    try:
        (job.folder / PAIRS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise UnwritableError(visible(str(job.folder)), cause, "choose another folder") from None
    if not os.access(job.folder, os.W_OK | os.X_OK):
        raise UnwritableError(visible(str(job.folder)), "this account may not write there", "choose another folder")


def _good(side: Sequence[Known]) -> list[Known]:
    return [each for each in side if not each.error]


def _bad(stories: Sequence[Known], sources: Sequence[Known]) -> list[tuple[str, Known]]:
    sides = (("story", stories), ("source", sources))
    return [(side, each) for side, found in sides for each in found if each.error]


def _read(sides: Sides, job: Job, engine: Engine, tell: Told) -> tuple[list[Known], list[Known]]:
    """What is known of every article of both sides, in their order."""
    listed = [*sides.stories, *(sides.sources or ())]
    tell.begin("reading", len(listed))
    work = (ToRead(part, job.kept, job.encoding, job.reach) for part in _parts(enumerate(listed), _TOGETHER))
    known: dict[int, Known] = {}
    for done in engine.run(read_all, work):
        found = done.result or [Known(place, each.name, error=_LOST) for place, each in done.piece.listed]
        known.update((each.place, each) for each in found)
        for each in found:
            if each.error:
                tell.failed(each.name, each.error)
        tell.advance(len(found))
    ordered = [known[place] for place in range(len(listed))]
    if sides.sources is None:
        return ordered, ordered
    count = len(sides.stories)
    return ordered[:count], [_placed(each, count) for each in ordered[count:]]


def _placed(known: Known, before: int) -> Known:
    return replace(known, place=known.place - before)


def _encode(read: Read, job: Job, engine: Engine, tell: Told) -> None:
    wanted = needed(read, job)
    tell.begin("encoding", sum(map(len, wanted.values())))
    work = (ToEncode(part, model, job.kept) for model, keys in wanted.items() for part in _parts(keys, _TOGETHER))
    for done in engine.run(encode_all, work):
        tell.advance(len(done.piece.keys))


def _compare(read: Read, asked: Sequence[tuple[int, int]], job: Job, engine: Engine, tell: Told) -> list[Pair]:
    """The findings of all candidates, in their order."""
    tell.begin("comparing", len(asked))
    places = {pair_name(read.sources[source], read.stories[story]): (story, source) for story, source in asked}
    wanted = (_asked(name, read, place, job) for name, place in places.items())
    work = (ToCompare(part, job.kept, job.thresholds, job.formats, job.by) for part in _parts(wanted, _PAIRS_TOGETHER))
    found: dict[str, Finding] = {}
    for done in engine.run(compare_all, work):
        answers = done.result or [(pair.pair, Finding("", error=_LOST)) for pair in done.piece.pairs]
        found.update(answers)
        for name, finding in answers:
            if finding.error:
                tell.failed(_called(read, places[name]), finding.error)
        tell.advance(len(answers))
    return [Pair(name, *place, found[name]) for name, place in places.items()]


def _asked(name: str, read: Read, place: tuple[int, int], job: Job) -> Asked:
    story, source = read.stories[place[0]], read.sources[place[1]]
    return Asked(name, (source.name, source.key), (story.name, story.key), model_for(job, source, story))


def _called(read: Read, place: tuple[int, int]) -> str:
    return f"{read.stories[place[0]].name} and {read.sources[place[1]].name}"


def _parts(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    coming = iter(items)
    while part := tuple(islice(coming, size)):
        yield part
