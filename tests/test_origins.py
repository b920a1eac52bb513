"""No report replaces what was read, whatever it is called and whoever asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import on_the_desk, painted, shown
from test_batch import done, index, job, pairs

from compare.batching.pairs import Pair
from compare.errors import UnwritableError
from compare.reports.files.origins import Origin
from tui.screens.dialogs.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run
    from textual.pilot import Pilot
    from word_encoder import WordEncoder

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

pytestmark = pytest.mark.usefixtures("exported")

TUESDAY = "The council postponed its vote on Tuesday."


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "a.facts.csv"):
        (tmp_path / name).write_text(TUESDAY)
    return tmp_path


def link(folder: Path) -> str:
    (folder / "link.txt").symlink_to("a.txt")
    return "link.txt"


def hard_link(folder: Path) -> str:
    os.link(folder / "a.txt", folder / "other.txt")
    return "other.txt"


def spelt_otherwise(folder: Path) -> str:
    (folder / "sub").mkdir()
    return "sub/../a.txt"


NAMES: dict[str, Callable[[Path], str]] = {
    "itself": lambda _: "a.txt",
    "a link": link,
    "a hard link": hard_link,
    "spelt otherwise": spelt_otherwise,
    "its whole path": lambda folder: str(folder / "a.txt"),
}


@pytest.mark.parametrize("how", NAMES)
def test_an_article_stays_under_each_of_its_names(copydesk: Run, stories: Path, how: str) -> None:
    name = NAMES[how](stories)
    for pair in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        done = copydesk(*pair, "-o", name, "--force", cwd=stories)
        assert (done.returncode, done.stdout) == (2, "")
        side = "left" if pair[0] == "a.txt" else "right"
        assert f"{name}: this is the {side} article, which no report may replace; choose another place" in done.stderr
        assert done.stderr.count("\n") == 1
    assert (stories / "a.txt").read_text() == TUESDAY


def test_an_article_read_through_a_link_stays(copydesk: Run, stories: Path) -> None:
    done = copydesk(link(stories), "b.txt", "-o", "a.txt", "--force", cwd=stories)
    assert (done.returncode, (stories / "a.txt").read_text()) == (2, TUESDAY)


def test_the_facts_beside_a_spreadsheet_replace_no_article(copydesk: Run, stories: Path) -> None:
    done = copydesk("a.facts.csv", "b.txt", "-o", "a.csv", "--force", cwd=stories)
    assert (done.returncode, "a.facts.csv: this is the left article" in done.stderr) == (2, True)
    assert (stories / "a.facts.csv").read_text() == TUESDAY
    assert not (stories / "a.csv").exists()


def test_a_file_that_is_standard_input_stays(stories: Path) -> None:
    command = [sys.executable, "-c", "from tui.cli import main; main()", "-", "b.txt", "-o", "a.txt", "--force"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (stories / "a.txt").open("rb") as given:
        done = subprocess.run(command, stdin=given, cwd=stories, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "this is the left article" in done.stderr) == (2, True)
    assert (stories / "a.txt").read_text() == TUESDAY


def test_a_record_and_its_review_stay(copydesk: Run, stories: Path) -> None:
    assert copydesk("a.txt", "b.txt", "-o", "r.json", "-o", "rr.json", cwd=stories).returncode == 0
    before = (stories / "r.json").read_bytes()
    done = copydesk("show", "r.json", "-o", "r.json", "--force", cwd=stories)
    assert (done.returncode, "r.json: this is the record that is shown" in done.stderr) == (2, True)
    done = copydesk("show", "r.json", "--review", "rr.json", "-o", "rr.json", "--force", cwd=stories)
    assert (done.returncode, "rr.json: this is the review" in done.stderr) == (2, True)
    done = copydesk("a.txt", "b.txt", "--review", "rr.json", "-o", "rr.json", "--force", cwd=stories)
    assert (done.returncode, "rr.json: this is the review" in done.stderr) == (2, True)
    assert (stories / "r.json").read_bytes() == (stories / "rr.json").read_bytes() == before


def test_any_other_report_is_still_replaced(copydesk: Run, stories: Path) -> None:
    (stories / "old.txt").write_text(TUESDAY)
    assert copydesk("a.txt", "b.txt", "-o", "old.txt", "--force", cwd=stories).returncode == 0
    assert (stories / "old.txt").read_text().startswith("COMPARISON")


@pytest.mark.parametrize(("name", "says"), [("a.txt", "this is the left article"), ("r.review", "this is the review")])
def test_the_desk_says_so_in_its_dialog_and_loses_nothing(stories: Path, name: str, says: str) -> None:
    place = stories / name
    alias = stories / "alias.txt"
    alias.symlink_to(place)

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        desk.origins = (Origin(str(stories / "a.txt"), "the left article"),)
        desk.keep()  # what waits for a pause of the keys is no part of this
        before = place.read_bytes()
        await pilot.press("w")
        app.screen.query_one("#place").value = str(alias)  # type: ignore[attr-defined]  # an Input
        await pilot.press("enter")
        await pilot.pause()
        await painted(app, pilot)
        assert isinstance(app.screen, Saving)
        assert says in shown(app)
        assert place.read_bytes() == before
        assert alias.is_symlink()

    on_the_desk(stories, script, size=(200, 40))


def test_a_batch_replaces_no_article(stories: Path, words: WordEncoder) -> None:
    (stories / "out").mkdir()
    (stories / "out/0.json").write_text(TUESDAY)
    listed = [*pairs(stories, "a.txt", "b.txt"), Pair("2", str(stories / "out/0.json"), str(stories / "b.txt"))]
    entries = done(listed, job(stories, words))
    assert [entry.status for entry in entries] == ["failed", "done", "done"]
    assert "0.json: this is an article of the pair 2, which no report may replace; give the pair another id" in entries[0].error
    assert index(stories)[0]["error"] == entries[0].error
    assert (stories / "out/0.json").read_text() == TUESDAY


def test_a_batch_s_index_replaces_no_article_and_nothing_is_written(stories: Path, words: WordEncoder) -> None:
    (stories / "out").mkdir()
    (stories / "out/index.csv").write_text(TUESDAY)
    with pytest.raises(UnwritableError, match="an article of the pair 0, which no report may replace; choose another folder"):
        done(pairs(stories, "out/index.csv", "a.txt"), job(stories, words))
    assert [path.name for path in (stories / "out").iterdir()] == ["index.csv"]
    assert (stories / "out/index.csv").read_text() == TUESDAY


def test_a_batch_into_its_own_folder_keeps_the_list_and_the_articles(stories: Path, copydesk: Run) -> None:
    listed = "left,right,id\na.txt,b.txt,pairs\nb.txt,a.txt,a\n"
    (stories / "pairs.csv").write_text(listed)
    done = copydesk("batch", "pairs.csv", "-o", ".", "--format", "csv", cwd=stories)
    assert (done.returncode, "pairs.csv: this is the list of pairs" in done.stderr) == (2, True)
    assert (stories / "pairs.csv").read_text() == listed
    done = copydesk("batch", "pairs.csv", "-o", ".", "--format", "plain", cwd=stories)
    assert (done.returncode, "a.txt: this is an article of the pair" in done.stderr) == (2, True)
    assert (stories / "a.txt").read_text() == TUESDAY
    (stories / "index.csv").write_text(listed)
    done = copydesk("batch", "index.csv", "-o", ".", cwd=stories)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "index.csv: this is the list of pairs" in done.stderr
    assert (stories / "index.csv").read_text() == listed
