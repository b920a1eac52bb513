"""What the desk's screen promises: maps, resizing, little room, cancelling, hostile text everywhere."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, LEFT, MANY, RIGHT, on_the_desk, painted, pane, said, shown, until
from test_comparison import made
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.first_look import first_look
from compare.link import Side
from compare.reading.cleaning import clean
from compare.reviewing.log.review import annotate
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.screens.desk import Desk
from tui.screens.fronts import View
from tui.widgets.overview import OverviewMap
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from compare.embedding import Vectors


def test_the_map_shows_the_whole_article_and_a_click_goes_there(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        overview = desk.query_one("#left-map", OverviewMap)
        height = overview.size.height
        signs = [overview.render_line(y).text[:1] for y in range(height)]
        assert signs[0] == ">"
        assert set(signs[1:]) == {"="}
        await pilot.click(overview, offset=(0, height - 1))
        assert desk.place.passage > 190
        await pilot.pause()
        assert pane(desk).scroll_offset.y > 300
        assert overview.render_line(height - 1).text[0] in "=>"

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


def test_the_map_is_reversed_where_the_screen_is(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        overview = desk.query_one("#right-map", OverviewMap)

        def lit() -> list[int]:
            strips = [overview.render_line(y) for y in range(overview.size.height)]
            return [y for y, strip in enumerate(strips) if any(s.style and s.style.reverse for s in strip)]

        assert lit()[0] == 0
        await pilot.press("G")
        await pilot.pause()
        assert lit()[-1] == overview.size.height - 1
        assert 0 not in lit()

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


@pytest.mark.parametrize("size", [(70, 30), (200, 50), (120, 20)])
def test_the_passage_at_the_top_stays_there_on_resize(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        left = pane(desk)
        left.scroll_to(y=150, animate=False)
        await pilot.pause()
        top = left.page.passage_at(round(left.scroll_offset.y))
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert left.page.passage_at(round(left.scroll_offset.y)) == top

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


def test_a_cursor_on_the_screen_stays_on_it_on_resize(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        left = pane(desk)
        await pilot.press(*"j" * 12)
        await pilot.resize_terminal(70, 18)
        await pilot.pause()
        await pilot.pause()
        assert 0 <= left.screen_row(desk.place.passage) < left.scrollable_content_region.height

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


def test_a_blank_row_at_the_top_stays_there_on_a_way_there_and_back(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        left = pane(desk)
        left.scroll_to(y=left.page.first_row(40) - 1, animate=False)
        await pilot.pause()
        for size in ((80, 40), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert round(left.scroll_offset.y) == left.page.first_row(40) - 1

    on_the_desk(tmp_path, script, made(MANY), made(MANY))


def test_the_partner_comes_to_the_same_row(tmp_path: Path) -> None:
    right = [f"Something else that only stands here, number {n}." for n in range(30)]

    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert desk.link is not None
        rows = [pane(desk, side).screen_row(desk.link.passages(side)[0]) for side in Side]
        assert rows[0] == rows[1]

    on_the_desk(tmp_path, script, made([*right[:5], *MANY[:50]]), made([*right, *MANY[20:90]]))


@pytest.mark.parametrize(("size", "fits"), [((59, 24), False), ((60, 15), False), ((60, 16), True)])
def test_too_little_room_is_said(tmp_path: Path, size: tuple[int, int], fits: bool) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert ("copydesk needs 60 columns and 16 rows" in shown(app)) is not fits
        assert ("council" in shown(app)) is fits

    on_the_desk(tmp_path, script, size=size)


@pytest.mark.parametrize("width", [60, 72, 80, 120])
def test_the_footer_is_never_cut_and_ends_with_the_help(tmp_path: Path, width: int) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(width, 24)
        await painted(app, pilot)
        keys = shown(app).split("\n")[-1].rstrip()
        assert keys.startswith("space Next f Fine, next e Problem, next c Note")
        assert keys.endswith("q Quit ? Help")
        assert ("h Filter" in keys) is (width > 80)

    on_the_desk(tmp_path, script)


def test_the_footer_says_what_keys_do_where_the_cursor_is(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        told = []
        for key in ("g", "j", "G"):
            await pilot.press(key)
            await painted(app, pilot)
            told.append(shown(app).split("\n")[-1])
        assert "f Fine, next" in told[0]
        assert "f Accept, next" in told[1]
        assert " f " not in told[2]  # furniture waits for nobody
        assert all("q Quit ? Help" in keys for keys in told)

    on_the_desk(tmp_path, script)


class SlowEncoder(WordEncoder):
    """Waits until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def encode(self, texts: Sequence[str], progress: Callable[[float], None] | None = None) -> Vectors:
        self.go.wait(20)
        if progress:
            progress(0.5)
        return super().encode(texts, progress)


def test_texts_are_there_before_any_model_and_a_comparison_can_be_cancelled(tmp_path: Path) -> None:
    async def run() -> None:
        slow = SlowEncoder()
        review = ReviewFile(tmp_path / "r.review")
        app = CopydeskApp(Desk(made(LEFT), made([*RIGHT, LEFT[3]]), lambda: slow, review, view=View.ARTICLES))
        async with app.run_test(size=(120, 40)) as pilot:
            await painted(app, pilot)
            assert "notebooks" in shown(app)
            await until(pilot, lambda: "encoding 0%" in shown(app))
            await until(pilot, lambda: any(line.lstrip(" >│▌").startswith("= ") for line in shown(app).split("\n")))
            await pilot.press("j", "a", "w", "h", "f", "space")
            assert app.desk.place == Place(Side.LEFT, 1)
            assert not review.review.log
            await pilot.press("escape")
            await painted(app, pilot)
            assert "cancelled" in shown(app)
            slow.go.set()
            await pilot.pause(0.3)
            assert app.desk.waiting
            await pilot.press("R")
            await until(pilot, lambda: not app.desk.waiting)
            await painted(app, pilot)
            assert "cancelled" not in shown(app)
        review.close()

    asyncio.run(run())


def test_what_is_marked_at_first_stays() -> None:
    for left, right in ((LEFT, [*RIGHT, LEFT[3]]), (MANY[:9], MANY[3:12]), (LEFT, LEFT), (LEFT, RIGHT)):
        looked = first_look(made(left), made(right))
        found = compare(made(left), made(right), WordEncoder()).links
        for link in looked.links:
            assert any(set(link.left) <= set(k.left) and set(link.right) <= set(k.right) for k in found)


def test_many_are_decided_about_by_y_alone(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "A", "enter")
        assert desk.comparison is not None
        assert all(link.verdict is None for link in desk.comparison.links)
        await pilot.press("y")
        assert any(link.verdict is not None for link in desk.comparison.links)

    on_the_desk(tmp_path, script)


def test_a_read_only_desk_says_so_and_decides_nothing(tmp_path: Path) -> None:
    first = ReviewFile(tmp_path / "r.review")

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert "read-only" in said(app)
        app.clear_notifications()
        await painted(app, pilot)
        assert "read-only" in shown(app)
        await pilot.press("c")
        assert app.screen is desk
        await pilot.press("a", "u", "x", "enter")
        assert desk.comparison is not None
        assert all(link.verdict is None and not link.note for link in desk.comparison.links)

    on_the_desk(tmp_path, script)
    first.close()


def test_hostile_text_in_titles_labels_notes_facts_and_every_screen(tmp_path: Path) -> None:
    """All of them in the titles, each in a link with a note and in a section of its own, and each screen over each of them."""
    safe = [" ".join(clean(text).text.split()) for text in HOSTILE]
    title = f"{' '.join(safe)} headline of it"
    told = [f"The council said {text} on Tuesday night." for text in safe]
    alone = [f"{text} alone with nothing beside it at all" for text in safe]
    left = made([title, *(passage for pair in zip(told, alone, strict=True) for passage in pair)])
    right = made([title, *(f"On Tuesday night the council said {text}." for text in safe)])
    dialogs = (["v"], ["escape"], ["h"], ["escape"], ["c"], ["escape"], ["question_mark"], ["escape"], ["slash", "a"], ["escape"])

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        for link in desk.comparison.links:
            desk.do(annotate(link, " ".join(safe)))
        for number in range(len(safe)):
            for keys in [["j", "v"], ["escape"], ["j"]] if number else dialogs:
                await pilot.press(*keys)
                await painted(app, pilot)
                screen = shown(app)
                assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in screen.replace("\n", ""))
        await pilot.press("w", "ctrl+u", *"[", "enter", "escape", "A", "n", "y", "Y", "G", "k")
        for text in safe:
            app.notify(text, markup=False)
        await pilot.pause()
        assert app.is_running

    on_the_desk(tmp_path, script, left, right)


@pytest.mark.parametrize("keys", [("c",), ("h",), ("w",), ("question_mark",), ("i",), ("X",)])
def test_a_screen_over_the_desk_says_what_it_needs_and_comes_back(tmp_path: Path, keys: Sequence[str]) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await painted(app, pilot)
        before = shown(app)
        await pilot.resize_terminal(50, 12)
        await painted(app, pilot)
        assert "copydesk needs 60 columns and 16 rows" in shown(app)
        await pilot.resize_terminal(120, 40)
        await painted(app, pilot)
        assert shown(app) == before

    on_the_desk(tmp_path, script)


def test_the_counts_are_told_in_as_many_words_as_fit(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        assert "unique sections" in shown(app).splitlines()[0]
        await pilot.resize_terminal(80, 24)
        await painted(app, pilot)
        assert "unique" not in shown(app).splitlines()[0]

    on_the_desk(tmp_path, script)
