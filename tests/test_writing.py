"""A report reaches its file whole or not at all."""

from __future__ import annotations

import itertools
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from test_batch import done, model_of

from compare.batching.job import Job
from compare.batching.pairs import Pair
from compare.errors import UnwritableError
from compare.reports.files.staged import _remove_leftovers
from compare.reports.files.writing import write_files, write_report
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable

    from word_encoder import WordEncoder


def test_a_report_is_written_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_report(tmp_path / "r.txt", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]
    assert (tmp_path / "r.txt").read_bytes() == b"new"


def test_the_permissions_of_a_replaced_report_stay(tmp_path: Path) -> None:
    (tmp_path / "r.txt").touch(mode=0o640)
    write_report(tmp_path / "r.txt", b"new", force=True)
    assert (tmp_path / "r.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    (tmp_path / "r.txt").write_bytes(b"old")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(UnwritableError, match="no space left on device"):
        write_report(tmp_path / "r.txt", b"new", force=True)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("r.txt", b"old")]


@pytest.mark.parametrize(
    ("name", "cause"), [("folder", "is a folder"), ("no/r.txt", "its folder does not exist"), ("r.txt", "already")]
)
def test_a_place_that_will_not_do_is_one_sentence(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "r.txt").touch()
    with pytest.raises(UnwritableError, match=cause):
        write_report(tmp_path / name, b"new")


def test_a_device_is_written_to() -> None:
    write_report(Path(os.devnull), b"new")


class _Failing:
    """Makes the k-th of the system's writes, syncs and renames fail; counts them all."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int) -> None:
        self.count, self.at = 0, at
        for owner, name in ((os, "fdopen"), (os, "fsync"), (os, "open"), (Path, "replace"), (Path, "chmod")):
            patch.setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            self.count += 1
            if self.count == self.at:
                raise OSError(28, "No space left on device")
            return real(*args, **more)

        return call


def _states(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "old", [{}, {"r.csv": b"old", "r.facts.csv": b"old"}, {"r.facts.csv": b"old"}], ids=["none", "both", "one"]
)
def test_whichever_step_fails_the_old_report_or_the_whole_new_one_is_there(tmp_path: Path, old: dict[str, bytes]) -> None:
    new = {"r.csv": b"new", "r.facts.csv": b"new"}
    told = []
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        folder.mkdir()
        for name, data in old.items():
            (folder / name).write_bytes(data)
        with pytest.MonkeyPatch.context() as patch:
            failing = _Failing(patch, at)
            try:
                write_files([(folder / name, data) for name, data in new.items()], force=True)
            except UnwritableError as error:
                told.append(str(error))
            else:
                assert failing.count < at
                break
        assert _states(folder) in (old, new), at
    assert len(told) >= 8
    assert [error for error in told if "no space left on device" not in error or "/r." not in error] == []
    assert _states(folder) == new


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_batch_keeps_old_reports_and_goes_on(
    tmp_path: Path, words: WordEncoder, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    pairs = []
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The council of {name} postponed its vote.")
        pairs.append(Pair(name, str(tmp_path / "a.txt"), str(tmp_path / f"{name}.txt")))
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.csv").write_bytes(b"old")
    real = getattr(os if step == "fsync" else Path, step)
    calls = itertools.count()

    def fail_once(*args: object) -> object:
        if next(calls) == 0:
            raise OSError(28, "No space left on device")
        return real(*args)

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail_once)
    entries = done(pairs, Job(out, ("csv",), model_of(words), Thresholds()))
    assert [entry.status for entry in entries] == ["failed", "done"]
    assert "a.csv" in entries[0].error
    assert (out / "a.csv").read_bytes() == b"old"
    assert sorted(path.name for path in out.iterdir()) == ["a.csv", "b.csv", "b.facts.csv", "index.csv", "index.html"]


KILLED = """
import os, signal, sys
from pathlib import Path
from compare.reports.files.writing import write_files

def counted(real):
    def call(path, *args, **more):
        global left
        if path.suffix in {".csv", ".part"} and not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return real(path, *args, **more)
    return call

left = int(sys.argv[1])
Path.replace, Path.unlink = counted(Path.replace), counted(Path.unlink)
write_files([(Path(name), b"new") for name in ("r.csv", "r.facts.csv")], force=True)
print("written")
"""


@pytest.mark.parametrize("old", [{}, {"r.csv": b"old", "r.facts.csv": b"old"}], ids=["none", "both"])
def test_whenever_it_is_killed_no_old_file_stands_beside_a_new_one(tmp_path: Path, old: dict[str, bytes]) -> None:
    """Before each time that a name of the folder comes or goes."""
    seen = []
    for moment in itertools.count():
        folder = tmp_path / str(moment)
        folder.mkdir()
        for name, data in old.items():
            (folder / name).write_bytes(data)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", KILLED, str(moment)]
        done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False)
        seen.append({name: data for name, data in _states(folder).items() if name.endswith(".csv")})
        assert len(set(seen[-1].values())) <= 1
        assert not old or "r.csv" in seen[-1]
        if done.stdout == "written\n":
            break
        assert done.returncode == -9
        _remove_leftovers.cache_clear()
        write_files([(folder / name, b"newer") for name in ("r.csv", "r.facts.csv")], force=True)
        assert _states(folder) == {"r.csv": b"newer", "r.facts.csv": b"newer"}
    assert {"r.csv": b"new"} in seen
    assert seen[-1] == {"r.csv": b"new", "r.facts.csv": b"new"}


def test_a_signal_between_two_files_brings_back_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {"r.csv": b"old", "r.facts.csv": b"old"}
    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
        (tmp_path / name).chmod(0o640)
    real, calls = Path.replace, itertools.count()

    def interrupted(path: Path, target: Path) -> Path:
        if next(calls) == 1:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files([(tmp_path / name, b"new") for name in old], force=True)
    assert _states(tmp_path) == old
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o640}


HOLD = (
    "import os, sys, time\nfrom pathlib import Path\nfrom compare.reports.files.staged import Staged\n"
    "staged = Staged(Path(sys.argv[1]), b'half', 0o600)\nprint('there', flush=True)\ntime.sleep(60)\n"
)


def held(path: Path) -> subprocess.Popen[str]:
    """A process that has staged a report and does not come to rename it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    return process


def test_what_a_killed_copydesk_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    foreign = [".r.txt.abcdefgh.part", "film.part", ".r.txt.copydesk-abcdefgh.part.txt", ".r.txt.copydesk-ABC.part"]
    for name in foreign:
        (tmp_path / name).touch()
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.touch()
    (tmp_path / ".link.copydesk-abcdefgh.part").symlink_to(outside)
    (tmp_path / ".folder.copydesk-abcdefgh.part").mkdir()
    os.mkfifo(tmp_path / ".pipe.copydesk-abcdefgh.part")
    kept = {path.name for path in tmp_path.iterdir()}
    with held(tmp_path / "r.txt") as dead, held(tmp_path / "r.txt") as alive:
        dead.kill()
        dead.wait()
        assert len(list(tmp_path.iterdir())) == len(kept) + 2
        _remove_leftovers.cache_clear()
        write_report(tmp_path / "r.txt", b"new")
        left = {path.name for path in tmp_path.iterdir()} - kept
        alive.kill()
    assert len(left) == 2
    assert "r.txt" in left
    assert outside.exists()
    _remove_leftovers.cache_clear()
    write_report(tmp_path / "r.txt", b"newer", force=True)
    assert {path.name for path in tmp_path.iterdir()} == {*kept, "r.txt"}


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "a\0b.txt", "新" * 100])
def test_a_name_that_no_file_can_have_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritableError, match="choose another place"):
        write_report(tmp_path / name, b"new")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mask", [0, 0o022])
def test_what_is_private_is_so_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    (tmp_path / "old.json").touch(mode=0o644)
    before = os.umask(mask)
    try:
        for name in ("new.json", "old.json"):
            write_report(tmp_path / name, b"{}", force=True, private=True)
        write_report(tmp_path / "report.txt", b"for all")
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new.json", "old.json")] == [0o600] * 2
    assert stat.S_IMODE((tmp_path / "report.txt").stat().st_mode) == 0o666 & ~mask
