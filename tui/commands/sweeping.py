"""`copydesk sweep`: many stories against many sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.machine.paths import absolute
from compare.wording import counted
from tui.commands.many import asked_models, by_many, opened_engine
from tui.commands.options import ALLOW_LOCAL, ENCODING, FAILED, MODEL, OFFLINE, THRESHOLD, VERBOSE, note
from tui.commands.reporting import BY, of_formats
from tui.commands.stage_bars import StageBars
from tui.kept.settings import Given, load_settings

if TYPE_CHECKING:
    from compare.reading import Reach
    from compare.sweeping.index.record import Index
    from compare.sweeping.job import Sides
    from tui.kept.settings import Settings

_MOST_SIDES = 2


@click.command("sweep")
@click.argument("sides", metavar="STORIES [SOURCES]", nargs=-1, required=True)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Where the reports and the index go.")
@of_formats("Of the reports, beside the record (json). Repeatable.")
@by_many
@BY
@MODEL
@THRESHOLD
@ENCODING
@OFFLINE
@ALLOW_LOCAL
@VERBOSE
def sweep_command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    sides: tuple[str, ...],
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
    """Find which of many stories share something with which of many sources, how closely, and which facts changed.

    STORIES and SOURCES are each a folder, a pattern in quotation marks, a list (CSV with a column called path, or JSON lines), or
    an RSS or Atom file. Without SOURCES the stories are held against each other. Run again, it goes on where it was.
    """
    if len(sides) > _MOST_SIDES:
        raise click.UsageError("a sweep has two sides at most; put a pattern in quotation marks: 'stories/*.txt'")
    from compare.reading import Reach
    from compare.sweeping.job import Job
    from compare.sweeping.kept import Kept
    from compare.sweeping.sweep import open_folder, run_sweep

    settings = load_settings(Given(model=model, threshold=threshold))
    out = absolute(folder)
    reach = Reach(offline=flags["offline"], allow_local=flags["allow_local"])
    listed = _listed(sides, out, reach)
    default, foreign = asked_models(settings, fast=_is_fast(flags["fast"], settings), verbose=flags["verbose"])
    chosen = tuple(dict.fromkeys(("json", *formats)))
    job = Job(out, Kept(out), default, settings.thresholds, foreign, chosen, encoding, reach, by)
    open_folder(listed, job)  # before the bars: where it cannot be, one sentence is all that is said
    engine = opened_engine(jobs, scheduler, dashboard=flags["dashboard"])
    try:
        with StageBars(sys.stderr) as bars:
            index = run_sweep(listed, job, engine, bars)
    finally:
        engine.close()
    _tell(index, Path(folder), other_languages=foreign is not None or settings.model is not None)
    return FAILED if index.failed else 0


def _is_fast(asked: bool | None, settings: Settings) -> bool:
    """Whether the model is run in 8 bits: unless it is said otherwise, or a model is named."""
    return settings.model is None if asked is None else asked


def _listed(sides: tuple[str, ...], out: Path, reach: Reach) -> Sides:
    from compare.sweeping.job import Sides
    from compare.sweeping.listing import articles_in

    stories, *sources = [articles_in(side, out, reach) for side in sides]
    return Sides(stories, sources[0] if sources else None, sides)


def _tell(index: Index, out: Path, *, other_languages: bool) -> None:
    found = len({pair.story for pair in index.pairs})
    failed = f"; {len(index.failed)} failed, see {out / 'failed.csv'}" if index.failed else ""
    shared = f"{found:,} of {len(index.stories):,} stories {'shares' if found == 1 else 'share'} something"
    click.echo(f"{shared}, in {counted(len(index.pairs), 'pair')}; see {out / 'index.html'}{failed}", err=True)
    foreign = sum(bool(article.language) for side in (index.stories, index.sources) for article in side)
    if foreign and not other_languages:
        what = "1 article is" if foreign == 1 else f"{foreign:,} articles are"
        note(f"{what} not in English, and without the model for that little is found there; run: pip install 'copydesk[languages]'")
