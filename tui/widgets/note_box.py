"""A box to write a note in: one paragraph, seen whole, safe to show from the first character on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import TextArea

from compare.reading.cleaning import visible

if TYPE_CHECKING:
    from textual import events
    from textual.document._document import EditResult
    from textual.document._edit import Edit


class NoteBox(TextArea):
    """Grows with its text; Enter sends it. All lines of a paste become one.

    Args:
        text: that stands in it at first, the cursor behind it.
    """

    @dataclass
    class Submitted(Message):
        """The note is written."""

        text: str

    def __init__(self, text: str) -> None:
        super().__init__(visible(text), highlight_cursor_line=False)

    def on_mount(self) -> None:
        """One goes on writing."""
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Every change of the text goes through here, so this is where it is made safe."""
        edit.text = visible(" ".join(edit.text.splitlines()))
        return super().edit(edit)

    def action_delete_to_start_of_line(self) -> None:
        """The note is one line, in however many rows it stands."""
        self.delete(self.document.start, self.selection.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self.text))
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if line := " ".join(event.text.split()):
            self.replace(line, *self.selection, maintain_selection_offset=False)
