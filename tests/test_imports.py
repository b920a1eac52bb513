"""Nothing heavy is imported before it is needed, and nothing of the screen without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from conftest import ROOT

HEAVY = ["torch", "transformers", "sentence_transformers", "numpy", "textual", "rich", "rapidfuzz", "msgspec", "sentencex"]


def loaded(code: str) -> set[str]:
    """Top-level modules that are loaded after running some code."""
    script = f"{code}\nimport sys, json; print(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def command(*args: str) -> str:
    return (
        "import sys, contextlib, io\nfrom tui.cli import main\n"
        f"sys.argv = ['copydesk', *{list(args)!r}]\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): main()"
    )


def test_help_loads_nothing_heavy() -> None:
    assert not loaded(command("--help")) & set(HEAVY)


def test_a_usage_error_loads_nothing_heavy() -> None:
    assert not loaded(command("one.txt", "-")) & {"torch", "transformers", "sentence_transformers", "textual"}


def test_a_missing_file_is_told_before_a_model_is_loaded() -> None:
    assert not loaded(command("absent.txt", "absent.txt")) & {"torch", "transformers", "sentence_transformers"}


def test_a_report_loads_no_screen() -> None:
    modules = loaded(command("seeds/first.txt", "seeds/second.txt", "-o", os.devnull, "--format", "plain"))
    assert "sentence_transformers" in modules
    assert not modules & {"textual"}


def test_comparing_imports_no_front_end() -> None:
    modules = loaded("import compare.batch, compare.comparison, compare.reports.plain, compare.reports.record")
    assert not modules & {"tui", "textual", "rich", "click"}
