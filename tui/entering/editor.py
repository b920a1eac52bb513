"""The reporter's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from compare.machine.paths import absolute, is_file
from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from compare.article import Article, Passage

_TAKES_LINE = {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg"}
_LOOKED_FOR = 24


class EditorError(Exception):
    """Why there is no editor, for the reporter."""


def edit(article: Article, passage: Passage, suspend: Callable[[], AbstractContextManager[None]]) -> bool:
    """Open an article's file in $VISUAL or $EDITOR and wait for it.

    Args:
        article: whose source is opened.
        passage: where the editor begins, if it takes a line.
        suspend: gives the terminal away while the editor runs.

    Returns:
        Whether the file is another one afterwards.

    Raises:
        EditorError: where there is no file, no editor, or it cannot be started.
    """
    path = _file(article.source)
    command = _command()
    try:
        before = path.read_bytes()
    except OSError as error:
        raise EditorError(f"{visible(article.source)} cannot be read ({error.strerror or error}).") from None
    place = [f"+{_line(before, passage.text)}"] if Path(command[0]).name in _TAKES_LINE else []
    try:
        with suspend():
            subprocess.run([*command, *place, str(path)], check=False)  # noqa: S603 - the reporter's own editor
    except SuspendNotSupported:
        raise EditorError("This terminal cannot be handed to an editor.") from None
    except OSError as error:
        raise EditorError(f"{visible(command[0])} could not be started ({error.strerror or error}).") from None
    return _changed(path, before)


def _file(source: str) -> Path:
    """The file by its whole path: an editor takes a name that begins with + or - for something to do."""
    path = absolute(source)
    if is_file(path):
        return path
    raise EditorError(f"{visible(source)} is no file that an editor could open.")


def _command() -> list[str]:
    """The editor and its options, as a shell would part them; no shell sees them."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise EditorError(f"$VISUAL or $EDITOR cannot be understood ({str(error).lower()}): {visible(named)}") from None
    if not command:
        raise EditorError("No editor is set: put its name in $VISUAL or $EDITOR.")
    return command


def _changed(path: Path, before: bytes) -> bool:
    try:
        return path.read_bytes() != before
    except OSError:  # the editor took it away, or gave it to somebody else
        return False


def _line(data: bytes, text: str) -> int:
    """The line of a file that a passage begins in, counted from 1; the first where it cannot be told."""
    at = data.find(text[:_LOOKED_FOR].encode("utf-8", "replace"))
    return data.count(b"\n", 0, at) + 1 if at > 0 else 1
