"""A run of the tests tries the same examples each time; a search tries others, is bounded, and says what it finds."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from hypothesis import settings
from tries import LONG, SEARCH, tries

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_that_does_not_hold(number):
    assert number < 1_000

def test_without_examples():
    raise AssertionError("is not run")
"""


@pytest.mark.skipif(LONG or SEARCH, reason="these draw other examples each time")
def test_a_run_draws_the_same_examples_each_time() -> None:
    for found in (settings.default, tries(7)):
        assert found
        assert found.derandomize
        assert found.database is None


def searched(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_broken.py").write_text(BROKEN)
    command = [sys.executable, str(ROOT / "tests/fuzz/search.py"), "--seed", "7", *options, str(folder), "-p", "no:cacheprovider"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_what_a_search_finds_fails_it_and_is_told(tmp_path: Path) -> None:
    done = searched(tmp_path, "--seconds", "60")
    assert done.returncode == 1
    assert "searching by seed 7, for some 60 s" in done.stdout
    assert "number=1000" in done.stdout
    assert "Again: python tests/fuzz/search.py --seed 7 -k" in done.stdout
    assert "is not run" not in done.stdout


def test_a_search_whose_time_is_over_begins_nothing(tmp_path: Path) -> None:
    done = searched(tmp_path, "--seconds", "0")
    assert done.returncode == 0
    assert "1 skipped" in done.stdout
