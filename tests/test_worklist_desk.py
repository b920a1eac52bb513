"""The list of what waits beside the text: walked, judged, noted and settled by its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import painted, said, shown

from compare.reviewing.store.file import ReviewFile
from tui.screens.dialogs.asking import Confirming

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

from test_manuscript_desk import rows


def test_it_counts_down_to_the_end_and_then_everything_has_a_verdict(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        left = desk.worklist.left
        assert left > 5
        await painted(app, pilot)
        assert f"{left} left" in shown(app)
        for _ in range(left):
            before = desk.worklist.left
            assert desk.item is not None
            await pilot.press("e" if before % 3 == 0 else "f")
            assert desk.worklist.left < before
            if not desk.worklist.left:
                break
        await painted(app, pilot)
        assert "Everything is settled" in shown(app)
        assert desk.comparison is not None
        held = {holder.link.id for holder in desk.worklist.holders}
        assert all(link.verdict for link in desk.comparison.story_links if link.id not in held)
        assert all(section.verdict for section in desk.comparison.unique if not section.furniture)
        assert all(fact.verdict != "to check" for link in desk.comparison.links if link.id in held for fact in link.facts)
        await pilot.press("u")
        assert desk.worklist.left

    rows(tmp_path, script)


def test_space_and_b_walk_it_and_the_arrows_go_from_sort_to_sort(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        keys = [item.key for item in desk.worklist.open]
        desk.go_to(desk.worklist.open[0])
        for key in [*keys[1:], keys[0]]:
            await pilot.press("space")
            assert desk.item is not None
            assert desk.item.key == key
        await pilot.press("b")
        assert desk.item is not None
        assert desk.item.key == keys[-1]
        await pilot.press("space")
        sorts = list(dict.fromkeys(item.sort for item in desk.worklist.open))
        for sort in [*sorts[1:], sorts[0]]:
            await pilot.press("right")
            assert desk.item is not None
            assert desk.item.key == desk.worklist.open_of(sort)[0].key
        await pilot.press("left")
        assert desk.item is not None
        assert desk.item.sort is sorts[-1]
        assert not desk.review_file.review.log

    rows(tmp_path, script)


@pytest.mark.parametrize("sort", ["fact", "new", "lost", "same"])
@pytest.mark.parametrize("key", ["f", "e"])
def test_each_sort_is_judged_and_one_undo_takes_it_back(tmp_path: Path, sort: str, key: str) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        item = next(each for each in desk.worklist.open if each.sort == sort)
        desk.go_to(item)
        await pilot.press(key)
        now = desk.worklist.find(item)
        assert now is not None
        assert (now.settled, now.problem) == (True, key == "e")
        assert desk.item is not None
        assert desk.item.key != item.key
        await pilot.press("u")
        now = desk.worklist.find(item)
        assert now is not None
        assert (now.settled, now.problem, now.note) == (False, False, "")

    rows(tmp_path, script)


@pytest.mark.parametrize("sort", ["fact", "new", "same"])
def test_a_note_is_kept_with_what_the_cursor_is_at(tmp_path: Path, sort: str) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        item = next(each for each in desk.worklist.open if each.sort == sort)
        desk.go_to(item)
        await pilot.press("c", *"ask [/] Ida", "enter")
        now = desk.worklist.find(item)
        assert now is not None
        assert now.note == "ask [/] Ida"
        assert desk.item is not None
        assert desk.item.key != item.key

    rows(tmp_path, script)


def test_all_of_a_sort_is_asked_with_what_is_in_it_and_no_open_fact_is_passed_over(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        same = [each for each in desk.worklist.open if each.sort == "same"]
        facts = [each for each in desk.worklist.open if each.sort == "fact"]
        desk.go_to(facts[0])
        await pilot.press("A")
        assert app.screen is desk
        assert "Facts are judged one by one" in said(app)
        desk.go_to(same[0])
        await pilot.press("A")
        assert isinstance(app.screen, Confirming)
        await painted(app, pilot)
        assert f"Accept {len(same)} identical" in shown(app)
        await pilot.press("y")
        assert not [each for each in desk.worklist.open if each.sort == "same"]
        assert [each.key for each in desk.worklist.open if each.sort == "fact"] == [each.key for each in facts]
        await pilot.press("u")
        assert [each.key for each in desk.worklist.open if each.sort == "same"] == [each.key for each in same]

    rows(tmp_path, script)


def test_a_read_only_review_is_looked_at_and_stays_as_it_is(tmp_path: Path) -> None:
    first = ReviewFile(tmp_path / "r.review")

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        before = desk.worklist
        await pilot.press("space", "b", "f", "e", "c", "A", "u")
        assert app.screen is desk
        assert desk.worklist == before
        assert "read-only" in said(app)

    rows(tmp_path, script)
    first.close()
