"""The search for expressions that take longer than their text grows: it finds one that does, and lets one alone that does not."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

QUADRATIC = [r"\s+x", r"a@?b*c|-+x", r"(?:\w+ )*:", r"<!--.*?-->"]
LINEAR = [r"(?<!\s)\s++x", r"\w+", r"(?<!-)-+x", r"[^,]{0,20}:"]


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, as a module, which ends a search of these few thousand characters sooner than it would one of the project's."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks/growth"))
    script = importlib.import_module("regex_growth")
    monkeypatch.setattr(script, "SECONDS", 0.2)
    return script


def tried(growth: ModuleType, pattern: str, *ways: str, most: int = 0) -> Any:  # noqa: ANN401 - a value of the script
    """An expression as if the project held it."""
    return growth.Tried(re.compile(pattern), growth.Site("compare/none.py", 1), ways or ("finditer",), most)


def test_it_finds_what_grows_and_nothing_else(growth: ModuleType) -> None:
    chosen = [tried(growth, pattern) for pattern in (*QUADRATIC, *LINEAR)]
    trial = growth.tried(chosen, quick=True)
    assert {each.expression.pattern for each in trial.found} == set(QUADRATIC)
    assert trial.texts == trial.of


def test_an_expression_is_tried_as_it_is_used(growth: ModuleType) -> None:
    blanks = growth.Text(" ")
    assert growth.growth(tried(growth, r"\s+x"), blanks, growth.QUICK)
    assert not growth.growth(tried(growth, r"\s+x", "match"), blanks, growth.QUICK)
    assert growth.growth(tried(growth, r"\s*\s*\s*x", "match"), blanks, growth.QUICK)
    assert not growth.growth(tried(growth, r"\s+x", most=200), blanks, growth.QUICK)
    assert growth.growth(tried(growth, r"(?:\s|\s)+x", most=200), blanks, growth.QUICK)


def test_without_time_nothing_is_tried_and_it_says_so(growth: ModuleType) -> None:
    trial = growth.tried([tried(growth, r"\s+x")], quick=True, until=0.0)
    assert (trial.found, trial.texts) == ({}, 0)
    assert trial.of > len(growth.FEW)


def test_all_get_the_common_texts_before_one_gets_its_own_second(growth: ModuleType) -> None:
    chosen = [tried(growth, r"\d+x"), tried(growth, r"(?:ab)+ (?:cd)+")]
    order = [(each.expression.pattern, text.unit) for each, text in growth._in_turn(chosen, quick=True)]
    assert order == [(each.expression.pattern, text.unit) for each, text in growth._in_turn(chosen, quick=True)]
    common = order[: 2 * len(growth.FEW)]
    assert {unit for _, unit in common} == set(growth.FEW)
    assert [pattern for pattern, _ in order[len(common) :][:2]] == [each.expression.pattern for each in chosen]


SOURCE = """
import re
_FRONT = re.compile("a")
_BOTH = re.compile("b")
_GIVEN = re.compile("c")
_FROM = re.compile("d")
_LIST = (re.compile("e"), re.compile("f"))
def used(text, other):
    other(_GIVEN)
    return _FRONT.match(text), _BOTH.match(text), _BOTH.search(text), _FROM.match(text, 3), re.fullmatch("g", text)
"""


@pytest.mark.parametrize(
    ("line", "ways"),
    [(3, ("match",)), (4, ("finditer",)), (5, ("finditer",)), (6, ("finditer",)), (7, ("finditer",)), (10, ("fullmatch",))],
)
def test_how_an_expression_is_used_is_read_from_the_source(
    growth: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: int, ways: tuple[str, ...]
) -> None:
    uses = importlib.import_module("uses")
    name = f"compare/used{line}.py"
    (tmp_path / "compare").mkdir()
    (tmp_path / name).write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(uses, "ROOT", tmp_path)
    assert uses.ways([growth.Site(name, line)]) == ways


def test_what_is_declared_is_there(growth: ModuleType) -> None:
    """A name that moved would no longer be found, and its expression tried as if nothing were known."""
    stems: dict[str, str] = {}
    for path in (path for package in ("compare", "tui") for path in (ROOT / package).rglob("*.py")):
        stems[path.stem] = stems.get(path.stem, "") + path.read_text(encoding="utf-8")
    declared = importlib.import_module("uses").DECLARED
    missing = [use for use in declared if not re.search(rf"\b{use.name}\b", stems[use.stem])]
    assert growth.TIMES > 1
    assert missing == []
