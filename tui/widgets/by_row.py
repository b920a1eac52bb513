"""What is drawn row by row: the style of all rows is asked for once, and not by each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip


class ByRow(Widget):
    """A widget of rows that are told apart from its own style only here and there.

    Attributes:
        plain: that style, as it was when drawing began; Textual gathers it from all widgets around.
    """

    plain = Style()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part."""
        self.plain = self.rich_style
        return super().render_lines(crop)
