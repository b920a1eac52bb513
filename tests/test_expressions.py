"""An expression of ours that an earlier run compiled is the same one, and is kept with nothing of any article."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, copy_of_cache

from compare.machine import expressions
from compare.machine.expressions import compiled, keep_compiled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES: list[tuple[Any, int]] = [  # bytes among them
    (r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>May|June)\b(?!,)", re.IGNORECASE),
    (r"(?<![\w.])\d[\d,]*+(?P<scale>k|m|bn)?|(?P<word>[^\W\d_]+)", 0),
    (r"^(?:外交部|Министр|naïve|👩‍🚒)\b.*?(?=[.!?”])", re.MULTILINE | re.DOTALL),
    (r"(a)(?(1)b|c)(?i:d)\1[^\n-~]{2,5}?", 0),
    (rb"\x00[\x80-\xff]+|(?P<tag><[a-z]+>)", re.IGNORECASE),
    *((rf"word{k}\b", 0) for k in range(12)),
]
COUNTING = """
import contextlib, io, json, re, sys
seen = []
compiler = vars(re)["_compiler"]
compile_now = compiler.compile
def noted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"] in {"re", "compare.patterns"}:
        frame = frame.f_back
    if frame.f_globals["__name__"] == "compare.machine.expressions":
        seen.append(str(pattern))
    return compile_now(pattern, flags)
compiler.compile = noted
from tui.cli import run
sys.argv = ["copydesk", *sys.argv[1:], "--format", "json"]
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    assert run() == 0
print(json.dumps(seen))
"""
NEWS = "{name} said on Tuesday that 212 people, half of them under 30, had left {place} after at least two boats sank, denying it."


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of the test's own, of which this process has read nothing, and in which it will have read nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(expressions, "_new", set())
    expressions._kept.cache_clear()
    yield tmp_path / "cache"
    expressions._kept.cache_clear()


def kept_and_read_again() -> None:
    """As if another process went on: it must compile nothing."""
    for source, flags in SOURCES:
        compiled(source, flags)
    keep_compiled()
    expressions._kept.cache_clear()


@pytest.mark.usefixtures("own_cache")
def test_a_kept_expression_is_the_one_that_would_be_compiled() -> None:
    kept_and_read_again()
    for source, flags in SOURCES:
        found, fresh = compiled(source, flags), re.compile(source, flags)
        assert found == fresh  # the code too, by which re compares them
        assert (found.flags, found.groups, found.groupindex) == (fresh.flags, fresh.groups, fresh.groupindex)
    assert not expressions._new
    text = "On the 3rd May 1,200 men, 4bn naïve. Abdxyz"
    for source, flags in SOURCES:
        if isinstance(source, str):
            assert [m.groupdict() for m in compiled(source, flags).finditer(text)] == [
                m.groupdict() for m in re.finditer(source, text, flags)
            ]


def test_a_damaged_file_is_not_used(own_cache: Path) -> None:
    kept_and_read_again()
    (path,) = (own_cache / "copydesk").glob("expressions-*")
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)
    source, flags = SOURCES[0]
    assert compiled(source, flags) == re.compile(source, flags)
    assert expressions._new == {(source, int(flags))}


@pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise there")
def test_what_others_may_write_to_is_not_used(own_cache: Path) -> None:
    kept_and_read_again()
    (path,) = (own_cache / "copydesk").glob("expressions-*")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o666)
    compiled(*SOURCES[0])
    assert expressions._new


def test_the_next_run_compiles_none_and_nothing_of_an_article_is_kept(exported: Path, cache: Path, tmp_path: Path) -> None:  # noqa: ARG001 - it lies in the cache
    copy_of_cache(cache, tmp_path / "cache")
    for path in (tmp_path / "cache/copydesk").glob("expressions-*"):
        path.unlink()
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    texts = [
        NEWS.format(name="Mayor Orla Quixtable", place="Vrindelport"),
        NEWS.format(name="The Zorblatt Herald", place="Vrindelport"),
    ]
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n\n“We will not,” she said.\n", encoding="utf-8")
    first, second = (
        json.loads(
            subprocess.run(
                [sys.executable, "-c", COUNTING, "a.txt", "b.txt"], cwd=tmp_path, env=environment, capture_output=True, check=True
            ).stdout.splitlines()[-1]
        )
        for _ in range(2)
    )
    assert len(first) > 40
    assert second == []
    (path,) = (tmp_path / "cache/copydesk").glob("expressions-*")
    assert not re.search(rb"quixtable|zorblatt|vrindelport", path.read_bytes(), re.IGNORECASE)
