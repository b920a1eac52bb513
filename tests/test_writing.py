"""A report reaches its file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compare.errors import UnwritableError
from compare.reports.writing import write_report


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
