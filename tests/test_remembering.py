"""An encoder that remembers says what the one behind it says, and asks it once."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import ROOT
from word_encoder import WordEncoder

from compare.comparison import Comparison
from compare.embedding import OnceEncoder, is_fast
from compare.embedding.remembering import RememberingEncoder
from tui.commands import comparing
from tui.commands.group import cli

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_encoded_once() -> None:
    behind = WordEncoder()
    remembering = RememberingEncoder(behind)
    first = remembering.encode(["snow", "rain", "snow"])
    again = remembering.encode(["rain", "hail"])
    assert behind.calls == [["snow", "rain"], ["hail"]]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(again, WordEncoder().encode(["rain", "hail"]))
    assert (remembering.name, remembering.sha256) == (behind.name, behind.sha256)


def test_no_texts_have_no_vectors() -> None:
    assert len(RememberingEncoder(WordEncoder()).encode([])) == 0


def test_an_encoder_for_one_comparison_says_the_same_and_only_once() -> None:
    once = OnceEncoder(WordEncoder())
    assert (once.name, once.sha256, is_fast(once)) == (WordEncoder().name, WordEncoder().sha256, False)
    assert np.array_equal(once.encode(["a b", "c"]), WordEncoder().encode(["a b", "c"]))
    with pytest.raises(RuntimeError):
        once.encode(["a b"])


def test_a_report_holds_no_model_while_it_looks_for_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models: list[weakref.ref[WordEncoder]] = []
    held: list[WordEncoder | None] = []
    find = Comparison.with_facts

    def made(*_args: object, **_more: object) -> WordEncoder:
        encoder = WordEncoder()
        models.append(weakref.ref(encoder))
        return encoder

    def looked(found: Comparison) -> Comparison:
        held.extend(model() for model in models)
        return find(found)

    monkeypatch.setattr(comparing, "encoder_of", made)
    monkeypatch.setattr(comparing, "prepare_next_time", lambda *_: None)
    monkeypatch.setattr(Comparison, "with_facts", looked)
    sources = [str(ROOT / f"seeds/{name}.txt") for name in ("first", "second")]
    cli.main([*sources, "-o", str(tmp_path / "r.json")], standalone_mode=False)
    assert held == [None]
