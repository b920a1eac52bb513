"""The editor that the desk opens at a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import LEFT, on_the_desk, said
from test_comparison import made

from compare.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

from test_desk_keys import read_segmented


class _Given:
    """A terminal given away."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def test_the_editor_opens_at_the_passage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "story.txt"
    source.write_text("\n\n".join(LEFT))
    seen = tmp_path / "seen"
    editor = tmp_path / "vim"
    editor.write_text(f'#!/bin/sh\necho "$@" > "{seen}"\necho more >> "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(app, "suspend", _Given)
        await pilot.press("j", "j", "E")
        assert seen.read_text().split() == ["+5", str(source)]
        assert "has changed" in said(app)

    on_the_desk(tmp_path, script, read_segmented(str(source)), made(LEFT))
    assert read(str(source)).text.endswith("more")


@pytest.mark.parametrize(
    ("editor", "sentence"), [("", "No editor is set"), ("/no/such/editor", "could not be started"), (None, "is no file")]
)
def test_an_editor_that_cannot_be_had_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str | None, sentence: str
) -> None:
    source = tmp_path / "story.txt"
    source.write_text("\n\n".join(LEFT))
    monkeypatch.setenv("EDITOR", editor or "")
    monkeypatch.delenv("VISUAL", raising=False)

    async def script(app: CopydeskApp, _desk: Desk, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(app, "suspend", _Given)
        await pilot.press("E")
        assert sentence in said(app)

    on_the_desk(tmp_path, script, made(LEFT) if editor is None else read_segmented(str(source)), made(LEFT), size=(160, 40))
