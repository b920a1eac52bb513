"""What the desk promises where there is little room: nothing is cut, nothing is done unseen, what matters comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import LEFT, MANY, RIGHT, on_the_desk, painted, pane, shown, until
from test_comparison import made

from compare.link import Side
from tui.screens.dialogs.help import Help
from tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from pathlib import Path

    from textual.geometry import Region
    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


def test_the_detail_has_a_fixed_place_and_the_partner_stays_in_its_row(tmp_path: Path) -> None:
    alike = [
        f"{line[:-1]}{' through a long and bitter night of few decisions' * n}." for line, n in zip(MANY, (2, 6, 20), strict=False)
    ]
    left, right = [*MANY[10:18], *alike, *MANY[30:60]], [*MANY[60:63], *MANY[10:18], *alike, *MANY[30:60]]

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press(*"jjjjjjj")
        assert "v: all of it" not in shown(app)
        heights = set()
        for _ in alike:
            await pilot.press("j")
            await painted(app, pilot)
            assert desk.link is not None
            rows = [pane(desk, side).screen_row(desk.link.passages(side)[0]) for side in Side]
            assert rows[0] == rows[1] >= 0
            assert rows[1] < pane(desk, Side.RIGHT).scrollable_content_region.height
            heights.add(pane(desk).size.height)
        assert len(heights) == 1  # what is too long for its place is cut, and says where all of it is
        assert "v: all of it" in shown(app)

    on_the_desk(tmp_path, script, made(left), made(right), size=(120, 24))


def test_where_one_side_shows_the_detail_begins_with_the_other(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        for key, first in (("j", "R"), ("tab", "L")):
            await pilot.resize_terminal(60, 16)
            await pilot.press(key)
            await painted(app, pilot)
            lines = [line.strip() for line in shown(app).splitlines()]
            at = next(k for k, line in enumerate(lines) if line.startswith("Link"))
            assert f"{first} " in [line[:2] for line in lines[at + 1 : at + 3]]
            assert "(for:" not in shown(app)  # why it was linked is told where somebody asks
        await pilot.press("v")
        await painted(app, pilot)
        assert "Why it is linked" in shown(app)

    on_the_desk(tmp_path, script)


@pytest.mark.parametrize(
    ("key", "says"), [("c", "Esc: leave"), ("h", "unreviewed"), ("F", "Esc: close"), ("i", "Esc: done"), ("A", "n: no")]
)
def test_what_is_over_the_desk_is_whole_in_the_smallest_terminal(tmp_path: Path, key: str, says: str) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", key)
        await painted(app, pilot)
        assert says in shown(app)
        low = app.screen.children[0].region
        assert low.y >= 0
        assert low.bottom <= 16

    on_the_desk(tmp_path, script, made(LEFT * 2), made(RIGHT * 2), size=(60, 16))


def test_a_fact_that_is_lit_is_told_before_the_texts(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("exclamation_mark")
        await painted(app, pilot)
        lines = [line[1:3] for line in shown(app).splitlines()]
        assert lines.index(">!") < lines.index("R ") < lines.index("L ")

    on_the_desk(tmp_path, script, size=(80, 30))


def test_nothing_is_done_unseen_where_there_is_too_little_room(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for opened, unseen in (((), "a"), (("A",), "y"), (("i",), "space"), ((), "ctrl+p")):
            await pilot.press(*opened)
            over = app.screen
            await pilot.resize_terminal(50, 12)
            await painted(app, pilot)
            await pilot.press(unseen)
            assert app.screen is over
            await pilot.resize_terminal(120, 40)
            await painted(app, pilot)
            await pilot.press("escape")
        assert not desk.review_file.review.log
        await pilot.resize_terminal(50, 12)
        await painted(app, pilot)
        await pilot.press("q")
        assert not app.is_running

    on_the_desk(tmp_path, script)


def test_the_palette_makes_room_for_what_the_terminal_needs(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p", *"fold")
        await pilot.resize_terminal(50, 12)
        await until(pilot, lambda: "needs 60 columns and 16 rows" in shown(app) and "fold" not in shown(app))
        await pilot.resize_terminal(120, 40)
        await painted(app, pilot)
        assert app.screen is desk
        await pilot.press("o")
        assert desk.folded

    on_the_desk(tmp_path, script)


def test_what_is_being_typed_goes_on_when_there_is_room_again(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "c", *"ask")
        for size in ((50, 12), (40, 10), (120, 40)):
            await pilot.resize_terminal(*size)
            await painted(app, pilot)
        await pilot.press("space", *"Ann", "enter")
        assert desk.comparison is not None
        assert desk.comparison.links[1].note == "ask Ann"

    on_the_desk(tmp_path, script)


def test_only_the_part_of_the_footer_that_says_something_else_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the whole of it with every focus, dialog and change of what the cursor is at."""
    sent: list[Region] = []

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        footer = desk.query_one(KeyFooter)
        before = footer.shown
        refresh = footer.refresh

        def seen(*regions: Region, **how: bool) -> object:
            sent.extend(regions)
            return refresh(*regions, **how)

        monkeypatch.setattr(footer, "refresh", seen)
        await pilot.press("enter", "question_mark", "escape")
        await painted(app, pilot)
        assert footer.shown == before
        assert sent == []
        await pilot.resize_terminal(60, 30)
        await painted(app, pilot)
        assert len(footer.shown) < len(before)
        same = next(k for k, (one, two) in enumerate(zip(before, footer.shown, strict=False)) if one != two)
        assert sent[0].x == sum(each.width for each in before[:same]) > 0

    on_the_desk(tmp_path, script)


def test_a_click_on_a_key_of_the_footer_presses_it(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        footer = desk.query_one(KeyFooter)
        at = 0
        for each in footer.shown:
            if each.display == "?":
                await pilot.click(footer, offset=(at + 1, 0))
            at += each.width
        await painted(app, pilot)
        assert isinstance(app.screen, Help)

    on_the_desk(tmp_path, script)
