"""What a box's content is taken as."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.entering.entered import EnteredAs, look_at, size

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, which is also the reporter's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "my story.txt").write_text("x" * 12_300)
    (tmp_path / "plain").write_text("x")
    (tmp_path / "drafts").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "typed",
    [
        "my story.txt",
        "  my story.txt\n",
        "./my story.txt",
        "~/my story.txt",
        "'my story.txt'",
        '"my story.txt"',
        r"my\ story.txt",
        "{}/my story.txt",
        "'{}/my story.txt'",
        "file://{}/my%20story.txt",
    ],
)
def test_a_name_that_exists_is_a_file_however_a_terminal_writes_it(folder: Path, typed: str) -> None:
    found = look_at(typed.format(folder))
    assert (found.kind, found.said) == (EnteredAs.FILE, "a file, 12 kB")
    assert (folder / "my story.txt").samefile(found.source)


def test_a_file_may_be_called_anything(folder: Path) -> None:
    for name in ("line\nbreak.txt", "https:", "[bold] ~ 'quote", " spaces "):
        (folder / name).write_text("x")
        assert look_at(name) == look_at(name)
        assert (look_at(name).kind, look_at(name).source) == (EnteredAs.FILE, name)


@pytest.mark.parametrize("address", ["https://example.org/a", "http://127.0.0.1:8000/", " HTTPS://Example.org/x?y=z#a \n"])
def test_an_address_is_an_address(address: str) -> None:
    found = look_at(address)
    assert (found.kind, found.source) == (EnteredAs.ADDRESS, address.strip())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("their story.txt", "no such file: their story.txt"),
        ("/no/such/place", "no such file: /no/such/place"),
        ("../nothing", "no such file"),
        ("~/nothing", "no such file"),
        ("stories/first", "no such file"),
        ("report.PDF", "no such file"),
        ("drafts", "a folder: name a file in it"),
        (os.devnull, "a device or a pipe"),
        ("www.example.org", "a web address begins with https://"),
        ("example.org/news/1", "a web address begins with https://"),
        ("ftp://example.org/a.txt", "only http and https addresses"),
        ("/x\x1b[2J.txt", "no such file: /x\u241b[2J.txt"),
    ],
)
def test_one_line_that_looks_like_a_source_and_is_none_is_a_mistake(folder: Path, typed: str, says: str) -> None:
    assert folder.is_dir()
    found = look_at(typed)
    assert found.kind is EnteredAs.MISTAKE
    assert says in found.said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The council postponed its vote.", 5),
        ("Snow closes pass", 3),
        ("A story in\ntwo lines about report.txt", 7),
        ("/ Reuters / The vote was postponed", 5),
        ("~ 500 people came", 3),
        ("He/she said that the file notes/first held nothing at all that anybody had asked for.txt", 15),
        ("https://example.org is where the ministry put it", 7),
        ("# A heading\n\n<b>and</b> more", 4),
    ],
)
def test_everything_else_is_text(folder: Path, typed: str, words: int) -> None:
    assert folder.is_dir()
    found = look_at(typed)
    assert (found.kind, found.source) == (EnteredAs.TEXT, typed)
    assert found.said == f"{words} words of pasted text"


def test_what_is_hidden_in_a_text_is_said() -> None:
    assert look_at("He said\x1b[2J nothing, and left.").said == "5 words of pasted text; 1 control character was made visible"


@pytest.mark.parametrize("nothing", ["", " ", "\n\n\t"])
def test_nothing_is_nothing(nothing: str) -> None:
    assert look_at(nothing).kind is EnteredAs.NOTHING


@given(st.text())
def test_nothing_that_is_typed_breaks_it_or_reaches_the_screen_raw(text: str) -> None:
    said = look_at(text).said
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in said)


@pytest.mark.parametrize(
    ("count", "says"), [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1500, "2 kB"), (3_400_000, "3.4 MB")]
)
def test_sizes_are_for_people(count: int, says: str) -> None:
    assert size(count) == says
