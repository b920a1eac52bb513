"""A question with a line to answer it on, and what a reporter can read about the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Asking(ModalScreen["str | None"]):
    """Asks for one line; Enter answers, Escape does not."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str, answer: str = "") -> None:
        super().__init__()
        self._question, self._answer = question, answer

    def compose(self) -> ComposeResult:
        """The question, and the line."""
        with Vertical():
            yield Static(Content(self._question))
            yield Input(self._answer, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The answer."""
        self.dismiss(event.value)


class Help(ModalScreen[None]):
    """All keys."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,question_mark,f1,enter", "dismiss(None)", "Close")]
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help VerticalScroll { width: 76; max-width: 95%; height: auto; max-height: 90%; }
    Help VerticalScroll { border: solid $primary; padding: 0 1; background: $surface; }
    """

    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A line a key."""
        lines = [Content.assemble((f"{key:>14}", "bold"), f"  {what}") for key, what in self._keys]
        legend = Content(
            "= matched   ~ paraphrased   + only on this side   . furniture\nm moved   ✓ accepted   ✗ rejected   n note\n"
        )
        with VerticalScroll():
            yield Static(Content("\n").join([legend, *lines]))
