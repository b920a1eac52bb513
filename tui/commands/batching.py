"""`copydesk batch`: many pairs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.reading.cleaning import visible
from tui.commands.many import asked_models, by_many, opened_engine
from tui.commands.options import ALLOW_LOCAL, ENCODING, FAILED, MODEL, OFFLINE, THRESHOLD, VERBOSE, note
from tui.commands.reporting import BY, of_formats
from tui.kept.settings import Given, load_settings

if TYPE_CHECKING:
    from compare.batching.entry import Entry
    from compare.batching.job import Job
    from compare.batching.pairs import Pair
    from compare.engines import Engine

_MOST_TOLD = 5


@click.command("batch")
@click.argument("pairs", metavar="PAIRS.csv")
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Where the reports, index.csv and index.html go.")
@of_formats("Of the reports. Repeatable.", ("json",))
@by_many
@BY
@MODEL
@THRESHOLD
@ENCODING
@OFFLINE
@ALLOW_LOCAL
@VERBOSE
def batch_command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    pairs: str,
    folder: str,
    formats: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    by: str,
    model: str | None,
    threshold: float | None,
    encoding: str | None,
    **flags: bool,
) -> int:
    """Compare many pairs: a report each, and an index with their figures, as a table and as a page.

    PAIRS.csv has the columns left and right (paths or addresses), and id if you like. Run again, it does only
    what is new or changed.
    """
    from compare.batching.batch import open_folder
    from compare.batching.job import Job
    from compare.batching.pairs import read_pairs
    from compare.reading import Reach

    settings = load_settings(Given(model=model, threshold=threshold))
    formats = tuple(dict.fromkeys(formats))
    listed = read_pairs(pairs, formats)
    default, _ = asked_models(settings, fast=flags["fast"], verbose=flags["verbose"])
    reach = Reach(offline=flags["offline"], allow_local=flags["allow_local"])
    is_for_all = settings.model is not None
    job = Job(Path(folder), formats, default, settings.thresholds, encoding, reach, pairs, by, is_for_all)
    open_folder(listed, job)  # before the bar: where it cannot be, one sentence is all that is said
    _tell_renamed(listed)
    engine = opened_engine(jobs, scheduler, dashboard=flags["dashboard"])
    try:
        entries = _run(listed, job, engine)
    finally:
        engine.close()
    return _tell_done(entries, job)


def _run(listed: list[Pair], job: Job, engine: Engine) -> list[Entry]:
    """Compare all pairs behind a bar; what fails is told above it."""
    from compare.batching.batch import run_batch

    with click.progressbar(length=len(listed), label="comparing", file=sys.stderr, show_pos=True) as bar:

        def tell(entry: Entry) -> None:
            if entry.status == "failed":
                over_the_bar = "\r\x1b[K" if sys.stderr.isatty() else ""
                click.echo(f"{over_the_bar}copydesk: {entry.id}: {entry.error}", err=True)
            bar.update(1)

        return run_batch(listed, job, engine, tell)


def _tell_done(entries: list[Entry], job: Job) -> int:
    """Say how many pairs were compared; the status of the exit."""
    failed = sum(entry.status == "failed" for entry in entries)
    skipped = sum(entry.status == "skipped" for entry in entries)
    compared = len(entries) - failed - skipped
    click.echo(f"{compared} compared, {skipped} unchanged, {failed} failed; see {job.folder / 'index.csv'}", err=True)
    return FAILED if failed else 0


def _tell_renamed(pairs: list[Pair]) -> None:
    """Say which ids of the list no file can be called by, before their reports are written under other names."""
    renamed = [f"{visible(pair.wanted)[:60]} is {pair.id}" for pair in pairs if pair.wanted]
    if renamed:
        more = f", and {len(renamed) - _MOST_TOLD} more" if len(renamed) > _MOST_TOLD else ""
        note(f"ids that no file can have are written otherwise: {', '.join(renamed[:_MOST_TOLD])}{more}")
