"""A line to type in that shows nothing hostile, however it came there."""

from __future__ import annotations

from textual.widgets import Input

from compare.reading.cleaning import visible


class Line(Input):
    """Textual's own puts what is pasted on the screen as it is, escape sequences too."""

    def validate_value(self, value: str) -> str:
        """The value, safe to show."""
        return visible(value)
