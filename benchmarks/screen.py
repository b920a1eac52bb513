"""How fast the desk is: its first paint, and what a step costs in long articles. Run: python benchmarks/screen.py."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / part) for part in ("", "benchmarks")]

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
RUNS = 9
STEPS = 40
ROWS, COLUMNS = 40, 120
KEYS = ("j", "ctrl+d", "right_square_bracket", "space", "f")  # a line, half a view, a change, an item of the list, a verdict


def first_paint(wanted: tuple[bytes, bytes]) -> float:
    """Seconds from the command until text of both articles is on the terminal."""
    command = shutil.which("copydesk", path=str(Path(sys.executable).parent)) or "copydesk"
    start = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.execv(command, ["copydesk", str(SEEDS / "first.txt"), str(SEEDS / "second.txt")])  # noqa: S606
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    output = b""
    while not all(text in output for text in wanted):
        if not select.select([master], [], [], 20)[0]:
            raise SystemExit("the desk did not appear")
        output += os.read(master, 65536)
    taken = time.perf_counter() - start
    os.write(master, b"q")
    drain(master)
    os.waitpid(pid, 0)
    return taken


def drain(master: int) -> None:
    """Read until the desk is gone."""
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        os.close(master)


async def step_cost(passages: int) -> dict[str, float]:
    """Milliseconds a key costs until its frame is drawn, in two articles of so many passages each."""
    from expressions import Words
    from report_growth import LEFT, RIGHT, text

    from compare.article import Article, Paragraph
    from compare.comparison import compare
    from compare.reviewing.file import ReviewFile
    from compare.segment import segment
    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

    def story(name: str, forms: tuple[str, ...]) -> Article:
        written, paragraphs, at = text(passages, forms), [], 0
        for number, line in enumerate(written.split("\n\n")):
            paragraphs.append(Paragraph(number, at, at + len(line)))
            at += len(line) + 2
        return segment(Article(name, "Budget", written, tuple(paragraphs), name[0] * 64))

    left, right = story("1.txt", LEFT), story("2.txt", RIGHT)
    found = compare(left, right, Words())
    with tempfile.TemporaryDirectory() as folder:
        app = CopydeskApp(Desk(left, right, Words, ReviewFile(Path(folder) / "r.review"), found=found))
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            while app.desk.waiting:
                await pilot.pause(0.05)
            return {key: await median_cost(pilot, key) for key in KEYS}


async def median_cost(pilot: object, key: str) -> float:
    """The median over STEPS presses, each until the screen has settled: of the processor, so that other work does not count."""
    taken = []
    for _ in range(STEPS):
        start = time.process_time()
        await pilot.press(key)  # type: ignore[attr-defined]
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def main() -> None:
    """Print both figures."""
    wanted = (b"Vistula", b"Poland")
    first_paint(wanted)
    paints = sorted(first_paint(wanted) for _ in range(RUNS))
    print(f"first paint, seconds: median {statistics.median(paints):.2f}, smallest {paints[0]:.2f}, largest {paints[-1]:.2f}")
    small, large = (asyncio.run(step_cost(n)) for n in (100, 10_000))
    for key, cost in small.items():
        print(f"{key:>22}: {cost:6.1f} ms at 100 passages, {large[key]:6.1f} ms at 10,000: {large[key] - cost:+.1f}")


if __name__ == "__main__":
    main()
