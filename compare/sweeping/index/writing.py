"""The index reaches its files: what it no longer names goes, and all that it leads to is there before it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from compare.errors import UnwritableError
from compare.patterns import regex
from compare.reading.cleaning import visible
from compare.reports.files.writing import write_files, write_report
from compare.sweeping.index.gathering import ranked
from compare.sweeping.index.page import STORY_PAGES, page_name, render_page, render_story
from compare.sweeping.index.table import render_failed, render_table
from compare.sweeping.pairs.comparing import PAIRS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from compare.sweeping.index.gathering import Pair
    from compare.sweeping.index.record import Index
    from compare.sweeping.job import Job

FILES = ("index.csv", "index.json", "index.html", "failed.csv")
_OURS = regex(r"([0-9a-f]{16}(?:-[0-9a-f]{16})?)(?:\.facts)?\.[a-z]{2,5}")


def write_index(index: Index, pairs: Sequence[Pair], job: Job) -> None:
    """Write the index, with a page for each story that has a pair.

    Raises:
        UnwritableError: where that cannot be done.
    """
    names = [pair.name for pair in ranked(pairs)]
    pages = _write_stories(index, names, job)
    files = (
        render_table(index),
        msgspec.json.format(msgspec.json.encode(index), indent=1) + b"\n",
        render_page(index, names, job.formats, job.by),
        render_failed(index),
    )
    write_files([(job.folder / name, data) for name, data in zip(FILES, files, strict=True)], force=True)
    _remove_others(job.folder / PAIRS, frozenset(names))
    _remove_others(job.folder / STORY_PAGES, pages)


def _write_stories(index: Index, names: Sequence[str], job: Job) -> frozenset[str]:
    folder = job.folder / STORY_PAGES
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UnwritableError(visible(str(folder)), (error.strerror or str(error)).lower(), "choose another folder") from None
    written = []
    for place, story in enumerate(index.stories):
        if story.pairs:
            written.append(page_name(story.pairs, names))
            write_report(folder / written[-1], render_story(index, place, names, job.formats), force=True)
    return frozenset(name.removesuffix(".html") for name in written)


def _remove_others(folder: Path, names: Collection[str]) -> None:
    """Remove the reports that an earlier run wrote and this one did not find: nothing is counted twice."""
    for path in folder.iterdir():
        ours = _OURS.fullmatch(path.name)
        if ours and ours.group(1) not in names:
            with suppress(OSError):
                path.unlink()
