"""Which articles can be pairs at all, which of them is the source, and which model the two need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.machine.paths import real
from compare.reading.sources.web_address import is_address
from compare.sweeping.searching.candidates import ToWeigh, found_by, in_order, searches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.embedding.asked import Model
    from compare.engines import Engine
    from compare.sweeping.intake import Known
    from compare.sweeping.job import Job, Told
    from compare.sweeping.listing import Listed
    from compare.sweeping.searching.nearest import ToSearch


@dataclass(frozen=True, slots=True)
class Read:
    """Both sides as they were read: what could not be is left out.

    Attributes:
        stories: in their order.
        sources: likewise; the same where the stories are held against each other.
        alone: whether they are.
    """

    stories: list[Known]
    sources: list[Known]
    alone: bool


@dataclass(frozen=True, slots=True)
class _Search:
    """One search: the model, and the places of the stories and sources that it is for."""

    model: Model
    stories: list[int]
    sources: list[int]


def needed(read: Read, job: Job) -> dict[Model, list[str]]:
    """The keys of the articles that each model has to encode, each once."""
    found: dict[Model, dict[str, None]] = {}
    for each in _searches(read, job):
        keys = found.setdefault(each.model, {})
        keys.update(dict.fromkeys(read.stories[place].key for place in each.stories))
        keys.update(dict.fromkeys(read.sources[place].key for place in each.sources))
    return {model: list(keys) for model, keys in found.items()}


def model_for(job: Job, source: Known, story: Known) -> Model:
    """The model that two articles are compared by."""
    return job.foreign if job.foreign and (source.language or story.language) else job.model


def _searches(read: Read, job: Job) -> list[_Search]:
    """English by the one model, and what touches another language by the other; empty ones left out."""
    all_stories, all_sources = list(range(len(read.stories))), list(range(len(read.sources)))
    if job.foreign is None:
        return [_Search(job.model, all_stories, all_sources)]
    english = [[place for place, each in enumerate(side) if not each.language] for side in (read.stories, read.sources)]
    others = [[place for place, each in enumerate(side) if each.language] for side in (read.stories, read.sources)]
    found = (
        _Search(job.model, english[0], english[1]),
        _Search(job.foreign, others[0], all_sources),
        _Search(job.foreign, english[0], others[1]),
    )
    return [each for each in found if each.stories and each.sources]


def candidates(read: Read, job: Job, engine: Engine, tell: Told, same: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of the sources and stories that are worth a comparison, in the order of the stories.

    Args:
        read: both sides.
        job: how candidates are chosen.
        engine: that searches.
        tell: is told of each story.
        same: places of story and source that are one article.
    """
    found: set[tuple[int, int]] = set()
    wanted = {f"stories-{number}": each for number, each in enumerate(_searches(read, job))}
    tell.begin("searching", sum(len(each.stories) for each in wanted.values()))
    for done in engine.run(found_by, _work(read, wanted, job)):
        if isinstance(done.piece, ToWeigh):
            found.update(done.result or ())
            continue
        each = wanted[done.piece.stories]
        found.update((each.stories[one], each.sources[two]) for one, two in done.result or ())
        tell.advance(done.piece.last - done.piece.first)
    return in_order(_turned(read, found - same))


def _work(read: Read, wanted: Mapping[str, _Search], job: Job) -> Iterator[ToSearch | ToWeigh]:
    """The pieces of all searches; that by rare words first, which is one piece."""
    kept = job.kept
    kept.keep_keys("stories", [known.key for known in read.stories])
    kept.keep_keys("sources", [known.key for known in read.sources])
    yield ToWeigh("stories", "sources", kept, job.wanted)
    for stories, each in wanted.items():
        sources = stories.replace("stories", "sources")
        kept.keep_keys(stories, [read.stories[place].key for place in each.stories])
        kept.keep_keys(sources, [read.sources[place].key for place in each.sources])
        yield from searches((len(each.stories), len(each.sources)), each.model, kept, job.wanted, (stories, sources))


def _turned(read: Read, found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of stories among themselves each two once: the source is the one that was published first, or else is listed first."""
    for story, source in found:
        if not read.alone:
            yield story, source
        elif story != source:
            yield (source, story) if _earlier(read.stories[story], read.stories[source]) else (story, source)


def _earlier(one: Known, two: Known) -> bool:
    if one.published and two.published and one.published != two.published:
        return one.published < two.published
    return one.place < two.place


def same_articles(stories: Sequence[Listed], sources: Sequence[Listed], read: Read) -> set[tuple[int, int]]:
    """The places of stories that are listed as a source too."""
    by_place: dict[object, int] = {_identity(sources[each.place]): place for place, each in enumerate(read.sources)}
    found = ((place, by_place.get(_identity(stories[each.place]))) for place, each in enumerate(read.stories))
    return {(story, source) for story, source in found if source is not None}


def _identity(listed: Listed) -> object:
    if not listed.source:
        return listed.name, listed.held
    return listed.source if is_address(listed.source) else real(listed.source)
