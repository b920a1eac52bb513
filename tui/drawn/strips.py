"""Pieces of drawn lines: a text with what is lit in it, a line turned round after it is drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.widget import Widget

Lit = tuple[int, int, str]  # where it begins and ends in a text, and the name of its style


def turned_round(strip: Strip, start: int, end: int) -> Strip:
    """A strip with some characters of it turned round, which shows in every theme; an end of -1 is the strip's."""
    text = strip.text
    first, last = cell_len(text[:start]), strip.cell_length if end == -1 else cell_len(text[:end])
    if first >= last:
        return strip
    styles = ((text, style or Style(), control) for text, style, control in strip.crop(first, last))
    turned = Strip([Segment(text, style + Style(reverse=not style.reverse), control) for text, style, control in styles])
    return Strip.join([strip.crop(0, first), turned, strip.crop(last)])


def styled(view: Widget, kind: str, text: str, lit: Iterable[Lit], style: Style) -> Iterator[Segment]:
    """A text in a style, with what is lit in it.

    Args:
        view: that is drawn.
        kind: what the names of its component classes begin with.
        text: of a line, or a piece of it.
        lit: where something begins and ends in it, and the name of its style; what lies outside is cut.
        style: of the rest.
    """
    inside = [(max(0, a), min(len(text), b), name) for a, b, name in lit]
    inside = [(a, b, name) for a, b, name in inside if a < b]
    edges = sorted({0, len(text), *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    for start, end in pairwise(edges):
        names = [name for a, b, name in inside if a <= start and end <= b]
        own = sum((view.get_component_rich_style(f"{kind}--{name}", partial=True) for name in names), start=style)
        if style.reverse and {"found", "fact-lit"} & set(names):  # under a cursor that is reversed itself
            own += Style(reverse=False)
        yield Segment(text[start:end], own)
