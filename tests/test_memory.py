"""Large inputs take little more memory than what is made of them."""

from __future__ import annotations

import platform
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from conftest import ROOT

from compare.linking import lexical
from compare.linking.lexical import token_set_similarity
from compare.reading.limited import reader
from compare.reading.reader import articles_of, end_reading, obtain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A freed block of 8 MB makes glibc keep later ones; what is left at the top of its store holds all below it.
FREED = """
import sys
sys.path.insert(0, {root!r})
from compare.machine.memory import give_back_large_blocks

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096

give_back_large_blocks()
large = b"x" * (8 << 20)
del large
before = resident()
blocks = [b"x" * (4 << 20) for _ in range(16)]
last = b"x" * (1 << 19)
del blocks
print(resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc" or not sys.platform.startswith("linux"), reason="others do not keep it")
def test_what_large_blocks_held_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", FREED.format(root=str(ROOT))], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 8 << 20


def test_pairs_are_handed_to_rapidfuzz_in_parts_and_measured_as_they_would_be_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from rapidfuzz import process

    left, right = ["rain fell", "", "a b c", "rain fell", "x y"], ["rain fell again", "", "c b", "rain fell again", "z"]
    at_once, sizes = token_set_similarity(left, right), list[int]()
    real: Callable[..., object] = process.cpdist

    def measured(ours: list[str], *more: object, **options: object) -> object:
        sizes.append(len(ours))
        return real(ours, *more, **options)

    monkeypatch.setattr(process, "cpdist", measured)
    monkeypatch.setattr(lexical, "_PAIRS", 2)
    assert np.array_equal(token_set_similarity(left, right), at_once)
    assert sizes == [2, 2, 1]


def test_no_process_waits_for_the_next_source_of_whoever_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>The council met on Monday evening. Nobody knew of it.</p>")
    articles_of([obtain(str(tmp_path / "a.html"))])
    assert reader._living
    end_reading()
    assert not reader._living
