"""How far a long work is: a bar for each of its stages, with an estimate; what fails is told above it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Self

    from click._termui_impl import ProgressBar


class StageBars:
    """The bars, one after the other; a `compare.sweeping.job.Told`.

    Args:
        stream: where they are drawn; where that is no terminal, each stage's name is a line.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._open = stream, ExitStack()
        self._bar: ProgressBar[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    def begin(self, stage: str, total: int) -> None:
        """See `Told.begin`."""
        self._open.close()
        self._bar = None
        if total:
            bar = click.progressbar(length=total, label=f"{stage:<9}", file=self._stream, show_pos=True)
            self._bar = self._open.enter_context(bar)

    def advance(self, steps: int) -> None:
        """See `Told.advance`."""
        if self._bar:
            self._bar.update(steps)

    def failed(self, name: str, error: str) -> None:
        """See `Told.failed`."""
        over_the_bar = "\r\x1b[K" if self._stream.isatty() else ""
        said = error if error.startswith(name) else f"{name}: {error}"
        click.echo(f"{over_the_bar}copydesk: {said}", file=self._stream)
