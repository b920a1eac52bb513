"""`copydesk sweep`: many stories against many sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.machine.paths import absolute
from compare.wording import counted
from tui.commands.options import ALLOW_LOCAL, ENCODING, FAILED, MODEL, OFFLINE, THRESHOLD, VERBOSE, note, told
from tui.commands.reporting import BY, of_formats
from tui.commands.stage_bars import StageBars
from tui.kept.settings import Given, Settings, load_settings

if TYPE_CHECKING:
    from compare.reading import Reach
    from compare.sweeping.engines import Engine
    from compare.sweeping.index.record import Index
    from compare.sweeping.job import Sides
    from compare.sweeping.vectors import Model

_MOST_SIDES = 2
_LOCAL = "local"


@click.command("sweep")
@click.argument("sides", metavar="STORIES [SOURCES]", nargs=-1, required=True)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Where the reports and the index go.")
@of_formats("Of the reports, beside the record (json). Repeatable.")
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N", help="Processes that work at it.  [default: one a core]")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Of a Dask cluster that works at it (tcp://..., tls://...); `local` starts one here. Needs copydesk[sweep].",
)
@click.option("--dashboard", is_flag=True, help="Start Dask here and serve its own pages, to this machine alone.")
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
    default, foreign = _models(settings, verbose=flags["verbose"])
    chosen = tuple(dict.fromkeys(("json", *formats)))
    job = Job(out, Kept(out), default, settings.thresholds, foreign, chosen, encoding, reach, by)
    open_folder(listed, job)  # before the bars: where it cannot be, one sentence is all that is said
    engine = _engine(jobs, scheduler, dashboard=flags["dashboard"])
    try:
        with StageBars(sys.stderr) as bars:
            index = run_sweep(listed, job, engine, bars)
    finally:
        engine.close()
    _tell(index, Path(folder), other_languages=foreign is not None or settings.model is not None)
    return FAILED if index.failed else 0


def _listed(sides: tuple[str, ...], out: Path, reach: Reach) -> Sides:
    from compare.sweeping.job import Sides
    from compare.sweeping.listing import articles_in

    stories, *sources = [articles_in(side, out, reach) for side in sides]
    return Sides(stories, sources[0] if sources else None, sides)


def _models(settings: Settings, *, verbose: bool) -> tuple[Model, Model | None]:
    """The model for all, and for other languages the one of the extra, where that is there and the reporter named none."""
    from compare.embedding.models import MULTILINGUAL_MODEL, multilingual_folder

    default = _model(settings.model, verbose=verbose)
    other = MULTILINGUAL_MODEL if settings.model is None and multilingual_folder() else None
    return default, _model(other, verbose=verbose) if other else None


def _model(name: str | None, *, verbose: bool) -> Model:
    """A model that is ready for other processes: prepared here where it is not, and let go again."""
    from compare.embedding import load_fast_encoder
    from compare.sweeping.vectors import Model

    encoder = told(load_fast_encoder(name, note if verbose else None))
    return Model(name, encoder.name, encoder.sha256)


def _engine(jobs: int | None, scheduler: str | None, *, dashboard: bool) -> Engine:
    from compare.embedding.runtime.onnx_encoder import physical_cores

    workers = jobs or physical_cores()
    if not (scheduler or dashboard):
        from compare.sweeping.engines.processes import Processes

        return Processes(workers)
    from compare.sweeping.engines.cluster import Cluster

    cluster = Cluster(workers, None if scheduler == _LOCAL else scheduler, dashboard=dashboard)
    if dashboard:
        note(f"Dask's dashboard is at {cluster.dashboard}")
    return cluster


def _tell(index: Index, out: Path, *, other_languages: bool) -> None:
    found = len({pair.story for pair in index.pairs})
    failed = f"; {len(index.failed)} failed, see {out / 'failed.csv'}" if index.failed else ""
    shared = f"{found:,} of {len(index.stories):,} stories {'shares' if found == 1 else 'share'} something"
    click.echo(f"{shared}, in {counted(len(index.pairs), 'pair')}; see {out / 'index.html'}{failed}", err=True)
    foreign = sum(bool(article.language) for side in (index.stories, index.sources) for article in side)
    if foreign and not other_languages:
        what = "1 article is" if foreign == 1 else f"{foreign:,} articles are"
        note(f"{what} not in English, and without the model for that little is found there; run: pip install 'copydesk[languages]'")
