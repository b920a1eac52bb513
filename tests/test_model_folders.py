"""A model folder is data: none of its code runs, no name is taken for one, and its hash is that of the weights that run."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import real

from compare.embedding import load_encoder
from compare.embedding.models import find_model
from compare.embedding.own_modules import module_folders, require_own_modules
from compare.embedding.runtime.exported import exported_folder
from compare.errors import UnknownModelError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model of the user's own."""
    return shutil.copytree(find_model().folder, tmp_path / "our-model")


def change(path: Path, **settings: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **settings}))


@pytest.mark.parametrize(
    "name",
    [
        "evil.Evil",
        "sentence_transformers",
        "sentence_transformers.base.modules.module.torch",
        "sentence_transformers.base.modules.module.Path",
        "sentence_transformers.util.misc.import_from_string",
        "sentence_transformers_evil.models.Transformer",
        "sentence_transformers.models.Transformer\n",
        "os.system",
        "",
    ],
)
@pytest.mark.parametrize("place", ["modules.json", "2_Normalize/router_config.json"])
def test_a_class_that_is_not_its_own_is_refused_before_anything_is_loaded(folder: Path, name: str, place: str) -> None:
    ran = folder.parent / "ran"
    (folder / "evil.py").write_text(f"open({str(ran)!r}, 'w')\nclass Evil: pass\n")
    (folder / place).parent.mkdir(exist_ok=True)
    modules = [{"idx": 0, "name": "0", "path": "", "type": name}]
    (folder / place).write_text(json.dumps(modules if place == "modules.json" else {"types": {"0": name}}))
    with pytest.raises(UnknownModelError, match="is code that copydesk does not run"):
        find_model(str(folder))
    assert not ran.exists()


def test_the_tokenizer_of_word_vectors_is_its_own_too(folder: Path) -> None:
    change(folder / "tokenizer_config.json", tokenizer_class="sentence_transformers.models.tokenizer.WhitespaceTokenizer")
    find_model(str(folder))
    change(folder / "tokenizer_config.json", tokenizer_class="evil.Evil")
    with pytest.raises(UnknownModelError, match=r"its module evil\.Evil is code that copydesk does not run"):
        find_model(str(folder))


def test_the_case_of_a_model_with_code(copydesk: Run, tmp_path: Path) -> None:
    shutil.copytree(real("cases/attack/model-with-code"), tmp_path / "model")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("The council put off its vote.")
    done = copydesk("a.txt", "b.txt", "--model", "./model")
    assert (done.returncode, done.stdout) == (2, "")
    assert "its module evil.Evil is code that copydesk does not run" in done.stderr


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"path": ""}]', '[{"type": 1}]', "[" * 100_000, "\udcff"])
def test_modules_that_are_no_list_are_one_sentence(folder: Path, text: str) -> None:
    (folder / "modules.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UnknownModelError, match="no list of modules"):
        find_model(str(folder))


def test_modules_elsewhere_are_refused(folder: Path) -> None:
    module = {"type": "sentence_transformers.models.Transformer", "path": "../other"}
    (folder / "modules.json").write_text(json.dumps([module]))
    with pytest.raises(UnknownModelError, match="outside of its own"):
        _ = find_model(str(folder)).sha256


def test_the_published_modules_are_its_own() -> None:
    require_own_modules(find_model().folder)


def test_a_link_may_lead_to_a_model(folder: Path, tmp_path: Path) -> None:
    """As to a virtual environment, or to a home."""
    (tmp_path / "link").symlink_to(folder.parent)
    there = tmp_path / "link" / folder.name
    assert module_folders(there) == tuple(there / path.relative_to(folder) for path in module_folders(folder))


def test_settings_that_ask_for_code_are_refused_without_running_it(folder: Path) -> None:
    ran = folder.parent / "ran"
    (folder / "evil.py").write_text(f"open({str(ran)!r}, 'w')\n")
    change(folder / "config.json", model_type="evil", auto_map={"AutoConfig": "evil.Config", "AutoModel": "evil.Model"})
    with pytest.raises(UnknownModelError, match="needs code of its own"):
        load_encoder(str(folder)).encode(["A story."])
    assert not ran.exists()


class Runs:
    """What a pickle can hold."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.path), "w")


@pytest.mark.parametrize("forced", ["0", "1"])
def test_pickled_weights_run_nothing(folder: Path, forced: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a bare pickle nor torch's own archive, whatever the environment would allow."""
    import torch

    monkeypatch.setenv("TORCH_FORCE_WEIGHTS_ONLY_LOAD", forced)
    ran = folder.parent / "ran"
    (folder / "model.safetensors").unlink()
    for write in (torch.save, lambda what, path: path.write_bytes(pickle.dumps(what))):
        write({"embeddings.word_embeddings.weight": Runs(ran)}, folder / "pytorch_model.bin")
        with pytest.raises(UnknownModelError, match="no model can be loaded"):
            load_encoder(str(folder)).encode(["A story."])
        assert not ran.exists()


def test_a_name_is_never_a_folder_of_the_current_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    (folder.parent / "org").mkdir()
    shutil.copytree(folder, folder.parent / "org/our-model")
    for name in ("our-model", "org/our-model"):
        with pytest.raises(UnknownModelError, match=f"no such model on this machine; if you mean the folder here, write ./{name}"):
            find_model(name)
        assert find_model(f"./{name}").folder == (folder.parent / name).resolve()
    with pytest.raises(UnknownModelError, match="give the folder of"):
        find_model("nowhere/at-all")


def test_a_folder_is_a_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "work").mkdir()
    monkeypatch.chdir(folder.parent / "work")
    monkeypatch.setenv("HOME", str(folder.parent))
    for name in (str(folder), "../our-model", "~/our-model", f"{folder}/", "./../our-model"):
        assert find_model(name).folder == folder.resolve()


@pytest.mark.parametrize("name", ["./\0", "~\0", "~nobody-is-called-so/model", "\0", "a\0b", "/" + "x" * 5000, "", ".", "./file"])
def test_what_is_no_model_is_one_sentence(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(UnknownModelError):
        find_model(name)


def flip(path: Path) -> None:
    """One bit another, size and times of access and change as they were."""
    stat = path.stat()
    with path.open("r+b") as file:
        file.seek(stat.st_size // 2)
        byte = file.read(1)[0]
        file.seek(stat.st_size // 2)
        file.write(bytes([byte ^ 1]))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_other_weights_of_one_size_and_time_have_another_hash(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = find_model(str(folder))
    export = exported_folder(before)
    flip(folder / "model.safetensors")
    after = find_model(str(folder))
    assert after.sha256 != before.sha256
    assert exported_folder(after) != export
    with pytest.raises(UnknownModelError, match="others than a moment ago"):
        before.require_these_weights()


def test_a_remembered_hash_is_held_against_the_weights_that_are_loaded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even one that a damaged memory says."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    right = find_model(str(folder)).sha256
    memory = tmp_path / "cache/copydesk/weights.json"
    memory.write_text(memory.read_text().replace(right, "0" * 64))
    assert find_model(str(folder)).sha256 == "0" * 64
    with pytest.raises(UnknownModelError, match="others than a moment ago"):
        load_encoder(str(folder)).encode(["A story."])
    assert find_model(str(folder)).sha256 == right


@pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise there")
def test_a_memory_that_others_may_write_is_not_trusted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    right = find_model(str(folder)).sha256
    memory = tmp_path / "cache/copydesk/weights.json"
    assert memory.stat().st_mode & 0o777 == 0o600
    memory.write_text(memory.read_text().replace(right, "0" * 64))
    memory.chmod(0o666)
    assert find_model(str(folder)).sha256 == right


def test_weights_in_several_files_have_a_hash_of_all(folder: Path) -> None:
    for name in ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"):
        (folder / name).write_bytes(name.encode())
    (folder / "model.safetensors").unlink()
    seen = {find_model(str(folder)).sha256}
    (folder / "model-00002-of-00002.safetensors").write_bytes(b"others")
    seen.add(find_model(str(folder)).sha256)
    (folder / "2_Normalize").mkdir(exist_ok=True)
    (folder / "2_Normalize/model.safetensors").write_bytes(b"of a module")
    seen.add(find_model(str(folder)).sha256)
    assert len(seen - {""}) == 3


def test_another_vocabulary_is_another_export(folder: Path) -> None:
    before = exported_folder(find_model(str(folder)))
    (folder / "vocab.txt").write_text("[PAD]\n")
    assert exported_folder(find_model(str(folder))) != before


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
def test_a_link_to_nowhere_is_one_sentence(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).symlink_to(folder / "nowhere")
    with pytest.raises(UnknownModelError):
        load_encoder(str(folder)).encode(["A story."])
