"""A few lines of a fixed place: only those that say something else than before are drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_BLANK = Content("")


class ToldLines(Vertical, can_focus=False):
    """As many lines as there is room for; what is longer is cut.

    Args:
        most: lines, however high the place is.
    """

    def __init__(self, most: int, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._most = most
        self._told: list[Content] = [_BLANK] * most

    def compose(self) -> ComposeResult:
        """A widget a line."""
        for _ in range(self._most):
            yield Static(classes="told-line")

    @property
    def room(self) -> tuple[int, int]:
        """Columns and lines."""
        return max(1, self.content_size.width), min(self._most, self.content_size.height)

    def say(self, sentences: Sequence[Content]) -> None:
        """Show some sentences, wrapped, as far as there is room; the end of each only where all of the others begin."""
        width, height = self.room
        wrapped = [list(sentence.wrap(width)) for sentence in sentences]
        while sum(map(len, wrapped)) > max(height, len(wrapped)):
            max(wrapped, key=len).pop()
        self.tell([line for lines in wrapped for line in lines])

    def tell(self, lines: Sequence[Content]) -> None:
        """Show some lines, each in one row."""
        wanted = [*lines[: self._most], *([_BLANK] * (self._most - len(lines)))]
        for row, now, before in zip(self.query(Static), wanted, self._told, strict=True):
            if now != before or now.spans != before.spans:
                row.update(now, layout=False)  # its place is its own: nothing else moves
        self._told = wanted
