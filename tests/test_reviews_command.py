"""`copydesk reviews`, and reviews on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from wcwidth import wcswidth
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.reading import read
from compare.reports.reviews import render_reviews
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import decide, reviewed
from compare.reviewing.store.folder import open_review, review_folder
from compare.reviewing.store.listing import SavedReview, saved_reviews
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

    from compare.reviewing.store.file import ReviewFile


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the tests' own, the one that the command is run in."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def begun(folder: Path, name: str, headline: str = "Vote put off", *, decisions: int = 0) -> ReviewFile:
    """A review of two articles that were written for it, still open."""
    for side in ("left", "right"):
        text = f"{headline} {side}\n\nThe council postponed its {name} vote.\n\nFour members walked out in protest.\n"
        (folder / f"{name}-{side}.txt").write_text(text)
    left, right = (segment(read(str(folder / f"{name}-{side}.txt"))) for side in ("left", "right"))
    file = open_review(left, right)
    found = compare(left, right, WordEncoder())
    for link in found.links[:decisions]:
        file.add(decide(link, Verdict.ACCEPTED))
    file.describe(reviewed(found, file.review))
    return file


def test_no_reviews_is_a_sentence(copydesk: Run) -> None:
    done = copydesk("reviews")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No reviews are saved yet.")


def test_the_list_shows_pair_date_progress_and_the_command(home: Path, copydesk: Run) -> None:
    begun(home, "budget", decisions=1).close()
    begun(home, "school", decisions=2).close()
    shown = copydesk("reviews").stdout
    lines = shown.splitlines()
    assert [line.split()[2] for line in lines if line.startswith("20")] == ["1/3", "0/3"]  # a link whose fact waits is not settled
    assert "Vote put off left" in shown
    assert "  copydesk ~/school-left.txt ~/school-right.txt" in lines
    assert shown.index("school-left") < shown.index("budget-left")
    assert max(map(wcswidth, lines)) <= 80


def test_a_review_of_a_record_is_gone_on_with_from_the_record(home: Path, copydesk: Run) -> None:
    file = begun(home, "budget", decisions=1)
    file.tell("record", str(home / "saved one.json"))
    file.close()
    assert "  copydesk show ~/'saved one.json'\n" in copydesk("reviews").stdout


def test_a_review_that_is_open_says_so(home: Path, copydesk: Run) -> None:
    file = begun(home, "budget", decisions=1)
    assert "open on another desk" in copydesk("reviews").stdout
    file.close()
    assert "open on another desk" not in copydesk("reviews").stdout


def test_orphans_and_earlier_versions_are_shown(home: Path, copydesk: Run) -> None:
    begun(home, "budget", decisions=3).close()
    (home / "budget-right.txt").write_text("Another headline\n\nFour members walked out in protest.\n")
    left, right = (segment(read(str(home / f"budget-{side}.txt"))) for side in ("left", "right"))
    file = open_review(left, right)
    assert len(file.orphans) == 2
    file.close()
    shown = copydesk("reviews").stdout
    assert "2 orphans: an article changed" in shown
    assert shown.count("of an earlier version of them") == 1


def test_what_was_put_aside_is_opened_by_its_name(home: Path, copydesk: Run) -> None:
    begun(home, "budget", decisions=1).close()
    left, right = (segment(read(str(home / f"budget-{side}.txt"))) for side in ("left", "right"))
    open_review(left, right, fresh=True).close()
    shown = copydesk("reviews").stdout
    assert "put aside 20" in shown
    (command,) = [line for line in shown.splitlines() if "--review" in line]
    assert ".review" in command


def test_what_cannot_be_read_is_named_and_stops_nothing(home: Path, copydesk: Run) -> None:
    begun(home, "budget").close()
    (review_folder() / "a\x1b[2Jb.review").write_text("no review")
    (review_folder() / "folder.review").mkdir()
    (review_folder() / "empty.review").write_bytes(b"")
    done = copydesk("reviews")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Could not be read:" in done.stdout
    assert "a\u241b[2Jb.review: it is a file of another kind" in done.stdout
    assert "folder.review: it is a folder" in done.stdout
    assert "empty" not in done.stdout
    assert "budget-left" in done.stdout


def test_hostile_titles_and_paths_are_made_visible(home: Path) -> None:
    hostile = "\x1b]52;c;aGk=\x07 \u202eabc\n" + "外交部长周二表示" * 12
    review = SavedReview(home / "x", (hostile, hostile), (f"/{hostile}", "/it's.txt"), "no date", 1, 2, kept="\x1b[2J")
    shown = render_reviews([review], home)
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "'/it'\"'\"'s.txt'" in shown
    whole = ("copydesk", str(home))  # a command and a folder are there to be copied
    assert max(wcswidth(line) for line in shown.splitlines() if not any(each in line for each in whole)) <= 80


def test_as_json_it_is_for_other_programs(home: Path, copydesk: Run) -> None:
    begun(home, "budget", decisions=2).close()
    (row,) = json.loads(copydesk("reviews", "--format", "json").stdout)
    assert (row["reviewed"], row["links"], row["opened"], row["error"]) == (1, 3, False, "")
    assert row["sources"] == [str(home / "budget-left.txt"), str(home / "budget-right.txt")]


def test_the_list_loads_neither_a_screen_nor_a_model() -> None:
    from test_imports import command, loaded

    heavy = {"torch", "sentence_transformers", "onnxruntime", "textual", "rich", "msgspec", "sentencex"}
    assert not loaded(command("reviews")) & heavy


def test_listing_changes_no_review(home: Path) -> None:
    file = begun(home, "budget", decisions=1)
    file.close()
    before = file.path.read_bytes()
    assert [review.error for review in saved_reviews(review_folder())] == [""]
    assert file.path.read_bytes() == before


def test_a_report_follows_the_review_that_is_named_and_no_other(home: Path, copydesk: Run) -> None:
    file = begun(home, "budget", decisions=2)
    file.close()
    pair = ("budget-left.txt", "budget-right.txt", "--format", "json")
    plain, followed = (json.loads(copydesk(*pair, *more).stdout) for more in ((), ("--review", str(file.path))))
    assert {link["verdict"] for link in plain["links"]} == {None}
    assert [link["verdict"] for link in followed["links"]].count("accepted") == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--review", "absent.review"), "absent.review: this is no review that can be opened (there is no such file)"),
        (("--review", "."), "it is a folder"),
        (("--review", "budget-left.txt"), "it is a file of another kind"),
        (("--fresh",), "--fresh begins a review in the desk"),
        (("--threshold", "7"), "--threshold: 7.0; give a number from 0 to 1"),
        (("--threshold", "x"), "is not a valid float"),
    ],
)
def test_what_cannot_be_done_is_one_message(home: Path, copydesk: Run, args: tuple[str, ...], says: str) -> None:
    begun(home, "budget").close()
    done = copydesk("budget-left.txt", "budget-right.txt", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_names_the_command() -> None:
    from click.testing import CliRunner

    from tui.commands.group import cli

    shown = CliRunner().invoke(cli, ["--help"]).output
    assert "reviews" in shown
    assert "--review FILE" in shown
    assert ROOT.exists()
