"""How fast the desk is: `screen.py [LEFT RIGHT] [--passages 10000]`.

Seconds until both texts are on the terminal, and until the result is, beside what the same comparison takes in a pipe, by turns;
then what a key costs until its frame is drawn and made into what a terminal is sent, in articles of 100 passages and of so many,
when the desk has made ready what keys will ask for (some seconds after the result). Of a key that does its work between
other keys (one text of both, the articles in their order) all of that counts; what a thread does afterwards (a passage taken out of
its link) stands on a line of its own, with all that is done until it is shown.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / part) for part in ("", "benchmarks/growth")]

if TYPE_CHECKING:
    from compare.article import Article
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
COMMAND = [sys.executable, "-c", "from tui.cli import main; main()"]
RUNS = 9
STEPS = 40
TURNS = 6
ROWS, COLUMNS = 40, 120
KEYS = ("j", "ctrl+d", "right_square_bracket", "space", "f")  # a line, half a view, a change, an item of the list, a verdict
# Keys that go there and back: no link, undone; one text of both; the articles in their order; settled folded away; the memo; the
# list of all; a passage taken out of its link, undone.
PAIRS = (("x", "u"), ("r", "r"), ("p", "p"), ("z", "z"), ("d", "escape"), ("F", "escape"), ("s", "u"))


def on_the_terminal(pair: tuple[str, str], wanted: tuple[bytes, bytes]) -> tuple[float, float]:
    """Seconds from the command until text of both articles is on the terminal, and until something is there to be settled."""
    start = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.execvpe(sys.executable, [*COMMAND, *pair, "--fresh"], dict(os.environ, TERM="xterm-256color"))  # noqa: S606
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    output, texts = b"", 0.0
    while b"settled" not in output:
        if not select.select([master], [], [], 60)[0]:
            raise SystemExit("the desk did not appear")
        output += os.read(master, 65536)
        texts = texts or (time.perf_counter() - start) * all(text in output for text in wanted)
    taken = time.perf_counter() - start
    os.write(master, b"q")
    drain(master)
    os.waitpid(pid, 0)
    return texts, taken


def in_a_pipe(pair: tuple[str, str]) -> float:
    """Seconds from the command until its report is written."""
    start = time.perf_counter()
    subprocess.run([*COMMAND, *pair], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def drain(master: int) -> None:
    """Read until the desk is gone."""
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        os.close(master)


def story(name: str, written: str) -> Article:
    """An article of a paragraph a block."""
    from compare.article import Article, Paragraph
    from compare.segmenting.segment import segment

    paragraphs, at = [], 0
    for number, line in enumerate(written.split("\n\n")):
        paragraphs.append(Paragraph(number, at, at + len(line)))
        at += len(line) + 2
    return segment(Article(name, "Budget", written, tuple(paragraphs), name[0] * 64))


def sending(desk: Desk) -> CopydeskApp:
    """The desk's app, which makes what a terminal is sent, as where there is one."""
    from tui.app import CopydeskApp

    class Sending(CopydeskApp):
        """Makes what a terminal is sent, as where there is one."""

        def _display(self, screen: Any, renderable: Any) -> None:  # noqa: ANN401 - Textual's
            if renderable is not None:
                renderable.render_segments(self.console)
            super()._display(screen, renderable)

    return Sending(desk)


async def step_cost(passages: int) -> dict[str, float]:
    """Milliseconds a key costs until its frame is drawn, in two articles of so many passages each."""
    from expressions import Words
    from report_growth import LEFT, RIGHT, text

    from compare.comparison import compare
    from compare.reviewing.store.file import ReviewFile
    from tui.screens.desk import Desk

    left, right = (story(name, text(passages, forms)) for name, forms in (("1.txt", LEFT), ("2.txt", RIGHT)))
    found = compare(left, right, Words())
    with tempfile.TemporaryDirectory() as folder:
        app = sending(Desk(left, right, Words, ReviewFile(Path(folder) / "r.review"), found=found))
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            while app.desk.waiting:
                await pilot.pause(0.05)
            while not app.desk._readying.is_done:  # noqa: SLF001
                await pilot.pause(0.2)
            found = {key: statistics.median([await cost(pilot, key) for _ in range(STEPS)]) for key in KEYS}
            for there, back in PAIRS:
                taken, shown = [], []
                for _ in range(TURNS):
                    start = time.process_time()
                    answers = [await cost(pilot, there)]
                    threaded = await until_shown(app.desk, pilot)
                    shown.append(1000 * (time.process_time() - start))
                    answers.append(await cost(pilot, back))
                    await until_shown(app.desk, pilot)
                    taken.append(answers)
                found[f"{there}, the first"] = taken[0][0]
                found[there], found[f"{there}, then {back}"] = map(statistics.median, zip(*taken, strict=True))
                if threaded or there == "s":
                    found[f"{there}, all shown"] = statistics.median(shown)
            return found


async def cost(pilot: object, key: str) -> float:
    """Milliseconds of a press, until the screen has settled: of the processor, so that other work does not count."""
    start = time.thread_time()
    await pilot.press(key)  # type: ignore[attr-defined]
    return 1000 * (time.thread_time() - start)


async def until_shown(desk: object, pilot: object) -> bool:
    """Wait for what a thread makes; whether there was anything."""
    had = desk._remaking.is_on  # type: ignore[attr-defined]  # noqa: SLF001
    while desk._remaking.is_on:  # type: ignore[attr-defined]  # noqa: SLF001
        await pilot.pause(0.02)  # type: ignore[attr-defined]
    return bool(had)


def tell(name: str, seconds: list[float]) -> None:
    """A line of a table."""
    print(f"{name:>28}: median {statistics.median(seconds):.2f}, smallest {min(seconds):.2f}, largest {max(seconds):.2f}")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", nargs="*", default=[str(SEEDS / "first.txt"), str(SEEDS / "second.txt")])
    parser.add_argument("--passages", type=int, default=10_000, help="of the long articles; 0: no keys are measured")
    given = parser.parse_args()
    pair = (given.pair[0], given.pair[1])
    os.environ["PYTHONPATH"] = str(SEEDS.parent)
    wanted = tuple(opening(path) for path in pair)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder  # no review of the reporter's is touched
        turns = [(*on_the_terminal(pair, wanted), in_a_pipe(pair)) for _ in range(RUNS + 1)][1:]  # type: ignore[arg-type]
    texts, results, pipes = map(list, zip(*turns, strict=True))
    for name, seconds in (("seconds until both texts", texts), ("until the result", results), ("in a pipe", pipes)):
        tell(name, seconds)
    print(f"{'the result after the pipe':>28}: median {statistics.median(a - b for a, b in zip(results, pipes, strict=True)):+.2f}")
    if given.passages:
        small, large = (asyncio.run(step_cost(n)) for n in (100, given.passages))
        for key, ms in small.items():
            print(f"{key:>22}: {ms:6.1f} ms at 100 passages, {large[key]:7.1f} ms at {given.passages:,}: {large[key] - ms:+.1f}")


def opening(path: str) -> bytes:
    """The first word of a text that is long enough to be known again."""
    return next(word for word in Path(path).read_text(encoding="utf-8").split() if len(word) > 4 and word.isalpha()).encode()


if __name__ == "__main__":
    main()
