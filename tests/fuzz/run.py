"""Fuzz what reads what others wrote, guided by coverage: atheris (https://github.com/google/atheris).

    python tests/fuzz/run.py                       every target, a bounded number of runs: what .ci/run does
    python tests/fuzz/run.py --seconds 600         longer; COPYDESK_FUZZ=long is the same for all of .ci/run
    python tests/fuzz/run.py docx --seconds 600    one target
    python tests/fuzz/run.py docx --again FILE     an input again

A target is a process of its own, two at a time; they are forks of one, in which everything was imported to be watched, which takes
longer than most of them. What is found is written to a file and named.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import tempfile
from contextlib import redirect_stderr, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple, NoReturn

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parent.parent)]

RUNS = {
    "stages": 10,
    "page": 75,
    "docx": 100,
    "odt": 200,
    "pdf": 150,
    "record": 300,
    "decoding": 1000,
    "plain": 200,
    "markdown": 100,
    "settings": 1000,
    "pairs": 1000,
}
LONG = 600  # seconds a target
_SLOWEST = 20  # seconds an input; watched, all takes some ten times as long
_MEMORY = 2500  # MB
_AT_A_TIME = 2
_SHORT = 4_000  # bytes, of an input in a bounded run
_TOLD, _WIDEST = 60, 400
_CYRILLIC = "Это предложение на другом языке, чем английский."


class Running(NamedTuple):
    """A target that is being fuzzed: its name, and where it says what it does."""

    name: str
    log: Path


def main() -> int:
    """Run what is asked for; 1 where something was found."""
    asked = _asked()
    try:
        import atheris  # noqa: F401
    except ImportError:
        sys.stdout.write("fuzzing is skipped: atheris has no build for this system\n")
        return 0
    asked.finds.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder  # what a target writes goes with it: a fork that libFuzzer ends tidies nothing up
        _watched()
        results = _run(list(asked.targets or RUNS), asked, Path(folder))
    with suppress(OSError):  # where nothing was found there is nothing in it
        asked.finds.rmdir()
    return 0 if all(results) else 1


def _run(names: list[str], asked: argparse.Namespace, folder: Path) -> list[bool]:
    """Fuzz each target in a fork; whether nothing was found, for each."""
    running: dict[int, Running] = {}
    results = []
    while names or running:
        while names and len(running) < _AT_A_TIME:
            process, each = _started(names.pop(0), asked, folder)
            running[process] = each
        process, status = os.wait()
        if process in running:
            results.append(_is_clean(running.pop(process), os.waitstatus_to_exitcode(status)))
    return results


def _started(name: str, asked: argparse.Namespace, folder: Path) -> tuple[int, Running]:
    corpus = asked.corpus / name if asked.corpus else folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.log"
    sys.stdout.flush()
    process = os.fork()
    if not process:
        _become(name, [*_bounds(name, asked), str(asked.again or corpus)], log)
    return process, Running(name, log)


def _become(name: str, arguments: list[str], log: Path) -> NoReturn:
    """Fuzz one target in this process, which says into a file what it does."""
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for stream in (1, 2):
        os.dup2(written, stream)
    try:
        _fuzz(name, arguments)
    except BaseException:  # noqa: BLE001 - whatever it is, it is not the parent's
        import traceback

        traceback.print_exc()
    sys.stderr.flush()
    os._exit(1)


def _asked() -> argparse.Namespace:
    long = LONG if os.environ.get("COPYDESK_FUZZ") == "long" else None
    parser = argparse.ArgumentParser(description="Fuzz the readers and the stages behind them.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"by default all: {', '.join(RUNS)}")
    parser.add_argument("--seconds", type=int, default=long, help="how long a target runs; by default a number of runs each")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="where inputs that reach further are kept, to go on with")
    parser.add_argument("--finds", type=Path, metavar="DIR", default=Path(".finds"), help="where what is found is written")
    parser.add_argument("--again", type=Path, metavar="FILE", help="an input to run once")
    return parser.parse_args()


def _is_clean(each: Running, status: int) -> bool:
    """Tell what a target has come to; whether nothing was found."""
    log = each.log.read_text(encoding="utf-8", errors="replace")
    said = _figures(log) if status == 0 else f"FOUND\n{_found(log)}"
    sys.stdout.write(f"{each.name}: {said}\n")
    sys.stdout.flush()
    return status == 0


def _bounds(name: str, asked: argparse.Namespace) -> list[str]:
    # A bounded run is the same each time, so that it cannot go wrong by chance; a long one is another each time.
    bound = [f"-max_total_time={asked.seconds}"] if asked.seconds else [f"-runs={RUNS[name]}", "-seed=1"]
    found = f"-artifact_prefix={asked.finds}/{name}-"
    return [*bound, found, f"-timeout={_SLOWEST}", f"-rss_limit_mb={_MEMORY}", "-print_final_stats=1", "-reload=0"]


def _figures(log: str) -> str:
    runs, seconds = (re.search(pattern, log) for pattern in (r"Done (\d+) runs", r"runs in (\d+) second"))
    reached = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log)
    if not (runs and seconds and reached):
        return "done"
    edges, features, kept = reached[-1]
    return f"nothing found in {runs[1]} runs, {seconds[1]} s; {edges} edges and {features} features reached by {kept} inputs"


def _found(log: str) -> str:
    """What went wrong, without what went well before it."""
    lines = [line[:_WIDEST] for line in log.splitlines() if not line.startswith(("#", "INFO", "stat::"))]
    return "\n".join(lines[-_TOLD:])


@cache
def _watched() -> None:
    """Import and load everything, so that atheris sees which ways are taken in it, and no target's first input waits for it."""
    import atheris

    with redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["compare", "tui", "markdown_it", "pdfminer"]):
        import_module("targets")
        for module in _waiting(("compare.reading", "compare.reports")):
            import_module(module)
    import_module("compare.languages").language_of(_CYRILLIC)  # what tells languages apart reads its model once, for seconds


def _fuzz(name: str, arguments: list[str]) -> None:
    """Fuzz in this process, which libFuzzer ends."""
    import atheris

    _watched()
    from mutations import json_mutation, text_mutation, zip_mutation
    from targets import TARGETS

    target = TARGETS[name]
    begin = target.begin()
    given = Path(arguments[-1])
    if given.is_dir():
        for number, data in enumerate(begin):
            (given / f"start-{number}").write_bytes(data)
    if target.form == "zip":
        mutate = zip_mutation(begin, target.words)
    else:
        mutate = (json_mutation if target.form == "json" else text_mutation)(target.words)
    longest = target.longest if target.form != "text" or any("-max_total_time" in a for a in arguments) else _SHORT
    atheris.Setup([sys.argv[0], f"-max_len={longest}", *arguments], target.run, custom_mutator=mutate)
    atheris.Fuzz()


def _waiting(packages: tuple[str, ...]) -> list[str]:
    """What is imported only when it is needed, too late to be watched: modules of ours, and what they stand on."""
    ours = [module.name for package in packages for module in walk_packages(import_module(package).__path__, f"{package}.")]
    return [*ours, "tui.kept.toml_file", "markdown_it", "pdfminer.high_level"]


if __name__ == "__main__":
    sys.exit(main())
