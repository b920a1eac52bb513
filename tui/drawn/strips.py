"""Drawn lines, changed after they are drawn."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def turned_round(strip: Strip, start: int, end: int) -> Strip:
    """A strip with some characters of it turned round, which shows in every theme; an end of -1 is the strip's."""
    text = strip.text
    first, last = cell_len(text[:start]), strip.cell_length if end == -1 else cell_len(text[:end])
    if first >= last:
        return strip
    styles = ((text, style or Style(), control) for text, style, control in strip.crop(first, last))
    turned = Strip([Segment(text, style + Style(reverse=not style.reverse), control) for text, style, control in styles])
    return Strip.join([strip.crop(0, first), turned, strip.crop(last)])
