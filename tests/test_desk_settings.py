"""The desk under settings, and what it says of the review it opened."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desk_script import LEFT, RIGHT, until
from test_comparison import made
from word_encoder import WordEncoder

from compare.reviewing.store.file import ReviewFile
from compare.thresholds import Thresholds
from tui.app import CopydeskApp, setting_names
from tui.kept.settings import Settings
from tui.screens.desk import Desk
from tui.screens.fronts import View

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.link import Link


def under(settings: Settings, path: Path, script: Callable[[CopydeskApp, Pilot[None]], Awaitable[None]], notice: str = "") -> None:
    """Open the desk under settings, wait for the comparison, run a script, close it."""

    async def run() -> None:
        review = ReviewFile(path / "r.review")
        review.notice = notice
        app = CopydeskApp(Desk(made(LEFT), made(RIGHT), WordEncoder, review, settings.thresholds, view=View.ARTICLES), settings)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: not app.desk.waiting)
            await script(app, pilot)
        review.close()

    asyncio.run(run())


def test_the_theme_is_the_one_that_was_set(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _pilot: Pilot[None]) -> None:
        assert app.theme == "nord"

    under(Settings(theme="nord"), tmp_path, script)


def test_the_thresholds_are_those_that_were_set(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _pilot: Pilot[None]) -> None:
        assert app.desk.comparison is not None
        assert app.desk.comparison.thresholds == Thresholds(link=0.99)
        assert not [link for link in app.desk.comparison.links if link.score < 0.99]

    under(Settings(thresholds=Thresholds(link=0.99)), tmp_path, script)


def test_a_key_that_was_set_does_what_its_id_says(tmp_path: Path) -> None:
    (accept,) = [key for key in setting_names().keys or () if key == "accept"]

    async def script(app: CopydeskApp, pilot: Pilot[None]) -> None:
        await pilot.press("a")
        assert not [link for link in _links(app) if link.verdict]
        await pilot.press("ctrl+k")
        assert [link for link in _links(app) if link.verdict == "accepted"]

    under(Settings(keys={accept: "ctrl+k"}), tmp_path, script)


def _links(app: CopydeskApp) -> tuple[Link, ...]:
    return app.desk.comparison.links if app.desk.comparison else ()


def test_what_became_of_the_review_is_said(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: bool(app._notifications))
        assert [(told.message, told.markup) for told in app._notifications] == [("[b]carried over", False)]

    under(Settings(), tmp_path, script, notice="[b]carried over")
