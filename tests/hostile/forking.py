"""Runs the command once for each line of standard input, in a fork each: what it cost, and what it said.

A fork has everything imported already, so that hundreds of runs take seconds; its memory and its time are its own. The
model is a stand-in: what is tried here is everything else.

A line is a JSON list: the folder to run in, then the command's arguments. The answer is a JSON list: the exit status (-1
where it was ended), seconds, peak megabytes, standard output, standard error.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

SECONDS = 60
MEMORY = 4_000_000_000
_PRELOADED = (
    *("tui.cli", "tui.commands.comparing", "compare.comparison", "compare.reports.record", "compare.reports.plain"),
    *(
        "compare.reading.pages.page",
        "compare.reading.documents.word_document",
        "compare.reading.documents.open_document",
        "compare.reading.pdf.document",
    ),
    *(
        "trafilatura",
        "markdown_it",
        "charset_normalizer",
        "lxml.html",
        "httpx",
        "sentencex",
        "rapidfuzz.process",
        "snowballstemmer",
    ),
)


def main() -> None:
    """Answer until standard input ends."""
    from conftest import WordEncoder

    from tui.commands import comparing

    for name in _PRELOADED:
        importlib.import_module(name)
    stand_ins: dict[str, object] = {"encoder_of": lambda *_, **__: WordEncoder(), "prepare_next_time": lambda *_: None}
    vars(comparing).update(stand_ins)
    for line in sys.stdin:
        folder, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(run(Path(folder), arguments)) + "\n")
        sys.stdout.flush()


def run(folder: Path, arguments: list[str]) -> tuple[int, float, float, str, str]:
    """One run of the command."""
    said, told, started = folder / ".said", folder / ".told", time.monotonic()
    child = os.fork()
    if not child:
        _become_the_command(folder, arguments)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(SECONDS)
    _, status, usage = os.wait4(child, 0)
    signal.alarm(0)
    output, errors = (path.read_bytes().decode("utf-8", "backslashreplace") for path in (said, told))
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
    return (code, time.monotonic() - started, usage.ru_maxrss / 1024, output, errors)


def _become_the_command(folder: Path, arguments: list[str]) -> None:
    from tui.cli import main as command

    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number, name in ((1, ".said"), (2, ".told")):
        os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    # Standard input is closed, as it is under cron.
    os.close(0)
    sys.stdin = None
    sys.stdout, sys.stderr = (os.fdopen(os.dup(number), "w", encoding="utf-8") for number in (1, 2))
    sys.argv = ["copydesk", *arguments]
    try:
        command()
    except SystemExit as ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(ended.code or 0))
    except BaseException:  # noqa: BLE001 - what no command may let out
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)


if __name__ == "__main__":
    main()
