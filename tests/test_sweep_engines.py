"""Whichever engine does the work, a sweep gives the same bytes; processes that are ended are replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from piecework import bounded, double, ends, ends_once, fails
from swept import TEXTS, by_words, found, sweep, write_day, written

from compare.batching.batch import run_batch
from compare.batching.entry import Entry
from compare.batching.job import Job
from compare.batching.pairs import Pair
from compare.embedding.asked import Model
from compare.engines import Alone
from compare.engines.cluster import Cluster
from compare.engines.engine import TRIES
from compare.engines.processes import Processes
from compare.errors import UnwritableError
from compare.sweeping.job import Untold
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def processes() -> Iterator[Processes]:
    engine = Processes(2)
    yield engine
    engine.close()


def test_every_piece_is_done_once_and_taken_only_when_somebody_can_do_it(processes: Processes) -> None:
    taken: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    done: list[tuple[int, int | None]] = []
    for each in processes.run(double, pieces()):
        assert len(taken) - len(done) <= 5
        done.append((each.piece, each.result))
    assert sorted(done) == [(number, 2 * number) for number in range(40)]


def test_a_process_that_is_ended_is_replaced_and_its_piece_done_again(processes: Processes, tmp_path: Path) -> None:
    pieces = [str(tmp_path / f"{k}") for k in range(4)]
    assert sorted((each.piece, each.result) for each in processes.run(ends_once, pieces)) == [(piece, "done") for piece in pieces]


def test_a_piece_that_ends_every_process_is_given_up(processes: Processes) -> None:
    assert [each.result for each in processes.run(ends, ["x"])] == [None]
    assert TRIES > 1
    assert [each.result for each in processes.run(double, [4])] == [8]


def test_what_goes_wrong_in_a_process_is_the_same_error_here(processes: Processes) -> None:
    with pytest.raises(UnwritableError, match="no space left on device; make room"):
        list(processes.run(fails, [1]))


def test_a_process_has_one_thread_and_afterwards_all_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)  # a command that ran in this process may have set it
    engine = Processes(1)
    try:
        assert len(next(iter(engine.run(bounded, [1]))).result or {}) == 2
        assert set((next(iter(engine.run(bounded, [1]))).result or {}).values()) == {"1"}
    finally:
        engine.close()
    assert bounded(0) == {"OPENBLAS_NUM_THREADS": None, "OMP_NUM_THREADS": "3"}


def test_both_engines_give_the_same_bytes(tmp_path: Path, processes: Processes) -> None:
    write_day(tmp_path)
    index = sweep(tmp_path, Alone())
    alone = written(tmp_path)
    (tmp_path / "out").rename(tmp_path / "before")
    assert found(sweep(tmp_path, processes)) == found(index)
    assert written(tmp_path) == alone


class Killing(Untold):
    """Kills a process that works, at the beginning of every stage."""

    def __init__(self) -> None:
        self.killed = 0

    def begin(self, stage: str, total: int) -> None:  # noqa: ARG002 - whatever the stage
        for process in children(os.getpid()):
            if b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes():
                os.kill(process, signal.SIGKILL)
                self.killed += 1
                return


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
@pytest.mark.parametrize("name", ["processes", "dask"])
def test_a_sweep_whose_processes_are_killed_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    write_day(tmp_path)
    sweep(tmp_path, Alone())
    alone = written(tmp_path)
    (tmp_path / "out").rename(tmp_path / "before")
    killing = Killing()
    if name == "dask":
        pytest.importorskip("distributed", reason="the extra copydesk[sweep] is not here")
    engine = Cluster(2) if name == "dask" else Processes(2)
    try:
        index = sweep(tmp_path, engine, killing)
    finally:
        engine.close()
    assert killing.killed >= 3
    assert index.failed == []
    assert written(tmp_path) == alone


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_killed_sweep_leaves_no_process_and_goes_on(tmp_path: Path, exported: Path) -> None:  # noqa: ARG001 - the command finds it
    write_day(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", "from tui.cli import main; main()", "sweep", "stories", "sources", "-o", "out", "--jobs", "2"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as killed:
        until(lambda: bool(list((tmp_path / "out/kept").rglob("*.json"))))
        killed.kill()
    until(lambda: not members(killed.pid))
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2 of 3 stories" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize("asked", [("sweep", "stories", "sources"), ("batch", "pairs.csv")], ids=["sweep", "batch"])
def test_long_work_that_is_interrupted_is_one_sentence_and_leaves_no_process(
    tmp_path: Path,
    exported: Path,  # noqa: ARG001 - likewise
    asked: tuple[str, ...],
) -> None:
    list_pairs(write_day(tmp_path), 40)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", "from tui.cli import main; main()", *asked, "-o", "out", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as interrupted:
        until(lambda: bool(list((tmp_path / "out").rglob("*.json"))))
        os.killpg(interrupted.pid, signal.SIGINT)  # as a terminal does: all of them
        _, said = interrupted.communicate(timeout=60)
    assert interrupted.returncode == 130
    assert said.splitlines()[-1] == "copydesk: interrupted"
    assert "Traceback" not in said
    until(lambda: not members(interrupted.pid))


def list_pairs(day: Path, count: int) -> list[Pair]:
    """Pairs of the day's articles, as a list too."""
    names = [str(day / name) for name in TEXTS]
    pairs = [Pair(f"p{k}", names[k % 3], names[3 + k // 3 % 3]) for k in range(count)]
    lines = [f"{pair.id},{pair.left},{pair.right}" for pair in pairs]
    (day / "pairs.csv").write_text("\n".join(["id,left,right", *lines, ""]), encoding="utf-8")
    return pairs


def test_a_batch_gives_the_same_bytes_on_processes_of_which_some_are_killed(tmp_path: Path, processes: Processes) -> None:
    pairs = [*list_pairs(write_day(tmp_path), 9), Pair("absent", str(tmp_path / "absent.txt"), str(tmp_path / "absent.txt"))]
    model = Model(None, by_words(None).name, by_words(None).sha256, by_words)
    work = Job(tmp_path / "out", ("json", "html"), model, Thresholds())
    expected = run_batch(pairs, replace(work, folder=tmp_path / "alone"), Alone(), lambda _entry: None)
    killing, told = Killing(), list[Entry]()

    def tell(entry: Entry) -> None:
        told.append(entry)
        if len(told) in {2, 5}:
            killing.begin("comparing", 0)

    assert run_batch(pairs, work, processes, tell) == expected
    assert sorted(told, key=lambda entry: entry.id) == sorted(expected, key=lambda entry: entry.id)
    assert killing.killed == 2
    assert bytes_in(tmp_path / "out") == bytes_in(tmp_path / "alone")
    assert {entry.status for entry in run_batch(pairs, work, processes, lambda _entry: None)} == {"skipped", "failed"}


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it does not come to that"
        time.sleep(0.05)


def children(parent: int) -> list[int]:
    """The processes that a process has started and that still run."""
    return [process for process, state, parts in processes_here() if parts[1] == str(parent) and state != "Z"]


def members(session: int) -> list[int]:
    """The processes of a session that still run."""
    return [process for process, state, parts in processes_here() if parts[3] == str(session) and state != "Z"]


def processes_here() -> Iterator[tuple[int, str, list[str]]]:
    """Every process as /proc has it: its number, its state, and what stands behind its name."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(path.parent.name), parts[0], parts
