"""What a theme gives every part of the manuscript can be read on its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_script import on_the_desk
from textual.color import Color

from tui import themes
from tui.screens.fronts import View
from tui.widgets.manuscript.manuscript import Manuscript

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import CopydeskApp
    from tui.screens.desk import Desk

READABLE = 3.0  # of light to dark, as WCAG has it for large text: what is folded and furniture need not be read like the story


def luminance(colour: Color) -> float:
    """Of sRGB, relative to white (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [*(each.name for each in themes.OWN), "textual-light", "gruvbox", "solarized-light"])
def test_every_style_of_the_manuscript_is_readable(tmp_path: Path, theme: str) -> None:
    async def script(app: CopydeskApp, desk: Desk, pilot: Pilot[None]) -> None:
        app.theme = theme
        await pilot.pause()
        manuscript = desk.query_one(Manuscript)
        ground = manuscript.background_colors[1]
        for name in Manuscript.COMPONENT_CLASSES:
            style = manuscript.rich_style + manuscript.get_component_rich_style(name, partial=True)
            assert style.color is not None
            behind = Color.from_rich_color(style.bgcolor) if style.bgcolor else ground
            assert contrast(Color.from_rich_color(style.color), behind) >= READABLE, name

    on_the_desk(tmp_path, script, view=View.ROWS)
