"""The search for work that grows faster than its text: it finds some that does, and lets alone what does not."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, as a module, to which the seconds of a work are what it answers."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks/growth"))
    script = importlib.import_module("work_growth")
    monkeypatch.setattr(script, "_seconds", lambda work: work())
    return script


def growing(power: float) -> Callable[[int], Callable[[], float]]:
    return lambda size: lambda: (size / 100) ** power


@pytest.mark.parametrize("power", [1.0, 1.2, 1.5])
def test_what_grows_with_its_text_or_little_faster_is_let_alone(growth: ModuleType, power: float) -> None:
    assert growth.growth(100, growing(power)) is None


@pytest.mark.parametrize("power", [1.7, 2.0, 3.0])
def test_what_grows_with_its_square_is_found(growth: ModuleType, power: float) -> None:
    assert growth.growth(100, growing(power)) == (1.0, 4.0**power)


def test_what_was_slow_once_is_looked_at_again(growth: ModuleType) -> None:
    late = iter([99.0])
    assert growth.growth(100, lambda size: lambda: next(late, 1.0) if size > 100 else 1.0) is None


def test_every_work_can_be_done(growth: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.reading.opening.zipped.MAX_RATIO", 10_000)
    monkeypatch.syspath_prepend(str(ROOT / "tests"))
    works = list(importlib.import_module("growing").works())
    assert len({name for name, _, _ in works}) == len(works) > 90
    for _, size, make in works:
        make(max(1, size // 100))()
    assert growth.TIMES**1.5 < growth.MOST < growth.TIMES**2
