"""The fuzzing targets: each begins with sound inputs, and what is found is told and fails the run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

sys.path.insert(0, str(ROOT / "tests/fuzz"))

from run import RUNS
from targets import TARGETS

from compare.reading import read
from compare.reports.from_record import open_record

ENDINGS = {"plain": ".txt", "markdown": ".md", "page": ".html", "docx": ".docx", "odt": ".odt", "pdf": ".pdf"}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_finds_nothing_in_what_it_begins_with(name: str) -> None:
    for data in TARGETS[name].begin():
        TARGETS[name].run(data)
        TARGETS[name].run(data[: len(data) // 2])


@pytest.mark.parametrize("name", ENDINGS)
def test_a_reader_begins_with_articles(tmp_path: Path, name: str) -> None:
    for number, data in enumerate(TARGETS[name].begin()):
        path = tmp_path / f"{number}{ENDINGS[name]}"
        path.write_bytes(data)
        assert len(read(str(path)).paragraphs) > (name != "plain")


def test_records_begin_with_a_record() -> None:
    assert all(open_record(data, "r.json").links for data in TARGETS["record"].begin())


def test_every_target_has_its_bound() -> None:
    assert set(RUNS) == set(TARGETS)


def test_what_is_found_fails_the_run_and_is_told(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no build for this system")
    (tmp_path / "input").write_text("[thresholds]\nlink = 0.4\n")
    # Of all that is watched only what this target runs; fuzz/run.py watches all of it whenever it is run.
    watched = (
        "import atheris; watch = atheris.instrument_imports; atheris.instrument_imports = lambda include: watch(include=['tui'])"
    )
    broken = "import tui.kept.settings; tui.kept.settings._share = lambda *_: 1 / 0; import run; run._fuzz('settings', ['input'])"
    code = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests/fuzz')!r}]\n{watched}\n{broken}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False, timeout=120)
    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stdout + done.stderr
