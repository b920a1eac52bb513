"""The first screen as pictures: `pytest tests/test_start_snapshots.py --snapshot-update` after a wanted change."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, LEFT, painted
from start_script import made_start
from textual import events
from textual.widgets import Input, TextArea

from tui.widgets.article_box import ArticleBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

pytestmark = [
    pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="pictures are of one Python, 3.11"),
    pytest.mark.usefixtures("every_frame"),
]

TEXT = "\n\n".join(LEFT)


@pytest.fixture(autouse=True)
def scrubbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this machine's terminal, folders or clock gets into a picture."""
    for name in list(os.environ):
        ours = name.startswith(("TEXTUAL", "COPYDESK", "COLOR")) and name != "TEXTUAL_SNAPSHOT_TEMPDIR"
        if ours or name in {"NO_COLOR", "TERM_PROGRAM", "LC_TERMINAL"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for number, name in enumerate(["wire.txt", "rewrite [bold].docx", "release.pdf", "figures.xyz"]):
        Path(name).write_bytes(b"x" * 700 * (number + 1))
        os.utime(name, (number, number))
    Path("older").mkdir()
    monkeypatch.setattr(Path, "cwd", lambda: Path("older").parent)


@pytest.fixture
def picture(tmp_path: Path, snap_compare: Compare) -> Compare:
    """Whether the first screen looks as it did, with texts in its boxes and after some keys."""

    def compare(
        texts: tuple[str, str] = (TEXT, "./figures of may.pdf"),
        keys: tuple[str, ...] = (),
        size: tuple[int, int] = (120, 40),
        theme: str = "copydesk-dark",
    ) -> bool:
        app = made_start(tmp_path)

        async def before(pilot: Pilot[None]) -> None:
            app.theme = theme
            for box in app.screen.query(ArticleBox):
                box.cursor_blink = False
            for text in texts:
                app.post_message(events.Paste(text))
                await pilot.pause(0.1)
                await pilot.press("tab")
            await pilot.press(*keys)
            for blinking in (*app.screen.query(Input), *app.screen.query(TextArea)):
                blinking.cursor_blink = False
            await painted(app, pilot)

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


@pytest.mark.parametrize("theme", ["copydesk-dark", "copydesk-light", "copydesk-contrast", "ansi-dark"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_sizes_and_themes(picture: Compare, size: tuple[int, int], theme: str) -> None:
    assert picture(size=size, theme=theme)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_no_color(picture: Compare, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(size=size)


def test_empty(picture: Compare) -> None:
    assert picture(("", ""), size=(80, 24))


def test_nothing_to_compare_yet(picture: Compare) -> None:
    assert picture(("", "https://example.org/story"), ("ctrl+g",), (80, 24))


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)], ids=["60x16", "80x24", "120x40"])
def test_browsing(picture: Compare, size: tuple[int, int]) -> None:
    assert picture(keys=("ctrl+o", "down"), size=size)


def test_help(picture: Compare) -> None:
    assert picture(keys=("f1",), size=(80, 24))


def test_hostile_text(picture: Compare) -> None:
    assert picture(("\n\n".join(HOSTILE), HOSTILE[4]))


def test_too_small(picture: Compare) -> None:
    assert picture(size=(58, 20))
