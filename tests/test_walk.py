"""The desk goes through the pairs of a sweep, each with a review of its own."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_script import draw, painted, said, shown, until
from swept import BUDGET, OWN, sweep, write_day

from compare.errors import CopydeskError
from compare.reviewing.store.folder import review_folder
from compare.sweeping.index.opening import index_of, open_index
from tui.commands.showing import opened_pair
from tui.kept.settings import Given
from tui.session import Session
from tui.walk import walked_pairs
from tui.walk_app import WalkApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from conftest import Run
    from textual.pilot import Pilot

    from tui.screens.desk import Desk
    from tui.walk import WalkedPair


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "kept"))
    sweep(write_day(tmp_path))
    return tmp_path


def walk(day: Path, script: Callable[[WalkApp, Pilot[None]], Awaitable[None]]) -> None:
    """Open the desk on the pairs of the day's sweep, run a script, close it."""

    async def run() -> None:
        session = Session(Given(), None)

        def open_desk(pair: WalkedPair) -> Desk:
            found, record = opened_pair(pair.record)
            return session.open_next(found.left, found.right, [record], found)

        pairs = walked_pairs(open_index(day / "out/index.json"), day / "out")
        app = WalkApp(pairs, open_desk, session.close_last, session.settings)
        async with app.run_test(size=(120, 40)) as pilot:
            await opened(app, pilot)
            await script(app, pilot)
            draw(app)
        session.close()

    asyncio.run(run())


async def opened(app: WalkApp, pilot: Pilot[None], place: int = 0) -> None:
    await until(pilot, lambda: app.screen is app.desk and app.desk.walk is not None and app.desk.walk.at == place)
    await until(pilot, lambda: not app.desk.waiting)
    await painted(app, pilot)


def test_the_next_pair_and_the_one_before(day: Path) -> None:
    async def script(app: WalkApp, pilot: Pilot[None]) -> None:
        assert "pair 1 of 3" in shown(app)
        await pilot.press("<")
        assert said(app).endswith("This is the first pair.")
        for place, story in ((1, "both.txt"), (2, "both.txt")):
            await pilot.press(">")
            await opened(app, pilot, place)
            assert app.desk.articles[1].source.endswith(story)
        await pilot.press(">")
        assert said(app).endswith("This is the last pair.")
        await pilot.press("<")
        await opened(app, pilot, 1)
        assert len(app.screen_stack) == 2

    walk(day, script)


def test_a_pair_is_chosen_from_the_list_which_says_how_far_each_review_is(day: Path) -> None:
    async def script(app: WalkApp, pilot: Pilot[None]) -> None:
        await pilot.press("f", "P")
        await painted(app, pilot)
        assert "3 pairs, each story with its best source first" in shown(app)
        await pilot.press("j", "j", "enter")
        await opened(app, pilot, 2)
        await pilot.press("P")
        await painted(app, pilot)
        lines = shown(app).splitlines()
        (settled,) = [place for place, line in enumerate(lines) if "settled 1 of 5" in line]
        assert any("ferry.txt" in line for line in lines[settled - 2 : settled])

    walk(day, script)


def test_what_is_decided_on_a_pair_is_there_when_it_is_opened_again(day: Path) -> None:
    async def script(app: WalkApp, pilot: Pilot[None]) -> None:
        before = app.desk.worklist.left
        await pilot.press("f")
        await until(pilot, lambda: app.desk.worklist.left < before)
        left, log = app.desk.worklist.left, app.desk.review_file.review.log
        await pilot.press(">")
        await opened(app, pilot, 1)
        assert app.desk.review_file.review.log == ()
        await pilot.press("<")
        await opened(app, pilot)
        assert (app.desk.worklist.left, app.desk.review_file.review.log) == (left, log)
        assert app.desk.review_file.writable

    walk(day, script)
    assert len([path for path in review_folder().iterdir() if path.suffix == ".review"]) == 2


def test_a_pair_whose_record_is_gone_leaves_the_desk_where_it_was(day: Path) -> None:
    async def script(app: WalkApp, pilot: Pilot[None]) -> None:
        second = app.desk.walk.pairs[1].record if app.desk.walk else Path()
        second.unlink()
        await pilot.press(">")
        await until(pilot, lambda: "there is no such file" in said(app))
        assert app.screen is app.desk
        assert app.desk.review_file.writable
        await pilot.press("f")
        await until(pilot, lambda: bool(app.desk.review_file.review.log))

    walk(day, script)


def test_a_story_that_is_listed_twice_is_gone_through_once(day: Path) -> None:
    (day / "stories/again.txt").write_bytes((day / "stories/aground.txt").read_bytes())
    index = sweep(day)
    assert len(index.pairs) == 4
    assert len(walked_pairs(index, day / "out")) == 3


def test_a_folder_and_its_index_are_the_same_sweep(day: Path) -> None:
    assert index_of(str(day / "out")) == index_of(str(day / "out/index.json")) == day / "out/index.json"
    (day / "index.json").write_text('{"schema": "copydesk/comparison/1"}')
    assert index_of(str(day / "index.json")) is None
    assert index_of(str(day / "out/index.csv")) is None


def test_what_can_be_shown_without_a_terminal_is_said(day: Path, copydesk: Run) -> None:
    done = copydesk("show", "out", cwd=day)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a sweep of 3 pairs is gone through on the desk; open it in a terminal, or give one of its records" in done.stderr
    (day / "stories").rename(day / "before")
    (day / "stories").mkdir()
    (day / "stories/own.txt").write_text(OWN)
    sweep(day)
    assert "there is nothing to show" in copydesk("show", "out", cwd=day).stderr
    assert "no such file" in copydesk("show", "sources", cwd=day).stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda index: index.update(schema="copydesk/sweep/2"), "no index of a sweep"),
        (lambda index: index["pairs"][0].update(story=7), "none of its own"),
        (lambda index: index["pairs"][0].update(source=-1), "none of its own"),
        (lambda index: index["pairs"][0].update(record="../../../secret.json"), "none of its own"),
        (lambda index: index["pairs"][0].update(links="many"), "no index of a sweep"),
        (lambda index: index.clear(), "no index of a sweep"),
    ],
)
def test_an_index_that_leads_astray_is_refused(day: Path, change: Callable[[dict[str, object]], None], said: str) -> None:
    path = day / "out/index.json"
    index = json.loads(path.read_text())
    change(index)
    path.write_text(json.dumps(index))
    with pytest.raises(CopydeskError, match=said):
        open_index(path)


def test_names_of_a_sweep_are_safe_to_show(tmp_path: Path) -> None:
    for name, text in (("stories/\u202ea[bold].txt", BUDGET + OWN), ("sources/\x1b[2Jb.txt", BUDGET)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (pair,) = walked_pairs(sweep(tmp_path), tmp_path / "out")
    assert not {"\x1b", "\u202e"} & set(pair.story + pair.source + pair.said)
