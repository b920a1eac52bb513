"""Every key of the first screen, its dialogs, and that no key is forgotten."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, LEFT, RIGHT, painted, shown, until
from start_script import desk_opened, on_the_start, paste, text_of, told
from textual.widgets import Input, OptionList, Static

from compare.link import Side
from compare.reviewing.log.review import decide
from compare.reviewing.store.folder import review_folder
from tui.app import setting_names
from tui.entering.clipboard import NoClipboardError
from tui.entering.entered import Filled
from tui.kept.recent import recent_pairs
from tui.kept.settings import Settings
from tui.screens.dialogs.asking import Reading
from tui.screens.first.browsing import Browsing
from tui.screens.first.choosing_pair import ChoosingPair
from tui.screens.first.start_keys import START_KEYS
from tui.screens.keys import KEYS
from tui.screens.keys import shown as key_names

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.start_app import StartApp

LEFT_TEXT, RIGHT_TEXT = "\n\n".join(LEFT), "\n\n".join(RIGHT)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own to be in, with two stories, a folder and another file."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    here = tmp_path / "here"
    (here / "older").mkdir(parents=True)
    for number, (name, text) in enumerate(
        [("left.txt", LEFT_TEXT), ("right.md", RIGHT_TEXT), ("table.xyz", "x"), (".hidden.txt", "x")]
    ):
        (here / name).write_text(text)
        os.utime(here / name, (number, number))
    (here / "older" / "draft.txt").write_text(LEFT_TEXT)
    monkeypatch.chdir(here)
    return here


@pytest.mark.parametrize("key", ["ctrl+g", "f5"])
def test_compare(folder: Path, key: str) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert app.screen is await desk_opened(app, pilot)

    on_the_start(folder.parent, script, {Side.LEFT: Filled("left.txt"), Side.RIGHT: Filled("right.md")})


@pytest.mark.parametrize("key", ["ctrl+o", "f2"])
def test_browse_puts_a_file_into_the_box_with_the_cursor(folder: Path, key: str) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("tab", key)
        assert isinstance(app.screen, Browsing)
        await pilot.press("enter")
        assert text_of(app, Side.RIGHT) == str(folder / "right.md")
        assert told(app, Side.RIGHT).startswith("→ a file")
        assert app.start.current.side is Side.RIGHT
        await pilot.press("ctrl+z")
        assert text_of(app, Side.RIGHT) == ""

    on_the_start(folder.parent, script)


def offered(app: StartApp) -> list[str]:
    options = app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt).split("  ")[0] for at in range(options.option_count)]


def test_the_newest_file_that_can_be_read_is_first(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+o")
        assert offered(app) == ["right.md", "left.txt", "../", "older/", "table.xyz"]
        await pilot.press("down", "down", "up", "enter")
        assert text_of(app, Side.LEFT) == str(folder / "left.txt")

    on_the_start(folder.parent, script)


def test_typing_in_the_browser_filters_and_goes_into_folders(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+o", *"LEF")
        assert offered(app) == ["left.txt"]
        await pilot.press("ctrl+u", ".", "h")
        assert offered(app) == [".hidden.txt"]
        await pilot.press("ctrl+u", *"older/")
        assert offered(app) == ["draft.txt", "../"]
        await pilot.press("ctrl+u", *"old", "enter")
        assert offered(app) == ["draft.txt", "../"]
        assert app.screen.query_one(Input).value == ""
        await pilot.press("down", "enter", "pagedown", "pageup", *"nothing like this")
        assert offered(app) == []
        await pilot.press("enter", "escape")
        assert text_of(app, Side.LEFT) == ""

    on_the_start(folder.parent, script)


def test_a_folder_that_cannot_be_looked_into_says_why(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+o", *"gone/")
        assert str(app.screen.query_one("#folder", Static).visual) == f"{folder / 'gone'}: no such file or directory"
        await pilot.press(*"~nobody-of-that-name/x")
        assert app.is_running

    on_the_start(folder.parent, script)


def test_hostile_text_typed_and_pasted_into_the_browser(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        for hostile in HOSTILE:
            await pilot.press("ctrl+o")
            await paste(app, pilot, hostile)
            await pilot.press(*(c for c in hostile if c.isprintable()))
            await painted(app, pilot)
            assert not set("\x1b\x07\u202e\u200b") & set(shown(app))
            await pilot.press("escape")
            assert app.screen is app.start

    on_the_start(folder.parent, script)


def compared(folder: Path, left: str, right: str) -> None:
    """Compare a pair and decide something, so that it has a review."""

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+g")
        desk = await desk_opened(app, pilot)
        assert desk.comparison is not None
        desk.do(decide(desk.comparison.links[0], None))
        await pilot.press("a")

    on_the_start(folder.parent, script, {Side.LEFT: Filled(left), Side.RIGHT: Filled(right)})


@pytest.mark.parametrize("key", ["ctrl+r", "f3"])
def test_recent_fills_both_boxes_and_the_review_goes_on(folder: Path, key: str) -> None:
    compared(folder, LEFT_TEXT, "right.md")

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert isinstance(app.screen, ChoosingPair)
        await painted(app, pilot)
        assert "settled 0/" in shown(app)  # the link is accepted, and its fact waits
        await pilot.press("j", "k", "enter")
        assert text_of(app, Side.RIGHT) == str(folder / "right.md")
        assert told(app, Side.LEFT).startswith("→ compared before: ")
        await pilot.press("ctrl+g")
        desk = await desk_opened(app, pilot)
        assert desk.comparison is not None
        assert [link.verdict for link in desk.comparison.links] == ["accepted", None]
        assert desk.comparison.left.text.startswith(LEFT[0])

    on_the_start(folder.parent, script)


def test_a_pair_whose_source_is_gone_says_so_and_cannot_be_chosen(folder: Path) -> None:
    compared(folder, "left.txt", "right.md")
    (folder / "left.txt").unlink()
    (pair,) = recent_pairs(review_folder())
    assert (pair.can_open, pair.said) == (False, "cannot be opened again: left.txt is not there any more")

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+r", "enter")
        assert isinstance(app.screen, ChoosingPair)
        await painted(app, pilot)
        assert "left.txt is not there any more" in shown(app)
        await pilot.press("escape")
        assert text_of(app, Side.LEFT) == ""

    on_the_start(folder.parent, script)


def test_without_recent_pairs_it_says_so(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+r")
        await painted(app, pilot)
        assert "No pair was compared yet." in shown(app)
        await pilot.press("q")
        assert app.screen is app.start

    on_the_start(folder.parent, script)


def test_paste_takes_the_systems_clipboard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.first.start.read_clipboard", lambda: "the wire\x1b[2J story")

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("tab", "ctrl+v")
        await until(pilot, lambda: text_of(app, Side.RIGHT) == "the wire\u241b[2J story")
        await pilot.press("home", "ctrl+v")
        await until(pilot, lambda: text_of(app, Side.RIGHT).startswith("the wire\u241b[2J storythe wire"))

    on_the_start(folder.parent, script)


def test_paste_says_why_there_is_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise NoClipboardError("The clipboard cannot be read here.")

    monkeypatch.setattr("tui.screens.first.start.read_clipboard", refuse)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+v")
        await until(pilot, lambda: told(app) == "The clipboard cannot be read here.")
        await pilot.press(*"own", "f7", "ctrl+c", "tab", "ctrl+v")
        await until(pilot, lambda: text_of(app, Side.RIGHT) == "own")

    on_the_start(folder.parent, script)


@pytest.mark.parametrize("key", ["ctrl+t", "f4"])
def test_swap(folder: Path, key: str) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"left.txt", "tab", *"words", key)
        assert [text_of(app, side) for side in Side] == ["words", "left.txt"]
        assert told(app, Side.RIGHT).startswith("→ a file")

    on_the_start(folder.parent, script)


def test_clear_empties_one_box_and_undo_brings_it_back(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, LEFT_TEXT)
        await pilot.press("tab", *"words", "ctrl+l")
        assert [text_of(app, side) for side in Side] == [LEFT_TEXT, ""]
        assert told(app, Side.RIGHT) == ""
        await pilot.press("ctrl+z")
        assert text_of(app, Side.RIGHT) == "words"
        await pilot.press("ctrl+y")
        assert text_of(app, Side.RIGHT) == ""

    on_the_start(folder.parent, script)


def test_the_theme_key_goes_through_the_themes(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        seen = []
        for _ in range(5):
            await pilot.press("f8")
            seen.append(app.theme)
        assert seen == ["copydesk-light", "copydesk-contrast", "ansi-dark", "ansi-light", "copydesk-dark"]

    on_the_start(folder.parent, script)


def test_escape_types_nothing_and_leaves_everything(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"words", "escape")
        assert text_of(app, Side.LEFT) == "words"
        assert app.is_running

    on_the_start(folder.parent, script)


def test_help_names_every_key(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        assert isinstance(app.screen, Reading)
        text = str(app.screen.query_one(Static).visual)
        for key in START_KEYS:
            assert key.tooltip in text
            assert key_names(key.key) in text

    on_the_start(folder.parent, script)


@pytest.mark.parametrize("key", ["ctrl+q"])
def test_quit(folder: Path, key: str) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"words", key)
        await pilot.pause()
        assert not app.is_running

    on_the_start(folder.parent, script)


def test_the_palette_offers_every_key_and_after_comparing_the_desks(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        assert {key.tooltip for key in START_KEYS} <= {c.title for c in app.get_system_commands(app.start)}
        await pilot.press("ctrl+p", *"Swap")
        await painted(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: text_of(app, Side.LEFT) == "right.md")
        await pilot.press("ctrl+g")
        desk = await desk_opened(app, pilot)
        assert {key.tooltip for key in KEYS} <= {c.title for c in app.get_system_commands(desk)}

    on_the_start(folder.parent, script, {Side.LEFT: Filled("left.txt"), Side.RIGHT: Filled("right.md")})


def test_every_key_has_an_id_of_its_own_that_settings_may_name() -> None:
    names = [key.id for key in (*KEYS, *START_KEYS)]
    assert len(names) == len(set(names))
    assert {key.id for key in START_KEYS} <= set(setting_names().keys or ())
    keys = [key for binding in START_KEYS for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))
    assert all(key.startswith(("ctrl+", "f")) or key == "escape" for key in keys)


def test_keys_can_be_bound_anew(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"one", "ctrl+t")
        assert text_of(app, Side.LEFT) == "one"
        await pilot.press("ctrl+y")
        assert text_of(app, Side.RIGHT) == "one"
        await painted(app, pilot)
        assert "^y Swap" in shown(app)

    on_the_start(folder.parent, script, settings=Settings(keys={"start-swap": "ctrl+y"}))


def test_the_documented_ids_are_those_there_are() -> None:
    text = (Path(__file__).parent.parent / "docs/settings.md").read_text()
    for key in START_KEYS:
        assert f"`{key.id}`" in text
