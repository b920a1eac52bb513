"""Where copydesk keeps what it can make again."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """The user's cache folder for copydesk; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("copydesk", appauthor=False)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all; a cache that cannot be written is no error."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
