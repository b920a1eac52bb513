"""The desk by keyboard, on made-up articles, with an encoder of words."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, LEFT, RIGHT, as_opened, on_the_desk, painted, shown, until
from test_comparison import made
from textual.widgets import Static
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.link import Kind, Side
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.screens.desk import Desk
from tui.screens.dialogs.asking import Confirming
from tui.screens.dialogs.help import Help
from tui.screens.fronts import View
from tui.widgets.pane import ArticlePane, Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def test_both_texts_and_their_marks_are_shown(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, _pilot: Pilot[None]) -> None:
        screen = shown(app)
        for text in (*LEFT[:4], *RIGHT):
            assert all(word in screen for word in text.split())
        assert "settled 0/4" in screen
        assert not desk.waiting

    on_the_desk(tmp_path, script)


MOVES = [
    (["j"], Place(Side.LEFT, 1)),
    (["down", "down", "k"], Place(Side.LEFT, 1)),
    (["G"], Place(Side.LEFT, 4)),
    (["G", "g"], Place(Side.LEFT, 0)),
    (["right_square_bracket"], Place(Side.LEFT, 1)),
    (["right_square_bracket", "left_square_bracket"], Place(Side.LEFT, 0)),
    (["enter"], Place(Side.RIGHT, 1)),
    (["enter", "enter"], Place(Side.LEFT, 0)),
    (["tab", "tab"], Place(Side.LEFT, 0)),
    (["o", "G"], Place(Side.LEFT, 3)),
    (["a", "right_curly_bracket"], Place(Side.LEFT, 1)),
]


def test_moving(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for keys, place in MOVES:
            await pilot.press(*keys)
            assert desk.place == place, keys
            await as_opened(desk, pilot)

    on_the_desk(tmp_path, script)


def verdicts(desk: Desk) -> list[str | None]:
    assert desk.comparison is not None
    return [k.verdict for k in desk.comparison.links]


DECISIONS: list[tuple[list[str], list[str | None]]] = [
    (["a"], ["accepted", None]),
    (["x"], ["rejected", None]),
    (["a", "x"], ["accepted", "rejected"]),
    (["a", "u"], [None, None]),
    (["a", "u", "ctrl+r"], ["accepted", None]),
    (["2"], ["accepted", None]),
    (["s"], [None]),
    (["J"], [None]),
    (["a", "k", "J"], [None]),
    (["a", "k", "J", "a"], ["accepted"]),
]


def test_deciding(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for keys, wanted in DECISIONS:
            await pilot.press(*keys)
            assert verdicts(desk) == wanted, keys
            await as_opened(desk, pilot)
            assert verdicts(desk) == [None, None], keys

    on_the_desk(tmp_path, script)


def test_a_link_by_hand(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "j", "l")
        desk.place = Place(Side.RIGHT, 2)
        await pilot.press("l")
        assert desk.comparison is not None
        assert ((2,), (2,)) in [(k.left, k.right) for k in desk.comparison.links]

    on_the_desk(tmp_path, script)


def test_all_of_a_kind_when_confirmed(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "A", "n")
        assert verdicts(desk) == [None, None]
        await pilot.press("A")
        assert isinstance(app.screen, Confirming)
        await painted(app, pilot)
        assert "Accept 1 reworded; 1 reworded with 1 fact stays. Go on?" in shown(app)
        await pilot.press("y")
        assert verdicts(desk) == [None, "accepted"]  # in the first a fact waits

    on_the_desk(tmp_path, script)


def test_a_note_is_shown_and_found_again(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "c", *"ask [/] why", "enter")
        assert desk.comparison is not None
        assert desk.comparison.links[1].note == "ask [/] why"
        await pilot.press("G", "m")
        assert desk.place == Place(Side.LEFT, 1)
        await painted(app, pilot)
        assert "Note: ask [/] why" in shown(app)

    on_the_desk(tmp_path, script)


def test_searching_goes_through_both_sides(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"protest", "enter")
        assert desk.place == Place(Side.LEFT, 1)
        await pilot.press("n")
        assert desk.place == Place(Side.RIGHT, 0)
        await pilot.press("N")
        assert desk.place == Place(Side.LEFT, 1)
        await pilot.press("escape")
        assert desk.wanted == ""

    on_the_desk(tmp_path, script)


def test_the_threshold_moves_links_and_leaves_verdicts(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("a", *["right_parenthesis"] * 20)
        assert desk.comparison is not None
        assert desk.comparison.thresholds.link == 0.95
        assert verdicts(desk)[0] == "accepted"
        await pilot.press("left_parenthesis")
        assert desk.comparison.thresholds.link == pytest.approx(0.9)

    on_the_desk(tmp_path, script)


def test_furniture_folds_away(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert "Share this article" in shown(app)
        await pilot.press("o")
        await painted(app, pilot)
        assert "Share this article" not in shown(app)

    on_the_desk(tmp_path, script)


def test_help_names_every_key(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        assert isinstance(app.screen, Help)
        text = str(app.screen.query_one("VerticalScroll Static", Static).render())
        assert "Accept" in text
        assert "Undo" in text

    on_the_desk(tmp_path, script)


def test_a_report_is_saved_with_the_verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved: list[str] = []

    async def script(_app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("x", "w", "ctrl+u", *"saved.json", "enter")
        await pilot.pause()
        saved.append((tmp_path / "saved.json").read_text())
        await pilot.press("u", "w", "ctrl+u", *"saved.json", "enter", "n", "escape")

    on_the_desk(tmp_path, script)
    assert json.loads(saved[0])["links"][0]["verdict"] == "rejected"
    assert (tmp_path / "saved.json").read_text() == saved[0]


def test_the_review_is_resumed_with_its_place(tmp_path: Path) -> None:
    async def first(_app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("x", "G")

    async def again(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert verdicts(desk)[0] == "rejected"
        assert desk.place == Place(Side.LEFT, 4)
        await pilot.press("u")
        assert verdicts(desk)[0] is None

    on_the_desk(tmp_path, first)
    on_the_desk(tmp_path, again)


def test_a_failing_encoder_leaves_the_texts_readable(tmp_path: Path) -> None:
    def broken() -> WordEncoder:
        raise RuntimeError("[/] no model")

    async def run() -> None:
        review = ReviewFile(tmp_path / "r.review")
        app = CopydeskApp(Desk(made(LEFT), made(RIGHT), broken, review, view=View.ARTICLES))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "not compared" in str(app.desk.query_one("#state", Static).render()))
            await pilot.press("j", "a", "c", "w")
            assert app.desk.place == Place(Side.LEFT, 1)
        review.close()

    asyncio.run(run())


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (200, 50)])
def test_every_size_shows_the_cursor(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert ">" in shown(app)
        await pilot.press("enter")
        assert desk.place.side is Side.RIGHT
        await painted(app, pilot)
        assert "Monday" in shown(app)
        assert app.screen.query_one("#left-pane").display is (size[0] >= 100)

    on_the_desk(tmp_path, script, size=size)


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    """All of them below each other, and each under the cursor."""
    from compare.reading.cleaning import clean

    story = [f"The council said {' '.join(clean(text).text.split())} on Tuesday night." for text in HOSTILE]

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        for _ in HOSTILE:
            screen = shown(app)
            assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in screen.replace("\n", ""))
            assert "The council said" in screen
            await pilot.press("y", "j")
        await pilot.press("c", "x", "enter", "slash", "enter", "y", "question_mark", "escape", "j", "k")
        assert app.is_running
        assert desk.comparison is not None
        assert len({k for link in desk.comparison.links for k in link.left}) >= len(HOSTILE) - 1

    on_the_desk(tmp_path, script, made([*story, "Snow is expected."]), made(story))


def test_thousands_of_passages_scroll(tmp_path: Path) -> None:
    many = [f"Member {n} of the council spoke about item {n} of the budget." for n in range(3000)]

    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("G")
        assert desk.place == Place(Side.LEFT, 2999)
        pane = desk.query_one("#left-pane", ArticlePane)
        await pilot.pause()
        assert pane.scroll_offset.y > 2900

    on_the_desk(tmp_path, script, made(many), made(RIGHT))


def test_the_desk_shows_what_the_comparison_is(tmp_path: Path) -> None:
    found = compare(made(LEFT), made(RIGHT), WordEncoder())

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison == found
        paraphrased = sum(k.kind is Kind.PARAPHRASED for k in found.links)
        await painted(app, pilot)
        assert f"{paraphrased} paraphrased" in shown(app)

    on_the_desk(tmp_path, script)
