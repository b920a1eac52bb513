"""The desk in rows, by keyboard and mouse: where the cursor stops, what folds, what is lit, and the worklist to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, on_the_desk, painted, said, shown
from test_comparison import made

from compare.link import Side
from compare.reading.cleaning import clean
from tui.drawn.filters import PARAPHRASED
from tui.screens.fronts import View
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.pane import ArticlePane, Place

if TYPE_CHECKING:
    from pathlib import Path

    from rich.style import Style
    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk


SAME = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(12)]


LEFT = [
    "The harbour office took 214 people off the ferry on Friday morning after it ran aground.",
    *SAME[:4],
    "He had a pair of notebooks and a pistol with him that night in the chamber.",
    "A swan sat on the quay and nobody knew why it would not leave.",
    *SAME[4:8],
    "The mayor said that the bridge would be closed for the whole of the summer.",
]


RIGHT = [
    "The harbour office took 240 people off the ferry on Friday morning after it ran aground.",
    "He had a pair of notebooks and a pistol with him that night in the chamber.",
    *SAME[:4],
    "A club was sold to an investor from overseas for an unknown price.",
    *SAME[4:8],
    "The mayor said that the bridge would be shut for the whole of the winter.",
]


def rows(path: Path, script: object, size: tuple[int, int] = (120, 40), left: list[str] = LEFT, right: list[str] = RIGHT) -> None:
    on_the_desk(path, script, made(left), made(right), size=size, view=View.ROWS)  # type: ignore[arg-type]


def manuscript(desk: Desk) -> Manuscript:
    return desk.query_one(Manuscript)


def row_of(desk: Desk, place: Place) -> int:
    """The row of the screen that a passage begins in, from the manuscript's top."""
    view = manuscript(desk)
    return view.stops.first_line(place) - round(view.scroll_offset.y)


def in_sight(desk: Desk) -> bool:
    return 0 <= row_of(desk, desk.place) < manuscript(desk).scrollable_content_region.height


def styled(desk: Desk, words: str) -> list[Style | None]:
    """How each character of some words is drawn where they stand first in a row; nothing where they stand in none."""
    view = manuscript(desk)
    for y in range(view.size.height):
        drawn = [(character, segment.style) for segment in view.render_line(y) for character in segment.text]
        at = "".join(character for character, _ in drawn).find(words)
        if at >= 0:
            return [style for _, style in drawn[at : at + len(words)]]
    return []


def folds(desk: Desk) -> list[str]:
    """What the folds say, whether they are in sight or not."""
    sheet = manuscript(desk).sheet
    return [sheet.lines[sheet.starts[k]].said for k in range(len(sheet.shown)) if sheet.is_folded(k)]


async def walked(desk: Desk, pilot: Pilot[None], key: str) -> list[Place]:
    """Every place that a key goes through until it goes no further."""
    found = [desk.place]
    for _ in range(100):
        await pilot.press(key)
        if desk.place == found[-1]:
            return found
        found.append(desk.place)
    pytest.fail("it goes on and on")


def reached(desk: Desk, places: list[Place]) -> set[int]:
    """The blocks and folds that some places are in."""
    return {manuscript(desk).sheet.entry_of(place.side, place.passage) for place in places}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_the_cursor_stops_in_every_row_and_fold_and_never_in_a_ghost(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        sheet = manuscript(desk).sheet
        ghosts = {k for k, at in enumerate(sheet.shown) if sheet.blocks[at].ghost and not sheet.is_folded(k)}
        assert ghosts
        down = await walked(desk, pilot, "j")
        assert reached(desk, down) == set(range(len(sheet.shown))) - ghosts
        assert in_sight(desk)
        last = desk.place
        up = await walked(desk, pilot, "k")
        assert reached(desk, up) == reached(desk, down)
        await pilot.press("G")
        assert reached(desk, [desk.place]) == reached(desk, [last])
        await pilot.press("g")
        assert reached(desk, [desk.place]) == {min(reached(desk, down))}

    rows(tmp_path, script, size)


def test_half_a_page_goes_on_to_the_end_and_back(tmp_path: Path) -> None:
    many = [f"Speaker {n} told the chamber of {n + 2} things that nobody else had heard of before." for n in range(40)]

    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        down = await walked(desk, pilot, "ctrl+d")
        await pilot.press("G")
        assert desk.place == down[-1]
        assert 3 < len(down) < 60
        up = await walked(desk, pilot, "ctrl+u")
        assert up[-1] == down[0]

    rows(tmp_path, script, left=many, right=[text.replace("nobody", "no one") for text in many])


def test_what_only_one_side_has_is_reached_and_tab_says_so(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        found = await walked(desk, pilot, "j")
        assert {Place(Side.LEFT, 6), Place(Side.RIGHT, 6)} <= set(found)
        desk.place = Place(Side.RIGHT, 6)
        await pilot.press("tab")
        assert desk.place == Place(Side.RIGHT, 6)
        assert "Only this side has it" in said(app)
        desk.place = Place(Side.LEFT, 0)
        await pilot.press("tab")
        assert desk.place == Place(Side.RIGHT, 0)
        await pilot.press("tab")
        assert desk.place == Place(Side.LEFT, 0)

    rows(tmp_path, script)


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (60, 16)])
def test_a_resize_keeps_the_cursor_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("G", "k")
        await painted(app, pilot)
        place = desk.place
        for each in (size, (120, 40)):
            await pilot.resize_terminal(*each)
            await painted(app, pilot)
            assert desk.place == place
            assert in_sight(desk)

    rows(tmp_path, script)


def test_a_click_goes_to_the_text_that_it_is_on(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        view = manuscript(desk)
        for side in Side:
            x = view.gutter_width + 5 + (view.text_width + 2 if side is Side.RIGHT else 0)
            await pilot.click(view, offset=(x, row_of(desk, Place(side, 0))))
            await painted(app, pilot)
            assert desk.place == Place(side, 0)

    rows(tmp_path, script)


def over_the_rule(app: CopydeskApp) -> str:
    """The manuscript: what waits is listed under it, by its first words."""
    return shown(app).split("────")[0]


def test_what_is_the_same_is_one_line_and_enter_opens_it(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        assert folds(desk) == ["4 passages the same"] * 2
        assert "4 passages the same" in shown(app)
        assert SAME[1][:30] not in over_the_rule(app)
        await pilot.press("g")
        while not manuscript(desk).sheet.is_folded(min(reached(desk, [desk.place]))):
            await pilot.press("j")
        await pilot.press("enter")
        await painted(app, pilot)
        assert folds(desk) == ["4 passages the same"]
        assert over_the_rule(app).count(SAME[1][:30]) == 2
        for wanted in ([], ["4 passages the same"] * 2):
            await pilot.press("o")
            await painted(app, pilot)
            assert folds(desk) == wanted

    rows(tmp_path, script)


@pytest.mark.parametrize("number", [4, 6])
def test_a_search_opens_the_fold_that_holds_it(tmp_path: Path, number: int) -> None:
    """At its beginning and inside it."""

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *f"member {number}", "enter")
        await painted(app, pilot)
        assert desk.place == Place(Side.LEFT, number + 3)
        assert f"about item {number}" in shown(app)
        assert in_sight(desk)

    rows(tmp_path, script)


def test_a_filter_folds_what_it_leaves_out(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        assert desk.comparison is not None
        await pilot.press("h", PARAPHRASED.key)
        await painted(app, pilot)
        assert "not shown" in shown(app)
        sheet = manuscript(desk).sheet
        for entry, at in enumerate(sheet.shown):
            link = sheet.blocks[at].link
            assert sheet.is_folded(entry) is not (link is not None and PARAPHRASED.takes(desk.comparison, link)), entry

    rows(tmp_path, script)


def test_what_is_settled_folds_away_and_comes_back(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await painted(app, pilot)
        desk.place = Place(Side.LEFT, 11)
        await pilot.press("f", "g", "z")
        await painted(app, pilot)
        assert "settled" in "".join(line.said for line in manuscript(desk).sheet.lines)
        await pilot.press("z")
        await painted(app, pilot)
        assert "settled" not in "".join(line.said for line in manuscript(desk).sheet.lines)

    rows(tmp_path, script)


def test_the_words_that_changed_are_lit_in_place_without_colour_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        await painted(app, pilot)
        marked = shown(app).splitlines()
        assert any("!" in line[:10] and "214 people" in line for line in marked)
        for words in ("214 people", "240 people"):
            assert styled(desk, words), words
            assert all(style and (style.underline or style.reverse) for style in styled(desk, words)), words
        assert not any(style and style.underline for style in styled(desk, "off the ferry"))

    rows(tmp_path, script)


@pytest.mark.parametrize("size", [(80, 24), (90, 30)])
def test_where_one_column_fits_a_pair_stands_under_each_other_with_its_letters(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("g")
        await painted(app, pilot)
        lines = shown(app).splitlines()
        one, two = (next(k for k, line in enumerate(lines) if f"{side} The harbour office took" in line) for side in "LR")
        assert one < two
        assert "214 people" in " ".join(lines[one:two])
        assert "240 people" in " ".join(lines[two : two + 3])

    rows(tmp_path, script, size)


def test_the_cursor_is_seen_wherever_it_stops_in_one_column(tmp_path: Path) -> None:
    """Also on the left of a pair that is the same, of which one text is shown for both."""

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("o", "g")
        view = manuscript(desk)
        for _ in range(20):
            await painted(app, pilot)
            signs = [view.render_line(y).text[:1] for y in range(view.size.height)]
            assert {"<", ">"} & set(signs), desk.place
            await pilot.press("j")

    rows(tmp_path, script, (80, 24))


def test_hostile_text_is_only_text_in_every_row(tmp_path: Path) -> None:
    safe = [" ".join(clean(text).text.split()) for text in HOSTILE]
    left = [f"The council said {text} on Tuesday night." for text in safe]
    right = [f"On Tuesday night the council said {text}." for text in safe] + [f"{text} alone with nothing" for text in safe]

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        for size in ((120, 40), (80, 24), (60, 16)):
            await pilot.resize_terminal(*size)
            await pilot.press("g")
            for _ in range(len(left) + len(right)):
                await pilot.press("j")
                await pilot.pause()
                assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in shown(app).replace("\n", ""))
        assert app.is_running

    rows(tmp_path, script, left=left, right=right)


def test_p_turns_to_the_articles_and_back_with_the_cursor_where_it_was(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        desk.place = Place(Side.LEFT, 6)
        for _ in range(10):
            await pilot.press("p")
            await painted(app, pilot)
            assert desk.place == Place(Side.LEFT, 6)
            assert "A swan sat on the quay" in shown(app)
            if desk.view is View.ROWS:
                break
        assert desk.view is View.ROWS
        assert in_sight(desk)

    rows(tmp_path, script)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_turned_to_for_the_first_time_the_articles_show_the_cursor(tmp_path: Path, size: tuple[int, int]) -> None:
    lines = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(90)]
    others = [line.replace("at length", "for an hour") for line in lines]

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("end", "p")
        await painted(app, pilot)
        pane = desk.query_one(f"#{desk.place.side.value}-pane", ArticlePane)
        row = pane.page.first_row(desk.place.passage) - round(pane.scroll_offset.y)
        assert 0 <= row < pane.scrollable_content_region.height

    rows(tmp_path, script, size, lines, others)
