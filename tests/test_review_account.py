"""A review is for the account that made it, whatever the umask and whoever made the folder."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from review_files import ACCEPT, LEFT, RIGHT, decided, sourced

from compare.reviewing.store.file import ReviewFile

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("own_reviews")


def test_a_review_is_for_this_account_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = decided(sourced(LEFT, "a.txt"), sourced(RIGHT, "b.txt"), ACCEPT)
        file = ReviewFile(path)
        assert file._base is not None
        file._base.execute("BEGIN IMMEDIATE")
        file._base.execute("INSERT INTO about VALUES ('x', 'y')")
        file._base.execute("PRAGMA cache_spill=1")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
        file._base.execute("ROLLBACK")
        file.close()
    finally:
        os.umask(old)
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert tmp_path in path.parents


def test_a_wider_review_of_an_earlier_copydesk_is_tightened(tmp_path: Path) -> None:
    first, second = sourced(LEFT, "a.txt"), sourced(RIGHT, "b.txt")
    path = decided(first, second, ACCEPT)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    decided(first, second)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)
    mine = tmp_path / "mine.review"
    tmp_path.chmod(0o755)
    decided(first, second, path=mine)
    assert (stat.S_IMODE(mine.stat().st_mode), stat.S_IMODE(tmp_path.stat().st_mode)) == (0o600, 0o755)
