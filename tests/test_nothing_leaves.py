"""Nothing leaves: whatever copydesk does, none of the libraries below opens a socket, looks a name up or keeps files of its own.

Every command and every screen is run under strace, which sees native code too, with the libraries that are installed: a new
version of one that does otherwise is found here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import document_files
import pytest
from click import Context
from conftest import ROOT, copy_of_cache
from watched import Seen, require_strace, watch, watch_screen

from compare.machine.local_only import SET, UNSET
from compare.reports import FORMATS, suffix_of
from compare.reviewing.answers import hash_of
from compare.reviewing.store.file import ReviewFile
from tui.commands.group import cli

if TYPE_CHECKING:
    from pathlib import Path

OPEN_FOR = 60.0  # seconds; onnxruntime 1.32 called home after ten
COPYDESK = [sys.executable, "-P", "-c", "from tui.cli import main; main()"]
OWN = (".cache/copydesk", ".local/share/copydesk", ".local/state/copydesk", ".config/copydesk")


STORIES = {
    "a.txt": document_files.plain,
    "b.md": document_files.markdown,
    "c.html": document_files.page,
    "d.docx": document_files.word,
    "e.odt": document_files.open_document,
    "f.pdf": document_files.pdf,
}


class Home:
    """A user's home folder, with stories in it, whose copydesk has been used before or has not."""

    def __init__(self, folder: Path, cache: Path | None) -> None:
        self.folder, self.logs = folder / "home", folder / "logs"
        for made in (self.folder / "stories", self.folder / "tmp", self.logs):
            made.mkdir(parents=True)
        if cache:
            copy_of_cache(cache / "copydesk", self.folder / ".cache/copydesk")
        for name, make in STORIES.items():
            (self.stories / name).write_bytes(make())
        (self.stories / "pairs.csv").write_text("left,right\na.txt,b.md\nc.html,f.pdf\n")

    @property
    def stories(self) -> Path:
        return self.folder / "stories"

    @property
    def environment(self) -> dict[str, str]:
        """As a user has it who wants to be tracked, in no build that libraries would keep quiet in."""
        wants = dict.fromkeys(SET, "0") | {"TEXTUAL": "devtools,debug", "TEXTUAL_LOG": str(self.folder / "textual.log")}
        own = {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {**wants, **own, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}

    def run(self, name: str, *command: str) -> Seen:
        return watch(command, self.stories, self.environment, self.logs / name)

    def screen(self, name: str, shows: str, leave: str, *args: str) -> Seen:
        command, log = [*COPYDESK, *args], self.logs / name
        return watch_screen(command, self.stories, self.environment, log, shows, OPEN_FOR, leave)

    def answered(self) -> Path:
        """The review that the desk made, with a file of answers to it among the stories."""
        (review,) = (self.folder / OWN[1] / "reviews").glob("*.review")
        with closing(ReviewFile(review, write=False)) as file:
            assert file.texts
            about = hash_of(file.texts)
        answers = {"schema": "copydesk/answers/1", "comparison": about, "by": "Ada", "answers": []}
        (self.stories / "answers.json").write_text(json.dumps(answers))
        return review

    def elsewhere(self, seen: Seen) -> list[str]:
        """What was written where nobody asked for it: not in copydesk's folders, the reporter's own, or one for the moment."""
        allowed = (*(self.folder / name for name in OWN), self.stories, self.folder / "tmp")
        above = {parent for folder in allowed for parent in folder.parents}  # .cache, where it is not there yet
        return sorted(
            str(path)
            for path in (self.stories / path for path in seen.written)  # a relative one begins where the command was run
            if path not in above
            and not any(path.is_relative_to(place) for place in allowed)
            and path.parts[1:2] not in (("dev",), ("proc",))
        )


def test_no_command_and_no_screen_reaches_out_or_writes_elsewhere(tmp_path: Path, cache: Path, exported: Path) -> None:  # noqa: ARG001 - it lies in the cache
    require_strace()
    used, new = (Home(tmp_path / name, cache if name == "used" else None) for name in ("used", "new"))
    with ThreadPoolExecutor(3) as pool:
        waiting = {
            "first screen": pool.submit(used.screen, "start", "Compare", "\x11"),
            "desk": pool.submit(used.screen, "desk", "settled", "q", "a.txt", "b.md"),
            "desk, first use, export behind it": pool.submit(new.screen, "desk", "settled", "q", "a.txt", "b.md"),
        }
        reports = [part for name in FORMATS for part in ("-o", f"report{suffix_of(name)}")]
        seen = {
            "compare, every format": used.run("compare", *COPYDESK, "a.txt", "b.md", *reports),
            "compare, pages": used.run("pages", *COPYDESK, "c.html", "f.pdf", "--offline"),
            "compare, documents": used.run("documents", *COPYDESK, "d.docx", "e.odt"),
            "batch": used.run("batch", *COPYDESK, "batch", "pairs.csv", "-o", "out"),
            "sweep": used.run("sweep", *COPYDESK, "sweep", "./*.[tm]*", "*.html", "-o", "swept", "--format", "html"),
            "show": used.run("show", *COPYDESK, "show", "report.json"),
            "reviews": used.run("reviews", *COPYDESK, "reviews"),
        } | {name: future.result() for name, future in waiting.items()}
    seen["merge"] = used.run("merge", *COPYDESK, "merge", str(used.answered()), "answers.json")
    assert {name.split(",")[0] for name in seen} >= set(cli.list_commands(Context(cli))), "a new command belongs into this test"
    assert {name: (found.status, found.output[-500:]) for name, found in seen.items() if found.status != 0} == {}
    assert {name: found.sent for name, found in seen.items() if found.sent} == {}
    assert {name: used.elsewhere(found) for name, found in seen.items() if name not in _OTHER and used.elsewhere(found)} == {}
    assert new.elsewhere(seen["desk, first use, export behind it"]) == []
    assert [path for home in (used, new) for path in (home.folder / "tmp").iterdir()] == []
    assert list((new.folder / ".cache/copydesk/models").glob("*/details.json")), "the export behind the desk was made to its end"


_OTHER = ("desk, first use, export behind it",)


def test_what_reaches_out_is_seen(tmp_path: Path) -> None:
    """The watch itself: a name looked up, a socket opened and a file written by a child are seen, what fails too."""
    require_strace()
    home = Home(tmp_path, None)
    child = f"open({str(home.folder / 'device-id')!r}, 'w')"
    starts = f"import socket, subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    asks = f"{starts}; socket.getaddrinfo('nobody.invalid', 80)"
    seen = home.run("asks", sys.executable, "-c", asks)
    assert seen.status == 1
    assert any("/etc/" in line for line in seen.sent)
    assert home.elsewhere(seen) == [str(home.folder / "device-id")]
    seen = home.run("opens", sys.executable, "-c", "import socket; socket.socket()")
    assert [line.partition(",")[0] for line in seen.sent] == ["socket(AF_INET"]


@pytest.mark.parametrize(
    "module", ["tui.cli", "compare.embedding.runtime.export", "compare.reading.pdf.lines", "compare.reports.record"]
)
def test_every_process_is_told_before_anything_else(tmp_path: Path, module: str) -> None:
    """Without strace too: whatever is imported first, the environment says no, though it said yes before."""
    code = f"import {module}, os, sys; print([os.environ.get(n) for n in {list(SET)}], [n for n in {UNSET} if n in os.environ])"
    seen_by = {**dict.fromkeys(SET, "0"), **dict.fromkeys(UNSET, "1"), "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=seen_by, check=True)
    assert done.stdout.strip() == f"{list(SET.values())} []"
