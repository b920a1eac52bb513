"""The screen as pictures: `pytest tests/test_snapshots.py --snapshot-update` after a wanted change, then look at them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import HOSTILE, painted, until
from test_comparison import made
from test_other_languages import STORY, MeaningEncoder, with_another_number
from textual.widgets import Input, TextArea
from word_encoder import WordEncoder

from compare.reading.cleaning import clean
from compare.reports.from_record import open_record
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.screens.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.embedding import Encoder

    Compare = Callable[..., bool]

pytestmark = [
    pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="pictures are of one Python, 3.11"),
    pytest.mark.usefixtures("every_frame"),
]

LEFT = [
    "Harbour ferry runs aground in fog, 214 taken off",
    "A ferry carrying 214 people ran aground on a sandbank outside the harbour of Lorne in thick fog on Friday morning.",
    "Nobody was hurt, the harbour office said.",
    "“We felt a long soft bump and then nothing moved,” said Ida Brandt, who was on her way to work.",
    "Lifeboats brought the passengers ashore in little more than an hour.",
    "The ferry, built in 1998, had passed its last inspection in March.",
    "Divers will look at the hull before the ship is towed off at high water, the owner said.",
    "Share this article",
]
RIGHT = [
    "Ferry with 214 aboard runs aground outside Lorne",
    "Lifeboats took the passengers ashore in about an hour.",
    "A ferry carrying 240 people ran aground on a sandbank outside the harbour of Lorne in thick fog on Friday morning.",
    "Nobody was hurt, the harbour office said.",
    "The island has waited for a second ferry since the bridge closed to lorries two years ago.",
    "A vote on the money is due in the autumn.",
]


@pytest.fixture(autouse=True)
def scrubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's terminal gets into a picture."""
    for name in list(os.environ):
        ours = name.startswith(("TEXTUAL", "COPYDESK", "COLOR")) and name != "TEXTUAL_SNAPSHOT_TEMPDIR"
        if ours or name in {"NO_COLOR", "TERM_PROGRAM", "LC_TERMINAL"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def picture(tmp_path: Path, snap_compare: Compare) -> Compare:
    """Whether the desk looks as it did, after some keys."""

    def compare(
        keys: tuple[str, ...] = (),
        size: tuple[int, int] = (120, 40),
        theme: str = "copydesk-dark",
        pair: tuple[list[str], list[str]] = (LEFT, RIGHT),
        encoder: Callable[[], Encoder] = WordEncoder,
    ) -> bool:
        app = CopydeskApp(Desk(made(pair[0]), made(pair[1]), encoder, ReviewFile(tmp_path / "r.review")))
        return snap_compare(app, terminal_size=size, run_before=pressed(keys, theme))

    return compare


def pressed(keys: tuple[str, ...], theme: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Presses some keys on the desk, and lets it come to rest."""

    async def press(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, CopydeskApp)
        app.theme = theme
        await until(pilot, lambda: not app.desk.waiting)
        for key in keys:
            await painted(app, pilot)  # a screen under another one draws no more; let it come to rest
            await pilot.press(key)
        for blinking in app.screen.query("Input, TextArea"):
            assert isinstance(blinking, (Input, TextArea))
            blinking.cursor_blink = False
        await painted(app, pilot)
        app.clear_notifications()
        await pilot.pause(0.2)

    return press


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 50)], ids=["80x24", "100x30", "120x40", "200x50"])
def test_sizes(picture: Compare, size: tuple[int, int]) -> None:
    assert picture(("right_square_bracket", "a"), size)


@pytest.mark.parametrize("theme", ["copydesk-light", "copydesk-contrast", "textual-dark", "ansi-dark"])
def test_themes(picture: Compare, theme: str) -> None:
    assert picture(("right_square_bracket", "x"), theme=theme)


def test_no_color(picture: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(("right_square_bracket", "a", "c", *"ask", "enter"))


def test_one_side_at_a_time(picture: Compare) -> None:
    assert picture(("p", "right_square_bracket", "tab"), (90, 30))


OVER = {
    "filter": ("h",),
    "note": ("c",),
    "search": ("slash", *"harb"),
    "help": ("question_mark",),
    "view": ("v",),
    "all": ("A",),
    "intake": ("i", "n", "space"),
}


@pytest.mark.parametrize("keys", OVER.values(), ids=OVER)
def test_over_the_desk(picture: Compare, keys: tuple[str, ...]) -> None:
    assert picture(("right_square_bracket", *keys), (100, 30))


def test_only_the_unique(picture: Compare) -> None:
    assert picture(("h", "+"))


SIZES = [(80, 24), (120, 40)]
WAYS = {"rows": ("space",), "list": ("F",), "memo": ("e", "d")}
SAFE = [" ".join(clean(text).text.split()) for text in HOSTILE]
HOSTILE_PAIR = ([f"He said {text} there." for text in SAFE], [f"There he said {text}." for text in SAFE[::-1]])


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
def test_hostile_text(picture: Compare, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert picture(keys, size, pair=HOSTILE_PAIR)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
def test_light(picture: Compare, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    assert picture(keys, size, theme="copydesk-light")


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
def test_no_color_in_any_view(
    picture: Compare, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(keys, size)


@pytest.mark.parametrize("size", [*SIZES, (200, 50)], ids=["80x24", "120x40", "200x50"])
@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
def test_the_sample_pair(tmp_path: Path, snap_compare: Compare, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """With headlines, by-lines, captions and furniture; from a record, so that what is found in it stays as it was."""
    found = open_record((ROOT / "tests/sample_pair.json").read_bytes(), "sample_pair.json")
    desk = Desk(found.left, found.right, WordEncoder, ReviewFile(tmp_path / "r.review"), found=found)
    assert snap_compare(CopydeskApp(desk), terminal_size=size, run_before=pressed(keys, "copydesk-dark"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_two_versions(picture: Compare, size: tuple[int, int]) -> None:
    """27 links, four of them edited."""
    old = [f"Speaker {n} told the chamber of {n + 2} things that nobody else had heard of before." for n in range(27)]
    new = [text.replace("nobody else", "no one") if n in {3, 9, 16, 25} else text for n, text in enumerate(old)]
    assert picture((), size, pair=(old, new))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["ar", "he", "zh"])
def test_two_scripts(picture: Compare, language: str, size: tuple[int, int]) -> None:
    """Right to left and two columns wide; a number that is another one is lit on both sides."""
    assert picture(("space",), size, pair=(STORY["en"], with_another_number(language)), encoder=MeaningEncoder)


def test_too_small(picture: Compare) -> None:
    assert picture((), (50, 12))
