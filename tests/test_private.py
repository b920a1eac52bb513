"""What copydesk keeps is for its user alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from compare.machine.private import others_may_write, private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise there")


@pytest.fixture(autouse=True)
def _careless() -> Iterator[None]:
    """A user whose files are everybody's, if nobody sees to it."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_folder_and_what_is_made_above_it_are_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert private_folder(tmp_path / "a/b/c") == tmp_path / "a/b/c"
    assert [mode(tmp_path / name) for name in ("a", "a/b", "a/b/c")] == [0o700] * 3
    assert mode(tmp_path) == 0o755


def test_a_folder_of_ours_is_tightened(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir(mode=0o777)
    private_folder(tmp_path / "old")
    assert mode(tmp_path / "old") == 0o700


def test_a_file_in_its_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "file").chmod(0o644)
    for name in ("file", "file/folder"):
        with pytest.raises(OSError, match="file"):
            private_folder(tmp_path / name)
    assert mode(tmp_path / "file") == 0o644


def test_a_file_is_private_and_whole(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("old")
    (tmp_path / "notes").chmod(0o666)
    write_private(tmp_path / "notes", b"new")
    assert ((tmp_path / "notes").read_bytes(), mode(tmp_path / "notes")) == (b"new", 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(OSError, match="notes"):
        write_private(tmp_path / "notes", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


@pytest.mark.parametrize(
    ("permissions", "open_to_others"), [(0o700, False), (0o755, False), (0o775, True), (0o777, True), (0o702, True)]
)
def test_who_may_write_is_known(tmp_path: Path, permissions: int, open_to_others: bool) -> None:
    tmp_path.chmod(permissions)
    assert others_may_write(tmp_path) is open_to_others


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a folder away")
def test_another_users_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o700)
    os.chown(tmp_path / "theirs", 12345, 12345)
    assert others_may_write(tmp_path / "theirs")
    private_folder(tmp_path / "theirs")
    assert others_may_write(tmp_path / "theirs")
