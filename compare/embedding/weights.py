"""The hash of a model's weights: what the record names, and what an export is tied to.

It takes a quarter of a second a GB where the processor helps. So that a model which runs in its exported form is not read
twice, the hash is remembered with the file's identity, size, time and time of change: the last cannot be set back. Before
the weights themselves are loaded, they are always read.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

from compare.machine.cache_folder import cache_folder, open_to_others, write_cache
from compare.machine.paths import is_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Mark = list[list[int]]
_PATTERNS = ("model.safetensors", "*.safetensors", "pytorch_model.bin", "pytorch_model*.bin")


def file_sha256(path: Path) -> str:
    """Of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def weights_of(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The files that a model's weights are read from, in the order in which transformers looks for them in each folder."""
    return tuple(path for folder in folders for path in _weights_in(folder))


def _weights_in(folder: Path) -> list[Path]:
    for pattern in _PATTERNS:
        if found := sorted(path for path in folder.glob(pattern) if is_file(path)):
            return found
    return []


def weights_sha256(top: Path, files: Sequence[Path]) -> str:
    """The hash of one file of weights, or of several with their names; empty where there is none."""
    if len(files) < 2:  # noqa: PLR2004 - one is the usual case, and its hash is the published one
        return file_sha256(files[0]) if files else ""
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(top).as_posix()} {file_sha256(path)}\n".encode())
    return digest.hexdigest()


def remembered_sha256(top: Path, files: Sequence[Path]) -> str:
    """As `weights_sha256`, read anew only where a file is another than last time."""
    mark = marks(files)
    if known := recalled(top, mark):
        return known
    found = weights_sha256(top, files)
    if files:
        remember(top, mark, found)
    return found


def recalled(top: Path, mark: Mark) -> str:
    """What is remembered of a folder whose files are marked so; empty where nothing is, or they are others by now."""
    entry = _memory().get(str(top))
    if os.name == "posix" and isinstance(entry, list) and len(entry) == 2 and entry[0] == mark:  # noqa: PLR2004 - mark, hash
        return str(entry[1])
    return ""


def remember(top: Path, mark: Mark, found: str) -> None:
    """Remember a hash of a folder's files, as they were marked before they were read."""
    write_cache(_place(), json.dumps({**_memory(), str(top): [mark, found]}).encode())


def forget(top: Path) -> None:
    """Read the weights of a model anew next time."""
    known = _memory()
    if known.pop(str(top), None):
        write_cache(_place(), json.dumps(known).encode())


def marks(files: Iterable[Path]) -> Mark:
    """What each file is without reading it. On Windows the time of change is that of creation, so nothing is remembered there.

    Raises:
        OSError: where one is not there.
    """
    found = [path.stat() for path in files]
    return [[stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns] for stat in found]


def _place() -> Path:
    return cache_folder() / "weights.json"


def _memory() -> dict[str, object]:
    """What was remembered, unless others could have written it."""
    try:
        known = json.loads(_place().read_text(encoding="utf-8")) if open_to_others(_place()) is None else {}
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
