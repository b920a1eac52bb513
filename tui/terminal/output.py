"""What Textual's writer thread writes to: the terminal that standard output is, for as long as it is there."""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING

from tui.terminal.styles import leaner

if TYPE_CHECKING:
    from collections.abc import Callable

_OUT = 1


class TerminalOutput:
    """Textual writes to standard error, which may be a file; the screen belongs where standard output is.

    Args:
        gone: called once, from the thread that writes, when the terminal takes nothing any more; what comes later is dropped.
    """

    def __init__(self, gone: Callable[[], None]) -> None:
        self._gone, self._pieces, self._is_there = gone, list[str](), True
        self._encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"

    def fileno(self) -> int:
        """Of the terminal."""
        return _OUT

    def write(self, text: str) -> None:
        """Keep for the next flush."""
        self._pieces.append(text)

    def flush(self) -> None:
        """Write all of it; a letter that the terminal's encoding lacks is a question mark, so that columns stay columns."""
        data = memoryview(leaner("".join(self._pieces)).encode(self._encoding, "replace"))
        self._pieces.clear()
        while data and self._is_there:
            try:
                data = data[os.write(_OUT, data) :]
            except BlockingIOError:  # a parent made it non-blocking
                select.select([], [_OUT], [], 1.0)
            except OSError:
                self._is_there = False
                self._gone()
