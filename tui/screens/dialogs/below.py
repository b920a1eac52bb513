"""The screen that a dialog lies over, toned down: as Textual draws it, but each style is toned once and no line is cut anew."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.screen import Screen
    from textual.style import Style as VisualStyle
    from textual.visual import RenderOptions


class Below(Visual):
    """What is seen of a screen.

    Args:
        screen: below the one that is drawn.
        tone: laid over all of it; it may let all through.
    """

    def __init__(self, screen: Screen[Any], tone: Color) -> None:
        self._screen, self._tone = screen, tone

    def render_strips(self, width: int, height: int | None, style: VisualStyle, options: RenderOptions) -> list[Strip]:  # noqa: ARG002
        """See Visual; it is as large as the screen."""
        return [toned_strip(strip, self._tone) for strip in self._screen._compositor.render_strips()]  # noqa: SLF001 - as Textual

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Visual's signature
        """See Visual."""
        return self._screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Visual's signature
        """See Visual."""
        return self._screen.size.height


def toned_strip(strip: Strip, tone: Color) -> Strip:
    """A line under a tone; nothing in it can be clicked."""
    return Strip([Segment(text, _toned(style, tone), control) for text, style, control in strip], strip.cell_length)


@lru_cache(maxsize=1_024)
def _toned(style: Style | None, tone: Color) -> Style:
    plain = Style() if style is None else style.clear_meta_and_links()
    if tone.a == 0:
        return plain
    front, back = (
        None if each is None else (Color.from_rich_color(each) + tone).rich_color for each in (plain.color, plain.bgcolor)
    )
    return plain + Style.from_color(front, back)
