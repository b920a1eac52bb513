"""A line to type in that shows nothing hostile, however it came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from textual import events


class Line(Input):
    """Textual's own puts what is pasted on the screen as it is, escape sequences too."""

    def validate_value(self, value: str) -> str:
        """The value, safe to show."""
        return visible(value)

    def _on_paste(self, event: events.Paste) -> None:
        """All lines of a paste become one; Textual's own keeps the first and says nothing of the others."""
        event.prevent_default()
        event.stop()
        if line := " ".join(event.text.split()):
            self.replace(line, *self.selection)
