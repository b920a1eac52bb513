"""What takes longer than a key may is done between keys: told, ended by Esc, and the keys work meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk, pane, until
from test_comparison import made
from test_review import BRIDGE, LEFT, RIGHT
from textual.widgets import Static
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.link import Side
from compare.reviewing.incremental import decided
from compare.reviewing.incremental.decided import decided_after
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import UNDO, Review, decide, reviewed
from compare.reviewing.worklist.waiting import find_worklist, worklist_after
from tui import between_keys
from tui.between_keys import BetweenKeys
from tui.desk_actions import comparing
from tui.drawn import page
from tui.screens.fronts import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

MANY = [f"Member {n} of the council spoke at length about item {n} of the long budget." for n in range(60)]
OTHERS = [line.replace("at length", "for an hour") for line in MANY]


class Pauses:
    """Pauses that come when a test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.told: list[str] = []

    def later(self, _seconds: float, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def run(self) -> None:
        now, self.waiting = self.waiting, []
        for work in now:
            work()


def steps(done: list[int]) -> Iterator[float]:
    for k in range(4):
        yield k / 4
        done.append(k)


def doing(desk: Desk) -> str:
    """What the desk says that it does."""
    return str(desk.query_one("#state", Static).content)


@pytest.fixture(name="short_slices")
def _short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slice is one step."""
    monkeypatch.setattr(between_keys, "SLICE", -1.0)


@pytest.mark.usefixtures("short_slices")
def test_it_is_done_slice_by_slice_and_told() -> None:
    pauses, made_of, finished = Pauses(), list[int](), list[bool]()
    between = BetweenKeys(pauses.later, pauses.told.append)
    between.begin("counting", steps(made_of), lambda: finished.append(True))
    while pauses.waiting:
        assert not finished
        pauses.run()
    assert (made_of, finished) == ([0, 1, 2, 3], [True])
    assert [told for told in pauses.told if "counting" in told and "Esc" in told]
    assert not pauses.told[-1]  # nothing is said of it any more


@pytest.mark.usefixtures("short_slices")
def test_what_is_ended_is_never_done() -> None:
    pauses, made_of, finished = Pauses(), list[int](), list[bool]()
    between = BetweenKeys(pauses.later, pauses.told.append)
    between.begin("counting", steps(made_of), lambda: finished.append(True))
    assert between.end()
    pauses.run()
    assert not made_of
    assert not finished
    assert not between.end()  # there is none to end


def test_what_takes_no_time_is_done_at_once() -> None:
    pauses, finished = Pauses(), list[bool]()
    BetweenKeys(pauses.later, pauses.told.append).begin("counting", steps([]), lambda: finished.append(True))
    assert finished
    assert not pauses.told


@pytest.mark.usefixtures("short_slices")
def test_the_redline_is_prepared_while_keys_move_and_escape_ends_it(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        desk.action_do("looking.redline")
        assert desk.view is View.ROWS
        assert "Esc" in doing(desk)
        desk.action_do("searching.clear")
        await pilot.pause(0.2)
        assert desk.view is View.ROWS
        desk.action_do("looking.redline")
        desk.action_do("moving.step", 1)
        assert desk.place.passage == 1
        await until(pilot, lambda: desk.view is View.REDLINE)
        assert desk.place.passage == 1

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), view=View.ROWS)


@pytest.mark.parametrize("columns", [80, 100, 101, 120])
@pytest.mark.usefixtures("short_slices")
def test_the_articles_in_their_order_are_laid_out_while_keys_move(
    tmp_path: Path, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(page, "lay_out", lambda *_: pytest.fail("not laid out ahead"))
        desk.action_do("looking.articles")
        assert desk.view is View.ROWS
        desk.action_do("moving.step", 1)
        await until(pilot, lambda: desk.view is View.ARTICLES)
        shown = pane(desk)
        await until(pilot, lambda: bool(shown.page.rows))
        monkeypatch.undo()
        passages = desk.found.left.passages
        labels = page.labels_of(desk.comparison or desk.found, Side.LEFT, waiting=False, folded=False)
        width = max(row.end - row.start for row in shown.page.rows)
        assert shown.page == page.lay_out(passages, labels, page.text_width(shown.size.width, len(MANY)))
        assert width <= shown.size.width

    on_the_desk(tmp_path, script, made(MANY), made(OTHERS), size=(columns, 30), view=View.ROWS)


def test_another_threshold_of_long_articles_comes_when_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 0)

    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        before = desk.found.thresholds.link
        desk.action_do("deciding.threshold", 1)
        assert desk.found.thresholds.link == before
        assert "Esc" in doing(desk)
        desk.action_do("searching.clear")
        await pilot.pause(0.5)
        assert desk.found.thresholds.link == before
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: desk.found.thresholds.link == round(before + 0.05, 2))
        assert "Esc" not in doing(desk)

    on_the_desk(tmp_path, script, made(MANY[:8]), made(OTHERS[:8]), view=View.ROWS)


def test_rejecting_a_link_with_facts_makes_nothing_anew_but_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compare(made([*LEFT, BRIDGE.format(14)]), made([*RIGHT, BRIDGE.format(15)]), WordEncoder())
    first = decided_after(None, found, Review())
    link = next(link for link in first.comparison.links if link.facts)
    accepted = Review().numbered(first.comparison)
    rejected = accepted.after(decide(link, Verdict.REJECTED))
    monkeypatch.setattr(decided, "reviewed", lambda *_: pytest.fail("all was made anew"))
    for before, review in ((first, rejected), (decided_after(first, found, rejected), rejected.after(UNDO))):
        now = decided_after(before, found, review).comparison
        was = before.comparison
        assert now == reviewed(found, review)
        assert [k for k, (a, b) in enumerate(zip(was.links, now.links, strict=True)) if a is not b] == [link.id]
        items = find_worklist(was)
        again = worklist_after(items, was, now)
        assert again == find_worklist(now)
        kept = {id(item) for item in items.items}
        assert sum(id(item) not in kept for item in again.items) < len(again.items) / 2
