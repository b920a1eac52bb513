"""What the desk tells: the help by pages, the palette over it, where a search stands, what was undone, messages that stand once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_script import on_the_desk, painted, said, shown, until
from textual.command import CommandPalette
from textual.containers import VerticalScroll
from word_encoder import WordEncoder

from compare.reviewing.log.review import annotate
from tui.screens.dialogs.asking import Reading

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


def test_what_makes_the_model_slow_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that is not trusted, say; once, however often the desk compares."""
    monkeypatch.setattr(WordEncoder, "notice", "others may write to [b]/there[/b]", raising=False)

    async def script(app: CopydeskApp, _desk: Desk, _pilot: Pilot[None]) -> None:
        assert [(told.message, told.markup) for told in app._notifications] == [("others may write to [b]/there[/b]", False)]

    on_the_desk(tmp_path, script)


def test_a_long_text_is_leafed_through(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.link is not None
        desk.do(annotate(desk.link, "word " * 800))
        await pilot.press("v")
        box = app.screen.query_one(VerticalScroll)
        places = []
        for key in ("space", "j", "G", "ctrl+u", "g"):
            await pilot.press(key)
            places.append(round(box.scroll_offset.y))
        down, line, end, up, begin = places
        assert 0 < down == line - 1 < up < end == box.max_scroll_y
        assert begin == 0

    on_the_desk(tmp_path, script, size=(100, 24))


def test_the_palette_over_the_help_is_that_of_the_desk(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark", "ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*"Open what is folded")
        await until(pilot, lambda: "Open what is folded" in shown(app).split("key o")[0][-200:])
        await pilot.press("down", "enter")
        await until(pilot, lambda: desk.folded)
        assert isinstance(app.screen, type(desk))

    on_the_desk(tmp_path, script, size=(100, 24))


def test_the_search_says_where_it_is(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"council", "enter")
        assert "1 of 3 passages" in said(app)
        await pilot.press("n", "n")
        assert "3 of 3 passages" in said(app)

    on_the_desk(tmp_path, script)


def test_undo_says_what_it_took_back(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("s", "u")
        assert "Undone: taking a passage out." in said(app)
        await pilot.press("ctrl+r")
        assert "Done again: taking a passage out." in said(app)

    on_the_desk(tmp_path, script)


def test_the_same_message_stands_once(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        for _ in range(3):
            app.notify("The review is read-only.", timeout=10)
            await pilot.pause()
        app.notify("Another one.", timeout=10)
        await pilot.pause()
        assert [each.message for each in app._notifications] == ["The review is read-only.", "Another one."]

    on_the_desk(tmp_path, script)


def test_the_link_in_full(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("v")
        assert isinstance(app.screen, Reading)
        await painted(app, pilot)
        assert "{+Monday+}" in shown(app)
        await pilot.press("j", "k", "v")
        assert not isinstance(app.screen, Reading)

    on_the_desk(tmp_path, script)
