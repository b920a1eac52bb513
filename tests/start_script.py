"""A first screen for tests: it reads as the command does, its desk has an encoder of words."""

from __future__ import annotations

import asyncio
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from desk_script import draw, painted, until
from textual import events
from textual.widgets import Static
from word_encoder import WordEncoder

from compare.reading import Reach
from compare.reviewing.store.folder import open_review
from tui.commands.sides import How, read_entered
from tui.kept.drafts import Drafts
from tui.screens.desk import Desk
from tui.start_app import StartApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from compare.article import Article
    from compare.link import Side
    from compare.reading.sources.stop import Stop
    from tui.entering.entered import Entered, Filled
    from tui.entering.readings import Readings
    from tui.kept.settings import Settings

    Read = Callable[[Side, Entered, Stop], Article]
    Script = Callable[[StartApp, Pilot[None]], Awaitable[None]]


def made_start(
    path: Path,
    filled: Mapping[Side, Filled] | None = None,
    settings: Settings | None = None,
    read: Read | None = None,
    begun: Readings | None = None,
) -> StartApp:
    """The application, with its drafts in a folder; reviews and pasted texts go where XDG_DATA_HOME says."""
    assert os.environ["XDG_DATA_HOME"], "a test must not write among the reporter's own reviews"
    how = How(None, Reach(), (None, None), None, fresh=False)

    def make_desk(left: Article, right: Article) -> Desk:
        return Desk(left, right, WordEncoder, open_review(left, right))

    return StartApp(
        read or (lambda side, entered, stop: read_entered(side, entered, how, stop)),
        make_desk,
        Drafts(path / "d"),
        filled,
        settings,
        begun,
    )


def on_the_start(  # noqa: PLR0913 - all that a first screen is opened on
    path: Path,
    script: Script,
    filled: Mapping[Side, Filled] | None = None,
    *,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    read: Read | None = None,
    begun: Readings | None = None,
) -> None:
    """Open the first screen, run a script, close it."""

    async def run() -> None:
        app = made_start(path, filled, settings, read, begun)
        async with app.run_test(size=size) as pilot:
            await painted(app, pilot)
            await script(app, pilot)
            draw(app)
        with ExitStack() as closing:
            if app.desk is not None:
                closing.callback(app.desk.review_file.close)

    asyncio.run(run())


async def paste(app: StartApp, pilot: Pilot[None], text: str) -> None:
    """What a terminal with bracketed paste sends."""
    app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause(0.05)


def told(app: StartApp, side: Side | None = None) -> str:
    """What stands under a box, or on the line for both."""
    where = app.start.query_one("#start-told", Static) if side is None else app.start.side(side).query_one(".told", Static)
    return str(where.visual)


def text_of(app: StartApp, side: Side) -> str:
    """What is shown in a box."""
    return app.start.side(side).box.text


async def desk_opened(app: StartApp, pilot: Pilot[None]) -> Desk:
    """Wait for the desk and its comparison."""
    await until(pilot, lambda: app.desk is not None and not app.desk.waiting)
    assert app.desk is not None
    return app.desk


def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reporter's folder of the test's own, and no clipboard."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.screens.first.start.read_clipboard", lambda: "from the clipboard")
    return tmp_path
