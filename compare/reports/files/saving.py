"""A report at its place: one file, and for a spreadsheet the facts in a second beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.reports import render
from compare.reports.files.writing import is_device, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from compare.comparison import Comparison


def places(path: Path, format_name: str) -> tuple[Path, ...]:
    """The files that a report in some format is: `path`, and for 'csv' NAME.facts.csv beside it unless it is a device."""
    if format_name == "csv" and not is_device(path):
        return path, path.with_name(f"{path.stem}.facts{path.suffix}")
    return (path,)


def save_report(  # noqa: PLR0913 - what, where, and how
    comparison: Comparison, path: Path, format_name: str, *, force: bool = False, by: str = "", whole: bool = False
) -> tuple[Path, ...]:
    """Write a report: all of its files are new afterwards, or none is.

    Args:
        comparison: of two articles.
        path: of the report.
        format_name: one of FORMATS.
        force: whether files that are there may be replaced.
        by: who made it, for the reports that a person reads.
        whole: whether a memo tells all.

    Returns:
        What was written.

    Raises:
        UnwritableError: where a file exists already, or cannot be written.
    """
    paths = places(path, format_name)
    contents = [render(comparison, format_name, by=by, whole=whole)]
    if len(paths) > 1:
        from compare.reports.spreadsheet import render_facts_csv

        contents.append(render_facts_csv(comparison))
    write_files(list(zip(paths, contents, strict=True)), force=force)
    return paths
