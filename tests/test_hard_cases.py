"""The hard cases: pairs that are easy to get wrong, each with what is wanted. Those we get wrong are strict failures."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, MakeArticle

from compare.comparison import Comparison, compare
from compare.link import Kind, Link, Side

if TYPE_CHECKING:
    from compare.embedding import Encoder

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/hard_cases.toml").read_text(encoding="utf-8"))["case"]


def marked(case: dict[str, Any]) -> Any:  # noqa: ANN401 - pytest's own type is private
    marks = [pytest.mark.xfail(strict=True, reason=case["wrong"])] if "wrong" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


def begins(comparison: Comparison, side: Side, opening: str) -> set[int]:
    found = {p.id for p in comparison.article(side).passages if p.text.startswith(opening)}
    assert found, opening
    return found


def links_between(comparison: Comparison, left: str, right: str) -> list[Link]:
    ours, theirs = begins(comparison, Side.LEFT, left), begins(comparison, Side.RIGHT, right)
    return [k for k in comparison.links if ours & set(k.left) and theirs & set(k.right)]


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_hard_case(case: dict[str, Any], model: Encoder, article: MakeArticle) -> None:
    left, right = (article("\n\n".join(case[side].strip().splitlines())) for side in ("left", "right"))
    found = compare(left, right, model)
    got = {(ours, theirs): links_between(found, ours, theirs) for ours, theirs, _ in case["wanted"]}
    kinds = {"matched": {Kind.MATCHED}, "paraphrased": {Kind.PARAPHRASED}, "linked": {Kind.MATCHED, Kind.PARAPHRASED}}
    for ours, theirs, wanted in case["wanted"]:
        links = got[ours, theirs]
        if wanted == "apart":
            assert not links, (ours, theirs)
        else:
            assert links, (ours, theirs)
            assert {k.kind for k in links} <= kinds[wanted], (ours, theirs)


def test_every_hard_case_stands_in_the_docs_with_its_result() -> None:
    text = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
    rows = {row.split(" | ")[0].removeprefix("| "): row for row in text.splitlines() if row.startswith("| ")}
    for case in CASES:
        assert case["name"] in rows, case["name"]
        assert ("| wrong" in rows[case["name"]]) == ("wrong" in case), case["name"]
