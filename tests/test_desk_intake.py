"""The intake check on the desk: what was read, put back and set aside by keyboard, kept, undone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, LEFT, RIGHT, as_opened, on_the_desk, painted, said, shown, until
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.link import Side
from compare.reading.cleaning import clean
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.screens.desk import Desk
from tui.screens.dialogs.intake import Intake
from tui.screens.fronts import View
from tui.widgets.paragraphs import Paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.article import Article


def told() -> Article:
    """An article that says all that an article can say of itself."""
    return replace(made(LEFT), title="Vote put off", outlet="The Lorne Post", published=date(2026, 3, 5), warnings=("2 lines hid",))


def set_aside(desk: Desk, side: Side = Side.LEFT) -> list[int]:
    assert desk.comparison is not None
    return [p.id for p in desk.comparison.article(side).paragraphs if p.furniture]


def at(app: CopydeskApp) -> int:
    return app.screen.query_one(Paragraphs).at


def test_what_was_read_is_shown(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert "! 1 warning" in shown(app)
        await pilot.press("i")
        await painted(app, pilot)
        screen = shown(app)
        for text in ("Vote put off", "The Lorne Post", "2026-03-05", "! 2 lines hid.", "38 words in 4 paragraphs", *LEFT):
            assert text in screen
        assert "3 words in 1 paragraph" in screen
        await pilot.press("tab")
        await painted(app, pilot)
        assert RIGHT[2] in shown(app)
        assert "not said" in shown(app)

    on_the_desk(tmp_path, script, told())


MOVES = [
    (["j"], 1),
    (["down", "down", "k"], 1),
    (["up"], 0),
    (["G"], 4),
    (["G", "g"], 0),
    (["end", "home"], 0),
    (["ctrl+d"], 4),
    (["pagedown", "pageup"], 0),
    (["G", "ctrl+u"], 0),
    (["n"], 4),
    (["right_square_bracket"], 4),
    (["space", "n", "n"], 0),
    (["space", "n", "N"], 0),
    (["space", "left_square_bracket"], 4),
    (["G", "tab"], 0),
    (["G", "shift+tab"], 0),
]


def test_moving(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for keys, place in MOVES:
            await pilot.press("i", *keys)
            assert at(app) == place, keys
            await pilot.press("escape")
            await until(pilot, lambda: not desk.waiting)
            await as_opened(desk, pilot)
            await until(pilot, lambda: not desk.waiting)

    on_the_desk(tmp_path, script)


def test_it_opens_at_the_passage_the_cursor_is_on(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "i")
        assert at(app) == 2

    on_the_desk(tmp_path, script)


@pytest.mark.parametrize("close", ["escape", "q", "i"])
def test_setting_aside_compares_again_when_it_is_left(tmp_path: Path, close: str) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i", "space")
        await painted(app, pilot)
        assert "*" in shown(app)
        await pilot.press("G", "space")
        await pilot.press(close)
        await until(pilot, lambda: not desk.waiting)
        assert not isinstance(app.screen, Intake)
        assert set_aside(desk) == [0]
        assert desk.comparison is not None
        assert not any(0 in link.left for link in desk.comparison.links)
        kept = desk.comparison.article(Side.LEFT).warnings
        assert kept == ("1 paragraph was set aside and 1 paragraph was put back by hand",)

    on_the_desk(tmp_path, script)


def test_looking_alone_compares_nothing_again(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        before = desk.comparison
        await pilot.press("i", "j", "tab", "escape")
        assert desk.comparison == before
        assert not desk.waiting

    on_the_desk(tmp_path, script)


def test_undo_puts_it_as_it_was_with_its_verdict(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("a")
        before = desk.comparison
        await pilot.press("g", "i", "space")
        await painted(app, pilot)
        assert "A decision about this paragraph taken back" in said(app)
        await pilot.press("escape")
        await until(pilot, lambda: not desk.waiting)
        assert set_aside(desk) == [0, 4]
        await pilot.press("u")
        await until(pilot, lambda: not desk.waiting)
        assert desk.comparison == before
        await pilot.press("ctrl+r")
        await until(pilot, lambda: not desk.waiting)
        assert set_aside(desk) == [0, 4]

    on_the_desk(tmp_path, script)


def test_it_is_kept_in_the_review(tmp_path: Path) -> None:
    async def aside(_app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i", "tab", "j", "space")  # and never closed: what was done is kept all the same

    async def again(_app: CopydeskApp, desk: Desk, _pilot: Pilot[None]) -> None:
        assert set_aside(desk, Side.RIGHT) == [1]

    on_the_desk(tmp_path, aside)
    on_the_desk(tmp_path, again)


def test_one_paragraph_has_to_stay(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i", "space")
        await painted(app, pilot)
        assert "One paragraph has to stay." in said(app)
        await pilot.press("escape")
        assert set_aside(desk) == []

    on_the_desk(tmp_path, script, made(["The council postponed its vote."]))


def test_a_click_in_the_gutter_changes_a_paragraph_and_one_in_the_text_does_not(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i")
        await painted(app, pilot)
        await pilot.click(Paragraphs, offset=(20, 2))
        assert (at(app), set_aside(desk)) == (1, [4])
        await pilot.click(Paragraphs, offset=(1, 4))
        await pilot.press("escape")
        await until(pilot, lambda: not desk.waiting)
        assert set_aside(desk) == [2, 4]

    on_the_desk(tmp_path, script)


def test_a_read_only_review_stays_as_it_is(tmp_path: Path) -> None:
    first = ReviewFile(tmp_path / "r.review")

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i", "space")
        await painted(app, pilot)
        assert "read-only" in said(app)
        assert set_aside(desk) == [4]

    on_the_desk(tmp_path, script)
    first.close()


def test_a_record_is_looked_at_and_stays_as_it_is(tmp_path: Path) -> None:
    found = compare(made(LEFT), made(RIGHT), WordEncoder())

    async def run() -> None:
        review = ReviewFile(tmp_path / "r.review")
        app = CopydeskApp(Desk(found.left, found.right, WordEncoder, review, found=found, view=View.ARTICLES))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: not app.desk.waiting)
            await pilot.press("i", "space")
            assert "A record is not compared again" in said(app)
            await pilot.press("escape")
            assert app.desk.comparison is not None
            assert app.desk.comparison.left == found.left
        review.close()

    asyncio.run(run())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(tmp_path: Path, text: str) -> None:
    safe = clean(text).text
    hostile = replace(
        made([f"{safe} stands here", "Snow is expected."]), title=safe, outlet=safe, warnings=(f"9 {safe}",), source=safe
    )

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i")
        await painted(app, pilot)
        screen = shown(app)
        assert screen.count(safe.strip()) >= 5
        assert "\x1b" not in screen
        await pilot.press("space")
        assert isinstance(app.screen, Intake)

    on_the_desk(tmp_path, script, hostile)


def test_thousands_of_paragraphs_open(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("i", "G")
        await painted(app, pilot)
        assert at(app) == 2_999
        assert "Line 2999." in shown(app)

    on_the_desk(tmp_path, script, made([f"Line {k}." for k in range(3_000)]), made(RIGHT))
