"""A screen that is drawn once where it opens or turns to another view: when all its parts know how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size
    from textual.screen import Screen

    _AnyScreen = Screen[Any]
else:
    _AnyScreen = object

_SIZED = 0.002  # seconds in which the parts are told their sizes, and do what follows from them


class DrawnOnce(_AnyScreen):
    """Textual draws it before its parts know their sizes, then again with what they do then, and again when it is told its own."""

    _turning = 0

    def lay_out_whole(self, done: Callable[[], object] = lambda: None) -> None:
        """Lay it out now, and draw it when its parts know their sizes.

        Args:
            done: what is to be done before it is drawn.
        """
        self._turning += 1
        self._refresh_layout(self.app.size)
        self.set_timer(_SIZED, lambda: self._draw_whole(done))

    def _draw_whole(self, done: Callable[[], object]) -> None:
        done()
        self._turning -= 1
        self._layout_required = self._scroll_required = self._repaint_required = False
        self._dirty_widgets.clear()
        self._refresh_layout()

    def _compositor_refresh(self) -> None:
        if not self._turning:
            super()._compositor_refresh()

    def _screen_resized(self, size: Size) -> None:
        """Of the size that it has it is laid out already, and so is what lies below it."""
        if size != self._size:
            super()._screen_resized(size)
