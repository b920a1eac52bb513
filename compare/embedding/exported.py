"""The exported form of a model: where it is kept, and whether it can be trusted.

A folder a model, named by the weights' hash, the settings' hash, the export's version and the libraries' versions; it
appears by one rename, so it is whole or not there. What was tampered with or damaged later is found by size and time of
change, then by hash, and by a sentence whose vector is known.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

from compare.embedding.cache_folder import cache_folder
from compare.paths import is_there

if TYPE_CHECKING:
    from pathlib import Path

    from compare.embedding.models import ModelFiles

EXPORT_VERSION = 1
MODEL, WEIGHTS, TOKENIZER, DETAILS = "model.onnx", "model.weights", "tokenizer.json", "details.json"
_LIBRARIES = ("onnxruntime", "torch", "transformers", "sentence-transformers")


@dataclass(frozen=True, slots=True)
class Details:
    """How the exported model is to be used: the model's own settings, not ours.

    Attributes:
        pooling: how token vectors become one.
        max_length: in tokens; longer texts are cut.
        inputs: names of the graph's inputs.
        canary: the vector of `CANARY`.
        files: of each file of the export its size in bytes, when it was written in nanoseconds, and its sha256.
    """

    pooling: Literal["mean", "cls"]
    max_length: int
    inputs: tuple[str, ...]
    canary: tuple[float, ...]
    files: dict[str, tuple[int, int, str]]

    def to_json(self) -> bytes:
        """For the folder."""
        return json.dumps(asdict(self)).encode()


CANARY = "The council put off its vote on Tuesday, officials said."


def exported_folder(model: ModelFiles) -> Path:
    """Where the exported form of a model is or will be."""
    libraries = "-".join(version(name) for name in _LIBRARIES)
    return cache_folder() / "models" / f"{model.sha256[:16]}-{model.settings_sha256[:8]}-{EXPORT_VERSION}-{libraries}"


def refusal(folder: Path) -> Path:
    """The file that says why a model cannot be exported, so that it is not tried again and again."""
    return folder.with_name(folder.name + ".refused")


def read_details(folder: Path) -> Details | None:
    """The details of a whole, undamaged export; None where there is none. A damaged one is removed, to be made again."""
    try:
        raw = json.loads((folder / DETAILS).read_text(encoding="utf-8"))
        details = Details(**{**raw, "inputs": tuple(raw["inputs"]), "canary": tuple(raw["canary"])})
        if all(_is_whole(folder / name, *mark) for name, mark in details.files.items()):
            return details
    except FileNotFoundError:
        if not is_there(folder):
            return None
    except (OSError, ValueError, TypeError, KeyError):
        pass
    discard(folder)
    return None


def discard(folder: Path) -> None:
    """Remove an export, so that it is made again; renamed first, so that no other process reads half of it."""
    doomed = folder.with_name(f"{folder.name}.damaged")
    with contextlib.suppress(OSError):
        shutil.rmtree(doomed, ignore_errors=True)
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def mark(path: Path) -> tuple[int, int, str]:
    """A file's size in bytes, when it was written in nanoseconds, and its sha256."""
    stat = path.stat()
    with path.open("rb") as file:
        return stat.st_size, stat.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest()


def _is_whole(path: Path, size: int, changed: int, sha256: str) -> bool:
    """Whether a file is as it was; read only where it was touched since."""
    stat = path.stat()
    return stat.st_size == size and (stat.st_mtime_ns == changed or mark(path)[2] == sha256)
