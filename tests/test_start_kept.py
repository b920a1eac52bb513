"""What the first screen keeps: drafts, and what it gets from the clipboard and from folders of the system."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, LEFT, RIGHT, until
from start_script import desk_opened, on_the_start, paste, text_of, told

from compare.link import Side
from tui.entering.clipboard import NoClipboardError, read_clipboard, ways
from tui.entering.entered import Filled
from tui.entering.folder import look_into, matching
from tui.kept.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.start_app import StartApp

LEFT_TEXT, RIGHT_TEXT = "\n\n".join(LEFT), "\n\n".join(RIGHT)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_typed_is_on_the_disk_a_moment_later_and_there_again(folder: Path) -> None:
    async def typing(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, LEFT_TEXT)
        await pilot.press("tab", *"second")
        await until(pilot, lambda: (folder / "d").exists() and json.loads((folder / "d").read_text())["right"] == "second")
        assert (folder / "d").stat().st_mode & 0o077 == 0

    async def again(app: StartApp, _pilot: Pilot[None]) -> None:
        assert [text_of(app, side) for side in Side] == [LEFT_TEXT, "second"]

    on_the_start(folder, typing)
    on_the_start(folder, again)
    on_the_start(folder, again)


def test_what_was_typed_in_the_last_moment_is_kept_when_leaving(folder: Path) -> None:
    async def typing(_app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("x", "ctrl+q")

    async def again(app: StartApp, _pilot: Pilot[None]) -> None:
        assert text_of(app, Side.LEFT) == "x"

    on_the_start(folder, typing)
    on_the_start(folder, again)


def test_drafts_are_cleared_once_they_are_compared(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, LEFT_TEXT)
        await pilot.press("tab")
        await paste(app, pilot, RIGHT_TEXT)
        await pilot.press("ctrl+g")
        await desk_opened(app, pilot)
        await pilot.pause(0.5)
        assert not (folder / "d").exists()

    async def again(app: StartApp, _pilot: Pilot[None]) -> None:
        assert [text_of(app, side) for side in Side] == ["", ""]

    on_the_start(folder, script)
    on_the_start(folder, again)


def test_a_draft_under_what_the_command_line_gives_comes_back_by_undo(folder: Path) -> None:
    Drafts(folder / "d").keep({Side.LEFT: "typed before", Side.RIGHT: "too"})

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        assert [text_of(app, side) for side in Side] == ["left.txt", "too"]
        await pilot.press("ctrl+z")
        assert text_of(app, Side.LEFT) == "typed before"

    on_the_start(folder, script, {Side.LEFT: Filled("left.txt")})


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"left": 3}', "[" * 100_000, '{"left": "kept", "right": null}'])
def test_a_damaged_draft_loses_what_is_damaged_and_no_more(folder: Path, damaged: str) -> None:
    (folder / "d").write_text(damaged)
    assert Drafts(folder / "d").load() == {Side.LEFT: "kept" if "kept" in damaged else "", Side.RIGHT: ""}


@pytest.mark.parametrize("hostile", [*HOSTILE, "\ud800", "\x00"])
def test_any_text_comes_back_as_it_was(folder: Path, hostile: str) -> None:
    drafts = Drafts(folder / "d")
    assert drafts.keep({Side.LEFT: hostile, Side.RIGHT: ""})
    assert drafts.load()[Side.LEFT] == hostile


def test_a_second_first_screen_neither_takes_nor_touches_the_drafts(folder: Path) -> None:
    first = Drafts(folder / "d")
    first.keep({Side.LEFT: "mine", Side.RIGHT: ""})

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        assert text_of(app, Side.LEFT) == ""
        assert told(app).startswith("Another first screen is open")
        await pilot.press(*"other", "ctrl+q")

    on_the_start(folder, script)
    assert first.load()[Side.LEFT] == "mine"
    first.close()


def test_a_disk_that_takes_nothing_is_said(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        (folder / "d").mkdir()
        await pilot.press("x")
        await until(pilot, lambda: told(app).startswith("What is typed here cannot be kept"))

    on_the_start(folder, script)


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_the_clipboard_is_what_the_systems_program_prints(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    program(folder, "wl-paste", "exit 1")
    program(folder, "xclip", "printf 'the \\377 wire'")
    assert read_clipboard({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux") == "the \ufffd wire"


def test_a_clipboard_that_hangs_is_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setattr("tui.entering.clipboard.PATIENCE", 1.0)
    program(folder, "pbpaste", f"echo $$ > {folder}/started; exec sleep 600")
    with pytest.raises(NoClipboardError, match="holds no text"):
        read_clipboard({}, "darwin")
    with pytest.raises(ProcessLookupError):  # it was ended, and nobody waited for it
        os.kill(int((folder / "started").read_text()), 0)


def test_without_a_program_the_terminals_own_key_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    for environment in ({}, {"DISPLAY": ":0"}):
        with pytest.raises(NoClipboardError, match=r"ctrl\+shift\+v"):
            read_clipboard(environment, "linux")


@pytest.mark.parametrize(
    ("environment", "platform", "programs"),
    [
        ({}, "linux", []),
        ({"DISPLAY": ":0"}, "linux", ["xclip", "xsel"]),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "TMUX": "x"}, "linux", ["wl-paste", "xclip", "xsel", "tmux"]),
        ({"TMUX": "x"}, "darwin", ["pbpaste", "tmux"]),
        ({}, "win32", ["powershell.exe"]),
        ({"WSL_DISTRO_NAME": "d"}, "linux", ["powershell.exe"]),
    ],
)
def test_each_system_has_its_programs(environment: dict[str, str], platform: str, programs: list[str]) -> None:
    assert [command[0] for command in ways(environment, platform)] == programs


def test_what_is_gone_or_leads_nowhere_is_not_offered(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "here.txt").write_text("x")
    assert [entry.name for entry in look_into(folder)] == ["here.txt", ".."]
    assert matching(look_into(folder), "HER")[0].path == folder / "here.txt"
