"""The exported form of a model: where it is kept, and whether it can be trusted.

A folder a model, named by the weights' hash, the settings' hash, the export's version, the processor and the libraries'
versions; it appears by one rename, so it is whole or not there. It says which weights it was made of, and the hash of each of
its files: all are read in a thread beside the loading, where one was touched since they were found whole, and once a day.
Where others may write, nothing is trusted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compare.embedding.weights import file_sha256, marks, recalled, remember
from compare.machine.cache_folder import models_folder

if TYPE_CHECKING:
    from compare.embedding.models import ModelFiles
    from compare.embedding.weights import Mark

EXPORT_VERSION = 3
MODEL, WEIGHTS, TOKENIZER, DETAILS = "model.onnx", "model.weights", "tokenizer.json", "details.json"
DAMAGED, REFUSED = ".damaged", ".refused"
_INSTALLED = ".dist-info"
_FIRST_CORE = 8_192  # bytes: what is said of one core takes some 1,500
_DAY = 86_400  # seconds
_LIBRARIES = ("onnxruntime", "torch", "transformers", "sentence-transformers")


@dataclass(frozen=True, slots=True)
class Details:
    """How the exported model is to be used: the model's own settings, not ours.

    Attributes:
        source: the sha256 of the weights that it was made of.
        settings: the sha256 of the settings and vocabularies that they were used with.
        pooling: how token vectors become one.
        max_length: in tokens; longer texts are cut.
        inputs: names of the graph's inputs.
        canary: the vector of `CANARY`.
        files: of each file of the export its sha256.
        alone: whether each text is run by itself, because what is run along with it would change its vector.
        sha256: of all this.
    """

    source: str
    settings: str
    pooling: Literal["mean", "cls"]
    max_length: int
    inputs: tuple[str, ...]
    canary: tuple[float, ...]
    files: dict[str, str]
    alone: bool = False
    sha256: str = ""

    def to_json(self) -> bytes:
        """For the folder."""
        return json.dumps(asdict(replace(self, sha256=self._own_sha256()))).encode()

    def _own_sha256(self) -> str:
        return hashlib.sha256(json.dumps(asdict(replace(self, sha256="")), sort_keys=True).encode()).hexdigest()

    def is_of(self, model: ModelFiles) -> bool:
        """Whether these details are whole, name every file, and are those of this model's export."""
        whole = self.sha256 == self._own_sha256() and set(self.files) == {MODEL, WEIGHTS, TOKENIZER}
        return whole and (self.source, self.settings) == (model.sha256, model.settings_sha256)


CANARY = "The council put off its vote on Tuesday, officials said."


def exported_folder(model: ModelFiles) -> Path:
    """Where the exported form of a model is or will be."""
    libraries = "-".join(_version_of(name) for name in _LIBRARIES)
    form = "-int8" if model.quantised else ""
    made_of = f"{model.sha256[:16]}{form}-{model.settings_sha256[:8]}"
    return models_folder() / f"{made_of}-{EXPORT_VERSION}-{_processor()}-{libraries}"


@cache
def _processor() -> str:
    """Eight characters for what this processor can do, by which it wants the weights in an order of its own."""
    able = ""
    with contextlib.suppress(OSError), Path("/proc/cpuinfo").open("rb", buffering=0) as file:
        first = file.read(_FIRST_CORE).decode("utf-8", "replace").partition("\n\n")[0]
        able = "".join(line for line in first.splitlines() if line.startswith(("flags", "Features")))
    if not able:
        from platform import machine, processor

        able = f"{machine()} {processor()}"
    return hashlib.sha256(able.encode()).hexdigest()[:8]


def _version_of(library: str) -> str:
    """The version of an installed library, by the name of the folder that its installer left beside it.

    `importlib.metadata` says it too, and imports what reads mail for it: a twentieth of a whole run. It is asked where no folder
    says.
    """
    found = _all_installed().get(_folded(library))
    if found:
        return found
    from importlib.metadata import version

    return version(library)


@cache
def _all_installed() -> dict[str, str]:
    """The versions of all that is installed, by name; of what is there twice the one that Python imports."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 - names are all that is wanted
        except OSError:
            continue
        for name, _, version in (entry.removesuffix(_INSTALLED).partition("-") for entry in entries if entry.endswith(_INSTALLED)):
            found.setdefault(_folded(name), version)
    return found


def _folded(name: str) -> str:
    """A name as all its spellings are compared."""
    return name.replace("-", "_").replace(".", "_").lower()


def refusal(folder: Path) -> Path:
    """The file that says why a model cannot be exported, so that it is not tried again and again."""
    return folder.with_name(folder.name + REFUSED)


def read_refusal(folder: Path) -> str:
    """Why a model cannot be exported; empty where that was not tried, or nobody knows."""
    try:
        return refusal(folder).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def read_details(folder: Path, model: ModelFiles) -> Details | None:
    """The details of a model's export; None where there is none. One with damaged details is removed, to be made again.

    Its files are another matter: `files_are_whole`.
    """
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        raw = json.loads((folder / DETAILS).read_text(encoding="utf-8"))
        details = Details(**{**raw, "inputs": tuple(raw["inputs"]), "canary": tuple(raw["canary"])})
        if details.is_of(model):
            return details
    discard(folder)
    return None


def files_are_whole(folder: Path, details: Details) -> bool:
    """Whether each file is the one that was written, to the byte: all of them are read."""
    try:
        return all(file_sha256(folder / name) == sha256 for name, sha256 in details.files.items())
    except OSError:
        return False


def begin_check(folder: Path, details: Details) -> Future[bool]:
    """As `files_are_whole`, in a thread of its own: hashing leaves the rest of the processor to the loading.

    Files that nobody has touched since they were found whole today are not read again.
    """
    try:
        mark = [*marks(folder / name for name in details.files), [int(time.time() // _DAY)]]
    except OSError:
        mark = []
    if mark and recalled(folder, mark) == details.sha256:
        known: Future[bool] = Future()
        known.set_result(True)
        return known
    pool = ThreadPoolExecutor(1, "check")
    found = pool.submit(_found_whole, folder, details, mark)
    pool.shutdown(wait=False)
    return found


def _found_whole(folder: Path, details: Details, mark: Mark) -> bool:
    whole = files_are_whole(folder, details)
    if whole and mark:
        remember(folder, mark, details.sha256)
    return whole


def discard(folder: Path) -> None:
    """Remove an export, so that it is made again; renamed first, so that no other process reads half of it."""
    doomed = folder.with_name(f"{folder.name}{DAMAGED}")
    with contextlib.suppress(OSError):
        shutil.rmtree(doomed, ignore_errors=True)
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
