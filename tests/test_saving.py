"""The desk's dialog saves what was asked for, where it was asked for, and remembers how."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk, painted, said, shown
from textual.widgets import Input

from tui.kept.last_report import Last, keep_last, load_last
from tui.screens.dialogs.saving import Saving

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to save in, and nothing remembered."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_dialog_fits_the_smallest_usual_terminal(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("w")
        await pilot.pause()
        await painted(app, pilot)
        screen = shown(app)
        wanted = ("Save the report as", "json (.json)", "csv (.csv)", "only unique and facts", "Esc: leave")
        assert [words for words in wanted if words not in screen] == []
        await pilot.press("escape")
        assert not isinstance(app.screen, Saving)

    on_the_desk(tmp_path, script, size=(80, 24))


def test_a_format_from_the_list_changes_the_ending_and_is_remembered(tmp_path: Path, place: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("w", "ctrl+u", *"pair.txt", "tab")
        while not app.screen.query_one(Input).value.endswith(".csv"):
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert names(place) == ["pair.csv", "pair.facts.csv"]
        assert "pair.csv" in said(app)
        assert "pair.facts.csv" in said(app)
        await pilot.press("w")
        assert app.screen.query_one(Input).value.endswith(".csv")

    on_the_desk(tmp_path, script)
    assert load_last() == Last("csv", "all", str(place))


def test_a_part_says_that_it_is_one(tmp_path: Path, place: Path) -> None:
    async def script(_app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("a", "w", "ctrl+u", *"part.json", "tab", "tab", "down", "enter")
        await pilot.pause()
        record = json.loads((place / "part.json").read_text())
        assert [link["verdict"] for link in record["links"]] == ["accepted"]
        assert record["omitted"]
        assert "part" in record["selection"]

    on_the_desk(tmp_path, script)
    assert load_last().included == "accepted"


def test_a_file_that_is_there_is_asked_about_with_the_facts_beside_it(tmp_path: Path, place: Path) -> None:
    (place / "old.facts.csv").write_text("old")

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("w", "ctrl+u", *"old.csv", "enter")
        await pilot.pause()
        await painted(app, pilot)
        assert "old.facts.csv is there already" in shown(app)
        await pilot.press("n")
        assert isinstance(app.screen, Saving)
        assert not (place / "old.csv").exists()
        await pilot.press("enter", "y")
        await pilot.pause()
        assert (place / "old.facts.csv").read_text(encoding="utf-8-sig").startswith("link,")
        assert (place / "old.csv").read_text(encoding="utf-8-sig").startswith("row,")

    on_the_desk(tmp_path, script)


@pytest.mark.parametrize(("name", "cause"), [("x.doc", "names no format"), ("", "Name a file"), ("no/x.md", "does not exist")])
def test_a_place_that_will_not_do_is_said_in_the_dialog(tmp_path: Path, name: str, cause: str) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("w", "ctrl+u", *name, "enter")
        await pilot.pause()
        assert isinstance(app.screen, Saving)
        await painted(app, pilot)
        assert cause in shown(app)

    on_the_desk(tmp_path, script)


@pytest.mark.parametrize("text", ["", "[]", '{"format": 3}', "[" * 100_000])
def test_a_memory_that_is_something_else_is_none(text: str, tmp_path: Path) -> None:
    keep_last(Last("csv", "all", str(tmp_path)))
    assert load_last().format == "csv"
    next((tmp_path / "state").rglob("*.json")).write_text(text)
    assert load_last().included == ""
