"""Processes that export a model at once, or are killed while they do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from compare.embedding.models import find_model
from compare.embedding.runtime.export import export
from compare.embedding.runtime.exported import files_are_whole, read_details

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = """
import sys
from compare.embedding.runtime import export
print(export.export(export.find_model(sys.argv[1])), flush=True)
"""
# Two processes, parted when one has imported what takes seconds; the first ends as the second does.
TWICE = f"""
import os
from compare.embedding.runtime import export
import sentence_transformers
other = os.fork()
{EXPORT}
sys.exit(other and os.waitstatus_to_exitcode(os.wait()[1]))
"""
# Everything is written, and nothing is done with it: the moment at which it is killed.
UNCHECKED = f"""
import time
from compare.embedding.runtime import export
export._check = lambda *_: time.sleep(600)
{EXPORT}
"""


def start_export(cache: Path, model: Path, code: str = EXPORT) -> subprocess.Popen[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", code, str(model)], env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_two_processes_at_once_make_one_good_export(tmp_path: Path, small_model: Path) -> None:
    """The one that waits finds what the other made, and leaves it as it is."""
    both = start_export(tmp_path, small_model, TWICE)
    made = set()
    while both.poll() is None:
        made |= {path.name for path in tmp_path.glob("copydesk/models/making-*")}
        time.sleep(0.02)
    told = both.communicate(timeout=300)[0].splitlines()
    assert (both.returncode, len(told)) == (0, 2)
    assert len(made) == 1
    assert sorted(str(path) for path in (tmp_path / "copydesk/models").iterdir()) == sorted(
        [*set(told), str(tmp_path / "copydesk/models/export.lock")]
    )


def test_what_a_killed_export_leaves_goes_with_the_next_one(
    tmp_path: Path, small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    small, models = find_model(str(small_model)), tmp_path / "copydesk/models"
    process = start_export(tmp_path, small_model, UNCHECKED)
    while not list(models.glob("making-*/model.*")):
        assert process.poll() is None
        time.sleep(0.005)
    process.kill()
    process.communicate(timeout=60)
    assert list(models.glob("making-*/model.*")), "it was not killed while it wrote"
    for left in ("old-export.damaged", "making-before"):
        (models / left).mkdir()
        (models / left / "model.weights").write_bytes(b"half")
    (models / "old-export.lock").touch()
    (models / "old-export.refused").touch()
    os.utime(models / "old-export.refused", (0, 0))
    (models / "new-export.refused").touch()
    folder = export(small)
    assert sorted(path.name for path in models.iterdir()) == sorted([folder.name, "export.lock", "new-export.refused"])
    details = read_details(folder, small)
    assert details is not None
    assert files_are_whole(folder, details)
