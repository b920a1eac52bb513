"""A screen that is told its size anew, and has it already, is not laid out and drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

    _AnyScreen = Screen[Any]
else:
    _AnyScreen = object


class LaidOutOnce(_AnyScreen):
    """Textual lays a screen out when it is opened, tells it of the size that it got there, and lays it and all below it out for that again."""

    def _screen_resized(self, size: Size) -> None:
        if size != self._size:
            super()._screen_resized(size)
