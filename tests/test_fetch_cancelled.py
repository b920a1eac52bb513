"""A fetch that is cancelled ends at once: its connection is closed, nobody waits for it, and leaving does not either."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
import trustme
from conftest import ROOT
from desk_script import until
from page_server import serving
from start_script import on_the_start, own_folder, paste, text_of, told

from compare.errors import UnreadableSourceError
from compare.link import Side
from compare.reading import read
from compare.reading.sources.stop import Stop
from compare.reading.web.line import CutError, Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.start_app import StartApp

LONG = 20.0  # seconds: less than a fetch that stalls may take, far more than one that is cancelled needs


def wait_for(holds: Callable[[], bool]) -> None:
    """Until something is so, for at most LONG."""
    end = time.monotonic() + LONG
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    assert holds()


def cancelled(site: str, asked: list[tuple[str, str]], page: str) -> str:
    """What a fetch says that is cancelled once the site was asked for the page."""
    stop, said = Stop(), list[str]()

    def reading() -> None:
        with pytest.raises(UnreadableSourceError) as raised:
            read(f"{site}{page}", stop=stop)
        said.append(str(raised.value))

    thread = threading.Thread(target=reading, daemon=True)
    thread.start()
    wait_for(lambda: (page, "") in [(path, "") for path, _ in asked])
    stop.now()
    thread.join(LONG)
    assert not thread.is_alive()
    return said[0]


def test_a_site_that_stalls_is_hung_up_on() -> None:
    asked: list[tuple[str, str]] = []
    with serving(asked=asked) as site:
        assert "fetching it was cancelled" in cancelled(site, asked, "/stalls")
        wait_for(lambda: asked[-1][0] == "gone")


def test_so_is_one_that_speaks_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    from compare.reading.web import connection

    authority, asked = trustme.CA(), list[tuple[str, str]]()
    context = ssl.create_default_context()
    authority.configure_trust(context)
    monkeypatch.setattr(connection, "certificates", lambda: context)
    with serving(certificate=authority.issue_cert("localhost"), asked=asked) as site:
        assert "fetching it was cancelled" in cancelled(site, asked, "/stalls")
        wait_for(lambda: asked[-1][0] == "gone")


def test_what_is_stopped_before_is_not_asked_for() -> None:
    asked: list[tuple[str, str]] = []
    stop = Stop()
    stop.now()
    with serving(asked=asked) as site, pytest.raises(UnreadableSourceError, match="cancelled"):
        read(f"{site}/story", stop=stop)
    assert "/story" not in [path for path, _ in asked]


def test_nothing_is_opened_on_a_line_that_was_cut() -> None:
    import socket

    line = Line()
    line.cut()
    with socket.socket() as one, pytest.raises(CutError):
        line.hold(one)


def test_esc_on_the_first_screen_hangs_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        for _ in Side:
            await paste(app, pilot, f"{site}/stalls")
            await pilot.press("tab")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: [path for path, _ in asked].count("/stalls") == 2)
        await pilot.press("escape")
        await until(pilot, lambda: [path for path, _ in asked].count("gone") == 2)
        assert told(app) == "Cancelled; everything is as it was."
        assert text_of(app, Side.LEFT) == f"{site}/stalls"

    with serving(asked=asked) as site:
        on_the_start(own_folder(tmp_path, monkeypatch), script)


LEAVE = """
import sys, threading, time
from compare.reading import read
from compare.reading.sources.stop import Stop
stop = Stop()
def reading():
    try:
        read(sys.argv[1], stop=stop)
    except Exception as error:
        print(error, flush=True)
threading.Thread(target=reading).start()
sys.stdin.readline()
stop.now()
"""


def test_a_process_does_not_wait_for_it_at_its_end() -> None:
    asked: list[tuple[str, str]] = []
    with serving(asked=asked) as site:
        process = subprocess.Popen(
            [sys.executable, "-c", LEAVE, f"{site}/stalls"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        with process:
            try:
                wait_for(lambda: "/stalls" in [path for path, _ in asked])
                said, _ = process.communicate("\n", timeout=LONG)
            finally:
                process.kill()
    assert "cancelled" in said
    assert process.returncode == 0
