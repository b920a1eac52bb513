"""The default model's export, kept from one run of the tests to the next while all that it is made with stays the same."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from filecmp import cmp
from hashlib import sha256
from pathlib import Path

import compare
from compare.embedding.models import find_model
from compare.embedding.runtime.export import export
from compare.embedding.runtime.exported import exported_folder
from compare.machine.cache_folder import make_models_folder


def export_or_take(kept: Path) -> Path:
    """Export the model into the cache folder; or take the export that an earlier run left in a folder.

    What is taken is checked as every export is before it is used: one that is not whole is made again.
    """
    folder = exported_folder(find_model())
    mine = kept / _code() / folder.name
    with suppress(OSError):
        make_models_folder()
        if mine.is_dir() and not folder.exists():
            shutil.copytree(mine, folder)
    export(find_model())
    with suppress(OSError):
        if not mine.exists() or not all(cmp(path, folder / path.name) for path in mine.iterdir()):  # it was made again
            _keep(folder, mine, kept)
    return folder


def _keep(folder: Path, mine: Path, kept: Path) -> None:
    """Instead of all that was kept before; whole, or not at all."""
    shutil.rmtree(kept, ignore_errors=True)
    mine.parent.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=kept) as making:
        shutil.copytree(folder, Path(making) / "export").rename(mine)


def _code() -> str:
    """The code that exports; the folder's name has the model and the libraries."""
    code = sha256()
    for path in sorted((Path(compare.__file__).parent / "embedding").rglob("*.py")):
        code.update(path.read_bytes())
    return code.hexdigest()[:16]
