"""Drafts, pasted texts and the last report's settings are for this account only, whatever the umask and what was there."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from compare.link import Side
from tui.kept.drafts import open_drafts
from tui.kept.last_report import Last, keep_last, load_last
from tui.kept.pasted import keep_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders that stood open to all, as an earlier copydesk made them, under an umask that hides nothing."""
    for variable, name in (("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(variable, str(tmp_path / name))
        (tmp_path / name / "copydesk").mkdir(parents=True)
        (tmp_path / name / "copydesk").chmod(0o777)
    (tmp_path / "data" / "copydesk" / "draft.json").touch(mode=0o666)
    before = os.umask(0)
    yield tmp_path
    os.umask(before)


def modes(folder: Path) -> set[tuple[str, int]]:
    return {("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))}


PRIVATE = {("folder", 0o700), ("file", 0o600)}


def test_drafts(home: Path) -> None:
    drafts = open_drafts()
    assert modes(home / "data" / "copydesk") == PRIVATE
    assert drafts.keep({Side.LEFT: "not out yet", Side.RIGHT: ""})
    assert drafts.load()[Side.LEFT] == "not out yet"
    drafts.close()
    assert modes(home / "data" / "copydesk") == PRIVATE


def test_pasted_texts(home: Path) -> None:
    path = keep_text("not out yet")
    path.chmod(0o644)
    assert keep_text("not out yet") == path
    (home / "data" / "copydesk" / "draft.json").unlink()
    assert modes(home / "data" / "copydesk") == PRIVATE


def test_the_last_report(home: Path) -> None:
    keep_last(Last("html", "", "/secret/story"))
    assert load_last().folder == "/secret/story"
    assert modes(home / "state" / "copydesk") == PRIVATE


def test_a_folder_elsewhere_by_a_link_is_private_too(home: Path) -> None:
    (home / "data" / "copydesk" / "draft.json").unlink()
    (home / "data" / "copydesk").rmdir()
    (home / "elsewhere").mkdir(mode=0o777)
    (home / "data" / "copydesk").symlink_to(home / "elsewhere")
    keep_text("not out yet")
    assert modes(home / "elsewhere") == PRIVATE
