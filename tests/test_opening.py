"""Two sources on the command line that take long to read: the first screen waits for them, and can be told to stop."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import painted, shown, until
from own_terminal import DECIDED, DESK, Screen
from start_script import desk_opened, on_the_start, own_folder, text_of, told

from compare.errors import UnreadableSourceError
from compare.link import Side
from compare.reading import read
from compare.segmenting.segment import segment
from tui.entering.entered import Filled
from tui.entering.readings import Readings
from tui.kept.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.article import Article
    from compare.reading.sources.stop import Stop
    from tui.start_app import StartApp

FIRST, SECOND = (str(ROOT / f"seeds/{name}.txt") for name in ("first", "second"))
NAMED = {Side.LEFT: Filled("a.pdf"), Side.RIGHT: Filled(SECOND)}
# The screen comes first, however fast the machine is.
WAITS = "from tui.entering.readings import Readings; Readings.wait = lambda *_: False"
PATIENT = "import tui.commands.starting as s; s._PATIENCE = 60.0"  # and here the reading is over first, however slow it is
NO_ANSWER = "import compare.machine.own_process as r; r._BEGIN = 'import time; time.sleep(600)'"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reporter's folder of the test's own, with two sources in it."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 and no more")
    return own_folder(tmp_path, monkeypatch)


class Slow:
    """Readings of which the left is done when it is let go; the right is done at once."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error, self.go_on, self.done = error, threading.Event(), threading.Event()
        self.stops: list[bool] = []
        self.readings = Readings(self._read)

    def _read(self, side: Side, stop: Stop) -> Article:
        if side is Side.LEFT:
            assert self.go_on.wait(60)
            self.stops.append(stop.is_set)
            self.done.set()
            if self._error is not None:
                raise self._error
        return segment(read(FIRST if side is Side.LEFT else SECOND))


def test_what_is_being_read_is_shown_and_becomes_the_desk(folder: Path) -> None:
    slow = Slow()
    Drafts(folder / "d").keep(dict.fromkeys(Side, "typed yesterday"))

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: told(app, Side.RIGHT).startswith("→ read: ") and "1 s" in told(app, Side.LEFT))
        assert told(app, Side.LEFT).startswith("→ reading ... ")
        assert told(app) == "Esc cancels."
        await pilot.press("x", "ctrl+l", "ctrl+g")
        assert text_of(app, Side.LEFT) == "a.pdf"
        slow.go_on.set()
        desk = await desk_opened(app, pilot)
        assert app.screen is desk
        assert desk.comparison is not None
        assert desk.comparison.left.source == FIRST

    on_the_start(folder, script, NAMED, begun=slow.readings)
    assert "typed yesterday" in json.loads((folder / "d").read_text()).values()


def test_escape_cancels_with_one_sentence_and_the_screen_stays(folder: Path) -> None:
    slow = Slow(UnreadableSourceError("a.pdf", "reading it was cancelled", "try again"))

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: told(app) == "Esc cancels.")
        await pilot.press("escape")
        assert told(app) == "Cancelled; everything is as it was."
        slow.go_on.set()
        await until(pilot, lambda: bool(slow.stops))
        assert slow.stops == [True]
        await pilot.pause(0.2)
        assert app.is_running
        assert app.refused is None
        assert (text_of(app, Side.LEFT), text_of(app, Side.RIGHT)) == ("a.pdf", SECOND)
        app.start.side(Side.LEFT).put(FIRST)
        await pilot.press("ctrl+g")
        assert app.screen is await desk_opened(app, pilot)

    on_the_start(folder, script, NAMED, begun=slow.readings)


def test_a_refused_source_ends_the_screen_and_is_told_after_it(folder: Path) -> None:
    error = UnreadableSourceError("a.pdf", "is broken", "open it in a viewer")
    slow = Slow(error)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert "a.pdf" in shown(app)
        slow.go_on.set()
        await until(pilot, lambda: app.refused is error)

    on_the_start(folder, script, NAMED, begun=slow.readings)


def test_leaving_ends_what_is_being_read(folder: Path) -> None:
    slow = Slow()

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: told(app) == "Esc cancels.")
        await pilot.press("ctrl+q")

    on_the_start(folder, script, NAMED, begun=slow.readings)
    slow.go_on.set()
    assert slow.done.wait(60)
    assert slow.stops == [True]


def test_of_two_that_are_refused_the_left_is_named() -> None:
    def refuse(side: Side, _stop: Stop) -> Article:
        raise UnreadableSourceError(side.value, "is broken", "mend it")

    readings = Readings(refuse)
    both = threading.Event()
    readings.listen(lambda: both.set() if len(readings.found) == len(Side) else None)
    assert both.wait(60)
    with pytest.raises(UnreadableSourceError, match="left"):
        readings.articles()


def test_in_a_terminal_escape_ends_the_process_that_reads(folder: Path) -> None:
    screen = Screen(folder, ["a.pdf", SECOND], NO_ANSWER)
    screen.wait_for(b"Esc cancels")
    screen.press(b"\x1b", b"Cancelled; everything is as it was.")
    screen.press(b"\x11", b"\x1b[?1049l")
    assert screen.end() == 0
    assert screen.left_on() == set()
    screen.close()


@pytest.mark.parametrize("before", [PATIENT, WAITS], ids=["before there is a screen", "while there is one"])
def test_in_a_terminal_a_refusal_is_one_sentence_after_the_screen(folder: Path, before: str) -> None:
    screen = Screen(folder, ["a.pdf", SECOND], before)
    assert screen.end() == 2
    assert screen.left_on() == set()
    after = screen.output.rpartition(b"\x1b[?1049l")[2].decode()
    assert "copydesk: a.pdf: is broken, or no PDF that can be read" in after
    assert (b"\x1b[?1049h" in screen.output) == (before == WAITS)
    assert b"Traceback" not in screen.output
    screen.close()


@pytest.mark.usefixtures("exported")
def test_in_a_terminal_the_desk_follows_the_screen_that_waited(folder: Path) -> None:
    screen = Screen(folder, [FIRST, SECOND, "--review", "r.review"], WAITS)
    screen.wait_for(DESK)
    screen.press(b"f", DECIDED)
    screen.press(b"q", b"\x1b[?1049l")
    assert screen.end() == 0
    screen.close()
