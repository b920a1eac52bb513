"""The command: what goes where, and with which exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

FIRST, SECOND = str(ROOT / "seeds/first.txt"), str(ROOT / "seeds/second.txt")


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("The council postponed its vote on Tuesday.")
    (tmp_path / "b.txt").write_text("The council postponed its vote on Monday.")
    return tmp_path


def test_the_plain_report_is_what_a_pipe_gets(copydesk: Run) -> None:
    done = copydesk(FIRST, SECOND)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("COMPARISON\n")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_on_standard_output_is_a_record(copydesk: Run, stories: Path) -> None:
    done = copydesk("a.txt", "b.txt", "--format", "json", cwd=stories)
    assert json.loads(done.stdout)["left"]["source"] == "a.txt"


def test_reports_are_saved_in_the_formats_of_their_endings(copydesk: Run, stories: Path) -> None:
    done = copydesk("a.txt", "b.txt", "-o", "r.json", "-o", "r.txt", cwd=stories)
    assert (done.returncode, done.stdout) == (0, "")
    assert "saved r.json" in done.stderr
    assert json.loads((stories / "r.json").read_text())["schema"] == "copydesk/comparison/1"
    assert (stories / "r.txt").read_text().startswith("COMPARISON")


def test_an_existing_report_is_kept_unless_forced(copydesk: Run, stories: Path) -> None:
    (stories / "r.txt").write_text("mine")
    done = copydesk("a.txt", "b.txt", "-o", "r.txt", cwd=stories)
    assert done.returncode == 2
    assert (stories / "r.txt").read_text() == "mine"
    assert copydesk("a.txt", "b.txt", "-o", "r.txt", "--force", cwd=stories).returncode == 0
    assert (stories / "r.txt").read_text() != "mine"


def test_standard_input_is_one_side(copydesk: Run, stories: Path) -> None:
    done = copydesk("-", "b.txt", "--format", "json", given="The council postponed its vote.", cwd=stories)
    assert json.loads(done.stdout)["left"]["source"] == "standard input"


@pytest.mark.parametrize(("right", "status"), [("a.txt", 0), ("b.txt", 1)])
def test_the_exit_code_can_tell_whether_they_differ(copydesk: Run, stories: Path, right: str, status: int) -> None:
    assert copydesk("a.txt", right, "--exit-code", cwd=stories).returncode == status
    assert copydesk("a.txt", right, cwd=stories).returncode == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("absent.txt", "b.txt"), "absent.txt: there is no such file"),
        ((".", "b.txt"), ".: is a folder"),
        (("-", "-"), "standard input can be one side only"),
        (("a.txt",), "Missing argument 'RIGHT'"),
        (("--offline",), "Missing argument 'LEFT'"),
        (("a.txt", "--format", "json"), "Missing argument 'RIGHT'"),
        (("-",), "standard input is one side; give the other too"),
        (("-", "--format", "json"), "Missing argument 'RIGHT'"),
        (("a.txt", "b.txt", "c.txt"), "unexpected extra argument"),
        (("a.txt", "b.txt", "--format", "odt"), "is not one of"),
        (("a.txt", "b.txt", "--nonsense"), "No such option"),
        (("a.txt", "b.txt", "-o", "r.xyz"), "the ending names no format"),
        (("a.txt", "b.txt", "-o", "no/r.txt"), "its folder does not exist"),
        (("a.txt", "b.txt", "--model", "nobody/nothing"), "no such model on this machine"),
        (("a.txt", "b.txt", "--encoding", "klingon"), "no text encoding is called"),
        (("batch", "absent.csv", "-o", "out"), "there is no such file"),
        (("batch", "a.txt", "-o", "out"), "must name the columns"),
        (("a\x1b[2J\n.txt", "b.txt"), "a\u241b[2J\u240a.txt"),
    ],
    ids=lambda value: " ".join(value)[:40].encode("unicode_escape").decode() if isinstance(value, tuple) else "",
)
def test_bad_input_is_one_message_and_status_2(copydesk: Run, stories: Path, args: tuple[str, ...], says: str) -> None:
    done = copydesk(*args, cwd=stories)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.startswith("copydesk: ")
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_no_arguments_show_the_help(copydesk: Run) -> None:
    done = copydesk()
    assert done.returncode == 2
    assert "[LEFT] [RIGHT]" in done.stderr


def test_help_and_version(copydesk: Run) -> None:
    assert "batch" in copydesk("--help").stdout
    assert copydesk("--version").stdout.startswith("copydesk 0.")


def test_two_reports_cannot_go_to_one_file(copydesk: Run, stories: Path) -> None:
    done = copydesk("a.txt", "b.txt", "-o", "r.csv", "-o", "r.facts.csv", cwd=stories)
    assert (done.returncode, "two reports" in done.stderr) == (2, True)
    assert not (stories / "r.csv").exists()
