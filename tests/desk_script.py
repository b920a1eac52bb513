"""A desk for tests: two small articles, an encoder of words, a script that presses keys."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from test_comparison import made
from textual._context import visible_screen_stack
from unseen_frames import frames_asked_for
from word_encoder import WordEncoder

from compare.link import Side
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.screens.desk import Desk
from tui.screens.fronts import View
from tui.widgets.pane import ArticlePane, Place

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from compare.article import Article

LEFT = [
    "The council postponed its vote on the budget on Tuesday.",
    "Four members walked out of the chamber in protest.",
    "He had 14 notebooks and a pistol with him that night.",
    "Snow is expected tomorrow across the northern valleys.",
    "Share this article",
]
RIGHT = [
    "In protest, four members walked out of the council chamber.",
    "The council postponed its vote on the budget on Monday.",
    "A club was sold to an investor from overseas.",
]
MANY = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(200)]
HOSTILE = [
    "[/]",
    "[bold]x[/bold]",
    "[@click=app.quit]quit[/]",
    "the minister [sic] said [the man] left",
    "\x1b]52;c;aGk=\x07 and \x1b[2J",
    "\u202eabc\u202c",
    "\\[escaped] {braces} $text-error",
    "<script>alert(1)</script>",
    "外交部长周二表示",
    "👩‍🚒 e\u0301 \u200b",
]


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for what another thread brings, half a minute at most."""
    for _ in range(1500):
        await pilot.pause(0.02)
        if holds():
            return
    pytest.fail("it did not come")


async def painted(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until the screen shows what the desk knows: three looks in a row that are the same.

    Where frames are left out a look is how many were asked for, which draws nothing; else it is what is shown.
    """
    looks: list[str | int] = [""]
    for _ in range(1500):
        await pilot.pause(0.02)
        asked = frames_asked_for()
        looks = [*looks[-2:], shown(app) if asked is None else asked]
        if len(looks) == 3 and len(set(looks)) == 1:
            return
    pytest.fail("the screen does not come to rest")


def on_the_desk(  # noqa: PLR0913, PLR0917 - all that a desk can be opened with
    path: Path,
    script: Callable[[CopydeskApp, Desk, Pilot[None]], Awaitable[None]],
    left: Article | None = None,
    right: Article | None = None,
    size: tuple[int, int] = (120, 40),
    view: View = View.ARTICLES,
) -> None:
    """Open the desk on two articles, wait for the comparison, run a script, close it."""

    async def run() -> None:
        review = ReviewFile(path / "r.review")
        app = CopydeskApp(Desk(left or made(LEFT), right or made(RIGHT), WordEncoder, review, view=view))
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: not app.desk.waiting)
            await painted(app, pilot)
            await script(app, app.desk, pilot)
            draw(app)
        review.close()

    asyncio.run(run())


async def as_opened(desk: Desk, pilot: Pilot[None]) -> None:
    """Bring the desk back to what it is when it opens, so that one that is open does for many cases."""
    while desk.review_file.review.can_undo:
        await pilot.press("u")
    if desk.folded:
        await pilot.press("o")
    desk.place = Place(Side.LEFT, 0)
    await pilot.pause()


def draw(app: App[None]) -> None:
    """Draw what a script has led to, so that what cannot be drawn fails, where nobody looked at it either."""
    if app.is_running:
        shown(app)


def shown(app: App[None]) -> str:
    """The text of the screen, and of those under it that are seen: Textual takes them off their list as it draws."""
    visible_screen_stack.set(app._background_screens)
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def said(app: CopydeskApp) -> str:
    """What the desk has told in messages."""
    return " ".join(notification.message for notification in app._notifications)


def pane(desk: Desk, side: Side = Side.LEFT) -> ArticlePane:
    """One of the two articles."""
    return desk.query_one(f"#{side.value}-pane", ArticlePane)
