"""The system's clipboard, where there is a program that reads it.

Terminals hand out their clipboard (OSC 52) to nearly nobody, for good reasons, so the system's own programs are asked. Not
by pyperclip: it waits for them without end, and an X server's clipboard whose owner hangs never answers.
"""

from __future__ import annotations

import os
import subprocess
import sys
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 2.0
_NONE = (
    "The clipboard cannot be read here: paste with your terminal's own key (often ctrl+shift+v), "
    "or install wl-clipboard, xclip or xsel."
)
_EMPTY = "The clipboard holds no text, or does not answer."


class NoClipboardError(Exception):
    """Why there is nothing to paste, for the reporter."""


def ways(environment: Mapping[str, str], platform: str) -> Iterator[list[str]]:
    """The commands that print the clipboard on such a system, the best first."""
    if platform == "darwin":
        yield ["pbpaste"]
    if platform == "win32" or "WSL_DISTRO_NAME" in environment:
        yield ["powershell.exe", "-NoProfile", "-Command", "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw"]
    if environment.get("WAYLAND_DISPLAY"):
        yield ["wl-paste", "--no-newline", "--type", "text"]
    if environment.get("DISPLAY"):
        yield ["xclip", "-selection", "clipboard", "-out"]
        yield ["xsel", "--clipboard", "--output"]
    if environment.get("TERMUX_VERSION"):
        yield ["termux-clipboard-get"]
    if environment.get("TMUX"):
        yield ["tmux", "save-buffer", "-"]


def read_clipboard(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> str:
    """The clipboard's text; it takes up to two seconds a program that does not answer.

    Raises:
        NoClipboardError: where no program can read it, or it holds no text.
    """
    said = _NONE
    for program, *arguments in ways(os.environ if environment is None else environment, platform):
        path = which(program)
        if path:
            text = _printed([path, *arguments])
            if text.strip():
                return text
            said = _EMPTY
    raise NoClipboardError(said)


def _printed(command: list[str]) -> str:
    """What a command prints; nothing where it fails or hangs."""
    try:
        done = subprocess.run(  # noqa: S603 - the system's own clipboard program
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
