"""What is typed in one go, faster than the screens open, arrives where it was meant for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desk_script import on_the_desk, painted, until
from textual import events
from textual.widgets import Input

from compare.reviewing.log.pins import Verdict
from tui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.link import Link
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


def in_one_go(app: CopydeskApp, *keys: str) -> None:
    """All of it before the application has seen any of it, as a terminal gives what was typed while it was busy."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


def line_of(app: CopydeskApp) -> str | None:
    """What stands in the dialog's line; None while there is none yet."""
    lines = [line.value for line in app.screen.query(Input)]
    return next(iter([*lines, *(box.text for box in app.screen.query(NoteBox))]), None)


def first_link(desk: Desk) -> Link:
    assert desk.comparison is not None
    return desk.comparison.links[0]


def test_a_note_typed_with_the_key_that_asks_for_it(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        in_one_go(app, "c", *"call them", "enter", "j")
        await until(pilot, lambda: app.screen is desk and bool(first_link(desk).note))
        assert first_link(desk).note == "call them"

    on_the_desk(tmp_path, script)


def test_what_still_waits_when_the_desk_is_gone_is_for_nobody(tmp_path: Path) -> None:
    seen: list[CopydeskApp] = []

    async def script(app: CopydeskApp, _desk: Desk, _pilot: Pilot[None]) -> None:
        seen.append(app)

    on_the_desk(tmp_path, script)
    seen[0]._typed.append((1, events.Key("j", "j")))
    asyncio.run(seen[0]._give_all())
    assert not seen[0].screen_stack


def test_a_place_typed_with_the_key_that_saves(tmp_path: Path) -> None:
    place = str(tmp_path / "in a hurry.json")

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        in_one_go(app, "w", "ctrl+u", *place)
        await until(pilot, lambda: line_of(app) == place)
        in_one_go(app, "enter")
        await until(pilot, (tmp_path / "in a hurry.json").exists)

    on_the_desk(tmp_path, script)


def test_a_paste_right_after_the_key_that_asks(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        in_one_go(app, "c")
        app.post_message(events.Paste("pasted"))
        in_one_go(app, "!")
        await until(pilot, lambda: line_of(app) == "pasted!")

    on_the_desk(tmp_path, script)


def test_a_dialog_left_in_the_same_go_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        in_one_go(app, "question_mark", "escape", "w", "escape", "a")
        await until(pilot, lambda: app.screen is desk and first_link(desk).verdict == Verdict.ACCEPTED)
        await painted(app, pilot)

    on_the_desk(tmp_path, script)
