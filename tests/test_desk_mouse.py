"""The mouse on the desk: what is selected is seen and copied as it was written, and the wheel moves both articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import LEFT, MANY, on_the_desk, painted, pane
from test_comparison import made
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from compare.link import Side

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk
    from tui.widgets.pane import ArticlePane


def turned(left: ArticlePane, row: int) -> str:
    """The text of a row that is shown in reverse."""
    return "".join(segment.text for segment in left.render_line(row) if segment.style and segment.style.reverse).strip()


@pytest.mark.parametrize("theme", ["copydesk-light", "ansi-dark"])
def test_a_selection_is_seen_in_every_theme(tmp_path: Path, theme: str) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        app.theme = theme
        await painted(app, pilot)
        left = pane(desk)
        before = turned(left, 0)
        await pilot.mouse_down(left, offset=(left.gutter_width + 4, 0))
        await pilot.hover(left, offset=(left.gutter_width + 11, 0))
        await pilot.mouse_up(left, offset=(left.gutter_width + 11, 0))
        assert "council" in before or turned(left, 0) == "council"
        assert "council" not in before or "council" not in turned(left, 0)
        await pilot.press("escape")
        await pilot.pause()
        assert turned(left, 0) == before

    on_the_desk(tmp_path, script)


def test_what_is_selected_with_the_mouse_is_copied_without_the_gutter(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        left = pane(desk)
        gutter = left.gutter_width
        await pilot.mouse_down(left, offset=(gutter + 4, 0))
        await pilot.hover(left, offset=(gutter + 11, 0))
        await pilot.mouse_up(left, offset=(gutter + 11, 0))
        assert desk.get_selected_text() == "council"
        assert turned(left, 0) == "council"
        await pilot.press("y")
        assert app.clipboard == "council"
        await pilot.pause()
        assert not turned(left, 0)
        await pilot.press("y")
        assert app.clipboard.startswith(LEFT[0])

    on_the_desk(tmp_path, script)


def test_a_selection_over_rows_joins_them_again(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        left = pane(desk)
        found = left.get_selection(Selection(Offset(0, 0), None))
        assert found is not None
        assert found[0].split("\n") == LEFT
        wide = left.get_selection(Selection(None, Offset(left.gutter_width + 3, 0)))
        assert wide is not None
        assert wide[0] == "The"

    on_the_desk(tmp_path, script)


def test_the_wheel_takes_the_other_pane_along(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for _ in range(30):
            await pilot._post_mouse_events([events.MouseScrollDown], pane(desk))
        await pilot.pause()
        left, right = (pane(desk, side).scroll_offset.y for side in Side)
        assert left > 20
        assert abs(left - right) <= 2

    on_the_desk(tmp_path, script, made(MANY), made(MANY))
