"""The default model in 8-bit integers: near the one in full, named as what it is, and kept apart from it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from swept import write_day

from compare.comparison import compare
from compare.embedding import is_fast, load_encoder
from compare.embedding.models import DEFAULT_MODEL, QUANTISED_MODEL, find_model
from compare.embedding.runtime.export import TRIALS
from compare.embedding.runtime.exported import WEIGHTS, exported_folder
from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

    from compare.embedding import Encoder

pytestmark = pytest.mark.usefixtures("exported")

STORIES = [
    "The ferry ran aground early on Tuesday with 212 people on board, and nobody was hurt.",
    "Early on Tuesday a ferry with 212 passengers hit a shoal; no one was injured.",
    "Pumpkins thrive on my neighbour's balcony.",
]


@pytest.fixture(scope="module")
def quantised() -> Encoder:
    return load_encoder(QUANTISED_MODEL)


def test_its_vectors_are_near_those_of_the_model_in_full(quantised: Encoder, model: Encoder) -> None:
    near = (quantised.encode(STORIES) * model.encode(STORIES)).sum(axis=1)
    assert near.min() > 0.98
    assert near.max() < 0.9999  # it is another model
    assert np.allclose(np.linalg.norm(quantised.encode(TRIALS), axis=1), 1, atol=1e-5)


def test_the_same_texts_have_the_same_vectors_to_the_bit(quantised: Encoder) -> None:
    assert (quantised.encode(STORIES) == load_encoder(QUANTISED_MODEL).encode(STORIES)).all()


def test_a_text_has_its_own_vector_whatever_is_encoded_along_with_it(quantised: Encoder) -> None:
    together = quantised.encode([*STORIES, "word " * 200, *TRIALS])
    assert (together[: len(STORIES)] == np.concatenate([quantised.encode([story]) for story in STORIES])).all()


def test_it_is_named_by_what_it_was_made_of_and_how(quantised: Encoder, model: Encoder) -> None:
    assert (quantised.name, model.name) == (f"{DEFAULT_MODEL}-int8", DEFAULT_MODEL)
    assert quantised.sha256 == model.sha256
    assert is_fast(quantised)


def test_it_has_a_folder_of_its_own_with_smaller_weights(quantised: Encoder) -> None:  # noqa: ARG001 - it is there
    small, full = (exported_folder(find_model(name)) / WEIGHTS for name in (QUANTISED_MODEL, None))
    assert small.stat().st_size < 0.7 * full.stat().st_size


def test_without_the_fast_runtime_the_model_in_full_runs_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_RUNTIME", "sentence-transformers")
    assert load_encoder(QUANTISED_MODEL).name == DEFAULT_MODEL


def test_it_decides_as_the_model_in_full_does(quantised: Encoder, model: Encoder, tmp_path: Path) -> None:
    write_day(tmp_path)
    for story, source in (("aground", "ferry"), ("both", "budget"), ("both", "moth"), ("pumpkins", "moth")):
        left, right = (read(str(tmp_path / name)) for name in (f"sources/{source}.txt", f"stories/{story}.txt"))
        small, full = (compare(left, right, encoder) for encoder in (quantised, model))
        assert [(link.left, link.right, link.kind) for link in small.links] == [(x.left, x.right, x.kind) for x in full.links]


def test_a_sweep_is_fast_unless_it_shall_be_exact_and_says_which_in_every_record(tmp_path: Path, copydesk: Run) -> None:
    write_day(tmp_path)
    for options, name in (((), QUANTISED_MODEL), (("--exact",), DEFAULT_MODEL), (("--fast",), QUANTISED_MODEL)):
        done = copydesk("sweep", "stories", "sources", "-o", "out", "--jobs", "1", *options, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        records = [json.loads(path.read_text()) for path in (tmp_path / "out/pairs").glob("*.json")]
        assert {record["settings"]["model"] for record in records} == {name}
        assert json.loads((tmp_path / "out/index.json").read_text())["settings"]["model"] == name
        assert len(records) == 3


def test_a_batch_that_is_fast_is_another_batch(tmp_path: Path, copydesk: Run) -> None:
    write_day(tmp_path)
    (tmp_path / "pairs.csv").write_text("left,right\nsources/ferry.txt,stories/aground.txt\n")
    assert "1 compared" in copydesk("batch", "pairs.csv", "-o", "out", cwd=tmp_path).stderr
    assert "1 compared" in copydesk("batch", "pairs.csv", "-o", "out", "--fast", cwd=tmp_path).stderr
    assert "1 unchanged" in copydesk("batch", "pairs.csv", "-o", "out", "--fast", cwd=tmp_path).stderr
    with (tmp_path / "out/index.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert json.loads((tmp_path / "out" / row["report"]).read_text())["settings"]["model"] == QUANTISED_MODEL


def test_fast_is_a_form_of_the_default_model_alone(tmp_path: Path, copydesk: Run) -> None:
    write_day(tmp_path)
    done = copydesk("sweep", "stories", "sources", "-o", "out", "--fast", "--model", "./model", cwd=tmp_path)
    assert done.returncode == 2
    assert "--fast is a form of the default model" in done.stderr
    assert not (tmp_path / "out").exists()
