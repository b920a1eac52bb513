"""The made day of the sweep's benchmark: what it says is planted is, and nothing else."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from conftest import ROOT, real

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_without_a_benchmark_it_is_skipped_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks/sweeping"))
    measured = importlib.import_module("sweep")
    monkeypatch.setattr(measured, "SHARED", tmp_path / "none")
    monkeypatch.setattr(sys, "argv", ["sweep.py", "--stories", "4"])
    measured.main()
    assert capsys.readouterr().out.startswith("skipped: no benchmark at ")


def test_a_day_is_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    real("benchmark/realnews/unread.jsonl")
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks/sweeping"))
    made_day = importlib.import_module("made_day")
    day = made_day.make_day(40, 60, 5)
    assert (len(day.stories), len(day.sources)) == (40, 60)
    names = [text.name for text in (*(story.text for story in day.stories), *day.sources)]
    assert len(set(names)) == len(names)
    assert {source for _, source in day.planted()} <= {source.name for source in day.sources}
    assert not day.planted() & day.related()
    assert [story.text.text for story in made_day.make_day(40, 60, 5).stories] == [story.text.text for story in day.stories]
    made = next(story for story in day.stories if story.sort == "made")
    sources = " ".join(source.text for source in day.sources if source.name in made.planted).split()
    assert len(set(made.text.text.split()) & set(sources)) > 10
