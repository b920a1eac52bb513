"""The version of a library, told without importing what reads mail."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import pytest

from compare.embedding.runtime import exported
from compare.embedding.runtime.exported import _LIBRARIES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("library", _LIBRARIES)
def test_a_version_is_what_the_library_itself_says(library: str) -> None:
    assert exported._version_of(library) == version(library)


def test_a_library_that_no_folder_tells_of_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "some_library-2.0.dist-info").mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "absent")])
    exported._all_installed.cache_clear()
    assert exported._version_of("Some-Library") == "2.0"
    with pytest.raises(PackageNotFoundError):
        exported._version_of("other-library")
    monkeypatch.undo()
    exported._all_installed.cache_clear()
