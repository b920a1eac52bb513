"""Runs the command once for each line of standard input, in a fork of a process that has imported what it needs.

A fork is a process of its own, with folder, environment and streams of its own, and begins where `main()` does; only the
imports, most of what a short run takes, are there before. What starts take and import is tried elsewhere, by real ones.

A line is a JSON object: `args`, `cwd`, `env`, `given` for standard input, or null, and `said`: a file that standard output is, or a
word for one that cannot be written, or null for one that is told. The answer is a JSON list: the exit status, standard output,
standard error.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 300
CLOSED, BROKEN = "closed", "broken"  # standard outputs
_IMPORTED = (
    *("tui.cli", "tui.commands.comparing", "compare.comparison", "compare.reports.record", "compare.reports.plain"),
    *("compare.reading.limited", "compare.embedding.runtime.onnx_encoder", "numpy", "onnxruntime", "tokenizers", "sentencex"),
    *("rapidfuzz.process", "Stemmer", "httpx", "msgspec", "platformdirs", "filelock"),
)


class Forks:
    """The process that answers, as tests ask it."""

    def __init__(self, root: Path) -> None:
        paths = os.pathsep.join((str(root), str(root / "tests")))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "forked"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": paths, "LANG": "C.UTF-8"},
        )

    def run(
        self, args: Sequence[str], cwd: Path, env: dict[str, str], given: str | None, said: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the command, to its end; `said` is a file that its standard output is instead, `CLOSED` or `BROKEN`."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"args": args, "cwd": str(cwd), "env": env, "given": given, "said": said}) + "\n")
        self._process.stdin.flush()
        status, output, errors = json.loads(self._process.stdout.readline())
        return subprocess.CompletedProcess(args, status, output, errors)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def main() -> None:
    """Answer until standard input ends; in a fork, be the command."""
    for name in _IMPORTED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # in a fork the collector would touch, and so copy, all of it
    for line in sys.stdin:
        asked = json.loads(line)
        place = Path(tempfile.mkdtemp())
        child = os.fork()
        if not child:  # it ends as any process does, when the command has
            _become_the_command(asked, place)
            return
        answer = _ended(child, place)
        shutil.rmtree(place)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _ended(child: int, place: Path) -> tuple[int, str, str]:
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(SECONDS)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    output, errors = ((place / name).read_text(encoding="utf-8", errors="replace") for name in ("said", "told"))
    return (os.waitstatus_to_exitcode(status), output, errors)


def _become_the_command(asked: dict[str, Any], place: Path) -> None:
    from compare.machine.local_only import stay_local
    from tui.cli import main as command

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _set_streams(asked["given"], place)
    _set_output(asked["said"])
    os.environ.clear()
    os.environ.update(asked["env"])
    stay_local()
    os.chdir(asked["cwd"])
    sys.argv = ["-c", *asked["args"]]
    command()


def _set_streams(given: str | None, place: Path) -> None:
    """Standard input, output and error of this process's own, as a start would make them."""
    (place / "given").write_text(given or "", encoding="utf-8")
    new = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, (path, how) in enumerate(((place / "given", os.O_RDONLY), (place / "said", new), (place / "told", new))):
        opened = os.open(path, how, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, how, encoding="utf-8", errors=old.errors, closefd=False)  # noqa: SIM115 - a descriptor
        for number, how, old in ((0, "r", sys.stdin), (1, "w", sys.stdout), (2, "w", sys.stderr))
    )


def _set_output(said: str | None) -> None:
    """Standard output that takes nothing, as a start with it finds it."""
    if said is None:
        return
    if said == CLOSED:
        os.close(1)
        sys.stdout = None  # as Python has it then
        return
    reader, writer = os.pipe() if said == BROKEN else (None, os.open(said, os.O_WRONLY))
    if reader is not None:
        os.close(reader)
    os.dup2(writer, 1)
    os.close(writer)


if __name__ == "__main__":
    main()
