"""The quality benchmark: it says so where there is nothing to measure, and it never trains on what it tests."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("exported")


def test_without_a_benchmark_it_is_skipped_and_says_so(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks/links/quality.py"), str(tmp_path / "none.jsonl")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=True)
    assert done.stdout.startswith("skipped: no benchmark at ")


def test_twins_of_one_text_are_in_one_fold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks/links"))
    gold, train = importlib.import_module("gold"), importlib.import_module("train")
    text = "Snow is expected tomorrow."
    side = {"text": text, "sentences": [{"start": 0, "end": len(text), "kind": None}]}
    names = ["plaba-same-6", "plaba-mixed-6", "onestop-true-3", "onestop-wrong-3", "swipe-6"]
    rows = [{"id": n, "corpus": n.rpartition("-")[0], "left": side, "right": side, "links": [[0, 0]]} for n in names]
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    documents = gold.load_documents(path)
    assert [d.group for d in documents] == ["plaba-6", "plaba-6", "onestop-3", "onestop-3", "swipe-6"]
    folds = [train.fold_of(d) for d in documents]
    assert folds[0] == folds[1]
    assert folds[2] == folds[3]
    assert all(d.passage_links() == {(0, 0)} for d in documents)
