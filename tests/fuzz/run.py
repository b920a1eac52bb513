"""Fuzz what reads what others wrote, guided by coverage: atheris (https://github.com/google/atheris).

    python tests/fuzz/run.py                       every target, a bounded number of runs: what .ci/run does
    python tests/fuzz/run.py --seconds 600         longer; COPYDESK_FUZZ=long is the same for all of .ci/run
    python tests/fuzz/run.py docx --seconds 600    one target
    python tests/fuzz/run.py docx --again FILE     an input again

A target is a process of its own, two at a time. What is found is written to a file and named.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parent), str(_HERE.parent.parent)]

RUNS = {
    "stages": 20,
    "page": 150,
    "docx": 200,
    "odt": 400,
    "pdf": 300,
    "record": 300,
    "decoding": 2000,
    "plain": 400,
    "markdown": 200,
    "settings": 1000,
    "pairs": 1000,
}
LONG = 600  # seconds a target
_SLOWEST = 20  # seconds an input; watched, all takes some ten times as long
_MEMORY = 2500  # MB
_AT_A_TIME = 2
_SHORT = 4_000  # bytes, of an input in a bounded run
_TOLD, _WIDEST = 60, 400
_INSIDE = "--inside"


def main() -> int:
    """Run what is asked for; 1 where something was found."""
    if sys.argv[1:2] == [_INSIDE]:
        _fuzz(sys.argv[2], sys.argv[3:])
    asked = _asked()
    try:
        import atheris  # noqa: F401
    except ImportError:
        sys.stdout.write("fuzzing is skipped: atheris has no build for this system\n")
        return 0
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        results = list(pool.map(lambda name: _is_clean(name, asked), asked.targets or RUNS))
    with suppress(OSError):  # where nothing was found there is nothing in it
        asked.finds.rmdir()
    return 0 if all(results) else 1


def _asked() -> argparse.Namespace:
    long = LONG if os.environ.get("COPYDESK_FUZZ") == "long" else None
    parser = argparse.ArgumentParser(description="Fuzz the readers and the stages behind them.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"by default all: {', '.join(RUNS)}")
    parser.add_argument("--seconds", type=int, default=long, help="how long a target runs; by default a number of runs each")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="where inputs that reach further are kept, to go on with")
    parser.add_argument("--finds", type=Path, metavar="DIR", default=Path(".finds"), help="where what is found is written")
    parser.add_argument("--again", type=Path, metavar="FILE", help="an input to run once")
    return parser.parse_args()


def _is_clean(name: str, asked: argparse.Namespace) -> bool:
    """Fuzz one target in a process of its own; whether nothing was found."""
    asked.finds.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = asked.corpus / name if asked.corpus else Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, _INSIDE, name, *_bounds(name, asked), str(asked.again or corpus)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    said = _figures(done.stderr) if done.returncode == 0 else f"FOUND\n{_found(done.stdout + done.stderr)}"
    sys.stdout.write(f"{name}: {said}\n")
    sys.stdout.flush()
    return done.returncode == 0


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


def _fuzz(name: str, arguments: list[str]) -> None:
    """Fuzz in this process, which libFuzzer ends."""
    import atheris

    also = {"markdown": ["markdown_it"], "pdf": ["pdfminer"]}.get(name, [])
    with atheris.instrument_imports(include=["compare", "tui", *also]):
        from targets import TARGETS

        for module in _waiting(("compare.reading", "compare.reports")):
            import_module(module)

    from mutations import json_mutation, text_mutation, zip_mutation

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
    return [*ours, "tui.toml_file", "markdown_it", "pdfminer.high_level"]


if __name__ == "__main__":
    sys.exit(main())
