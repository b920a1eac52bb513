"""No key kills a screen: whatever is pressed, in any order and however fast, there is a screen, a focus, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_script import LEFT, RIGHT, on_the_desk, until
from start_script import own_folder
from test_typed_ahead import in_one_go
from textual import events
from textual.screen import Screen
from tries import LONG
from walks import Walk, screens

from tui.drawn.filters import PARAPHRASED
from tui.screens.dialogs.asking import Choosing, Confirming, Reading
from tui.screens.dialogs.over import AnsweredOnce
from tui.screens.fronts import View

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

pytestmark = pytest.mark.usefixtures("every_frame")

_OF_MANY = {"ChoosingWalked"}  # only where the pairs of a sweep are gone through: see test_walk
WALKS, STEPS = (200, 80) if LONG else (4, 40)  # the keys that open something come round in 20 steps


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two stories, a pair that was compared before, and no editor."""
    own_folder(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "left.txt").write_text("\n\n".join(LEFT))
    (tmp_path / "right.md").write_text("\n\n".join(RIGHT))
    (tmp_path / "older").mkdir()
    return tmp_path


def test_walks_through_every_screen_and_dialog(folder: Path) -> None:
    visited: set[str] = set()
    for number in range(WALKS):
        walk = Walk(number, STEPS)
        walk.run(folder / f"walk{number}")
        visited |= walk.visited
    assert visited >= (screens() - _OF_MANY) | {view.name for view in View}


def test_every_dialog_is_answered_once() -> None:
    """By one class for all of them, which no dialog goes around."""
    screens()
    waiting: list[type[Any]] = [Screen]
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if each.__module__.startswith("tui.") and issubclass(each, AnsweredOnce):
            assert each is AnsweredOnce or "dismiss" not in vars(each)
        elif each.__module__.startswith("tui."):
            assert each.__name__ in {"Desk", "Start"} or each.__subclasses__(), each


def test_a_second_choice_in_the_same_go_is_the_desks(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        in_one_go(app, "h", PARAPHRASED.key, "t")
        await until(pilot, lambda: app.screen is desk and app.theme != "copydesk-dark")
        assert desk.filter is PARAPHRASED

    on_the_desk(tmp_path, script)


@pytest.mark.parametrize("answers", [(True, False), (False, True), (True, True)])
def test_only_the_first_of_two_answers_counts(tmp_path: Path, answers: tuple[bool, bool]) -> None:
    """Both before the dialog has gone: two clicks, or a message that comes late."""
    heard: list[bool | None] = []

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        asked = Confirming("Really?")
        app.push_screen(asked, heard.append)
        await until(pilot, lambda: bool(asked.is_mounted))
        for answer in answers:
            asked.dismiss(answer)
        await until(pilot, lambda: bool(heard))
        assert app.screen is desk
        assert heard == [answers[0]]

    on_the_desk(tmp_path, script)


def test_what_lies_under_another_dialog_cannot_take_it_away(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        under, over = Choosing("Which?", [("1", "one")], 0), Confirming("Really?")
        for each in (under, over):
            app.push_screen(each)
            await until(pilot, lambda each=each: bool(each.is_mounted))  # type: ignore[misc]
        under.dismiss(None)
        await pilot.pause()
        assert app.screen is over
        await pilot.press("n", "escape")
        assert app.screen_stack[-1] is desk

    on_the_desk(tmp_path, script)


def test_a_key_that_a_closing_dialog_swallows_does_not_hold_up_the_rest(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for _ in range(6):
            in_one_go(app, "v", "tab", "escape", "question_mark", "n", "escape", "A", "i", "enter", "n", "slash", "escape")
            await until(pilot, lambda: not app._typed and not app._at_work)
            await until(pilot, lambda: app.screen is desk)

    on_the_desk(tmp_path, script)


def test_keys_after_the_one_that_quits_are_for_nobody(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        in_one_go(app, "q", "question_mark", "ctrl+p")
        await pilot.pause()
        assert not any(isinstance(screen, Reading) for screen in app.screen_stack)
        await app.on_event(events.Key("j", "j"))

    on_the_desk(tmp_path, script)
