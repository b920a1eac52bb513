"""Reading has one bound of time and memory, whatever the format, and can be ended; nothing of it stays behind."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.reading.formats import DOCUMENTS, TEXTS, is_light
from compare.reading.given import Given, Obtained
from compare.reading.limited import asking, end_readers, limits, reader
from compare.reading.reader import articles_of, begin, obtain
from compare.reading.sources.sources import Source
from compare.reading.sources.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder, and a process that reads it in tricky ways."""
    monkeypatch.syspath_prepend(str(ROOT / "tests"))
    monkeypatch.setattr(reader, "MODULE", "tricky_reader")
    end_readers()
    yield tmp_path
    end_readers()


def tricky(folder: Path, name: str, more: str = "") -> str:
    (folder / name).write_bytes(b"\xff" + name.encode() + more.encode())
    return str(folder / name)


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def processes() -> list[int]:
    return [each._process.pid for each in reader._living]


def until_begun() -> int:
    while not processes():
        time.sleep(0.01)
    return processes()[0]


def test_what_waits_without_end_is_ended_and_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 1.5)
    with pytest.raises(UnreadableSourceError, match=r"takes longer than 6 s to read; copy its text"):
        read(tricky(folder, "sleeps"))
    assert not processes()


def test_what_computes_too_long_is_ended_told_and_not_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(tricky(folder, "chatters")).text
    asked: list[bool] = []

    def counting(*, new: bool = False) -> reader.Reader:
        asked.append(new)
        return reader.take_reader(new=new)

    monkeypatch.setattr(asking, "take_reader", counting)
    monkeypatch.setattr(limits, "SECONDS", 1.5)
    monkeypatch.setattr(limits, "by_the_clock", lambda _: 100.0)  # the machine may be as busy as it likes
    with pytest.raises(UnreadableSourceError, match=r"takes longer than 1\.5 s to read; copy its text"):
        read(tricky(folder, "spins"))
    assert asked == [False]
    assert not processes()


def test_a_text_that_has_to_wait_for_the_processor_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    monkeypatch.setattr(limits, "by_the_clock", lambda _: 100.0)
    assert read(tricky(folder, "waits")).text == "It had to wait."


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit a process's memory so")
def test_what_needs_too_much_memory_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY", 600_000_000)
    with pytest.raises(UnreadableSourceError, match=r"needs more than 0\.6 GB of memory to read"):
        read(tricky(folder, "fills"))
    assert "chatters" not in read(tricky(folder, "chatters")).text  # the next one finds a process that can read


@pytest.mark.parametrize(("name", "said"), [("crashes", "broke down over it"), ("fails", r"could not be read \(KeyError")])
def test_a_reader_that_breaks_down_is_one_sentence(folder: Path, name: str, said: str) -> None:
    with pytest.raises(UnreadableSourceError, match=said):
        read(tricky(folder, name))
    assert read(tricky(folder, "chatters")).text == "It was read."


def test_nothing_that_a_library_prints_is_taken_for_an_answer(folder: Path) -> None:
    assert read(tricky(folder, "chatters")).text == "It was read."


def test_what_is_stopped_ends_at_once_and_leaves_no_process(folder: Path) -> None:
    stop, said = Stop(), list[str]()

    def reading() -> None:
        with pytest.raises(UnreadableSourceError) as raised:
            read(tricky(folder, "sleeps"), stop=stop)
        said.append(str(raised.value))

    thread = threading.Thread(target=reading)
    thread.start()
    process = until_begun()
    stop.now()
    thread.join(limits.SECONDS / 2)
    assert "cancelled" in said[0]
    assert not is_there(process)


def test_what_is_stopped_before_it_begins_is_not_read(folder: Path) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(UnreadableSourceError, match="cancelled"):
        read(tricky(folder, "sleeps"), stop=stop)
    assert not processes()


def test_two_sources_are_read_at_the_same_time(folder: Path) -> None:
    (folder / "both").mkdir()
    each = obtain(tricky(folder, "meets", str(folder / "both")))
    assert [article.text for article in articles_of([each, each])] == ["Both were there."] * 2


def test_a_process_is_asked_again_and_replaced_where_it_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_TRIED", "as its parent")
    first, second = (read(tricky(folder, "tells")).text for _ in range(2))
    assert first == second == f"{processes()[0]} as its parent"
    os.kill(processes()[0], 9)
    third = read(tricky(folder, "tells")).text
    assert third not in {first, "as its parent"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not count a parent's memory with its children's")
def test_a_process_is_kept_however_much_its_parent_held(folder: Path) -> None:
    ballast = bytearray(os.urandom(1)) * (limits.KEPT + 50_000_000)
    first, second = (read(tricky(folder, "tells")).text for _ in range(2))
    assert first == second, len(ballast)


def test_no_stream_of_a_reader_stays_open_where_its_answer_is_dropped(folder: Path) -> None:
    begun = begin(obtain(tricky(folder, "sleeps")))
    asked = next(iter(reader._living))
    end_readers()
    assert asked.requests.closed
    assert asked.answers.closed
    del begun


def test_the_other_side_is_dropped_where_one_cannot_be_read(folder: Path) -> None:
    both = [obtain(tricky(folder, name)) for name in ("fails", "sleeps")]
    with pytest.raises(UnreadableSourceError, match="KeyError"):
        articles_of(both)
    assert not processes()


ORPHANING = """
import os, sys
from compare.reading.limited import reader
from compare.reading.reader import begin, obtain
reader.MODULE = "tricky_reader"
begin(obtain(sys.argv[1]))
print(next(iter(reader._living))._process.pid, flush=True)
os._exit(0)
"""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the end of its input ends it")
@pytest.mark.parametrize("name", ["sleeps", "chatters"])
def test_a_process_ends_with_the_one_that_asked(folder: Path, name: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    command = [sys.executable, "-c", ORPHANING, tricky(folder, name)]
    process = int(subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=True).stdout)
    ends = time.monotonic() + limits.SECONDS / 2
    while is_there(process):
        assert time.monotonic() < ends
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("name", "data", "light"),
    [
        (".txt", b"Nobody said so.", True),
        ("", "„Niemand“ sagte das.".encode(), True),
        (".md", b"# Nobody said so", True),
        (".md", b"# Nobody said so\n" * 10_000, False),
        (".txt", b"Nobody said so.\n" * 100_000, False),
        (".txt", "„Niemand“ sagte das.".encode("cp1252"), False),
        (".txt", b"No\x00body said so.", False),
        ("", b"<html><p>Nobody said so.", False),
        (".html", b"Nobody said so.", False),
        (".txt", b"%PDF-1.4", False),
        (".txt", b"PK\x03\x04", False),
    ],
)
def test_only_short_texts_in_utf8_are_read_in_this_process(name: str, data: bytes, *, light: bool) -> None:
    assert is_light(Given(Obtained(Source("x", name, data)))) is light


def test_every_row_of_the_formats_names_a_reader() -> None:
    for each in (*DOCUMENTS, *TEXTS):
        module, _, function = each.reader.partition(":")
        assert callable(getattr(importlib.import_module(module), function)), each.name
