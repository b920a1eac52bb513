"""The desk's keys that move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import LEFT, on_the_desk, said
from test_comparison import made

from compare.link import Side
from compare.reviewing.log.review import annotate
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

MANY = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(60)]


@pytest.mark.parametrize("key", ["ctrl+d", "pagedown"])
def test_half_a_page_down_and_up_again(tmp_path: Path, key: str) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        down = desk.place.passage
        assert 3 < down < 30
        await pilot.press("pageup" if key == "pagedown" else "ctrl+u")
        assert desk.place.passage < 2

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


@pytest.mark.parametrize(("key", "place"), [("down", 1), ("end", 59), ("j", 1), ("ctrl+d", 20)])
def test_keys_move_the_cursor_in_long_articles_too(tmp_path: Path, key: str, place: int) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press(key)
        assert 0 < desk.place.passage <= place

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


def test_home_and_end(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        assert desk.place == Place(Side.LEFT, 4)
        await pilot.press("home")
        assert desk.place == Place(Side.LEFT, 0)

    on_the_desk(tmp_path, script)


def test_previous_unreviewed(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "left_curly_bracket")
        assert desk.place == Place(Side.LEFT, 0)

    on_the_desk(tmp_path, script)


def test_next_and_previous_note(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        for link in desk.comparison.links:
            desk.do(annotate(link, "ask"))
        await pilot.press("m")
        assert desk.place == Place(Side.LEFT, 1)
        await pilot.press("M")
        assert desk.place == Place(Side.LEFT, 0)

    on_the_desk(tmp_path, script)


def test_a_fact_key_says_when_there_is_none(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("exclamation_mark")
        assert "No facts" in said(app)
        assert app.screen is desk
        await pilot.press("G", "full_stop")
        assert "Nothing here waits for a verdict" in said(app)
        assert not desk.review_file.review.log

    on_the_desk(tmp_path, script, made(LEFT), made(LEFT))


def test_tab_comes_back_to_where_it_left(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "j")  # the snow stands on the left only
        assert desk.link is None
        await pilot.press("tab")
        assert desk.place.side is Side.RIGHT
        await pilot.press("tab")
        assert desk.place == Place(Side.LEFT, 3)

    on_the_desk(tmp_path, script)


def test_with_linked_scrolling_tab_goes_to_the_partner_of_the_last_link(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "tab")
        assert desk.place == Place(Side.RIGHT, 0)
        await pilot.press("tab", "j", "j", "tab")
        assert desk.place == Place(Side.RIGHT, 0)

    on_the_desk(tmp_path, script)


def test_without_it_each_side_keeps_its_own_cursor(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("equals_sign", "tab", "j", "j", "tab", "j", "tab")
        assert desk.place == Place(Side.RIGHT, 2)

    on_the_desk(tmp_path, script)


@pytest.mark.parametrize("keys", [("a",), ("1",), ("s",), ("exclamation_mark", "comma")])
def test_undo_and_redo_show_what_they_are_about(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("right_square_bracket", *keys)
        done = desk.review_file.review.can_undo
        assert done is not None
        for key in ("u", "ctrl+r"):
            await pilot.press("G", key)
            told = {(side, span[0]) for mark in done.marks for side, span in zip(Side, mark.fact[1:], strict=True) if span}
            places = {*done.places, *told}
            assert places
            assert (desk.place.side, desk.place.passage) in places

    on_the_desk(tmp_path, script)
