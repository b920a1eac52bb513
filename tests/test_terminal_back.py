"""The terminal is given back as it was, however the screens end, and lent to the shell while they are suspended."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from own_terminal import BOXES, DECIDED, DESK, Screen
from short_pair import FIRST, SECOND, write_pair
from test_start_terminal import READY
from test_terminal import PATIENCE, START, Tmux, environment, terminal

from tui.cli import guarded
from tui.terminal import signals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("exported")


@pytest.fixture(autouse=True)
def short_pair(tmp_path: Path) -> Path:
    return write_pair(tmp_path)


def settled(screen: Screen) -> int:
    """How many items are settled, as the desk said last; 0 where it has said nothing yet."""
    return int(([b"0", *re.findall(rb"settled (\d+)/", screen.output)])[-1])


def test_a_signal_on_the_desk_gives_the_terminal_back_and_loses_nothing(tmp_path: Path) -> None:
    """One desk after the other goes on with the same review: each shows what was decided on those that a signal ended."""
    decided = 0
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT):
        screen = Screen(tmp_path, [FIRST, SECOND, "--review", "r.review"])
        screen.wait_for(b"settled %d/" % decided)
        assert len(screen.left_on()) > 5
        os.write(screen.master, b"f")
        screen.read(lambda screen=screen, before=decided: settled(screen) > before)  # type: ignore[misc]
        decided = settled(screen)
        screen.press(b"w", b"Save the report")
        screen.process.send_signal(number)
        assert screen.end() == 128 + number
        assert screen.left_on() == set()
        assert b"Traceback" not in screen.output
        screen.close()
    last = Screen(tmp_path, [FIRST, SECOND, "--review", "r.review"])
    last.wait_for(b"settled %d/" % decided)
    last.press(b"q", b"")
    assert last.end() == 0
    assert last.left_on() == set()
    last.close()


def test_a_signal_on_the_first_screen_gives_the_terminal_back_and_keeps_what_is_typed(tmp_path: Path) -> None:
    screen = Screen(tmp_path, [])
    screen.wait_for(BOXES)
    screen.press(b"The council m", b"3 words of")  # the third is told when the first two are whole
    screen.process.send_signal(signal.SIGTERM)
    assert screen.end() == 128 + signal.SIGTERM
    assert screen.left_on() == set()
    assert any("The council" in path.read_text() for path in tmp_path.rglob("draft.json"))
    screen.close()


def test_a_loop_that_hangs_ends_all_the_same_and_gives_the_terminal_back(tmp_path: Path) -> None:
    before = "import time, tui.screens.desk as d\nd.Desk.action_theme = lambda self: [time.sleep(0.5) for _ in range(600)]"
    screen = Screen(tmp_path, [FIRST, SECOND], before)
    screen.wait_for(DESK)
    os.write(screen.master, b"t")
    time.sleep(0.5)
    screen.process.send_signal(signal.SIGTERM)
    assert screen.end() == 128 + signal.SIGTERM
    assert screen.left_on() == set()
    screen.close()


@pytest.mark.parametrize("args", [[FIRST, SECOND], []], ids=["desk", "first screen"])
@pytest.mark.parametrize("ignored", [False, True], ids=["hung up", "nohup"])
def test_a_terminal_that_vanishes_ends_the_process(tmp_path: Path, args: list[str], ignored: bool) -> None:
    before = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" if ignored else ""
    screen = Screen(tmp_path, args, before)
    screen.wait_for(DESK if args else BOXES)
    screen.close()
    assert screen.process.wait(PATIENCE) in {129, -signal.SIGHUP}


def test_a_pixel_mode_that_the_terminal_offers_is_left_again(tmp_path: Path) -> None:
    screen = Screen(tmp_path, [FIRST, SECOND])
    screen.wait_for(DESK)
    screen.press(b"\x1b[?2048;2$y", b"\x1b[?1016h")
    screen.press(b"q", b"")
    assert screen.end() == 0
    assert screen.left_on() == set()
    screen.close()


def test_the_screen_is_drawn_where_standard_output_is(tmp_path: Path) -> None:
    """Standard error may be a file, or closed."""
    before = "import os; os.dup2(os.open('errors', os.O_WRONLY | os.O_CREAT), 2)"
    screen = Screen(tmp_path, [FIRST, SECOND], before)
    screen.wait_for(DESK)
    screen.press(b"q", b"")
    assert screen.end() == 0
    assert (tmp_path / "errors").read_bytes() == b""
    screen.close()


@pytest.mark.parametrize("kind", ["dumb", "", "unknown"])
def test_a_terminal_without_a_cursor_is_one_sentence(tmp_path: Path, kind: str) -> None:
    said = {"dumb": "TERM=dumb", "": "TERM is not set", "unknown": "TERM=unknown"}[kind]
    record = Screen(tmp_path, [FIRST, SECOND, "-o", "r.json"], variables={"TERM": kind})
    assert record.end() == 0
    record.close()
    for args, way_out in (
        ([FIRST, SECOND], "say --format plain for the report."),
        (["show", "r.json"], "say --format plain for the report."),
        ([], "give both articles and --format plain for the report."),
    ):
        screen = Screen(tmp_path, args, variables={"TERM": kind})
        assert screen.end() == 2
        assert screen.output.decode().strip() == f"copydesk: {said}: this terminal cannot show the desk; {way_out}"
        screen.close()
    plain = Screen(tmp_path, [FIRST, SECOND, "--format", "plain"], variables={"TERM": kind})
    assert plain.end() == 0
    assert b"COMPARISON" in plain.output
    plain.close()


def in_bash(tmux: Tmux, folder: Path) -> None:
    """A shell with job control, in which `copydesk` is this one."""
    (folder / "rc").write_text(f"cd {shlex.quote(str(folder))}\nPS1='ready> '\ncopydesk() {{ {shlex.join(START)} \"$@\"; }}\n")
    pairs = [f"{name}={value}" for name, value in environment(folder).items()]
    width, height = map(str, tmux._size)
    shell = ["bash", "--noprofile", "--rcfile", str(folder / "rc"), "-i"]
    tmux.run("-f", os.devnull, "new-session", "-d", "-x", width, "-y", height, "env", "-i", *pairs, *shell)
    tmux.wait("ready>")


def modes(tmux: Tmux) -> str:
    return tmux.run("display-message", "-p", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}").strip()


def suspend(tmux: Tmux, folder: Path, size: tuple[int, int], shows: str) -> None:
    """^z gives the shell its terminal; fg brings the screen back, as large as the terminal has become."""
    tmux.press("C-z")
    tmux.wait("Stopped")
    assert modes(tmux) == "001"
    tmux.run("resize-window", "-x", str(size[0]), "-y", str(size[1]))
    tmux.type("clear; stty -a | grep -o '.icanon' >settings; fg\n")
    wait_until(tmux, lambda screen: shows in screen and len(screen.rstrip("\n").splitlines()) == size[1])
    assert (folder / "settings").read_text().startswith(" icanon")
    assert modes(tmux)[0] == "1"
    assert max(map(len, tmux.screen().splitlines())) <= size[0]


def wait_until(tmux: Tmux, holds: Callable[[str], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds(tmux.screen()):
        assert time.monotonic() < end, tmux.screen()
        time.sleep(0.1)


def test_suspending_from_the_desk_and_from_dialogs(tmp_path: Path) -> None:
    with terminal(tmp_path, (100, 30)) as tmux:
        in_bash(tmux, tmp_path)
        tmux.type(f"copydesk {FIRST} {SECOND}\n")
        tmux.wait(" 0/")
        suspend(tmux, tmp_path, (120, 40), "settled 0/")
        tmux.press("f")
        tmux.wait("settled 1/")
        for number, (key, shows) in enumerate(
            [("c", "leave it as it was"), ("w", "Save the report as"), ("C-p", "Search for commands")]
        ):
            tmux.press(key)
            tmux.wait(shows)
            suspend(tmux, tmp_path, [(80, 24), (120, 40)][number % 2], shows)
            tmux.press("Escape")
            wait_until(tmux, lambda screen, shows=shows: shows not in screen)  # type: ignore[misc]
        tmux.press("q")
        tmux.wait("ready>")
        assert modes(tmux) == "001"


def test_suspending_from_the_first_screen_where_nothing_is_to_undo(tmp_path: Path) -> None:
    with terminal(tmp_path, (100, 30)) as tmux:
        in_bash(tmux, tmp_path)
        tmux.type("copydesk\n")
        tmux.wait(READY)
        suspend(tmux, tmp_path, (90, 24), READY)
        tmux.type("typed")
        tmux.wait("1 word of pasted text")
        tmux.press("C-z")
        tmux.wait("Paste or type an article here")
        assert modes(tmux)[0] == "1"
        tmux.press("C-q")
        tmux.wait("ready>")


def test_stopped_and_continued_from_outside(tmp_path: Path) -> None:
    """A SIGSTOP nobody sees coming; and where no shell waits, ^z stops nothing."""
    with terminal(tmp_path, (100, 30)) as tmux:
        tmux.start(str(tmp_path / FIRST), str(tmp_path / SECOND))
        tmux.wait(" 0/")
        process = int(tmux.run("list-panes", "-F", "#{pane_pid}"))
        os.kill(process, signal.SIGSTOP)
        os.kill(process, signal.SIGCONT)
        tmux.press("f")
        tmux.wait(" 1/")
        tmux.press("u")
        tmux.wait(" 0/")
        tmux.press("q")
        tmux.wait_for_the_end()


def test_a_key_typed_while_the_terminal_is_taken_again_is_not_lost(tmp_path: Path) -> None:
    before = (
        "import os, time, textual.drivers.linux_driver as d\n"
        "class Thread(d.Thread):\n"
        "    def join(self, timeout=None):\n"
        "        super().join(timeout)\n"
        "        open('deaf', 'w').close()\n"
        "        while not os.path.exists('typed'): time.sleep(0.05)\n"
        "d.Thread = Thread\n"
    )
    screen = Screen(tmp_path, [FIRST, SECOND, "--review", "r.review"], before)
    screen.wait_for(DESK)
    screen.process.send_signal(signal.SIGSTOP)
    screen.process.send_signal(signal.SIGCONT)
    screen.read((tmp_path / "deaf").exists)
    os.write(screen.master, b"f")
    (tmp_path / "typed").touch()
    screen.wait_for(DECIDED)
    screen.press(b"q", b"")
    assert screen.end() == 0
    screen.close()


AT_WORK = """
import compare.embedding.runtime.onnx_encoder as o
encode = o.OnnxEncoder.encode
o.OnnxEncoder.encode = lambda self, *args: [open(sys.argv[-1] + ".begun", "w").close(), encode(self, *args)][1]
"""


def test_a_command_that_is_ended_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    """While it compares, which takes longer than to end it: it is ended as soon as it has begun to."""
    words = re.findall(r"\w+", (ROOT / "seeds/first.txt").read_text())
    text = "\n\n".join(" ".join(words[(n * 7 + k * 13) % len(words)] for k in range(20)) + f" {n}." for n in range(600))
    (tmp_path / "big.txt").write_text(text)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT):
        report = tmp_path / f"{number.name}.html"
        code = f"import sys\n{AT_WORK}\nfrom tui.cli import main; main()"
        command = [sys.executable, "-c", code, "big.txt", SECOND, "-o", report.name]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=tmp_path, env=environment(tmp_path))
        while not report.with_name(f"{report.name}.begun").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
        said = b"copydesk: interrupted" if number == signal.SIGINT else b""
        assert (process.returncode, out, err.strip()) == (128 + number, b"", said)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".html", ".part"}] == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_is_one_whatever_a_library_makes_of_what_it_raises(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import that is interrupted in native code fails as an import."""
    monkeypatch.setattr(signals, "end_anyway", lambda _status: None)
    number = getattr(signal, name)

    def run() -> None:
        try:
            signal.raise_signal(number)
            time.sleep(5)
        except BaseException as error:
            raise ImportError("numpy.core.multiarray failed to import") from error

    with signals.ending_on_signals():
        assert guarded(run) == 128 + number
    assert capsys.readouterr() == ("", "copydesk: interrupted\n" if name == "SIGINT" else "")
