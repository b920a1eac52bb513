"""A comparison becomes a report: one module a format, imported when it is asked for."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.comparison import Comparison

SUFFIXES = {
    ".txt": "plain",
    ".memo": "memo",
    ".eml": "mail",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".docx": "docx",
    ".csv": "csv",
    ".json": "json",
    ".svg": "svg",
}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))
NO_TEXT = frozenset({"docx"})  # formats that no terminal can show


def suffix_of(format_name: str) -> str:
    """The file ending of a format: '.txt' for 'plain'."""
    return next(suffix for suffix, name in SUFFIXES.items() if name == format_name)


def format_of(path: str) -> str | None:
    """The format that a file's ending asks for; None where it asks for none that is known."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def render(comparison: Comparison, format_name: str, width: int | None = None, by: str = "", *, whole: bool = False) -> bytes:
    """A report as UTF-8 bytes.

    Args:
        comparison: of two articles.
        format_name: one of FORMATS; of 'csv' the first table (see `saving` for the second).
        width: of a line of the plain report, in columns.
        by: who made it, for the reports that a person reads.
        whole: whether a memo tells all, however long it is.
    """
    if format_name == "json":
        from compare.reports.record import render_json

        return render_json(comparison, by)
    if format_name == "csv":
        from compare.reports.spreadsheet import render_csv

        return render_csv(comparison)
    if format_name == "docx":
        from compare.reports.word.document import render_docx

        return render_docx(comparison, by)
    if format_name == "memo" and whole:
        from compare.reports.letters.memo import render_memo

        return render_memo(comparison.with_docs(), by, whole=True).encode("utf-8", "replace")
    return _text(comparison, format_name, width, by).encode("utf-8", "replace")


def _text(comparison: Comparison, format_name: str, width: int | None, by: str) -> str:
    """Of the formats that a person reads."""
    comparison = comparison.with_docs()  # a record has none: credit and speakers read the articles once for both
    if format_name == "html":
        from compare.reports.html import render_html

        return render_html(comparison, by)
    if format_name == "svg":
        from compare.reports.picture import render_picture

        return render_picture(comparison)
    if format_name == "markdown":
        from compare.reports.markdown import render_markdown

        return render_markdown(comparison, by)
    if format_name == "mail":
        from compare.reports.letters.mail import render_mail

        return render_mail(comparison, by)
    if format_name == "memo":
        from compare.reports.letters.memo import render_memo

        return render_memo(comparison, by)
    from compare.reports.plain import WIDTH, render_plain

    return render_plain(comparison, width or WIDTH, by)
