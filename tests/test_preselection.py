"""Only passages that could be linked get a vector, and a vector is held once: the links are the same as without that."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from linked import story
from word_encoder import WordEncoder

from compare.comparison import compare
from compare.embedding import SharedRows
from compare.linking.evidence import preselection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compare.article import Article

EACH = 4  # of each passage of the shorter; the real number is far greater
PAIRS = sorted((ROOT / "tests/pairs").glob("*.toml"))
WORDS = st.sampled_from(
    ["council", "postponed", "its", "vote", "harbour", "members", "walked", "protest", "Tuesday", "nobody", "the"]
)
SENTENCES = st.lists(st.lists(WORDS, min_size=2, max_size=8).map(lambda w: f"{' '.join(w)}.".capitalize()), min_size=1, max_size=12)


def links(left: Article, right: Article) -> Sequence[object]:
    """What is linked with what, and as what."""
    return [(link.left, link.right, link.kind) for link in compare(left, right, WordEncoder()).links]


@pytest.mark.parametrize("path", PAIRS[:4], ids=[path.stem for path in PAIRS[:4]])
def test_the_links_with_a_far_longer_article_are_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [tomllib.loads(each.read_text(encoding="utf-8"))["left"] for each in PAIRS[:8]]
    long, short = story("\n\n".join(texts)), story(tomllib.loads(path.read_text(encoding="utf-8"))["right"])
    wanted = links(long, short)
    monkeypatch.setattr(preselection, "ALL", 0)
    monkeypatch.setattr(preselection, "EACH", EACH)
    chosen = preselection.worth_encoding([p.text for p in long.passages], [p.text for p in short.passages])
    assert chosen is not None
    assert len(chosen) < len(long.passages)
    assert links(long, short) == wanted


@given(SENTENCES, SENTENCES)
def test_what_both_sides_hold_and_all_of_the_shorter_are_encoded(left: list[str], right: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preselection, "ALL", 0)
        patch.setattr(preselection, "EACH", 1)
        chosen = preselection.worth_encoding(left, right)
    few, many = sorted((list(dict.fromkeys(left)), list(dict.fromkeys(right))), key=len)
    if len(many) <= len(few):
        assert chosen is None
    else:
        assert chosen is not None
        assert set(few) <= chosen <= {*few, *many}
        assert len(chosen - set(few)) <= len(few)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_shared_rows_answer_as_all_rows_would(places: list[int]) -> None:
    distinct = np.random.default_rng(3).normal(size=(5, 8)).astype(np.float32)
    rows = np.array(places)
    shared, whole = SharedRows(distinct, rows), distinct[rows]
    assert len(shared) == len(whole)
    assert np.array_equal(shared[:3], whole[:3])
    assert np.array_equal(shared[np.arange(len(places))[::-1]], whole[::-1])
    assert np.allclose(shared.products(distinct), distinct @ whole.T, atol=1e-6)
