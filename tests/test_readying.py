"""What keys will ask for is made ready while nobody presses any; what opens is drawn once, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk, until
from test_between_keys import Pauses
from test_comparison import made
from test_review import LEFT, RIGHT
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.reviewing.incremental.decided import decided_after
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import Review, decide
from tui import readying
from tui.app import CopydeskApp
from tui.manuscript.arranged import arrange
from tui.manuscript.reasons import Look, reasons
from tui.readying import Readying
from tui.screens.dialogs.memo import MemoScreen
from tui.screens.fronts import View
from tui.widgets.pane import ArticlePane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual._compositor import LayoutUpdate
    from textual.pilot import Pilot
    from textual.screen import Screen

    from tui.screens.desk import Desk


@pytest.fixture(name="clock")
def _clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that a test sets."""
    now = [100.0]
    monkeypatch.setattr(readying, "monotonic", lambda: now[0])
    return now


def test_nothing_is_done_soon_after_a_key_and_all_of_it_later(clock: list[float]) -> None:
    pauses, done = Pauses(), list[int]()

    def steps() -> Iterator[int]:
        for k in range(3):
            done.append(k)
            clock[0] += readying.SLICE * 2  # each takes longer than a slice
            yield k

    ready = Readying(pauses.later)
    ready.begin(steps)
    clock[0] += readying.QUIET / 2
    ready.hold_off()
    pauses.run()
    assert not done
    clock[0] += readying.QUIET
    pauses.run()
    assert done == [0]
    ready.hold_off()
    pauses.run()
    assert done == [0]
    clock[0] += readying.QUIET
    while pauses.waiting:
        pauses.run()
    assert done == [0, 1, 2]
    assert ready.is_done


def test_what_was_begun_before_is_left(clock: list[float]) -> None:
    pauses, done = Pauses(), list[str]()
    ready = Readying(pauses.later)
    for said in ("before", "now"):
        ready.begin(lambda said=said: (done.append(each) or each for each in (said,)))  # type: ignore[misc, func-returns-value]
    clock[0] += readying.QUIET
    pauses.run()
    assert done == ["now"]


def test_the_desk_has_all_of_it_and_turns_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readying, "QUIET", 0.01)

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.desk._readying.is_done)
        await pilot.press("p")
        assert all(pane.page.rows for pane in app.desk.query(ArticlePane))
        await pilot.press("p", "r")
        assert app.desk.view is View.REDLINE

    on_the_desk(tmp_path, script, view=View.ROWS)


def test_a_dialog_is_drawn_once_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def display(self: CopydeskApp, screen: Screen[None], renderable: LayoutUpdate | None) -> None:
        if isinstance(screen, MemoScreen) and renderable is not None:
            drawn.append(renderable.render_segments(self.console))

    monkeypatch.setattr(CopydeskApp, "_display", display)

    async def script(_app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await pilot.pause(0.1)

    on_the_desk(tmp_path, script, view=View.ROWS)
    whole = [text for text in drawn if "compared with" in text]
    assert whole == drawn[:1]


def test_what_is_settled_folds_as_if_every_link_were_asked() -> None:
    found = compare(made(LEFT), made(RIGHT), WordEncoder())
    review = Review().after(decide(found.links[0], Verdict.ACCEPTED))
    comparison = decided_after(None, found, review).comparison
    blocks = arrange(comparison, waiting=False).blocks
    shown, away = Look(), Look(settled=True)
    asked = reasons(comparison, blocks, away)
    assert reasons(comparison, blocks, away, reasons(comparison, blocks, shown)) == asked
    assert asked != reasons(comparison, blocks, shown)
