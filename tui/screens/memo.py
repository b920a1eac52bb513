"""The memo over the desk: to read whole, to copy with one key, to save with another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.over import Over

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

COPY, SAVE, QUIT = "copy", "save", "quit"
_HINT = "y: copy it whole   w: save it   Esc: back to the texts   q: quit"


class MemoScreen(Over["str | None"]):
    """The memo as it would be sent.

    Args:
        text: of the memo.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,d", "dismiss(None)", "Back"),
        ("y", f"dismiss('{COPY}')", "Copy"),
        ("w", f"dismiss('{SAVE}')", "Save"),
        ("q", f"dismiss('{QUIT}')", "Quit"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(classes="reading memo")
        self._text = text

    def compose(self) -> ComposeResult:
        """The memo, and what can be done with it."""
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(Content(self._text))
            yield Static(Content(_HINT), classes="hint")

    def action_scroll(self, direction: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)
