"""Reports on the command line: which are asked for, where they go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from compare.reports import FORMATS, NO_TEXT, SUFFIXES, format_of, render
from tui.commands.options import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.comparison import Comparison
    from compare.reports.files.origins import Origin

FORMAT = click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="Of the report on standard output; of csv only the first table, without the facts.  [default: plain]",
)
OUTPUT = click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Save a report; its ending picks the format. Repeatable. NAME.csv brings NAME.facts.csv along.",
)
BY = click.option("--by", metavar="NAME", default="", help="Who made the report; it says so, with the day (not csv and svg).")
FORCE = click.option("--force", is_flag=True, help="Let -o replace a report that is there, never what was read.")

Chosen = list[tuple[Path, str]]
F = TypeVar("F", bound="Callable[..., object] | click.Command")


def of_formats(said: str, default: tuple[str, ...] = ()) -> Callable[[F], F]:
    """The option of a command that makes many reports, each in any number of formats.

    Args:
        said: of it in the command's help.
        default: the formats where none is named.
    """
    formats = click.Choice(FORMATS)
    return click.option("--format", "formats", type=formats, multiple=True, default=default, show_default=bool(default), help=said)


def chosen_reports(outputs: Sequence[str], format_name: str | None) -> Chosen:
    """Each place with its format.

    Raises:
        click.UsageError: where a format is none for the place that it would go to.
    """
    if not outputs and format_name in NO_TEXT and sys.stdout.isatty():
        raise click.UsageError(f"a terminal cannot show {format_name}; name a file with -o")
    return [(Path(output), _format_for(output, format_name)) for output in outputs]


def require_places(chosen: Chosen, origins: Sequence[Origin], *, force: bool) -> None:
    """Say before the work, not after it, that a report has no place to go."""
    if not chosen:
        return
    from compare.reports.files.origins import marks, require_no_origin
    from compare.reports.files.saving import places
    from compare.reports.files.writing import is_device, require_free

    paths = [path for report in chosen for path in places(*report)]
    require_no_origin(paths, marks(origins))
    for at, path in enumerate(paths):
        require_free(path, force=force)
        if path in paths[:at] and not is_device(path):
            raise click.UsageError(f"{path}: two reports cannot go to one file")


def give_reports(comparison: Comparison, chosen: Chosen, format_name: str | None, by: str, *, force: bool) -> None:
    """Save the reports that are asked for; without any, one goes to standard output."""
    from compare.reading.cleaning import visible
    from compare.reports.files.saving import save_report

    for path, name in chosen:
        for saved in save_report(comparison, path, name, force=force, by=by):
            click.echo(f"saved {visible(str(saved))}", err=True)
    if not chosen:
        _print(render(comparison, format_name or "plain", _width(), by))


def _format_for(output: str, format_name: str | None) -> str:
    found = format_of(output) or format_name
    if (found, format_name) == ("plain", "memo"):  # a memo is text too, and not every program opens a .memo
        found = "memo"
    if found is None:
        endings = ", ".join(SUFFIXES)
        raise click.UsageError(f"{output}: the ending names no format; use one of {endings}, or add --format")
    return found


def _print(data: bytes) -> None:
    """Reports are UTF-8 wherever they go; a terminal that knows less gets what it can show."""
    if sys.stdout.isatty():
        data = data.decode("utf-8").encode(sys.stdout.encoding, "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def _width() -> int | None:
    return columns() if sys.stdout.isatty() else None
