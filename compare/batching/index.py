"""The index of a batch in its two forms: a table, which the next run reads again, and a page that leads to the reports."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING

from compare.batching.entry import Entry
from compare.batching.page import render_index
from compare.reports.files.writing import write_files
from compare.reports.spreadsheet import armed, defused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from compare.batching.job import Job

INDEX, INDEX_PAGE = "index.csv", "index.html"


def read_index(path: Path) -> Iterator[Entry]:
    """The entries of an earlier run; none where there is no index, or one that is not ours."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return
    names = {field.name for field in fields(Entry)}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if set(row) == names and row["status"] in {"done", "skipped"}:
            yield Entry(**{name: armed(value or "") for name, value in row.items()})  # type: ignore[arg-type]  # checked above


def write_index(job: Job, entries: Sequence[Entry]) -> None:
    """Write both forms.

    Raises:
        UnwritableError: where that cannot be done.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([field.name for field in fields(Entry)])
    for entry in entries:
        status = "done" if entry.status == "skipped" else entry.status
        writer.writerow([defused(str(value)) for value in asdict(replace(entry, status=status)).values()])
    page = render_index(entries, job.formats, job.by)
    write_files([(job.folder / INDEX, text.getvalue().encode("utf-8-sig")), (job.folder / INDEX_PAGE, page)], force=True)
