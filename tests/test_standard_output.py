"""Standard output that is closed, full or broken, for every command and format: one plain sentence, and status 2."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from forked import BROKEN, CLOSED
from short_pair import FIRST, SECOND, write_pair

from compare.reports import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from forked import Forks

# What begins with a standard output is tried by real starts, what writes to it in every format by forks of one.
STARTS = [[FIRST, SECOND], ["show", "r.json"], ["reviews"], ["--help"], ["batch", "--help"], ["--version"]]
FORKS = [*(["show", "r.json", "--format", name] for name in FORMATS), ["reviews", "--format", "json"]]
SAYS = {
    ">&-": "copydesk: standard output: is closed; leave it open.",
    ">/dev/full": "copydesk: standard output: no space left on device; make room, or send it elsewhere.",
    "| true": "copydesk: standard output: broken pipe; what read it ended before it had everything.",
}
OUTPUTS = {">&-": CLOSED, ">/dev/full": "/dev/full", "| true": BROKEN}


@pytest.fixture(scope="module")
def record(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - the command finds it
    """What the command saved of the two stories."""
    place = write_pair(tmp_path_factory.mktemp("record"))
    assert ended(begin(place, '"$@"', FIRST, SECOND, "-o", "r.json"))[0] == 0
    return place / "r.json"


@pytest.fixture
def folder(record: Path, tmp_path: Path) -> Path:
    shutil.copy(record, tmp_path)
    return write_pair(tmp_path)


def begin(folder: Path, script: str, *args: str) -> subprocess.Popen[str]:
    """A shell's line in which `"$@"` is copydesk; several run beside each other."""
    command = ["bash", "-c", script, "bash", sys.executable, "-c", "from tui.cli import main; main()", *args]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True, cwd=folder, env=environment(folder)
    )


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME")}
    return {**kept, "HOME": str(folder), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full is Linux's")  # noqa: PTH110 - a constant
@pytest.mark.parametrize("where", SAYS)
def test_every_command_says_what_standard_output_is(folder: Path, where: str) -> None:
    # What reads the pipe has ended before anything is written.
    script = 'exec 3>&1; { sleep 0.5; "$@"; echo $? >&3; } | true' if where == "| true" else f'"$@" {where}; echo $?'
    begun = [(command, begin(folder, script, *command)) for command in STARTS]
    for command, process in begun:
        _, out, err = ended(process)
        assert (out.strip(), err.strip()) == ("2", SAYS[where]), command


@pytest.mark.skipif(sys.platform != "linux", reason="forks are safe there, and /dev/full is Linux's")
@pytest.mark.parametrize("where", SAYS)
@pytest.mark.parametrize("command", FORKS, ids=" ".join)
def test_every_format_says_what_standard_output_is(folder: Path, forks: Forks, command: list[str], where: str) -> None:
    done = forks.run(command, folder, environment(folder), None, OUTPUTS[where])
    assert (done.returncode, done.stderr.strip()) == (2, SAYS[where])


def test_no_standard_output_is_needed_where_reports_are_saved(folder: Path) -> None:
    """And what is opened later never takes the number of a stream that was closed."""
    code, _, err = ended(begin(folder, 'exec "$@" >&- <&-', FIRST, SECOND, "-o", "saved.html"))
    assert (code, err) == (0, "saved saved.html\n")
    code, _, _ = ended(begin(folder, 'exec "$@" >&- <&- 2>&-', FIRST, SECOND, "-o", "silent.html"))
    assert code == 0
    assert (folder / "silent.html").read_text() == (folder / "saved.html").read_text()


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_standard_error_that_takes_nothing_changes_nothing_else(folder: Path, where: str) -> None:
    (folder / "pairs.csv").write_text(f"left,right\n{FIRST},{SECOND}\n")
    code, out, _ = ended(begin(folder, f'"$@" {where}', FIRST, SECOND))
    assert (code, out[:10]) == (0, "COMPARISON")
    assert ended(begin(folder, f'"$@" {where}', FIRST, "nowhere.txt"))[:2] == (2, "")
    assert ended(begin(folder, f'"$@" {where}', "batch", "pairs.csv", "-o", f"batch{len(where)}"))[:2] == (0, "")


def test_a_pipe_that_does_not_block_gets_everything(folder: Path) -> None:
    """A parent may have made it so; a record is longer than a pipe holds."""
    reader = "import os, sys, time; time.sleep(1.5); sys.stdout.write(str(len(sys.stdin.read())))"
    script = f"""( "{sys.executable}" -c 'import os; os.set_blocking(1, False)'; "$@" ) | "{sys.executable}" -c '{reader}'"""
    big = "\n\n".join(f"The council said on Tuesday that item {n} of the budget was postponed." for n in range(400))
    (folder / "big.txt").write_text(big)
    code, out, err = ended(begin(folder, script, "big.txt", SECOND, "--format", "json"))
    assert (code, err) == (0, "")
    assert int(out) > 2**16
