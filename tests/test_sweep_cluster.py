"""Dask as the engine of a sweep: the same bytes, whoever is killed on the way, and nothing behind one's back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from piecework import ends, own_pid, slow_double
from swept import found, sweep, write_day, written
from test_sweep_engines import children, members, until

from compare.engines import Alone
from compare.engines.cluster import Cluster, NoClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

# Not imported to see whether it is here: every process that collects the tests would load it.
pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra copydesk[sweep] is not here")
COPYDESK = [sys.executable, "-c", "from tui.cli import main; main()"]


def live_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a home folder the user's."""
    (folder / "tmp").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder / "tmp"))
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own."""
    return live_in(tmp_path / "home", monkeypatch)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One that outlives what is done to it, so that it is begun once: whose workers were killed works on."""
    with pytest.MonkeyPatch.context() as patch:
        live_in(tmp_path_factory.mktemp("cluster") / "home", patch)  # before Dask is imported
        engine = Cluster(2)
        yield engine
        engine.close()


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_counted_twice(cluster: Cluster) -> None:
    (worker,) = (done.result for done in cluster.run(own_pid, [0]))
    assert worker not in {None, os.getpid()}
    done = []
    for each in cluster.run(slow_double, range(40)):
        done.append((each.piece, each.result))
        if len(done) == 4:
            os.kill(worker or 0, signal.SIGKILL)
    assert sorted(done) == [(number, 2 * number) for number in range(40)]


def test_a_piece_that_kills_every_worker_is_given_up(cluster: Cluster) -> None:
    assert [each.result for each in cluster.run(ends, [1])] == [None]
    assert [each.result for each in cluster.run(slow_double, [4])] == [8]


def test_dask_gives_the_same_bytes(tmp_path: Path, cluster: Cluster) -> None:
    write_day(tmp_path)
    index = sweep(tmp_path, Alone())
    alone = written(tmp_path)
    shutil.rmtree(tmp_path / "out")
    assert found(sweep(tmp_path, cluster)) == found(index)
    assert written(tmp_path) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_it_listens_on_this_machine_alone_and_writes_nothing_at_home(home: Path) -> None:
    own = Cluster(2)
    try:
        assert [each.result for each in own.run(slow_double, [1])] == [2]
        addresses = {address for each in (os.getpid(), *children(os.getpid())) for address in listening(each)}
        assert addresses == {"0100007F"}
    finally:
        own.close()
    assert [path for path in home.rglob("*") if path.is_file()] == []


def listening(process: int) -> list[str]:
    """The addresses on which a process waits for others, as /proc has them."""
    sockets = {str(each.readlink()) for each in Path(f"/proc/{process}/fd").iterdir() if each.is_symlink()}
    lines = [line for table in ("tcp", "tcp6") for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]]
    rows = [line.split() for line in lines]
    return [row[1].partition(":")[0] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets]


def test_a_cluster_that_runs_already_gives_the_same(tmp_path: Path, home: Path, exported: Path) -> None:  # noqa: ARG001 - the command finds it
    write_day(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_CONFIG": str(ROOT / "compare/engines/dask.yaml")}
    dask = [sys.executable, "-m", "dask"]
    file = tmp_path / "scheduler.json"
    started = [
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)],
        [*dask, "worker", "--scheduler-file", str(file), "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--no-nanny"],
    ]
    processes = [
        subprocess.Popen(each, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) for each in started
    ]
    try:
        until(lambda: file.exists() and b"address" in file.read_bytes())
        address = json.loads(file.read_text())["address"]
        for more in (["-o", "far", "--scheduler", address], ["-o", "out"]):
            command = [*COPYDESK, "sweep", "stories", "sources", *more]
            done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    finally:
        for process in reversed(processes):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    ours = written(tmp_path)
    assert len(ours) > 5
    shutil.rmtree(tmp_path / "out")
    (tmp_path / "far").rename(tmp_path / "out")
    assert written(tmp_path) == ours


def test_an_interrupted_sweep_on_dask_is_one_sentence_and_leaves_no_process(tmp_path: Path, home: Path, exported: Path) -> None:  # noqa: ARG001
    write_day(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*COPYDESK, "sweep", "stories", "sources", "-o", "out", "--scheduler", "local", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as interrupted:
        until(lambda: bool(list((tmp_path / "out/kept").rglob("*.json"))))
        os.killpg(interrupted.pid, signal.SIGINT)
        _, said = interrupted.communicate(timeout=60)
    assert interrupted.returncode == 130
    assert said.splitlines()[-1] == "copydesk: interrupted"
    assert "Traceback" not in said
    until(lambda: not members(interrupted.pid))
    assert list((home / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "nobody answers there"),
        ("nonsense://x", "no address of a scheduler"),
        ("x", "no address of a scheduler"),
    ],
)
def test_nobody_at_the_address_is_one_sentence(tmp_path: Path, copydesk: Run, address: str, said: str) -> None:
    write_day(tmp_path)
    done = copydesk("sweep", "stories", "sources", "-o", "out", "--scheduler", address, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"copydesk: {address}: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_dask_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.engines.cluster.find_spec", lambda _name: None)
    with pytest.raises(NoClusterError, match=r"pip install 'copydesk\[sweep\]'"):
        Cluster(1)
