"""A process of its own encodes what this one would, to the bit, and leaves nothing behind whatever becomes of either."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import ROOT

from compare.errors import CopydeskError
from compare.worker import Loading, Texts, WorkerEncoder, begin_loading

if TYPE_CHECKING:
    from compare.embedding import Encoder

TEXTS = ["The council put off its vote on Tuesday.", " Kostenko paid 24,000 hryvnia.", "Виборів не буде \x1b[31m🙂", ""]


@pytest.fixture
def worker(model: Encoder) -> WorkerEncoder:  # noqa: ARG001 - its exported form is there
    return started()


def started() -> WorkerEncoder:
    loading = Loading(None)
    loaded = loading.loaded()
    assert loaded is not None
    return WorkerEncoder(loading, loaded)


def ended(process: int) -> bool:
    """Whether a process that is not our child is gone, within some seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_its_vectors_are_those_of_this_process(worker: WorkerEncoder, model: Encoder) -> None:
    told: list[float] = []
    assert np.array_equal(worker.encode(TEXTS, told.append), model.encode(TEXTS))
    assert told
    assert told[-1] == 1.0
    assert (worker.name, worker.sha256) == (model.name, model.sha256)


def test_so_are_those_of_the_tokens_and_it_can_be_asked_again(worker: WorkerEncoder, model: Encoder) -> None:
    for texts in (TEXTS, TEXTS[:1], []):
        vectors, tokens = worker.encode_words(texts)
        expected, wanted = model.encode_words(texts)  # type: ignore[attr-defined]  # the exported model's own
        assert np.array_equal(vectors, expected)
        assert [each.starts.tolist() for each in tokens] == [each.starts.tolist() for each in wanted]
        assert [each.ends.tolist() for each in tokens] == [each.ends.tolist() for each in wanted]
        assert all(np.array_equal(each.rows, other.rows) for each, other in zip(tokens, wanted, strict=True))


@pytest.mark.parametrize("wanted", [TEXTS[:2], TEXTS[1:]])
def test_what_was_foreseen_is_used_and_anything_else_is_encoded_all_the_same(
    worker: WorkerEncoder, model: Encoder, wanted: list[str]
) -> None:
    assert worker._loading is not None
    worker._loading.ask(Texts(TEXTS[:2], words=False))
    assert np.array_equal(worker.encode(wanted), model.encode(wanted))


def test_more_than_a_pipe_holds_can_be_foreseen(model: Encoder) -> None:
    loading = Loading(None)
    many = [f"{k} {'word ' * 200}" for k in range(300)]
    loading.ask(Texts(many, words=False))
    loaded = loading.loaded()
    assert loaded is not None
    loading.end()
    assert loaded.sha256 == model.sha256


def test_one_that_breaks_down_is_one_sentence(worker: WorkerEncoder) -> None:
    assert worker._loading is not None
    worker._loading._process.kill()
    with pytest.raises(CopydeskError, match=r"ended before it was done; compare again\.$"):
        worker.encode(TEXTS)


def test_cancelling_ends_the_process(worker: WorkerEncoder) -> None:
    assert worker._loading is not None
    process = worker._loading._process

    def cancel(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        worker.encode([f"Sentence {k}." for k in range(200)], cancel)
    assert process.returncode is not None


def test_a_model_that_is_not_prepared_is_left_to_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_RUNTIME", "sentence-transformers")
    loading = begin_loading(None)
    assert loading is not None
    assert loading.loaded() is None
    assert loading._process.returncode is not None


def test_a_model_that_is_not_there_is_told_by_this_process() -> None:
    loading = begin_loading("./no-such-model")
    assert loading is not None
    assert loading.loaded() is None


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_it_does_not_outlive_who_asked(model: Encoder) -> None:  # noqa: ARG001 - its exported form is there
    asks = "import time; from compare.worker import Loading; l = Loading(None); l.loaded(); "
    asks += "print(l._process.pid, flush=True); time.sleep(600)"
    asking = subprocess.Popen([sys.executable, "-c", asks], stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert asking.stdout is not None
    worker = int(asking.stdout.readline())
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    asking.stdout.close()
    assert ended(worker)


def test_the_desk_needs_no_numpy_for_asking() -> None:
    code = "import sys, compare.worker; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
