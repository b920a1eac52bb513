"""Going through the facts on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_script import on_the_desk, painted, shown
from test_comparison import made
from textual.widgets import OptionList

from compare.facts.whole.entries import find_ledger
from compare.link import Side
from tui.screens.dialogs.worklist import WorklistScreen
from tui.widgets.pane import ArticlePane, Place

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

LEFT = made(
    [
        "The harbour office took 214 people off the ferry on Friday morning after it ran aground.",
        "Snow is expected tomorrow across the northern valleys.",
        "The council may close 3 of the 7 libraries in the old town next year.",
    ]
)
RIGHT = made(
    [
        "The harbour office took 240 people off the ferry on Friday morning after it ran aground.",
        "Snow is expected tomorrow across the northern valleys.",
        "The council will close 5 of the 7 libraries in the old town next year.",
    ]
)


def lit(desk: Desk, side: Side) -> str:
    """What is reversed in a pane."""
    pane = desk.query_one(f"#{side.value}-pane", ArticlePane)
    strips = [pane.render_line(y) for y in range(pane.size.height)]
    return "".join(s.text for strip in strips for s in strip if s.style and s.style.reverse)


def test_going_through_the_facts_lights_their_words_on_both_sides(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("exclamation_mark")
        assert desk.place == Place(Side.LEFT, 0)
        assert (lit(desk, Side.LEFT), lit(desk, Side.RIGHT)) == ("214 people", "240 people")
        await pilot.press("exclamation_mark")
        assert desk.place == Place(Side.LEFT, 2)
        await pilot.press("at")
        assert desk.place == Place(Side.LEFT, 0)
        await pilot.press("j")
        assert lit(desk, Side.LEFT) == ""

    on_the_desk(tmp_path, script, LEFT, RIGHT)


def test_a_fact_is_judged_and_undone(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("exclamation_mark", "comma")
        assert desk.comparison is not None
        assert desk.comparison.links[0].facts[0].verdict == "error"
        assert desk.place == Place(Side.LEFT, 2)  # the next is at hand
        await pilot.press("at")
        await painted(app, pilot)
        assert "✗ number changed" in shown(app)
        await pilot.press("full_stop")
        assert desk.comparison.links[0].facts[0].verdict == "fine"
        await pilot.press("u", "u")
        assert desk.comparison.links[0].facts[0].verdict == "to check"

    on_the_desk(tmp_path, script, LEFT, RIGHT)


def test_the_list_of_what_waits_judges_takes_back_and_goes_there(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("F")
        assert isinstance(app.screen, WorklistScreen)
        await painted(app, pilot)
        left = desk.worklist.left
        assert "“214 people” / “240 people”" in shown(app)
        assert desk.comparison is not None
        main = len(find_ledger(desk.comparison).main)
        assert f"{left} left: {main} facts" in shown(app)
        await pilot.press("f", "e")
        await painted(app, pilot)
        verdicts = [entry.fact.verdict for entry in find_ledger(desk.comparison).main]
        assert sorted(verdicts[:2]) == ["error", "fine"]
        assert desk.worklist.left <= left - 2
        assert f"{desk.worklist.left} left: " in shown(app)
        await pilot.press("u", "u")
        assert {entry.fact.verdict for entry in find_ledger(desk.comparison).main} == {"to check"}
        await pilot.press("home", "space", "b", "c", *"who", "enter", "b", "enter")
        assert [item.note for item in desk.worklist.items if item.note] == ["who"]
        assert desk.fact == find_ledger(desk.comparison).main[0].fact
        assert not isinstance(app.screen, WorklistScreen)

    on_the_desk(tmp_path, script, LEFT, RIGHT)


def test_the_list_goes_on_where_its_lines_end_in_both_directions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.dialogs.worklist._MOST", 3)

    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        waiting = [item for item in desk.worklist.items if not item.settled]
        assert len(waiting) > 3
        await pilot.press("F", "home", *"j" * (len(waiting) - 1), "enter")
        assert desk.item == waiting[-1]
        await pilot.press("F", *"k" * (len(waiting) - 1), "enter")
        assert desk.item == waiting[0]
        await pilot.press("F", "b", "enter")  # around the end
        assert desk.item == waiting[-1]

    on_the_desk(tmp_path, script, LEFT, RIGHT)


def test_the_list_names_links_as_the_gutter_does(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j")
        assert desk.link is not None
        await pilot.press("F")
        await painted(app, pilot)
        options = app.screen.query_one(OptionList)
        assert f"~{desk.link.number:>3} " in str(options.get_option_at_index(options.highlighted or 0).prompt)

    on_the_desk(tmp_path, script)


SHORT = "The new bridge over the harbour will open to lorries in the spring."
LONG = "The new bridge over the harbour will open to lorries in the spring, three officials said."


def test_what_only_changed_too_stands_apart_and_what_is_settled_is_one_key_away(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("F")
        await painted(app, pilot)
        assert desk.comparison is not None
        assert f"{len(find_ledger(desk.comparison).apart)} also changed" in shown(app)
        between = shown(app).partition("“214 people”")[2].partition("attribution")[0]
        assert "────" in between  # a line, and not a colour alone
        options = app.screen.query_one(OptionList)
        assert options.option_count == desk.worklist.left
        await pilot.press("f")
        await painted(app, pilot)
        await pilot.press("j", "o")
        await painted(app, pilot)
        assert options.option_count == len(desk.worklist.items) == desk.worklist.left + 1
        assert "✓!" in shown(app)
        await pilot.press("o")
        await painted(app, pilot)
        assert options.option_count == desk.worklist.left

    left, right = ([p.text for p in article.passages] for article in (LEFT, RIGHT))
    on_the_desk(tmp_path, script, made([*left, LONG]), made([*right, SHORT]))
