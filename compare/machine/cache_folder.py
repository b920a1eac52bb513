"""Where copydesk keeps what it can make again, for its user alone; what others could have put there is not trusted."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from compare.machine.paths import is_folder
from compare.machine.private import others_may_write, private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def cache_folder() -> Path:
    """The user's cache folder for copydesk; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("copydesk", appauthor=False)


def models_folder() -> Path:
    """Where exported models are kept; it may not exist yet."""
    return cache_folder() / "models"


def open_to_others(path: Path) -> Path | None:
    """What others may write to, of the cache folder, a folder in it, and all that this holds; None where there is nothing.

    Args:
        path: of a file or folder in the cache folder; it need not exist.
    """
    with contextlib.suppress(OSError):  # what is not there, or may not be looked into, is not used either
        for place in _down_to(path):
            if others_may_write(place):
                return place
    return None


def distrust(path: Path) -> str:
    """Why nothing that lies at a path in the cache folder is used, as a sentence; empty where it may be."""
    place = open_to_others(path)
    if place is None:
        return ""
    ours = {place.stat().st_uid, place.lstat().st_uid} == {os.geteuid()}
    cause, remedy = ("others may write to", "run: chmod -R go-w") if ours else ("another user owns", "have its owner remove")
    return f"{cause} {place}, so the prepared model there is not used; {remedy} {place}"


def _down_to(path: Path) -> Iterator[Path]:
    top = cache_folder()
    yield from (folder for folder in reversed(path.parents) if folder == top or top in folder.parents)
    yield path
    if is_folder(path):
        yield from path.iterdir()


def keep_torch_here() -> None:
    """Torch's compiler makes a cache when it is imported, though nothing is compiled: here, not in everybody's /tmp."""
    with contextlib.suppress(OSError):
        private_folder(cache_folder())
        os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(private_folder(cache_folder() / "torch")))


def make_models_folder() -> Path:
    """The folder of exported models, there and for this user alone.

    Raises:
        OSError: where it cannot be made, or belongs to somebody else.
    """
    for folder in (cache_folder(), models_folder()):
        private_folder(folder)
        if others_may_write(folder):
            raise PermissionError(f"others may write to {folder}")
    return models_folder()


def write_cache(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all; a cache that cannot be written is no error."""
    with contextlib.suppress(OSError):
        private_folder(path.parent)
        write_private(path, data)


def can_be_kept() -> bool:
    """Whether the cache folder is ours, or can be made: where it is somebody else's, nothing is ever kept there."""
    for folder in (models_folder(), cache_folder()):
        with contextlib.suppress(FileNotFoundError):
            return os.name != "posix" or folder.stat().st_uid == os.geteuid()
    return True
