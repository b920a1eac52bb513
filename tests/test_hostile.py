"""Every hostile input gives a right answer or one clear sentence, in bounded time and memory, and no byte that steers."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import on_the_desk, shown
from hostile import CORPUS
from hostile.texts import STRINGS, TEXTS
from page_manners import SENTENCES, STORIES

from compare.errors import CopydeskError
from compare.reading import read
from compare.reading.limited import limits
from compare.segmenting.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hostile.trap import Trap
    from textual.pilot import Pilot

    from compare.article import Article
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

MEGABYTES = 1_200  # a PDF's own process may take more than copydesk itself ever does
SOON = 3.0  # seconds
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0001-\U000e007f]")


@contextmanager
def meanwhile(trap: Trap, folder: Path) -> Iterator[None]:
    """What is done to the file again and again while the block lasts."""
    done = threading.Event()

    def work() -> None:
        while trap.meanwhile and not done.is_set():
            trap.meanwhile(folder)
            done.wait(0.001)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def forking() -> Iterator[subprocess.Popen[str]]:
    """Runs the command, once a line."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    start = [sys.executable, "-m", "hostile.forking"]
    with subprocess.Popen(
        start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT / "tests", env=os.environ | {"PYTHONPATH": paths}
    ) as process:
        yield process
        process.communicate()


def skip_where_it_cannot_be(trap: Trap) -> None:
    if "may not read" in trap.name and os.geteuid() == 0:
        pytest.skip("root may read everything")
    if sys.platform != "linux" and ("kernel" in trap.name or "no UTF-8" in trap.name):
        pytest.skip("of Linux only")


def seconds_of(trap: Trap) -> float:
    """What reading it may take: what may be refused for its time is refused sooner."""
    return SOON if trap.either else limits.SECONDS


def test_names_are_different() -> None:
    assert len({trap.name for trap in CORPUS}) == len(CORPUS) > 150


@pytest.mark.parametrize("trap", CORPUS, ids=lambda trap: re.sub(r"\W+", "-", trap.name))
def test_reading_gives_a_right_answer_or_one_sentence(trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    skip_where_it_cannot_be(trap)
    monkeypatch.chdir(tmp_path)
    if "closed" in trap.name:
        monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(limits, "SECONDS", seconds_of(trap))
    encoding = trap.options[1] if trap.options else None
    source = trap.make(tmp_path)
    found: Article | str
    try:
        with meanwhile(trap, tmp_path):
            found = read(source, encoding=encoding)
    except CopydeskError as error:
        found = str(error)
    if isinstance(found, str):
        assert trap.says or trap.either, found
        assert re.search(trap.says, found), found
        assert not UNSAFE.search(found)
        assert "\n" not in found
        return
    assert not trap.says, found.text[:200]
    assert not UNSAFE.search(found.text + found.source + " ".join(found.warnings))
    assert [text for text in trap.holds if text not in found.text] == []
    assert [text for text in trap.lacks if text in found.text] == []
    assert not trap.warns or [w for w in found.warnings if trap.warns in w], found.warnings


@pytest.mark.parametrize("number", range(len(CORPUS)), ids=lambda number: re.sub(r"\W+", "-", CORPUS[number].name))
def test_the_command_ends_in_a_report_or_one_sentence(number: int, tmp_path: Path, forking: subprocess.Popen[str]) -> None:
    trap = CORPUS[number]
    skip_where_it_cannot_be(trap)
    (tmp_path / "other.txt").write_text("The council voted on Tuesday. Nobody knew of it.")
    shape = "plain" if trap in TEXTS else "json"
    assert forking.stdin
    assert forking.stdout
    left = trap.make(tmp_path)
    with meanwhile(trap, tmp_path):
        forking.stdin.write(
            json.dumps([str(tmp_path), seconds_of(trap), left, "other.txt", "--format", shape, *trap.options]) + "\n"
        )
        forking.stdin.flush()
        status, _, megabytes, said, told = json.loads(forking.stdout.readline())
    assert status in ({0, 2} if trap.either else {2} if trap.says else {0}), told
    assert megabytes < MEGABYTES
    assert "Traceback" not in told
    assert "went wrong inside" not in told
    assert not UNSAFE.search(said + told)
    assert told.count("\n") == (status == 2)
    assert bool(said) == (status == 0)


def test_the_table_of_reliability_has_every_input_and_every_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    cell = importlib.import_module("reliability").cell
    table = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*?) \| .+ \| \d+\.\d \| \d+ \|$", table, re.MULTILINE)
    sites = [*STORIES.values(), *(said for said, _ in SENTENCES.values())]
    told = [name for row in rows for name in row.split("; ")]  # those of equal answers stand in one row
    assert [name for name in (*(trap.name for trap in CORPUS), *sites) if told.count(cell(name)) != 1] == []
    assert len(sites) >= 40


def test_the_desk_shows_every_string_and_none_acts(tmp_path: Path) -> None:
    (tmp_path / "left.txt").write_bytes("\n\n".join(f"The council said {text} on Tuesday." for text in STRINGS).encode())
    found = segment(read(str(tmp_path / "left.txt")))

    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        for key in ("v", "escape", "i", "escape", "end", "question_mark", "escape", "f", "escape", *["j"] * len(STRINGS)):
            await pilot.press(key)
            assert not UNSAFE.search(shown(app))
        assert app.is_running
        assert desk.comparison is not None

    on_the_desk(tmp_path, script, found, found)
