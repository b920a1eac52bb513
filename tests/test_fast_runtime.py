"""The fast runtime answers as sentence-transformers does, is made once, and is never trusted when damaged."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import copy_of_cache

from compare.embedding import export_for_next_time, is_fast, load_encoder, load_fast_encoder, notice_of
from compare.embedding import loading as loading_module
from compare.embedding.models import find_model
from compare.embedding.runtime import exported as exported_module
from compare.embedding.runtime.export import TRIALS, export
from compare.embedding.runtime.exported import (
    DETAILS,
    MODEL,
    TOKENIZER,
    WEIGHTS,
    Details,
    exported_folder,
    files_are_whole,
    read_details,
    refusal,
)
from compare.embedding.runtime.graph import CannotExportError, write_graph
from compare.embedding.runtime.onnx_encoder import MOST, OnnxEncoder, _batches
from compare.embedding.runtime.optimised import optimise
from compare.embedding.sentence_transformer import SentenceTransformerEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

    from compare.comparison import Comparison
    from compare.embedding import Encoder

pytestmark = pytest.mark.usefixtures("exported")


@pytest.fixture
def copied(exported: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - it lies in the cache
    """The export in a cache of this test's own, times of change and all."""
    copy_of_cache(cache, tmp_path / "cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return exported_folder(find_model())


@pytest.fixture
def copied_small(small_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The export of the small model, made in a cache of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return export(find_model(str(small_model)))


def test_it_is_used(model: Encoder) -> None:
    assert is_fast(model)


def test_it_answers_as_sentence_transformers_does(model: Encoder, plain_model: Encoder, seed_pair: Comparison) -> None:
    texts = [p.text for p in (*seed_pair.left.passages, *seed_pair.right.passages)]
    texts += [
        "",
        "  padded  ",
        "ÄÖÜ ß Łódź",
        "外交部长周二表示，边境已经关闭。",
        "word " * 1000,
        "x" * 3000,
        "12,000 / $1.2bn\n\ttabs",
    ]
    likeness = (model.encode(texts) * plain_model.encode(texts)).sum(axis=1)
    assert float(likeness.min()) >= 0.9999


def test_each_text_has_its_own_row_whatever_the_order(model: Encoder) -> None:
    texts = [f"Member number {n} of the council said {'very ' * (n % 7)}little." for n in range(100)]
    together = model.encode(texts)
    assert np.allclose(together[::-1], model.encode(texts[::-1]), atol=1e-5)
    assert np.allclose(together[41], model.encode([texts[41]])[0], atol=1e-5)


def test_progress_rises_to_one_and_what_it_raises_ends_the_work(model: Encoder) -> None:
    shares: list[float] = []
    model.encode([f"Sentence {n}." for n in range(300)], shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.encode(["One.", "Two."], stop)


def test_batches_hold_texts_of_like_length_each_once() -> None:
    lengths = [int(n) for n in np.random.default_rng(3).integers(1, 256, 500)]
    batches = list(_batches(lengths, 2))
    assert sorted(k for batch in batches for k in batch) == list(range(500))
    assert all(len(batch) == 1 or len(batch) * max(lengths[k] for k in batch) <= MOST for batch in batches)


def damage_details(folder: Path) -> None:
    (folder / DETAILS).write_text("{")


def damage_by_cutting(folder: Path) -> None:
    with (folder / WEIGHTS).open("r+b") as file:
        file.truncate(100_000)


def damage_by_a_byte(folder: Path) -> None:
    with (folder / WEIGHTS).open("r+b") as file:
        file.seek((folder / WEIGHTS).stat().st_size // 2)
        file.write(b"\x7f")


def damage_by_loss(folder: Path) -> None:
    (folder / MODEL).unlink()


@pytest.mark.parametrize("damage", [damage_details, damage_by_cutting, damage_by_a_byte, damage_by_loss])
def test_a_damaged_export_is_removed_and_made_again(copied_small: Path, small_model: Path, damage: object) -> None:
    assert callable(damage)
    assert is_fast(load_encoder(str(small_model)))
    assert loading_module.is_ready(str(small_model))
    damage(copied_small)
    assert not loading_module.is_ready(str(small_model))
    assert not is_fast(load_encoder(str(small_model)))
    assert not copied_small.exists()
    assert is_fast(load_fast_encoder(str(small_model)))
    assert loading_module.is_ready(str(small_model))


@pytest.mark.parametrize("name", [WEIGHTS, MODEL, TOKENIZER])
def test_one_bit_that_kept_its_files_times_is_found_and_told(copied: Path, name: str) -> None:
    stat = (copied / name).stat()
    with (copied / name).open("r+b") as file:
        file.seek(stat.st_size - 2)
        bits = file.read(1)[0]
        file.seek(stat.st_size - 2)
        file.write(bytes([bits ^ 1]))
    os.utime(copied / name, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    encoder = load_encoder()
    assert not is_fast(encoder)
    assert notice_of(encoder) == loading_module.DAMAGED
    assert not copied.exists()


def test_what_nobody_touched_is_read_once_a_day(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def noted(folder: Path, details: Details) -> bool:
        read.append(folder)
        return files_are_whole(folder, details)

    monkeypatch.setattr(exported_module, "files_are_whole", noted)
    for wanted in (1, 1):
        assert is_fast(load_encoder())
        assert len(read) == wanted
    os.utime(copied / WEIGHTS)
    assert is_fast(load_encoder())
    assert len(read) == 2
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 24 * 3600)
    assert is_fast(load_encoder())
    assert len(read) == 3


def test_kept_as_the_processor_runs_it_it_answers_to_the_byte_as_it_was_exported(small_model: Path, tmp_path: Path) -> None:
    model = find_model(str(small_model))
    write_graph(model, SentenceTransformerEncoder(model).loaded, tmp_path)
    plain = read_details(tmp_path, model)
    assert plain is not None
    before = OnnxEncoder("", "", tmp_path, plain).encode(TRIALS)
    optimised = optimise(tmp_path, plain)
    assert optimised.files[WEIGHTS] != plain.files[WEIGHTS]
    assert files_are_whole(tmp_path, optimised)
    assert (OnnxEncoder("", "", tmp_path, optimised).encode(TRIALS) == before).all()


def test_a_model_that_cannot_be_kept_so_is_kept_as_it_was_exported(
    small_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_work: Path, _details: Details) -> Details:
        raise RuntimeError("not implemented")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("compare.embedding.runtime.optimised.optimise", broken)
    export(find_model(str(small_model)))
    assert is_fast(load_encoder(str(small_model)))


def test_an_export_of_other_weights_under_this_name_is_not_used(copied: Path) -> None:
    """Whole in itself, but made of something else than the record would say."""
    details = read_details(copied, find_model())
    assert details is not None
    (copied / DETAILS).write_bytes(replace(details, source="0" * 64).to_json())
    assert not is_fast(load_encoder())


def test_details_that_were_changed_are_not_used(copied: Path) -> None:
    """What no vector of one short sentence would show."""
    raw = json.loads((copied / DETAILS).read_text())
    (copied / DETAILS).write_text(json.dumps({**raw, "max_length": 16}))
    assert not is_fast(load_encoder())


@pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise there")
@pytest.mark.parametrize("where", ["copydesk", "copydesk/models", "", WEIGHTS])
def test_what_others_may_write_to_is_not_trusted(copied: Path, tmp_path: Path, where: str) -> None:
    place = tmp_path / "cache" / where if "copydesk" in where else copied / where
    place.chmod(place.stat().st_mode | 0o022)
    encoder = load_encoder()
    assert not is_fast(encoder)
    assert notice_of(encoder).startswith(f"others may write to {place}, so the prepared model there is not used")
    assert not loading_module.is_ready(None)
    assert not is_fast(load_fast_encoder())
    place.chmod(place.stat().st_mode & ~0o022)
    assert is_fast(load_encoder())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a folder away")
def test_another_users_cache_is_not_trusted_and_nothing_is_made_for_it(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(copied.parent, 12345, 12345)
    assert notice_of(load_encoder()).startswith(f"another user owns {copied.parent}")
    with pytest.raises(PermissionError):
        export(find_model())
    started: list[object] = []
    monkeypatch.setattr("compare.embedding.runtime.export.export_in_background", started.append)
    export_for_next_time(None)
    assert started == []
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ours"))
    export_for_next_time(None)
    assert len(started) == 1


@pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise there")
def test_an_export_is_for_its_user_alone(exported: Path) -> None:
    folders = [exported, exported.parent, exported.parent.parent]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in (*exported.iterdir(), exported.parent / "export.lock")} == {0o600}


def test_the_command_tells_that_a_cache_is_not_trusted_and_goes_on(copydesk: Run, copied: Path, tmp_path: Path) -> None:
    copied.parent.chmod(0o777)
    (tmp_path / "a.txt").write_text("The council postponed its vote on Tuesday.")
    done = copydesk("a.txt", "a.txt", "--format", "json")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert done.stderr.startswith(f"copydesk: others may write to {copied.parent}")
    assert json.loads(done.stdout)["settings"]["model_sha256"] == find_model().sha256


def test_a_touched_export_is_still_good(copied: Path) -> None:
    os.utime(copied / WEIGHTS)
    assert is_fast(load_encoder())


def test_other_settings_are_another_export(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(find_model().folder, folder)
    before = exported_folder(find_model(str(folder)))
    settings = json.loads((folder / "sentence_bert_config.json").read_text())
    (folder / "sentence_bert_config.json").write_text(json.dumps({**settings, "max_seq_length": 16}))
    assert exported_folder(find_model(str(folder))) != before


class Unsupported:
    """What a loaded model with modules of its own looks like."""

    def __iter__(self) -> Iterator[object]:
        return iter([type("Transformer", (), {})(), type("Dense", (), {})()])


def test_an_unsupported_model_is_refused_once_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(CannotExportError, match="its modules are Transformer, Dense"):
        export(find_model(), Unsupported())
    assert refusal(exported_folder(find_model())).exists()
    with pytest.raises(CannotExportError, match="Transformer, Dense"):
        export(find_model())
    told: list[str] = []
    assert not is_fast(load_encoder(None, told.append))
    assert len(told) == 1
    assert "Transformer, Dense" in told[0]


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(loading_module.RUNTIME, loading_module.PLAIN)
    assert not is_fast(load_encoder())


def test_the_first_use_shows_its_result_and_exports_behind_it(
    copydesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new"))
    (tmp_path / "a.txt").write_text("The council postponed its vote on Tuesday.")
    done = copydesk("a.txt", "a.txt", "--exit-code")
    assert (done.returncode, done.stderr) == (0, "")
    folder = exported_folder(find_model())
    deadline = time.monotonic() + 120
    while not folder.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert read_details(folder, find_model())
    assert is_fast(load_encoder())


def test_pooling_and_length_are_the_models_own(small_model: Path) -> None:
    slow = load_encoder(str(small_model))
    assert not is_fast(slow)
    fast = load_fast_encoder(str(small_model))
    assert is_fast(fast)
    small = find_model(str(small_model))
    details = read_details(exported_folder(small), small)
    assert details is not None
    assert (details.pooling, details.max_length) == ("cls", 16)
    texts = ["One.", "The council put off its vote on Tuesday, officials said on the same evening to reporters. " * 5]
    assert float((fast.encode(texts) * slow.encode(texts)).sum(axis=1).min()) >= 0.9999
