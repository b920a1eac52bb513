"""Dask: its own processes on this machine, or a cluster that is already running (https://distributed.dask.org).

What Dask does unasked is turned off: it writes no settings into the home folder, serves no pages, sends no logs, and what it
listens on for its own processes is this machine's alone, under TLS with a certificate that dies with it: whoever can speak to a
scheduler can run code.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from compare.engines.engine import Done, Piece, Result
from compare.engines.threads import one_thread_each
from compare.errors import CopydeskError
from compare.patterns import regex
from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from distributed import Client

_AHEAD = 2  # pieces that wait for each worker: more would sit on the client and the scheduler
_HERE = "127.0.0.1"
_SETTINGS = Path(__file__).with_name("dask.yaml")
_ADDRESS = regex(r"(?:tcp|tls)://(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\]):(?P<port>[0-9]{1,5})")
_PATIENCE = 20.0  # seconds that a scheduler has to answer, and workers to come back
_LOOKING = 0.01


class NoClusterError(CopydeskError):
    """A cluster that cannot be had."""


class Cluster:
    """Dask's workers, one thread each.

    Args:
        workers: how many to start here.
        scheduler: the address of a cluster to use instead; its workers see the same files under the same paths.
        dashboard: whether Dask's own pages are served, to this machine alone.

    Raises:
        NoClusterError: where Dask is not installed, or nobody answers at the address.
    """

    def __init__(self, workers: int, scheduler: str | None = None, *, dashboard: bool = False) -> None:
        if find_spec("distributed") is None:
            raise NoClusterError("Dask", "it is not installed", "run: pip install 'copydesk[sweep]'")
        if dashboard and find_spec("bokeh") is None:
            raise NoClusterError("Dask's dashboard", "it needs bokeh, which is not installed", "run: pip install bokeh")
        os.environ.setdefault("DASK_CONFIG", str(_SETTINGS))
        self._restore = one_thread_each()
        self._scratch = TemporaryDirectory(prefix="copydesk-", ignore_cleanup_errors=True)
        self._cluster: Any = None
        import dask

        dask.config.set({"temporary-directory": self._scratch.name})
        try:
            self._client = self._joined(scheduler) if scheduler else self._started(workers, dashboard=dashboard)
        except (RuntimeError, TimeoutError) as error:
            self._end()
            cause = f"its processes did not start ({visible(str(error)).splitlines()[0][:80]})"
            raise NoClusterError("Dask", cause, "try again, or leave out --scheduler") from None
        except BaseException:
            self._end()
            raise
        self._workers = workers

    @property
    def workers(self) -> int:
        """See `Engine.workers`: those of a running cluster as they are now."""
        return self._workers if self._cluster else max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    @property
    def dashboard(self) -> str:
        """The address of Dask's pages."""
        return str(self._client.dashboard_link)

    def run(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Done[Piece, Result]]:
        """See `Engine.run`."""
        from distributed import KilledWorker, as_completed

        coming = iter(pieces)
        running: dict[Any, Piece] = {}
        completed = as_completed(loop=self._client.loop)
        while True:
            for piece in coming if len(running) < self.workers * _AHEAD else ():
                future = self._client.submit(work, piece, pure=False)
                running[future] = piece
                completed.add(future)
                if len(running) >= self.workers * _AHEAD:
                    break
            if not running:
                return
            future = self._next(completed)
            piece = running.pop(future)
            try:
                result = future.result()
            except KilledWorker:
                yield Done(piece, None)
            else:
                yield Done(piece, result)

    def _next(self, completed: Any) -> Any:  # noqa: ANN401 - Dask's own
        """The next piece that is done.

        Where all workers started here are gone and none comes back, others are: Dask gives one up that is ended while it starts.
        """
        since = monotonic()
        while not completed.has_ready():
            sleep(_LOOKING)
            if self._cluster is None or self._cluster.scheduler.workers:
                since = monotonic()
            elif monotonic() - since > _PATIENCE:
                self._cluster.scale(0)
                sleep(1)
                self._cluster.scale(self._workers)
                since = monotonic()
        return next(completed)

    def close(self) -> None:
        """See `Engine.close`; of a cluster that was running only what was asked of it ends."""
        with suppress(Exception):  # it may be gone
            self._client.close(timeout=2)
        self._end()

    def _end(self) -> None:
        if self._cluster is not None:
            with suppress(Exception):
                self._cluster.close(timeout=2)
        self._scratch.cleanup()
        self._restore()

    def _started(self, workers: int, *, dashboard: bool) -> Client:
        from distributed import Client, LocalCluster, Security

        quiet = f"{_HERE}:0"
        self._cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_HERE,
            protocol="tls",
            security=Security.temporary(),
            dashboard_address=f"{_HERE}:8787" if dashboard else quiet,
            worker_dashboard_address=quiet,
            scheduler_kwargs={"dashboard": dashboard},
            local_directory=self._scratch.name,
            memory_limit=0,  # what a piece takes is bounded, and a worker that is ended for it would only be started anew
            silence_logs=50,
            preload=["compare.engines.uninterrupted"],
        )
        return Client(self._cluster)

    def _joined(self, scheduler: str) -> Client:
        _require_answer(scheduler)
        from distributed import Client

        try:
            return Client(scheduler, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            cause = f"what answers there is no scheduler ({type(error).__name__})"
            raise NoClusterError(visible(scheduler), cause, "start one with: dask scheduler") from None


def _require_answer(scheduler: str) -> None:
    """Ask whether anybody listens at an address, before Dask does, which would go on asking when it is told to end."""
    found = _ADDRESS.fullmatch(scheduler)
    if found is None:
        raise NoClusterError(visible(scheduler), "this is no address of a scheduler", "write it as tcp://HOST:PORT")
    try:
        socket.create_connection((found["host"].strip("[]"), int(found["port"])), _PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        cause = f"nobody answers there ({(getattr(error, 'strerror', None) or str(error)).lower()})"
        raise NoClusterError(visible(scheduler), cause, "start a scheduler with: dask scheduler") from None
