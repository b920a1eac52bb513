"""The first screen in a real terminal: pasted, piped, killed, and shown hostile text."""

from __future__ import annotations

import os
import shlex
import time
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from desk_script import HOSTILE
from test_terminal import PATIENCE, START, Tmux, assert_only_our_own, environment, in_a_pty, terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("exported")

FIRST, SECOND = ROOT / "seeds/first.txt", ROOT / "seeds/second.txt"
READY = "a text, a path or a web address"


def paste(tmux: Tmux, text: str) -> None:
    """Bracketed, as a terminal pastes into what asks for it."""
    tmux.run("set-buffer", text)
    tmux.run("paste-buffer", "-p")


def wait_for_the_draft(folder: Path, text: str) -> None:
    """Until it is on the disk."""
    end = time.monotonic() + PATIENCE
    while not any(text in path.read_text() for path in folder.rglob("draft.json")):
        assert time.monotonic() < end, "no draft was kept"
        time.sleep(0.1)


def start_in_a_shell(tmux: Tmux, folder: Path, command: str) -> None:
    """Start what a shell makes of a command; `copydesk` in it is this one."""
    pairs = [f"{name}={value}" for name, value in environment(folder).items()]
    ours = command.replace("copydesk", shlex.join(START))
    tmux.run("-f", os.devnull, "new-session", "-d", "-x", "120", "-y", "40", "env", "-i", *pairs, "sh", "-c", ours)
    tmux.run("set-option", "-g", "remain-on-exit", "on")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_two_pasted_texts_are_reviewed_and_found_again(tmp_path: Path, size: tuple[int, int]) -> None:
    with terminal(tmp_path, size) as tmux:
        tmux.start()
        tmux.wait(READY)
        paste(tmux, FIRST.read_text())
        tmux.wait("594 words of pasted text")
        tmux.press("Tab")
        paste(tmux, SECOND.read_text())
        tmux.wait("312 words of pasted text")
        tmux.press("C-g")
        tmux.wait(" 0/")
        tmux.press("f")
        tmux.wait(" 1/2")
        tmux.press("q")
        tmux.wait_for_the_end()
        tmux.run("respawn-pane")
        tmux.wait(READY)
        assert "words of pasted text" not in tmux.screen()
        tmux.press("C-r")
        tmux.wait("settled 1/2")
        tmux.press("Enter")
        tmux.wait("compared before")
        tmux.press("F5")
        tmux.wait(" 1/2", "Link ")  # the count stands on the first screen too
        tmux.press("q")
        tmux.wait_for_the_end()


def test_what_is_piped_in_is_one_side_and_the_keyboard_is_the_terminals(tmp_path: Path) -> None:
    with terminal(tmp_path, (120, 40)) as tmux:
        start_in_a_shell(tmux, tmp_path, f"cat {shlex.quote(str(FIRST))} | copydesk -; echo status $?; sleep 60")
        tmux.wait("from standard input, 594 words")
        tmux.type(str(SECOND))
        tmux.wait("a file, 2 kB")
        tmux.press("C-g")
        tmux.wait("settled 0/")
        tmux.press("q")
        tmux.wait("status 0")


def test_nothing_piped_in_is_one_sentence(tmp_path: Path) -> None:
    with terminal(tmp_path, (120, 40)) as tmux:
        start_in_a_shell(tmux, tmp_path, "true | copydesk -; echo status $?; sleep 60")
        tmux.wait("copydesk: standard input: is empty", "status 2")


def test_one_path_stands_in_its_box(tmp_path: Path) -> None:
    with terminal(tmp_path, (120, 40)) as tmux:
        tmux.start(str(FIRST))
        tmux.wait(READY, "a file, 4 kB", "first.txt")
        tmux.type("not there.txt")
        tmux.wait("no such file: not there.txt")
        tmux.press("C-q")
        tmux.wait_for_the_end()


def test_what_is_typed_survives_kill_9(tmp_path: Path) -> None:
    with terminal(tmp_path, (80, 24)) as tmux:
        tmux.start()
        tmux.wait(READY)
        tmux.type("The council postponed")
        tmux.press("Tab")
        paste(tmux, "the other story\n\nin two paragraphs")
        tmux.wait("3 words of pasted text", "6 words of pasted text")
        wait_for_the_draft(tmp_path, "in two paragraphs")
        os.kill(int(tmux.run("list-panes", "-F", "#{pane_pid}").strip()), 9)
        tmux.wait_for_the_end()
        tmux.run("respawn-pane")
        tmux.wait("The council postponed", "in two paragraphs", "6 words of pasted text")
        tmux.press("C-q")


def test_no_hostile_byte_reaches_the_terminal(tmp_path: Path) -> None:
    """Pasted with and without brackets, typed into every dialog, as a file's name; everything ends in words or signs."""
    for number, hostile in enumerate(HOSTILE):
        (tmp_path / f"{number}{hostile.replace('/', '')}.txt").write_text(hostile)
    brackets = [f"\x1b[200~{hostile}\x1b[201~" for hostile in HOSTILE]
    browsing, recent, comparing, help_text = "\x0f", "\x12", "\x07", "\x1bOP"
    dialogs = [browsing, "\x1b[200~\x1b[2J\u202e\x1b[201~", "\x1b", recent, "\x1b", comparing, help_text, "\x1b", "\x1b"]
    keys = [*brackets, "\x1b", "\t", *HOSTILE[5:], *dialogs, "\x11"]
    output = in_a_pty(tmp_path, [], keys, shows=b"web address")
    assert "外交部长周二表示".encode() in output
    assert_only_our_own(output)


def test_bytes_that_are_no_utf_8_are_shown_as_such_and_end_nothing(tmp_path: Path) -> None:
    output = in_a_pty(tmp_path, [], ["a\udcffb", "\x1b[200~ caf\udce9 \udcc3\x1b[201~", "still here", "\x11"], shows=b"web address")
    assert b"Traceback" not in output
    assert "\ufffd".encode() in output
    assert b"here" in output
