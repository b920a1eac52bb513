"""A few lines of a fixed place: only those that say something else than before are drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import Static

_BLANK = Content("")


def retell(row: Static, now: Content) -> None:
    """Show something in a row, where it is something else than before; of the same width, nothing else moves."""
    before = row.content
    if not isinstance(before, Content):
        row.update(now)
    elif now != before or now.spans != before.spans:
        row.update(now, layout=now.cell_length != before.cell_length)


def cut_short(lines: Sequence[Content], most: int, width: int) -> list[Content]:
    """As many lines as there is room for; where there are more, the last of them ends in an ellipsis, behind a whole word.

    Args:
        lines: each as wide as there is room for, or less.
        most: lines, at least 1.
        width: columns, at least 2.
    """
    if len(lines) <= most:
        return [*lines]
    last = lines[most - 1].rstrip()
    while last.cell_length > width - 1:
        at = last.plain.rfind(" ")
        last = (last[:at] if at > 0 else last[:-1]).rstrip()
    return [*lines[: most - 1], last + Content("…")]


class ToldLines(Widget, can_focus=False):
    """As many lines as there is room for; what is longer is cut.

    Args:
        most: lines, however high the place is.
    """

    def __init__(self, most: int, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._most = most
        self._told: list[Content] = [_BLANK] * most

    def render(self) -> Content:
        """All lines, one under the other."""
        return Content("\n").join(self._told)

    @property
    def room(self) -> tuple[int, int]:
        """Columns and lines."""
        return max(1, self.content_size.width), min(self._most, self.content_size.height)

    def tell(self, lines: Sequence[Content]) -> None:
        """Show some lines, each in one row."""
        before, self._told = self._told, [*lines[: self._most], *([_BLANK] * (self._most - len(lines)))]
        pairs = enumerate(zip(self._told, before, strict=True))
        changed = [y for y, (now, was) in pairs if now != was or now.spans != was.spans]
        if changed:
            self.refresh(*(Region(0, y, self.content_size.width, 1) for y in changed))
