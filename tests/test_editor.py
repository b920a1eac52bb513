"""The reporter's editor is given a file, never something to do."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_comparison import made

from tui.entering.editor import EditorError, edit

if TYPE_CHECKING:
    from pathlib import Path

    from compare.article import Article

SCRIPT = '#!/bin/sh\nfor each in "$@"; do printf "%s\\0" "$each" >> "$GOT"; done\n'


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor called vim that writes down what it is given; the current folder holds the articles."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "vim"
    program.write_text(SCRIPT)
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{program} -n")
    monkeypatch.setenv("GOT", str(tmp_path / "got"))
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path / "texts")
    return tmp_path


def article(source: str) -> Article:
    return replace(made(["The council voted.", "Snow is expected."]), source=source)


@pytest.mark.parametrize(
    "name",
    ["+!touch PWNED", "-c:q", "--cmd=!touch PWNED", "$(touch PWNED)", "`touch PWNED`", "a;touch PWNED", "a b", "*", "~", "+1"],
)
def test_a_file_of_any_name_is_one_absolute_path(editor: Path, name: str) -> None:
    folder = editor / "texts"
    (folder / name).write_text("The council voted.\nSnow is expected.\n")
    found = article(name)
    assert not edit(found, found.passages[1], nullcontext)
    assert (editor / "got").read_text().split("\0") == ["-n", "+2", str(folder / name), ""]
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize(
    ("source", "command", "says"),
    [
        ("absent.txt", "vim", "no file that an editor could open"),
        ("a\0b", "vim", "no file that an editor could open"),
        (".", "vim", "no file that an editor could open"),
        ("x" * 300, "vim", "no file that an editor could open"),
        ("a.txt", 'vim "', "cannot be understood"),
        ("a.txt", " ", "No editor is set"),
        ("a.txt", "/absent/vim\x1b[2J", "could not be started"),
    ],
)
def test_what_cannot_be_edited_is_a_sentence(
    editor: Path, monkeypatch: pytest.MonkeyPatch, source: str, command: str, says: str
) -> None:
    (editor / "texts" / "a.txt").write_text("The council voted.")
    monkeypatch.setenv("VISUAL", command)
    found = article(source)
    with pytest.raises(EditorError, match=says) as told:
        edit(found, found.passages[0], nullcontext)
    assert "\x1b" not in str(told.value)
