"""The desk answers first: what waits, the memo, the help that is typed in, the lines of a first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import HOSTILE, on_the_desk, painted, said, shown, until
from test_comparison import made
from textual.widgets import Input

from compare.reading.cleaning import clean
from compare.reports.letters.memo import render_memo
from compare.reports.telling.titles import title_of
from compare.reviewing.worklist.worklist import Sort
from tui.kept import first_time
from tui.screens.dialogs.asking import Confirming
from tui.screens.dialogs.help import Help
from tui.screens.dialogs.memo import MemoScreen
from tui.screens.fronts import View
from tui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

STORY = [f"Speaker {n} told the chamber about item {n} of the long agenda." for n in range(12)]
LEFT = [*STORY[:6], "The bridge carries 12,000 cars a day, the council said.", *STORY[6:]]
RIGHT = [
    *STORY[:6],
    "The bridge carries 11,000 cars a day, the council said.",
    *STORY[6:],
    "A ferry was bought by an investor from overseas.",
]


def over(app: CopydeskApp) -> Screen[object]:
    """What lies on top now."""
    return app.screen


def in_rows(path: Path, script: object, size: tuple[int, int] = (120, 40)) -> None:
    on_the_desk(path, script, made(LEFT), made(RIGHT), size, View.ROWS)  # type: ignore[arg-type]


def test_it_opens_at_what_waits_first_and_says_how_much_is_left(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, _pilot: Pilot[None]) -> None:
        assert desk.item is not None
        assert desk.item.sort is Sort.FACT
        assert "left: 1 fact, 1 new, 12 the same" in shown(app)
        assert "passages the same" in shown(app)

    in_rows(tmp_path, script)


def test_a_change_after_the_other_and_no_passage_that_is_the_same(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        at = []
        for _ in range(3):
            await pilot.press("right_square_bracket")
            at.append(desk.item.sort if desk.item else None)
        assert at == [Sort.NEW, Sort.FACT, Sort.NEW]

    in_rows(tmp_path, script)


def test_a_problem_is_in_the_memo_which_is_copied_whole_and_offered_on_leaving(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await pilot.press("q")
        assert isinstance(over(app), MemoScreen)
        await painted(app, pilot)
        assert "11,000" in shown(app)
        await pilot.press("y")
        assert desk.comparison is not None
        assert app.clipboard == render_memo(desk.comparison)
        assert app.screen is desk
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running or app._exit

    in_rows(tmp_path, script)


def test_the_memo_is_saved_as_one(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("d", "w")
        await pilot.pause()
        assert app.screen.query_one(Input).value.endswith(".memo")

    in_rows(tmp_path, script)


def test_the_memo_is_saved_as_it_is_shown_however_long_it_is(tmp_path: Path) -> None:
    alone = [
        "Ferries refuel nightly beside granite quays under yellow lamps.",
        "Nobody harvested walnuts because frost killed every young tree.",
        "Violins were tuned while snow melted on church roofs.",
        "Two glaciers retreat faster than geologists from Oslo feared.",
        "Harpoons rust slowly inside museums without any dry cellar.",
        "My uncle repairs compasses between breakfast and evening prayers.",
        "Saddles cost less since ranchers began buying Spanish leather.",
        "Lanterns guided pilgrims through marshes until electric light came.",
        "Thimbles fascinate collectors who travel abroad each rainy autumn.",
        "Jugglers practise indoors whenever strong winds sweep our square.",
    ]
    left = [line for pair in zip(STORY, alone[:5], strict=False) for line in pair]
    right = [line for pair in zip(STORY, alone[5:], strict=False) for line in pair]

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("d", "w")
        await pilot.pause()
        app.screen.query_one(Input).value = str(tmp_path / "all.memo")
        await pilot.press("enter")
        await until(pilot, (tmp_path / "all.memo").exists)
        assert desk.comparison is not None
        saved = (tmp_path / "all.memo").read_text(encoding="utf-8")
        assert saved == render_memo(desk.comparison, whole=True) != render_memo(desk.comparison)

    on_the_desk(tmp_path, script, made(left), made(right), (120, 40), View.ROWS)


def test_all_that_is_the_same_is_settled_at_once_and_the_open_fact_stays(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("left")
        assert desk.item is not None
        assert desk.item.sort is Sort.SAME
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(over(app), Confirming)
        await painted(app, pilot)
        assert "Accept 12 identical" in shown(app)
        await pilot.press("y")
        assert desk.worklist.left == 2
        assert len(desk.worklist.open_of(Sort.FACT)) == 1
        await pilot.press("u")
        assert desk.worklist.left == 14

    in_rows(tmp_path, script)


def test_what_is_folded_because_it_is_the_same_is_fine_at_once(tmp_path: Path) -> None:
    """Twelve sentences word for word the same are two lines of the text, and two verdicts."""

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("left")
        await painted(app, pilot)
        assert "Accept 6, next" in shown(app)
        await pilot.press("f")
        assert desk.worklist.left == 14 - 6
        await pilot.press("u")
        assert desk.worklist.left == 14

    in_rows(tmp_path, script)


def test_the_last_verdict_says_that_all_is_settled(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("f", "f", "A")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert desk.worklist.left == 0
        assert "Everything is settled" in shown(app)

    in_rows(tmp_path, script)


def test_a_note_on_what_is_new_is_in_the_memo(tmp_path: Path) -> None:
    async def script(_app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("right", "c", *"who", "enter")
        assert desk.comparison is not None
        assert next(s for s in desk.comparison.unique if s.side.value == "right").note == "who"
        assert "who" in render_memo(desk.comparison)

    in_rows(tmp_path, script)


@pytest.mark.parametrize(
    ("typed", "finds", "not_"), [("memo", "The memo to the editor", "Next theme"), ("zzz", "No key does that.", "Quit")]
)
def test_the_help_finds_a_key_by_what_it_does(tmp_path: Path, typed: str, finds: str, not_: str) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        assert isinstance(over(app), Help)
        await pilot.press(*typed)
        await painted(app, pilot)
        assert finds in shown(app)
        assert not_ not in shown(app).replace(shown(app).split("\n")[-1], "")
        await pilot.press("escape")
        assert app.screen is desk

    in_rows(tmp_path, script)


def test_the_first_time_three_lines_say_how_it_goes_until_something_is_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        assert all(line in shown(app) for line in first_time.HOW_IT_GOES)
        assert "number changed: “12,000 cars” → “11,000 cars”" in shown(app)  # what changed need not wait for it
        await pilot.press("f")
        await painted(app, pilot)
        assert first_time.HOW_IT_GOES[0] not in shown(app)
        assert not first_time.is_first_time()

    in_rows(tmp_path, script)


def test_in_a_low_terminal_one_line_says_how_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    async def script(app: CopydeskApp, _desk: Desk, _pilot: Pilot[None]) -> None:
        assert first_time.IN_ONE_LINE in shown(app)
        assert "number changed: “12,000 cars” → “11,000 cars”" in shown(app)

    in_rows(tmp_path, script, (80, 24))


def test_a_verdict_on_a_fact_settles_nothing_else_in_its_link_and_what_changed_too_is_settled_by_name(tmp_path: Path) -> None:
    left = [*STORY, "The mayor told reporters on Tuesday that 120 people had left the old harbour, Ida Moe said."]
    right = [*STORY, "The mayor told reporters on Tuesday that about 150 people may have left the old harbour."]

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        also = desk.worklist.open_of(Sort.ALSO)
        assert also
        for _ in desk.worklist.open_of(Sort.FACT):
            await pilot.press("f")
        assert [item.key for item in desk.worklist.open_of(Sort.ALSO)] == [item.key for item in also]
        desk.go_to(desk.worklist.open_of(Sort.ALSO)[0])
        await pilot.press("A")
        assert desk.comparison is not None
        assert title_of(desk.comparison, also[0])[:30] in shown(app)
        await pilot.press("y")
        assert not desk.worklist.open_of(Sort.ALSO)
        await pilot.press("u")
        assert [item.key for item in desk.worklist.open_of(Sort.ALSO)] == [item.key for item in also]

    on_the_desk(tmp_path, script, made(left), made(right), view=View.ROWS)


def test_when_only_what_is_the_same_waits_one_key_is_named_that_settles_it(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("f")
        assert "Only what is the same" not in said(app)
        await pilot.press("f")
        assert "Only what is the same" in said(app)
        await pilot.press("A", "y")
        assert not desk.worklist.left

    in_rows(tmp_path, script)


@pytest.mark.parametrize("key", ["d", "F", "question_mark"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_hostile_text_is_only_text_in_what_lies_over_the_desk(tmp_path: Path, key: str, size: tuple[int, int]) -> None:
    """Titles, labels, facts, problems and notes of articles that mean to be more than text."""
    safe = [" ".join(clean(text).text.split()) for text in HOSTILE]
    left = [f"The council said {text} cost {n} crowns on Tuesday night." for n, text in enumerate(safe, start=20)]
    right = [f"The council said {text} cost {n} crowns on Tuesday night." for n, text in enumerate(safe, start=50)]
    right += [f"{text} stands alone beside the {text} of nobody" for text in safe]

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e", "e", "c", *"[/] $x", "enter", key)
        await painted(app, pilot)
        assert app.screen is not desk
        seen = shown(app)
        for _ in range(12):
            await pilot.press("down")
            await painted(app, pilot)
            seen += shown(app)
        assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in seen.replace("\n", ""))
        assert key == "question_mark" or "[/]" in seen
        await pilot.press("escape")
        assert app.screen is desk

    on_the_desk(tmp_path, script, made(left), made(right), size, View.ROWS)


def test_a_problem_is_rewritten_in_the_memo(tmp_path: Path) -> None:
    """With the sentence that stands there to begin with; it is lit, and what is copied is what was written."""

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e", "e", "d")
        await painted(app, pilot)
        assert "c: rewrite" in shown(app)
        await pilot.press("space", "c")
        await painted(app, pilot)
        assert "ferry" in app.screen.query_one(NoteBox).text
        await pilot.press("ctrl+u", *"Par. 14: call the ferry", "enter")
        await painted(app, pilot)
        assert isinstance(over(app), MemoScreen)
        assert "2. Par. 14: call the ferry" in shown(app)
        assert "11,000" in shown(app)
        await pilot.press("y")
        assert "2. Par. 14: call the ferry" in app.clipboard
        assert [item.note for item in desk.worklist.problems] == ["", "Par. 14: call the ferry"]

    in_rows(tmp_path, script)


def test_a_row_shows_what_became_of_its_facts_and_a_problem_is_no_accepted_link(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        link = desk.link
        assert link is not None
        await pilot.press("e")
        await painted(app, pilot)
        assert desk.worklist.verdict_of(link) == "problem"
        assert " ✗ !The bridge carries 12,000" in shown(app)
        await pilot.press("u")
        await painted(app, pilot)
        assert desk.fact is not None, "the fact that was judged is lit again"
        assert " ✗ " not in shown(app)

    in_rows(tmp_path, script)


def test_where_nothing_waits_space_goes_through_the_problems(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("e", "e", "A", "y")
        await painted(app, pilot)
        assert "Everything is settled, 2 problems" in shown(app)
        at = []
        for _ in range(3):
            await pilot.press("space")
            at.append(desk.item.key if desk.item else None)
        keys = [item.key for item in desk.worklist.problems]
        assert set(at) == set(keys)
        assert at[0] == at[2]

    in_rows(tmp_path, script)
