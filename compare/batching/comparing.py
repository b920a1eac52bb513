"""One pair of a batch: read, compared, its reports written; or found to be done already."""

from __future__ import annotations

import hashlib
import json
from contextlib import chdir, nullcontext
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from compare import __version__
from compare.batching.entry import Entry
from compare.comparison import Comparison, compare
from compare.embedding.asked import loaded
from compare.embedding.choice import encoder_for
from compare.errors import CopydeskError
from compare.link import Kind, Side
from compare.machine.paths import here, is_file
from compare.reading.cleaning import visible
from compare.reading.reader import articles_of, obtain
from compare.reading.sources.web_address import shown, without_login
from compare.reports import suffix_of
from compare.reports.files.saving import places, save_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compare.article import Article
    from compare.batching.job import Job
    from compare.batching.pairs import Pair
    from compare.embedding import Encoder

LOST = "the process that worked at it was ended again and again"


@dataclass(frozen=True, slots=True)
class ToCompare:
    """A pair to compare.

    Attributes:
        place: in the list.
        pair: its sources and id.
        job: where and how.
        before: its entry in an earlier index.
        where: the folder that relative paths are in; a worker of a cluster stands in another one.
    """

    place: int
    pair: Pair
    job: Job
    before: Entry | None
    where: Path

    def failed(self, error: str) -> Entry:
        """Its entry where it could not be compared."""
        return Entry(self.pair.id, shown(self.pair.left), shown(self.pair.right), "failed", error=error)


def compare_pair(work: ToCompare) -> Entry:
    """Compare a pair and write its reports, unless that was done of the same sources, settings and version.

    What goes wrong is told in the entry, and stops nothing else.
    """
    try:
        with nullcontext() if here() == work.where else chdir(work.where):
            return _compared(work)
    except CopydeskError as error:
        return work.failed(str(error))
    except Exception as error:  # noqa: BLE001 - one pair's trouble must not stop the others
        return work.failed(f"{visible(str(error)) or 'unexpected'} ({type(error).__name__})")


def reports_of(pair: Pair, job: Job) -> list[tuple[Path, str]]:
    """Where each report of a pair goes, with its format."""
    return [(job.folder / f"{pair.id}{suffix_of(each)}", each) for each in job.formats]


def places_of(pair: Pair, job: Job) -> list[Path]:
    """The files of all reports of a pair."""
    return [place for report in reports_of(pair, job) for place in places(*report)]


def _compared(work: ToCompare) -> Entry:
    pair, job, before = work.pair, work.job, work.before
    obtained = [obtain(source, reach=job.reach) for source in (pair.left, pair.right)]
    mark = _fingerprint(pair, job, [each.source.sha256 for each in obtained])
    if before and before.fingerprint == mark and before.status != "failed" and all(map(is_file, places_of(pair, job))):
        return replace(before, status="skipped")
    left, right = articles_of(obtained, encoding=job.encoding)
    comparison = compare(left, right, _encoder(job, left, right), job.thresholds, again=False)
    reports = reports_of(pair, job)
    for report in reports:
        save_report(comparison, *report, force=True, by=job.by)
    entry = replace(work.failed(""), status="done", report=reports[0][0].name, fingerprint=mark)
    return _with_figures(entry, comparison)


def _encoder(job: Job, left: Article, right: Article) -> Encoder:
    if job.is_for_all:
        return job.model.encoder()
    return encoder_for(None, left, right, lambda name: loaded(job.model.load, name or job.model.asked))


def _fingerprint(pair: Pair, job: Job, hashes: Sequence[str]) -> str:
    """Changes with anything that could change the report."""
    parts: dict[str, object] = {
        "copydesk": __version__,
        "format": job.formats[0] if len(job.formats) == 1 else list(job.formats),
        "encoding": job.encoding,
        "model": [job.model.name, job.model.sha256],
        "thresholds": asdict(job.thresholds),
        "sources": [list(each) for each in zip(map(without_login, (pair.left, pair.right)), hashes, strict=True)],
    }
    if job.by:
        parts["by"] = job.by
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _with_figures(entry: Entry, comparison: Comparison) -> Entry:
    ours, theirs = comparison.shares(Side.LEFT), comparison.shares(Side.RIGHT)
    shares: dict[str, Any] = {
        f"{side}_{kind.value}": f"{found.exact_percents[kind]:.1f}"
        for side, found in (("left", ours), ("right", theirs))
        for kind in Kind
    }
    links = len(comparison.links)
    moved = sum(link.moved for link in comparison.links)
    facts = len(comparison.all_facts)
    return replace(entry, left_words=ours.words, right_words=theirs.words, links=links, moved=moved, facts=facts, **shares)
