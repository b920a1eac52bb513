"""What is pasted on the first screen: kept as a file, as it came, so that its review can be gone on with."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_script import LEFT, RIGHT, until
from start_script import desk_opened, on_the_start, own_folder, paste, text_of, told

from compare.link import Side
from compare.reading import Reach
from tui.commands.sides import How, read_entered
from tui.entering.entered import look_at
from tui.kept.pasted import keep_text, pasted_folder
from tui.widgets import article_box

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.start_app import StartApp

LEFT_TEXT, RIGHT_TEXT = "\n\n".join(LEFT), "\n\n".join(RIGHT)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reporter's folder of the test's own."""
    return own_folder(tmp_path, monkeypatch)


def test_what_was_pasted_is_kept_as_it_came_so_that_its_reader_can_warn(folder: Path) -> None:
    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, f"{LEFT_TEXT}\n\nThe end\x1b[2J of it.")
        assert told(app, Side.LEFT).endswith("1 control character was made visible")
        await pilot.press("tab")
        await paste(app, pilot, RIGHT_TEXT)
        await pilot.press("ctrl+g")
        desk = await desk_opened(app, pilot)
        assert desk.comparison is not None
        assert desk.comparison.left.warnings == ("1 control character was made visible",)

    on_the_start(folder, script)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# Not a heading\n\nThe vote *was* put off.", ["# Not a heading", "The vote *was* put off."]),
        ("<html><body><p>The vote was put off.</p></body></html>", ["The vote was put off."]),
    ],
)
def test_pasted_markup_is_read_as_a_file_of_text_would_be(folder: Path, text: str, wanted: list[str]) -> None:
    how = How("utf-16", Reach(), (None, None), None, fresh=False)
    article = read_entered(Side.LEFT, look_at(text), how)
    assert [p.text for p in article.passages] == wanted
    assert Path(article.source).parent == pasted_folder()
    assert folder.is_dir()


def test_a_pasted_text_is_for_this_account_only(folder: Path) -> None:
    how = How(None, Reach(), (None, None), None, fresh=False)
    read_entered(Side.LEFT, look_at(LEFT_TEXT), how)
    assert pasted_folder().stat().st_mode & 0o077 == 0
    assert folder.is_dir()


def test_the_same_text_is_the_same_file_unless_that_was_changed(folder: Path) -> None:
    how = How(None, Reach(), (None, None), None, fresh=False)
    first, again = (read_entered(Side.LEFT, look_at(LEFT_TEXT), how) for _ in range(2))
    assert first.source == again.source
    Path(first.source).write_text("edited")
    third = read_entered(Side.LEFT, look_at(LEFT_TEXT), how)
    assert third.source != first.source
    assert third.text == first.text
    assert Path(first.source).read_text() == "edited"
    assert folder.is_dir()


def test_one_text_on_both_sides_can_be_kept_at_once(folder: Path) -> None:
    for number in range(20):
        with ThreadPoolExecutor(4) as pool:
            assert len({path.name for path in pool.map(keep_text, [f"text {number}"] * 4)}) == 1
    assert folder.is_dir()


def test_a_text_too_long_to_edit_is_kept_as_a_file_at_once(folder: Path) -> None:
    places: list[str] = []
    long = "The council postponed its vote. " * (article_box.MOST_SHOWN // 20)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, long)
        await until(pilot, lambda: told(app, Side.LEFT) == "→ a long text, kept as a file")
        places.append(text_of(app, Side.LEFT))

    on_the_start(folder, script)
    assert Path(places[0]).read_text() == long


def test_a_text_too_long_to_read_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.first.start_state.MAX_BYTES", article_box.MOST_SHOWN + 1)

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        await paste(app, pilot, "x" * (article_box.MOST_SHOWN + 2))
        await until(pilot, lambda: "give the article alone" in told(app, Side.LEFT))
        assert text_of(app, Side.LEFT) == ""

    on_the_start(folder, script)


def test_no_room_for_a_pasted_text_is_one_sentence(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "copydesk").mkdir()
    (folder / "data" / "copydesk" / "pasted").write_text("in the way")

    async def script(app: StartApp, pilot: Pilot[None]) -> None:
        for _ in Side:
            await paste(app, pilot, LEFT_TEXT)
            await pilot.press("tab")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: told(app, Side.LEFT).startswith("✗ the pasted text: "))

    on_the_start(folder, script)
