"""Many pairs, one report each and an index; what is done and unchanged is not done again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import time
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from compare import __version__
from compare.batching.entry import Entry
from compare.batching.page import render_index
from compare.comparison import Comparison, compare
from compare.errors import CopydeskError, UnwritableError
from compare.link import Kind, Side
from compare.machine.paths import is_file
from compare.reading.cleaning import visible
from compare.reading.reader import articles_of, obtain
from compare.reading.sources.web_address import shown, without_login
from compare.reports import SCORED, suffix_of
from compare.reports.files.origins import Origin, marks, require_no_origin
from compare.reports.files.saving import places, save_report
from compare.reports.files.staged import alone_in
from compare.reports.files.writing import write_files
from compare.reports.spreadsheet import armed, defused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from compare.article import Article
    from compare.batching.pairs import Pair
    from compare.embedding import Encoder
    from compare.reading import Reach
    from compare.reports.files.origins import Mark
    from compare.thresholds import Thresholds

INDEX, INDEX_PAGE = "index.csv", "index.html"
_SAVE_EVERY = 2.0  # seconds: what a killed run loses at most


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every pair of a batch.

    Attributes:
        folder: where the reports go.
        formats: of the reports of each pair; the index names the first.
        encoder: turns passages into vectors.
        thresholds: what is decided by.
        encoding: of the sources; None where it is found.
        reach: how far fetching may go.
        listed: the file that lists the pairs, which no report may replace.
        by: who made the reports; empty where nobody is named.
        encoder_for: chooses for two articles where the reporter named no model; None where one is for all.
    """

    folder: Path
    formats: tuple[str, ...]
    encoder: Encoder
    thresholds: Thresholds
    encoding: str | None = None
    reach: Reach | None = None
    listed: str | None = None
    by: str = ""
    encoder_for: Callable[[Article, Article], Encoder] | None = None

    def encoder_of(self, left: Article, right: Article) -> Encoder:
        """The encoder of two articles: the one for all, unless they need another."""
        return self.encoder_for(left, right) if self.encoder_for else self.encoder


def run_batch(pairs: Sequence[Pair], job: Job, tell: Callable[[Entry], None]) -> list[Entry]:
    """Compare every pair, write its reports as FOLDER/ID.ENDING, and keep FOLDER/index.csv and FOLDER/index.html.

    A pair that fails is an entry of status 'failed' and stops nothing; so does one whose report would replace an article
    or the list itself. A pair whose sources, settings and version are
    those of its entry in the index is skipped while its report is there.

    Args:
        pairs: with distinct ids.
        job: where and how.
        tell: called with each entry as it is made.

    Raises:
        UnwritableError: where the folder or its index cannot be written, another batch writes there, or the index would
            replace what is read.
    """
    known = open_folder(pairs, job)
    with alone_in(job.folder) as alone:
        if not alone:
            advice = "wait until it is done, or choose another folder"
            raise UnwritableError(visible(str(job.folder)), "another batch writes there", advice)
        return _all(pairs, job, known, tell)


def _all(pairs: Sequence[Pair], job: Job, known: Mapping[Mark, Origin], tell: Callable[[Entry], None]) -> list[Entry]:
    done = {entry.id: entry for entry in _read_index(job.folder / INDEX)}
    entries: list[Entry] = []
    saved = time.monotonic()
    try:
        for pair in pairs:
            entries.append(_one(pair, job, known, done.get(pair.id)))
            tell(entries[-1])
            if time.monotonic() - saved > _SAVE_EVERY:
                _write_index(job, _with_rest(entries, done))
                saved = time.monotonic()
    except BaseException:
        _write_index(job, _with_rest(entries, done))
        raise
    _write_index(job, entries)
    return entries


def open_folder(pairs: Sequence[Pair], job: Job) -> dict[Mark, Origin]:
    """Make the folder of a batch where it is not there; what is read, by its marks.

    Raises:
        UnwritableError: where it cannot be made, or its index would replace what is read.
    """
    known = marks(_origins(pairs, job))
    require_no_origin([job.folder / name for name in (INDEX, INDEX_PAGE)], known, "choose another folder for the reports")
    _make_folder(job.folder)
    return known


def _origins(pairs: Sequence[Pair], job: Job) -> Iterator[Origin]:
    for pair in pairs:
        yield from (Origin(source, f"an article of the pair {pair.id}") for source in (pair.left, pair.right))
    if job.listed:
        yield Origin(job.listed, "the list of pairs")


def _one(pair: Pair, job: Job, known: Mapping[Mark, Origin], before: Entry | None) -> Entry:
    reports = _reports(pair.id, job)
    entry = Entry(pair.id, shown(pair.left), shown(pair.right), "failed", report=reports[0][0].name)
    try:
        require_no_origin(_places(reports), known, "give the pair another id, or choose another folder")
        obtained = [obtain(source, reach=job.reach) for source in (pair.left, pair.right)]
        mark = _fingerprint(pair, job, [each.source.sha256 for each in obtained])
        if before and before.fingerprint == mark and before.status != "failed" and all(map(is_file, _places(reports))):
            return replace(before, status="skipped")
        left, right = articles_of(obtained, encoding=job.encoding)
        comparison = compare(
            left, right, job.encoder_of(left, right), job.thresholds, scored=not SCORED.isdisjoint(job.formats), again=False
        )
        for report in reports:
            save_report(comparison, *report, force=True, by=job.by)
        return _with_figures(replace(entry, status="done", fingerprint=mark), comparison)
    except CopydeskError as error:
        return replace(entry, report="", error=str(error))
    except Exception as error:  # noqa: BLE001 - one pair's trouble must not stop the others
        return replace(entry, report="", error=f"{visible(str(error)) or 'unexpected'} ({type(error).__name__})")


def _reports(name: str, job: Job) -> list[tuple[Path, str]]:
    """Where each report of a pair goes, with its format."""
    return [(job.folder / f"{name}{suffix_of(each)}", each) for each in job.formats]


def _places(reports: Sequence[tuple[Path, str]]) -> list[Path]:
    return [place for report in reports for place in places(*report)]


def _fingerprint(pair: Pair, job: Job, hashes: Sequence[str]) -> str:
    """Changes with anything that could change the report."""
    parts: dict[str, object] = {
        "copydesk": __version__,
        "format": job.formats[0] if len(job.formats) == 1 else list(job.formats),
        "encoding": job.encoding,
        "model": [job.encoder.name, job.encoder.sha256],
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


def _with_rest(entries: Sequence[Entry], done: dict[str, Entry]) -> list[Entry]:
    """The entries so far and, of an earlier run, those not yet reached."""
    reached = {entry.id for entry in entries}
    return [*entries, *(entry for entry in done.values() if entry.id not in reached)]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(visible(str(folder)), (error.strerror or str(error)).lower(), "choose another folder") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UnwritableError(visible(str(folder)), "this account may not write there", "choose another folder")


def _read_index(path: Path) -> Iterator[Entry]:
    """The entries of an earlier run; none where there is no index, or one that is not ours."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return
    names = {field.name for field in fields(Entry)}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if set(row) == names and row["status"] in {"done", "skipped"}:
            yield Entry(**{name: armed(value or "") for name, value in row.items()})  # type: ignore[arg-type]  # checked above


def _write_index(job: Job, entries: Sequence[Entry]) -> None:
    """Both forms of the index; the table can be read again, the page leads to the reports."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([field.name for field in fields(Entry)])
    for entry in entries:
        status = "done" if entry.status == "skipped" else entry.status
        writer.writerow([defused(str(value)) for value in asdict(replace(entry, status=status)).values()])
    page = render_index(entries, job.formats, job.by)
    write_files([(job.folder / INDEX, text.getvalue().encode("utf-8-sig")), (job.folder / INDEX_PAGE, page)], force=True)
