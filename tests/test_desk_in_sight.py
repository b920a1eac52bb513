"""What the reporter reads stays in sight: messages, dialogs and cut lines take nothing away unseen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk, painted, shown, until
from hypothesis import given
from hypothesis import strategies as st
from test_comparison import made
from textual.color import Color
from textual.content import Content
from textual.notifications import Notification, Notify
from textual.renderables.background_screen import BackgroundScreen
from textual.widgets import TextArea
from word_encoder import WordEncoder

from compare.labels.terms import Terms
from compare.reviewing.store.file import ReviewFile
from tui.app import CopydeskApp
from tui.screens.desk import Desk
from tui.screens.dialogs.below import toned_strip
from tui.screens.fronts import View
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.note_box import NoteBox
from tui.widgets.told_lines import cut_short

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


LONG = "A very long message that says what went wrong, where it did, and what can be done about it now, in so many words that"
ALIKE = [f"The council met on day {n} of the week." for n in range(6)]
OWN = [
    "Prison sentences for deserters were doubled by the parliament in Moscow.",
    "Prison sentences of ten years were given to three deserters in Rostov.",
    "The parliament in Moscow doubled prison sentences for all deserters again.",
]


def told(path: Path, size: tuple[int, int], *sentences: str) -> tuple[list[str], list[str], int]:
    """The lines of the screen without messages and with some, and the first that is text."""

    async def run() -> tuple[list[str], list[str], int]:
        review = ReviewFile(path / "r.review")
        app = CopydeskApp(Desk(made(ALIKE), made(ALIKE), WordEncoder, review))
        async with app.run_test(size=size, notifications=True) as pilot:
            await until(pilot, lambda: not app.desk.waiting)
            await painted(app, pilot)
            before = shown(app).splitlines()
            for sentence in sentences:
                app.desk.say(sentence)
                await painted(app, pilot)
            found = before, shown(app).splitlines(), app.desk.query_one("#rows").region.y
        review.close()
        return found

    return asyncio.run(run())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_message_covers_neither_the_texts_nor_what_is_to_be_settled(tmp_path: Path, size: tuple[int, int]) -> None:
    before, now, first = told(tmp_path, size, LONG)
    assert "A very long message" in "".join(now[:first])
    assert now[first:] == before[first:]


def test_the_last_message_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    _, now, _ = told(tmp_path, (80, 24), "First this.", "Then that.", "Now the last.")
    assert "Now the last." in now[0]
    assert "that." not in "".join(now)


@pytest.mark.parametrize("only_on_the_left", [True, False])
def test_a_label_runs_on_where_the_column_beside_it_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, only_on_the_left: bool
) -> None:
    label = "prison sentences, parliament in Moscow, three deserters, Rostov"
    monkeypatch.setattr(Terms, "label", lambda *_: label)
    left, right = ([*ALIKE, *OWN], ALIKE) if only_on_the_left else (ALIKE, [*ALIKE, *OWN])

    async def script(app: CopydeskApp, desk: Desk, _pilot: Pilot[None]) -> None:
        assert len(label) > desk.query_one(Manuscript).text_width
        assert f"[ {label} ]" in shown(app)

    on_the_desk(tmp_path, script, made(left), made(right), size=(100, 30), view=View.ROWS)


@given(st.lists(st.text("ab 東", min_size=1, max_size=12), min_size=1, max_size=6), st.integers(1, 6), st.integers(12, 24))
def test_what_is_cut_says_so(lines: list[str], most: int, width: int) -> None:
    found = cut_short([Content(line) for line in lines], most, width)
    assert len(found) == min(most, len(lines))
    assert [line.plain for line in found[: most - 1]] == lines[: len(found)][: most - 1]
    assert all(line.cell_length <= max(width, Content(lines[k]).cell_length) for k, line in enumerate(found))
    if len(lines) > most:
        assert found[-1].plain.endswith("…")
        assert lines[most - 1].startswith(found[-1].plain[:-1])


def test_what_lies_below_a_dialog_is_toned_as_textual_does_it(tmp_path: Path) -> None:
    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("F")
        await painted(app, pilot)
        for tone in (Color(20, 30, 40, 0.6), Color(0, 0, 0, 0)):
            for strip in app.screen_stack[-2]._compositor.render_strips():
                wanted = [*BackgroundScreen.process_segments(strip, tone)]
                assert [*toned_strip(strip, tone)] == wanted

    on_the_desk(tmp_path, script)


def test_a_note_is_seen_whole_and_is_one_paragraph(tmp_path: Path) -> None:
    said = "The source gives eleven thousand and says so twice; ask the reporter where the twelve thousand come from, please."

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        await pilot.press("j", "c")
        box = app.screen.query_one(NoteBox)
        assert isinstance(box, TextArea)
        box.insert(said.replace("; ", ";\n"))
        box.insert("\x1b[2J\u202e")
        await painted(app, pilot)
        text = shown(app)
        assert "\x1b" not in text
        assert all(word in text for word in said.split())
        await pilot.press("ctrl+u", *"so", "enter")
        assert desk.comparison is not None
        assert [link.note for link in desk.comparison.links if link.note] == ["so"]

    on_the_desk(tmp_path, script, size=(80, 24))


def test_what_is_told_while_the_desk_is_left_breaks_nothing(tmp_path: Path) -> None:
    opened: list[CopydeskApp] = []

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        opened.append(app)
        desk.say("Nothing to undo.", 2)
        await pilot.pause()

    on_the_desk(tmp_path, script)
    app = opened[0]
    assert not app.screen_stack
    assert len(app._notifications) == 1
    app.on_notify(Notify(Notification("Nothing to redo.", timeout=2)))
    assert not app._notifications
