"""Runs the command once for each line of standard input, in a fork each: what it cost, and what it said.

A fork has everything imported already, so that hundreds of runs take seconds; its memory and its time are its own. The process
in which it reads is a fork too. The model is a stand-in: what is tried here is everything else.

A line is a JSON list: the folder to run in, the seconds that reading may take, then the command's arguments. The answer is a JSON
list: the exit status (-1 where it was ended), seconds, peak megabytes, standard output, standard error.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

SECONDS = 60
MEMORY = 4_000_000_000
_STORY = "The council postponed its vote on Tuesday, a spokesman said. Four members walked out.\n\n"
_PAGE = f"<html><head><title>A vote</title></head><body><article>{f'<p>{_STORY}</p>' * 5}</article></body></html>"
# So short a page that trafilatura asks justext, which reads words of a hundred languages; a text for which tables of them are read.
_SHORT = "<html><body><p>The council voted.</p></body></html>"
_RUSSIAN = "Совет перенёс голосование на вторник, сообщил представитель. Четверо вышли из зала."
_STORIES = [(".txt", _STORY), (".txt", _RUSSIAN), (".md", _STORY), (".html", _PAGE), (".html", _SHORT)]
_PRELOADED = (
    *("tui.cli", "tui.commands.comparing", "compare.comparison", "compare.reports.record", "compare.reports.plain"),
    *(
        "compare.reading.pages.page",
        "compare.reading.documents.word_document",
        "compare.reading.documents.open_document",
        "compare.reading.pdf.document",
        "compare.reading.limited.process",
    ),
    *(
        "trafilatura",
        "markdown_it",
        "charset_normalizer",
        "lxml.html",
        "httpx",
        "sentencex",
        "rapidfuzz.process",
        "Stemmer",
    ),
)


class ForkedReader:
    """What a reader has of `subprocess.Popen`, and a fork behind it in place of an interpreter of its own."""

    def __init__(self, *_: object, **__: object) -> None:
        (asked, self._asks), (self._answers, answered) = os.pipe(), os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if not self._child:
            for given, number in ((asked, 0), (answered, 1), (os.open(os.devnull, os.O_WRONLY), 2)):
                os.dup2(given, number)
            os.closerange(3, 1_000)  # the asker's ends too: that it has gone is seen by them
            _read_for(parent)
        os.close(asked)
        os.close(answered)
        self.stdin, self.stdout = os.fdopen(self._asks, "wb", buffering=0), os.fdopen(self._answers, "rb")
        self._status: int | None = None
        self._waiting = threading.Lock()

    def poll(self) -> int | None:
        """The status, where it has ended."""
        return self._ended(os.WNOHANG)

    def kill(self) -> None:
        """End it."""
        if self._status is None:
            os.kill(self._child, signal.SIGKILL)

    def wait(self, _seconds: float) -> int | None:
        """Until it has ended, as it was told to."""
        return self._ended(0)

    def _ended(self, how: int) -> int | None:
        with self._waiting:  # the timer's thread ends it while the other waits
            if self._status is None:
                child, status = os.waitpid(self._child, how)
                self._status = os.waitstatus_to_exitcode(status) if child else None
            return self._status


def _read_for(parent: int) -> NoReturn:
    from compare.reading.limited import process

    sys.stdin = os.fdopen(os.dup(0), encoding="utf-8")
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        process.main(parent)
    finally:
        os._exit(0)


def main() -> None:
    """Answer until standard input ends."""
    _prepare()
    for line in sys.stdin:
        folder, seconds, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(run(Path(folder), seconds, arguments)) + "\n")
        sys.stdout.flush()


def _prepare() -> None:
    """Import everything, and compile what is compiled at its first use."""
    from word_encoder import WordEncoder

    from compare.comparison import compare
    from compare.reading.given import Given, Obtained
    from compare.reading.limited import reader
    from compare.reading.sources.sources import Source
    from compare.reading.unlimited import article_unlimited
    from compare.reports import render
    from compare.segmenting.segment import segment
    from tui.commands import comparing

    for name in _PRELOADED:
        importlib.import_module(name)
    stand_ins: dict[str, object] = {"encoder_of": lambda *_, **__: WordEncoder(), "prepare_next_time": lambda *_: None}
    vars(comparing).update(stand_ins)
    assert "begin_own" in vars(reader), "what is to be a fork is called otherwise, and interpreters would be started instead"
    vars(reader)["begin_own"] = ForkedReader
    story, *_ = [segment(article_unlimited(Given(Obtained(Source("a story", end, text.encode()))))) for end, text in _STORIES]
    for shape in ("json", "plain"):
        render(compare(story, story, WordEncoder()), shape)
    gc.collect()
    gc.freeze()  # in a fork the collector would touch, and so copy, all of it


def run(folder: Path, reading: float, arguments: list[str]) -> tuple[int, float, float, str, str]:
    """One run of the command."""
    said, told, started = folder / ".said", folder / ".told", time.monotonic()
    child = os.fork()
    if not child:
        _become_the_command(folder, reading, arguments)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(SECONDS)
    _, status, usage = os.wait4(child, 0)
    signal.alarm(0)
    output, errors = (path.read_bytes().decode("utf-8", "backslashreplace") for path in (said, told))
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
    return (code, time.monotonic() - started, usage.ru_maxrss / 1024, output, errors)


def _become_the_command(folder: Path, reading: float, arguments: list[str]) -> None:
    from compare.reading.limited import limits
    from tui.cli import main as command

    limits.SECONDS = reading
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
        command()  # which ends this process
    except BaseException:  # noqa: BLE001 - what no command may let out
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)


if __name__ == "__main__":
    main()
