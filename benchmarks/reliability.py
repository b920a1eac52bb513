"""What copydesk makes of hostile and broken input: `python benchmarks/reliability.py > docs/reliability.md`, with the dev extra.

Every input of `tests/hostile/` and every manner of site of `tests/page_server.py` is given to the real command in a process
of its own, beside a short story: what it answers, how long that takes and how much memory, the interpreter, the model and all
imports included. The server is on loopback; three pages that never end are given the full time-out of 30 s.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile import PARTS  # noqa: E402 - the tests' folder must be known first
from page_manners import SENTENCES, STORIES  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hostile.trap import Trap

COPYDESK = [sys.executable, "-c", "from tui.cli import main; main()"]
# 127.0.0.1 is taken for the public net, and public.example for a name of it.
NET = """
import sys
from compare.reading.web import addresses
known = {"public.example": "127.0.0.1", "private.example": "127.0.0.2"}
addresses.resolve = lambda host, _: [known.get(host, host)]
addresses.is_local = lambda address: address == "127.0.0.2"
from tui.cli import main
main()
"""
SECONDS = 120
RIGHT = "The council voted on Tuesday. Nobody knew of it."
HEAD = """# Reliability

What copydesk answers to hostile, broken and endless input. Made by `python benchmarks/reliability.py > docs/reliability.md`,
which gives each to the real command (`copydesk LEFT RIGHT --format json`) in a process of its own; the right side is a short
story. Seconds and MB (the largest resident set of any process; where it is below the measuring program's own, that one's) are
those of the whole run, the model and all imports with them; {floor}.
Inputs that get the same answer share a row: its seconds and MB are the most that any of them took, and where the answers
differ in a number alone, the least and the most of it are given.
The inputs are made by `tests/hostile/`, the sites by `tests/page_server.py`; the same inputs are tests, which hold each to
its answer.

Measured on {machine}; the machine's load at the end was {load:.1f}, this program's own part in it about 1.

- {count} inputs and {sites} manners of sites: {reads} gave an article, {says} one sentence and exit status 2, {wrong} anything
  else.
- The longest took {longest:.1f} s, the largest {largest:.0f} MB.
- No byte that steers a terminal was in anything written, and there was no traceback: {clean} of {total} answers.
- `python tests/kills.py 1000`, a run of its own on 2 busy cores, kills -9 what decides, splits and joins, saves a report of two
  files, or runs a batch: at 380 of 1,000 kills something was half written, at 49 one file of two was there; no decision that was
  told was lost, no file was half, no old one stood beside a new one.
"""
# What no input of the tables above is: how it was tried, what came of it, and the test that holds it.
TRIED = (
    (
        "a name that leads elsewhere when it is asked again",
        "it is not asked again: the connection goes to the address that was checked",
        "wary_fetching",
    ),
    ("a public page, or its robots.txt, that leads to a local address", "refused, in a sentence", "fetching"),
    ("brotli, zstd, or two codings of a page", "none is asked for, and what comes so is refused", "wary_fetching"),
    (
        "a folder or file system that may only be read",
        "one sentence and status 2 for reports and batches; a review opens read-only",
        "writing",
    ),
    (
        "a disk that is full, a quota",
        "one sentence and status 2, nothing half written; the desk says at once that it cannot keep a decision",
        "writing",
    ),
    (
        "two writers on one review, two batches in one folder",
        "the second desk is read-only and says so; the second batch does not begin",
        "review_sharing",
    ),
    ("a clock that goes back", "decisions keep their order; a review is listed by the latest time in it", "review_sharing"),
    ("two first runs at once", "one makes the prepared model, the other waits and uses it", "fast_runtime"),
    ("kill -9 while a report, a batch or a review is written", "see above", "kills"),
    ("kill -9 while the model is prepared", "what is left is removed by the next", "fast_runtime"),
    ("settings that are hostile or broken", "each mistake is a sentence with its line; nothing of them runs", "settings"),
    ("a report's CSV opened by LibreOffice", "no cell is a formula, whichever sign parts the cells", "spreadsheet_program"),
    ("a cache folder that others may write to", "the prepared model in it is not used, and one sentence says so", "fast_runtime"),
)
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|Traceback|went wrong inside")
NUMBER = re.compile(r"\d[\d,]*")
Row = tuple[str, int, str, float, float, bool]
# Large inputs, and what version daf6a06 took for inputs like them: seconds on a machine that did nothing else, and MB.
SENTENCE = "The council met on Monday evening."
LARGE: dict[str, tuple[Callable[[], str], str]] = {
    "200,000 equal sentences in a paragraph": (lambda: f"{SENTENCE} " * 200_000, "65 s, 1,430 MB"),
    "200,000 equal sentences, a paragraph each": (lambda: f"{SENTENCE}\n\n" * 200_000, ""),
    "30,000 lines of three to seven words": (lambda: "\n".join(_lines(30_000)), "122 s, 462 MB"),
    "5 MB without a blank": (lambda: "x" * 5_000_000, "25 s"),
}
LARGE_HEAD = """
## Large inputs

Against `seeds/second.txt`, with `--format plain`. Processor seconds are those of all the run's processes together: on a machine
that does nothing else the run takes about as long. The figures before are of inputs like these, by the clock.

| input | version daf6a06 | processor s | MB |
|---|--:|--:|--:|"""


def main() -> None:
    """Print the document."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder, "HF_HUB_OFFLINE": "1", "PYTHONPATH": str(ROOT)}
        floor = warm(Path(folder))
        tables = {part: [tried(trap) for trap in traps] for part, traps in PARTS.items()}
        tables["Sites"] = list(visited())
        large = [measured_large(Path(folder), name, make()) for name, (make, _) in LARGE.items()]
    rows = [row for table in tables.values() for row in table]
    print(
        HEAD.format(
            floor=floor,
            load=os.getloadavg()[1],
            machine=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores",
            count=len(rows) - len(tables["Sites"]),
            sites=len(tables["Sites"]),
            reads=sum(row[1] == 0 for row in rows),
            says=sum(row[1] == 2 for row in rows),
            wrong=sum(row[1] not in {0, 2} for row in rows),
            longest=max(row[3] for row in rows),
            largest=max(row[4] for row in rows),
            clean=sum(row[5] for row in rows),
            total=len(rows),
        ).rstrip()
    )
    for part, table in tables.items():
        print(f"\n## {part}\n\n| input | what it gets | s | MB |\n|---|---|--:|--:|")
        for names, answer, seconds, megabytes in together(table):
            print(f"| {'; '.join(map(cell, names))} | {cell(answer)} | {seconds:.1f} | {megabytes:.0f} |")
    print("\n## Tried otherwise\n\n| what | what came of it | held by |\n|---|---|---|")
    for what, came, test in TRIED:
        print(f"| {what} | {came} | `tests/test_{test}.py` |")
    print(LARGE_HEAD)
    for (name, (_, before)), (seconds, megabytes) in zip(LARGE.items(), large, strict=True):
        print(f"| {name} | {before} | {seconds:.1f} | {megabytes:.0f} |")


def together(rows: list[Row]) -> Iterator[tuple[list[str], str, float, float]]:
    """Rows with the same answer, numbers aside, as one: names, the answer, the most seconds and megabytes."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(NUMBER.sub("0", row[2]).replace("characters were", "character was"), []).append(row)
    for group in groups.values():
        numbers = zip(*(NUMBER.findall(row[2]) for row in group), strict=True)
        ranges = iter([_range(found) for found in numbers])
        answer = NUMBER.sub(lambda _, ranges=ranges: next(ranges), max((row[2] for row in group), key=len))
        yield [row[0] for row in group], answer, max(row[3] for row in group), max(row[4] for row in group)


def _range(numbers: tuple[str, ...]) -> str:
    ordered = sorted(set(numbers), key=lambda number: int(number.replace(",", "")))
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"


def measured_large(folder: Path, name: str, text: str) -> tuple[float, float]:
    """Processor seconds and megabytes of a large input."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    arguments = [str(path), str(ROOT / "seeds" / "second.txt"), "--format", "plain"]
    process = subprocess.Popen([*COPYDESK, *arguments], stdout=subprocess.DEVNULL, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{name}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _lines(count: int) -> Iterator[str]:
    chance = random.Random(5)  # noqa: S311 - made-up text
    words = (ROOT / "seeds" / "first.txt").read_text(encoding="utf-8").split()
    for _ in range(count):
        yield " ".join(chance.choice(words).strip('.,"') for _ in range(chance.randint(3, 7))).capitalize() + "."


def warm(folder: Path) -> str:
    """Let the model be exported; then say what a run without any trap costs."""
    (folder / "left.txt").write_text(RIGHT)
    (folder / "right.txt").write_text(RIGHT)
    arguments = [str(folder / "left.txt"), str(folder / "right.txt"), "--format", "json"]
    run(COPYDESK, arguments, folder)
    deadline = time.monotonic() + SECONDS
    while not list(folder.glob("copydesk/**/*.onnx")) and time.monotonic() < deadline:
        time.sleep(1.0)
    # The quickest of five: the export may still be at work during the first.
    _, _, seconds, megabytes, _ = min((run(COPYDESK, arguments, folder) for _ in range(5)), key=lambda done: done[2])
    return f"two short texts without any trap take {seconds:.1f} s and {megabytes:.0f} MB"


def tried(trap: Trap) -> Row:
    """One input of the corpus."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "right side.txt").write_text(RIGHT)
        left = trap.make(folder)
        done = threading.Event()
        thread = threading.Thread(target=_meanwhile, args=(trap, folder, done))
        thread.start()
        status, answer, seconds, megabytes, clean = run(
            COPYDESK, [left, "right side.txt", "--format", "json", *trap.options], folder, closed="closed" in trap.name
        )
        done.set()
        thread.join()
        return trap.name, status, answer.replace(f"{folder}/", ""), seconds, megabytes, clean


def _meanwhile(trap: Trap, folder: Path, done: threading.Event) -> None:
    while trap.meanwhile and not done.is_set():
        trap.meanwhile(folder)
        done.wait(0.001)


def visited() -> Iterator[Row]:
    """Each manner of site."""
    import trustme
    from page_server import serving

    with ExitStack() as open_, tempfile.TemporaryDirectory() as name:
        plain = open_.enter_context(serving())
        tls = open_.enter_context(serving(certificate=trustme.CA().issue_cert("localhost")))
        newer = open_.enter_context(serving("::1"))
        port = plain.rsplit(":", 1)[1]
        public = f"http://public.example:{port}"
        manners = {
            **{said: f"{plain}/{path}" for path, said in STORIES.items()},
            **{said: f"{plain}/{path}" for path, (said, _) in SENTENCES.items()},
            "a certificate that nobody vouches for": f"{tls}/story",
            "https where only http is spoken": f"{plain.replace('http:', 'https:')}/story",
            "the newer loopback, as typed": f"{newer}/story",
            "a public page that redirects to a local address": f"{public}/to?http://127.0.0.2:{port}/story",
            "a public page that redirects to a name of a local address": f"{public}/to?http://private.example:{port}/story",
            "a local address, as typed": f"{plain}/story",
            "a local address that redirects to its own host and port": f"{plain}/to?{plain}/story",
            "a local address that redirects to another port": f"{plain}/to?{tls}/story",
            "a local address that redirects to another host": f"{plain}/to?http://127.0.0.2:{port}/story",
            "a page behind a login, which the address holds": f"{plain.replace('//', '//bob:s3cr%2Ft@')}/guarded",
            "a page behind a login": f"{plain}/guarded",
        }
        (Path(name) / "right side.txt").write_text(RIGHT)
        for said, address in manners.items():
            command = [sys.executable, "-c", NET] if "public page" in said else COPYDESK
            status, answer, seconds, megabytes, clean = run(command, [address, "right side.txt", "--format", "json"], Path(name))
            yield said, status, re.sub(r"https?://[^ ]*?:\d+", "", answer), seconds, megabytes, clean


def run(command: list[str], arguments: list[str], folder: Path, *, closed: bool = False) -> tuple[int, str, float, float, bool]:
    """One run: exit status, what it gave in words, seconds, megabytes, and whether all it wrote is harmless."""
    started = time.monotonic()
    with (folder / ".said").open("w+b") as said, (folder / ".told").open("w+b") as told:
        options: dict[str, Any] = {"preexec_fn": _close_input} if closed else {"stdin": subprocess.DEVNULL}
        process = subprocess.Popen([*command, *arguments], stdout=said, stderr=told, cwd=folder, **options)
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - started
        texts = [(file.seek(0), file.read().decode("utf-8", "backslashreplace"))[1] for file in (said, told)]
    record, message = texts
    answer = _read(json.loads(record)) if process.returncode == 0 else message.strip().removeprefix("copydesk: ")
    return process.returncode, answer, seconds, usage.ru_maxrss / 1024, not UNSAFE.search(record + message)


def _close_input() -> None:
    os.close(0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(record: dict[str, Any]) -> str:
    left = record["left"]
    told = "; ".join(left["warnings"])
    return f"{left['words']:,} words, {len(left['passages']):,} passages{': ' if told else ''}{told}"


def cell(text: str) -> str:
    """Text in a cell of a Markdown table."""
    short = text if len(text) <= 220 else f"{text[:220]}…"
    return re.sub(r"([\\`*_{}\[\]<>|~#!&])", r"\\\1", " ".join(short.split())).replace("@", "&#64;")


if __name__ == "__main__":
    main()
