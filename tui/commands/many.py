"""What the commands on many articles share: who does the work, and by which models."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from tui.commands.options import note, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.embedding.asked import Model
    from compare.engines import Engine
    from tui.kept.settings import Settings

F = TypeVar("F", bound="Callable[..., object]")
_LOCAL = "local"
_OPTIONS = (
    click.option("--jobs", type=click.IntRange(1, 1024), metavar="N", help="Processes that work at it.  [default: one a core]"),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Of a Dask cluster that works at it (tcp://..., tls://...); `local` starts one here. Needs copydesk[sweep].",
    ),
    click.option(
        "--fast/--exact",
        default=None,
        help="Encode in 8-bit integers: twice as fast, nearly the same, which the record names; or as `copydesk LEFT RIGHT` does.  "
        "[default: --fast of a sweep, --exact of a batch]",
    ),
    click.option("--dashboard", is_flag=True, help="Start Dask here and serve its own pages, to this machine alone."),
)


def by_many(command: F) -> F:
    """The options of how the work is done: `jobs`, `scheduler` and `dashboard` for `opened_engine`, `fast` for `asked_models`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def opened_engine(jobs: int | None, scheduler: str | None, *, dashboard: bool) -> Engine:
    """Processes of this machine, or Dask where it is asked for; whoever opens it closes it.

    Raises:
        NoClusterError: where Dask cannot be had.
    """
    from compare.embedding.runtime.onnx_encoder import physical_cores

    workers = jobs or physical_cores()
    if not (scheduler or dashboard):
        from compare.engines.processes import Processes

        return Processes(workers)
    from compare.engines.cluster import Cluster

    cluster = Cluster(workers, None if scheduler == _LOCAL else scheduler, dashboard=dashboard)
    if dashboard:
        note(f"Dask's dashboard is at {cluster.dashboard}")
    return cluster


def asked_models(settings: Settings, *, fast: bool | None, verbose: bool) -> tuple[Model, Model | None]:
    """The model for all, and for other languages the one of the extra, where that is there and the reporter named none.

    Args:
        settings: where a model may be named.
        fast: whether the default one shall run in its fast form.
        verbose: whether more is told.

    Raises:
        click.UsageError: where a model is named, and the default one asked for in its fast form.
    """
    from compare.embedding.models import MULTILINGUAL_MODEL, QUANTISED_MODEL, multilingual_folder

    if fast and settings.model is not None:
        raise click.UsageError("--fast is a form of the default model; leave out --model, or --fast")
    default = _model(QUANTISED_MODEL if fast else settings.model, verbose=verbose)
    other = MULTILINGUAL_MODEL if settings.model is None and multilingual_folder() else None
    return default, _model(other, verbose=verbose) if other else None


def _model(name: str | None, *, verbose: bool) -> Model:
    """A model that is ready for other processes: prepared here where it is not, and let go again.

    It is not loaded to see that: the one for other languages takes a second, and is seldom asked for.
    """
    from compare.embedding import load_fast_encoder
    from compare.embedding.asked import Model
    from compare.embedding.loading import is_ready
    from compare.embedding.models import find_model

    if is_ready(name):
        found = find_model(name)
        return Model(name, found.name, found.sha256)
    encoder = told(load_fast_encoder(name, note if verbose else None))
    return Model(name, encoder.name, encoder.sha256)
