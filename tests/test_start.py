"""The first screen: what its boxes take, what it says of it, how it reads, and that nothing typed is lost."""

from __future__ import annotations

import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import HOSTILE, LEFT, RIGHT, painted, shown, until
from document_files import TITLE
from page_server import LOOK, Site
from start_script import desk_opened, on_the_start, own_folder, paste, text_of, told
from textual.content import Content

from compare.errors import UnreadableSourceError
from compare.link import Side
from compare.reading import Reach, read
from compare.reading.cleaning import clean
from tui.commands.sides import How, read_entered
from tui.entering.entered import Entered, EnteredAs, Filled, look_at

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from compare.article import Article
    from compare.reading.sources.stop import Stop
    from tui.screens.desk import Desk
    from tui.start_app import StartApp

FIRST, SECOND = (str(ROOT / f"seeds/{name}.txt") for name in ("first", "second"))
LEFT_TEXT, RIGHT_TEXT = "\n\n".join(LEFT), "\n\n".join(RIGHT)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reporter's folder of the test's own."""
    return own_folder(tmp_path, monkeypatch)


def test_two_pasted_texts_become_a_desk(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, LEFT_TEXT)
        assert told(app, Side.LEFT) == "→ 41 words of pasted text"
        await pilot.press("tab")
        await paste(app, pilot, RIGHT_TEXT)
        await pilot.press("ctrl+g")
        desk = await desk_opened(app, pilot)
        assert app.screen is desk
        assert desk.comparison is not None
        assert [p.text for p in desk.comparison.left.passages] == LEFT
        assert len(desk.comparison.links) == 2

    on_the_start(folder, script)


def test_typed_text_is_text(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"quit, ? and [b]", "enter", "ctrl+j", *"more")
        assert text_of(app, Side.LEFT) == "quit, ? and [b]\n\nmore"
        assert told(app, Side.LEFT) == "→ 4 words of pasted text"

    on_the_start(folder, script)


def test_a_path_and_a_text_can_stand_beside_each_other(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, FIRST)
        assert told(app, Side.LEFT) == "→ a file, 4 kB"
        await pilot.press("tab")
        await paste(app, pilot, RIGHT_TEXT)
        await pilot.press("f5")
        desk = await desk_opened(app, pilot)
        assert desk.comparison is not None
        assert desk.comparison.left.source == FIRST
        assert desk.comparison.right.text == read_text(RIGHT_TEXT).text

    on_the_start(folder, script)


def read_text(text: str) -> Article:
    Path("by-hand.txt").write_text(text, encoding="utf-8")
    return read("by-hand.txt")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "✗ empty: this side needs a text, a path or a web address too"),
        ("gone.txt", "✗ no such file: gone.txt"),
        (".", "✗ a folder: name a file in it"),
        ("ftp://example.org/x", "✗ only http and https addresses"),
        ("...", "✗ holds no words yet"),
    ],
)
def test_what_cannot_be_compared_says_why_and_stays(folder: Path, typed: str, says: str) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, typed)
        await pilot.press("tab")
        await paste(app, pilot, RIGHT_TEXT)
        await pilot.press("ctrl+g")
        assert told(app, Side.LEFT).startswith(says)
        assert not app.start.reading
        assert app.start.current.side is Side.LEFT
        assert text_of(app, Side.RIGHT) == RIGHT_TEXT

    on_the_start(folder, script)


def test_a_file_that_cannot_be_read_is_one_sentence_in_place(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, "empty.txt")
        await pilot.press("tab")
        await paste(app, pilot, "broken.pdf")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: told(app, Side.LEFT).startswith("✗") and told(app, Side.RIGHT).startswith("✗"))
        assert told(app, Side.LEFT) == "✗ empty.txt: is empty; give a file that holds the article's text."
        assert "broken.pdf" in told(app, Side.RIGHT)
        assert (text_of(app, Side.LEFT), text_of(app, Side.RIGHT)) == ("empty.txt", "broken.pdf")
        assert not app.start.side(Side.LEFT).box.read_only

    on_the_start(folder, script)


def test_a_failure_nobody_thought_of_is_a_sentence_too(folder: Path) -> None:
    def fail(_side: Side, _entered: Entered, _stop: Stop) -> Article:
        raise ZeroDivisionError("[/] \x1b[2J")

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        for _ in Side:
            await paste(app, pilot, LEFT_TEXT)
            await pilot.press("tab")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: told(app, Side.RIGHT).startswith("✗"))
        assert "ZeroDivisionError: [/] \u241b[2J" in told(app, Side.RIGHT)

    on_the_start(folder, script, read=fail)


def test_reading_shows_that_it_goes_on_and_can_be_cancelled(folder: Path) -> None:
    go_on = threading.Event()
    stops: list[Stop] = []

    def slowly(_side: Side, _entered: Entered, stop: Stop) -> Article:
        stops.append(stop)
        assert go_on.wait(60)
        return read(FIRST)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, "https://example.org/a")
        await pilot.press("tab")
        await paste(app, pilot, FIRST)
        await pilot.press("ctrl+g")
        assert told(app, Side.LEFT).startswith("→ fetching ...")
        assert told(app, Side.RIGHT).startswith("→ reading ...")
        assert told(app) == "Esc cancels."
        await pilot.press("x", "ctrl+t", "ctrl+l", "ctrl+g", "ctrl+v", "ctrl+o", "ctrl+r")
        assert app.screen is app.start
        assert text_of(app, Side.LEFT) == "https://example.org/a"
        await until(pilot, lambda: "1 s" in told(app, Side.LEFT))
        assert not stops[0].is_set
        await pilot.press("escape")
        assert [stop.is_set for stop in stops] == [True, True]
        assert told(app, Side.LEFT) == "→ a web address, will be fetched"
        go_on.set()
        await pilot.pause(0.3)
        assert app.desk is None
        await pilot.press("x")
        assert text_of(app, Side.RIGHT) == f"{FIRST}x"

    on_the_start(folder, script, read=slowly)


def test_an_address_is_not_fetched_offline(folder: Path) -> None:
    how = How(None, Reach(offline=True), (None, None), None, fresh=False)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        for _ in Side:
            await paste(app, pilot, "http://127.0.0.1:9/story")
            await pilot.press("tab")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: "--offline forbids fetching" in told(app, Side.LEFT))

    on_the_start(folder, script, read=lambda side, entered, stop: read_entered(side, entered, how, stop))


def test_addresses_are_fetched_and_a_refusal_is_said_in_place(folder: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(LOOK,), daemon=True).start()
        site = f"http://127.0.0.1:{server.server_address[1]}"

        async def script(app: StartApp, pilot: Pilot[None]) -> None:
            await paste(app, pilot, f"{site}/story")
            await pilot.press("tab")
            await paste(app, pilot, f"{site}/404")
            await pilot.press("ctrl+g")
            await until(pilot, lambda: "has no such page (404)" in told(app, Side.RIGHT) and not app.start.reading)
            assert text_of(app, Side.LEFT) == f"{site}/story"
            await pilot.press("ctrl+l")
            await paste(app, pilot, f"{site}/plain")
            await pilot.press("ctrl+g")
            desk = await desk_opened(app, pilot)
            assert desk.comparison is not None
            assert desk.comparison.left.title == desk.comparison.right.title == TITLE

        on_the_start(folder, script)
        server.shutdown()


def test_what_cannot_be_opened_is_said_and_nothing_is_lost(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        def refuse(_left: Article, _right: Article) -> Desk:
            raise UnreadableSourceError("the review", "is locked", "try again")

        app._make_desk = refuse
        for _ in Side:
            await paste(app, pilot, LEFT_TEXT)
            await pilot.press("tab")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: told(app) == "the review: is locked; try again.")
        assert text_of(app, Side.LEFT) == LEFT_TEXT

    on_the_start(folder, script)


def test_hostile_text_is_harmless_pasted_and_typed(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        for hostile in HOSTILE:
            await paste(app, pilot, hostile)
            await pilot.press("tab", *(c for c in hostile if c.isprintable()))
            await painted(app, pilot)
            for side in Side:
                assert not set("\x1b\x07\u202e\u200b") & set(text_of(app, side))
            assert text_of(app, Side.LEFT) == clean(hostile).text
            assert app.is_running
            for side in Side:
                app.start.side(side).box.focus()
                await pilot.press("ctrl+l")
                assert text_of(app, side) == ""
            app.start.side(Side.LEFT).box.focus()
        both = "\n\n".join(HOSTILE)
        together = "\n\n".join(f"He said {hostile} twice." for hostile in HOSTILE)
        await paste(app, pilot, f"{together}\n\nAnd left.")
        await pilot.press("tab")
        await paste(app, pilot, f"\n\nThe council met.\n\n{both}")
        await pilot.press("ctrl+g")
        desk = await desk_opened(app, pilot)
        assert desk.comparison is not None
        assert "And left." in desk.comparison.left.text
        assert "The council met." in desk.comparison.right.text

    on_the_start(folder, script)


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if "/" not in text])
def test_hostile_names_are_harmless_under_a_box_and_in_the_folder(folder: Path, hostile: str) -> None:
    name = f"{hostile}.txt"
    (folder / name).write_text(LEFT_TEXT)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, f"absent {name}")
        assert told(app, Side.LEFT).startswith("✗ no such file: absent ") or "words of pasted text" in told(app, Side.LEFT)
        await pilot.press("ctrl+o")
        await painted(app, pilot)
        assert "\x1b" not in shown(app)
        await paste(app, pilot, hostile)
        await pilot.press("escape", "ctrl+l", "ctrl+o", "enter")
        assert look_at(app.start.side(Side.LEFT).box.given).source == str(folder / name)
        assert told(app, Side.LEFT).startswith("→ a file")

    on_the_start(folder, script)


def test_the_day_of_each_side_is_kept(folder: Path) -> None:
    from datetime import UTC, date, datetime

    how = How(None, Reach(), (None, datetime(2024, 5, 6, tzinfo=UTC)), None, fresh=False)
    left, right = (read_entered(side, Entered(EnteredAs.FILE, "", FIRST), how) for side in Side)
    assert (left.published, right.published) == (None, date(2024, 5, 6))
    assert folder.is_dir()


@pytest.mark.parametrize(("size", "beside"), [((100, 30), True), ((99, 30), False), ((80, 24), False), ((60, 16), False)])
def test_boxes_stand_beside_or_over_each_other_and_can_be_used(folder: Path, size: tuple[int, int], *, beside: bool) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        left, right = (app.start.side(side).region for side in Side)
        assert (left.y == right.y) is beside
        assert min(app.start.side(side).box.content_size.height for side in Side) >= 2
        await pilot.press(*"one", "tab", *"two")
        assert [text_of(app, side) for side in Side] == ["one", "two"]
        await painted(app, pilot)
        assert "^g Compare" in shown(app)

    on_the_start(folder, script, size=size)


def test_a_terminal_that_is_too_small_says_what_is_needed(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert "copydesk needs 60 columns and 16 rows." in shown(app)
        assert "This terminal has 58 and 20." in shown(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Left" in shown(app))

    on_the_start(folder, script, size=(58, 20))


def test_what_is_given_stands_in_its_box_and_the_other_has_the_cursor(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        assert told(app, Side.LEFT) == "→ from standard input, 312 words"
        assert app.start.current.side is Side.RIGHT
        await pilot.press("ctrl+t")
        assert told(app, Side.RIGHT) == "→ from standard input, 312 words"
        await pilot.press("x")
        assert "standard input" not in told(app, Side.RIGHT)

    on_the_start(folder, script, {Side.LEFT: Filled(FIRST, "from standard input, 312 words")})


def test_nothing_of_what_is_said_is_markup(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, "./[bold]x[/bold] [@click=app.quit]quit")
        assert "[bold]x[/bold] [@click=app.quit]quit" in told(app, Side.LEFT)
        assert isinstance(app.start.side(Side.LEFT).query_one(".told").render(), Content)

    on_the_start(folder, script)
