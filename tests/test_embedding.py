"""Encoders: the right weights, no network, no noise, every text once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from compare.embedding import encode_passages, load_encoder
from compare.embedding import models as models_module
from compare.errors import UnknownModelError

if TYPE_CHECKING:
    from pathlib import Path

    from word_encoder import WordEncoder

    from compare.embedding import Encoder

pytestmark = pytest.mark.usefixtures("exported")


def test_equal_passages_are_encoded_once(words: WordEncoder) -> None:
    left, right = map(np.asarray, encode_passages(words, ["a", "b", "a"], ["b", "c"]))
    assert words.calls == [["a", "b", "c"]]
    assert left.shape[0] == 3
    assert right.shape[0] == 2
    assert np.array_equal(left[0], left[2])
    assert np.array_equal(left[1], right[0])


def test_the_default_model_is_the_published_one(model: Encoder) -> None:
    assert model.name == "all-MiniLM-L6-v2"
    assert model.sha256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_other_weights_under_its_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    monkeypatch.setattr(models_module, "default_folder", lambda: tmp_path)
    with pytest.raises(UnknownModelError, match="not the published ones"):
        load_encoder().encode(["A story."])


def test_vectors_are_unit_rows_in_the_order_given(model: Encoder) -> None:
    texts = ["A long sentence about a council that put off its vote on the budget.", "No.", "外交部长", ""]
    shares: list[float] = []
    together = model.encode(texts, shares.append)
    assert together.shape == (4, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    assert shares[-1] == 1.0
    for text, row in zip(texts, together, strict=True):
        assert float(model.encode([text])[0] @ row) > 0.9999


def test_meaning_is_nearer_than_words(model: Encoder) -> None:
    a, b, c = model.encode(["The man was arrested.", "Police detained him.", "The man was a chef."])
    assert float(a @ b) > float(a @ c)


def test_a_broken_model_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(UnknownModelError, match="no model can be loaded from its folder"):
        load_encoder(str(tmp_path)).encode(["A story."])


def test_a_folder_is_a_model(tmp_path: Path, model: Encoder) -> None:
    folder = tmp_path / "our-model"
    shutil.copytree(models_module.default_folder(), folder)
    other = load_encoder(str(folder))
    assert (other.name, other.sha256) == ("our-model", model.sha256)
    assert np.allclose(other.encode(["A story."]), model.encode(["A story."]), atol=1e-5)


@pytest.mark.parametrize("name", ["no-such-model", "someone/no-such-model"])
def test_a_model_that_is_not_here_is_one_sentence(name: str) -> None:
    with pytest.raises(UnknownModelError, match="there is no such model on this machine"):
        load_encoder(name).encode(["A story."])


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownModelError, match="this folder holds no model"):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize("runtime", ["fast", "sentence-transformers"])
def test_loading_opens_no_connection_and_says_nothing(monkeypatch: pytest.MonkeyPatch, runtime: str) -> None:
    monkeypatch.setenv("COPYDESK_RUNTIME", runtime)
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise SystemExit('a connection was tried')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from compare.embedding import load_encoder\n"
        "load_encoder().encode(['A story.'] )\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
