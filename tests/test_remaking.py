"""Links of long articles are taken apart in a thread: keys are answered meanwhile, and none decides about what will be another."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from desk_script import on_the_desk, until
from test_comparison import made
from textual.widgets import Input, Static

from compare.link import Side
from compare.reviewing.log.review import reviewed
from compare.reviewing.store.file import ReviewFile
from compare.reviewing.worklist.waiting import find_worklist
from tui import remaking
from tui.remaking import Remade, remake
from tui.screens import desk_state
from tui.screens.dialogs.asking import Asking
from tui.screens.fronts import View
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

MANY = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(8)]
OTHERS = [line.replace("at length", "for an hour") for line in MANY]


@pytest.fixture(name="gate")
def _gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """All articles are long, and what is made in the thread is held up until the gate is open."""
    gate = threading.Event()

    def held_up(*what: Any) -> Remade:  # noqa: ANN401 - whatever it is made of
        assert gate.wait(30)
        return remake(*what)

    monkeypatch.setattr(remaking, "AT_ONCE", 0)
    monkeypatch.setattr(desk_state, "remake", held_up)
    return gate


def doing(desk: Desk) -> str:
    return str(desk.query_one("#state", Static).content)


def is_linked(desk: Desk, passage: int) -> bool:
    return desk.link_at(Side.LEFT, passage) is not None


def test_a_passage_is_taken_out_while_the_cursor_moves(tmp_path: Path, gate: threading.Event) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("s", "j", "j")
        assert is_linked(desk, 0)  # nothing else is shown before all of it is known
        assert desk.place == Place(Side.LEFT, 2)
        assert "Esc: not now" in doing(desk)
        gate.set()
        await until(pilot, lambda: not is_linked(desk, 0))
        assert desk.place == Place(Side.LEFT, 2)
        assert "Esc" not in doing(desk)
        assert desk.comparison == reviewed(desk.found, desk.review_file.review)
        assert desk.worklist == find_worklist(desk.comparison)
        manuscript = desk.query_one(Manuscript)
        shown = [block.link.key for block in manuscript.sheet.blocks if block.link]
        assert shown == [link.key for link in desk.comparison.links]

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), view=View.ROWS)


def test_escape_leaves_all_as_it_was_and_the_log_says_so(tmp_path: Path, gate: threading.Event) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        before = desk.comparison
        await pilot.press("s", "f", "escape")
        assert "Esc" not in doing(desk)
        gate.set()
        await pilot.pause(0.2)
        assert desk.comparison is before
        assert desk.review_file.review.can_undo is None  # what was typed for afterwards is dropped
        await pilot.press("a")
        await until(pilot, lambda: desk.comparison is not before)
        assert desk.comparison == reviewed(desk.found, desk.review_file.review)

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), view=View.ROWS)
    file = ReviewFile(tmp_path / "r.review", write=False)
    assert [action.name for action in file.review.log] == ["split", "undo", "accepted"]
    file.close()


def test_what_is_decided_meanwhile_waits_and_is_about_what_is_there_then(tmp_path: Path, gate: threading.Event) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        desk.place = Place(Side.LEFT, 3)
        await pilot.press("s", "c", *"so it is", "enter", "J")
        assert is_linked(desk, 3)
        assert not isinstance(app.screen, Asking)
        gate.set()
        await until(pilot, lambda: not is_linked(desk, 3))
        await until(pilot, lambda: any(section.note for section in desk.comparison.unique) if desk.comparison else False)
        assert not desk.query(Input)
        names = [action.name for action in desk.review_file.review.log]
        assert names[:2] == ["split", "note"]
        assert desk.comparison is not None
        assert next(section for section in desk.comparison.unique if section.passages == (3,)).note == "so it is"

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), view=View.ROWS)


def test_an_undo_of_it_comes_back_in_the_same_way(tmp_path: Path, gate: threading.Event) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        gate.set()
        before = desk.comparison
        await pilot.press("s")
        await until(pilot, lambda: not is_linked(desk, 0))
        gate.clear()
        await pilot.press("u")
        assert not is_linked(desk, 0)
        gate.set()
        await until(pilot, lambda: is_linked(desk, 0))
        assert desk.comparison == before

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), view=View.ROWS)


def test_leaving_waits_for_none_of_it(tmp_path: Path, gate: threading.Event) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("s", "q")
        await until(pilot, lambda: not app.is_running)

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), view=View.ROWS)
    gate.set()
    file = ReviewFile(tmp_path / "r.review", write=False)
    assert [action.name for action in file.review.log] == ["split"]
    file.close()
