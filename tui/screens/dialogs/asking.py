"""Small screens over the desk: a question, a choice, a text to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from compare.wording import counted
from tui.screens.dialogs.over import Over
from tui.widgets.line import Line
from tui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Asking(Over["str | None"]):
    """Asks for a paragraph; Enter answers, Escape does not."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str, answer: str = "") -> None:
        super().__init__(classes="asking")
        self._question, self._answer = question, answer

    def compose(self) -> ComposeResult:
        """The question, and a box."""
        with Vertical():
            yield Static(Content(self._question))
            yield NoteBox(self._answer)
            yield Static(Content("Enter: done   Esc: leave it as it was"), classes="hint")

    def on_note_box_submitted(self, event: NoteBox.Submitted) -> None:
        """The answer."""
        self.dismiss(event.text)


class Finding(Over["str | None"]):
    """Asks what to search for, on a line at the bottom; the articles stay in sight and light up as one types."""

    def __init__(self, wanted: str, tell: Callable[[str], int]) -> None:
        super().__init__(classes="finding")
        self._before, self._tell = wanted, tell

    def compose(self) -> ComposeResult:
        """What is found, and the line."""
        with Vertical():
            yield Static()
            yield Line(self._before, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What to search for."""
        self.dismiss(event.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Light it, and count."""
        found = self._tell(event.value)
        says = f"{counted(found, 'passage')}, both sides" if event.value else "Search both sides"
        self.query_one(Static).update(Content(says))

    def action_dismiss_unchanged(self) -> None:
        """Nothing was searched for."""
        self._tell(self._before)
        self.dismiss(None)

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss_unchanged", "Cancel")]


class Confirming(Over[bool]):
    """Asks y or n."""

    BINDINGS: ClassVar[list[BindingType]] = [("y", "dismiss(True)", "Yes"), ("n,escape", "dismiss(False)", "No")]

    def __init__(self, question: str) -> None:
        super().__init__(classes="asking")
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, and its two answers."""
        with Vertical():
            yield Static(Content(self._question))
            yield Static(Content("y: yes   n: no"), classes="hint")


class Choosing(Over["int | None"]):
    """Asks for one of several; its key picks it at once."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], at: int) -> None:
        super().__init__(classes="asking")
        self._question, self._choices, self._at = question, choices, at

    def compose(self) -> ComposeResult:
        """A line a choice, with its key."""
        with Vertical():
            yield Static(Content(self._question))
            yield OptionList(*(Content(f"{key}  {what}") for key, what in self._choices))

    def on_mount(self) -> None:
        """The choice that holds now is lit."""
        self.query_one(OptionList).highlighted = self._at

    def on_key(self, event: events.Key) -> None:
        """A choice's key."""
        for place, (key, _) in enumerate(self._choices):
            if event.character == key:
                event.stop()
                self.dismiss(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click."""
        self.dismiss(event.option_index)


class Reading(Over[None]):
    """A text over the desk, to scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1,enter,v", "dismiss(None)", "Close"),
        ("j", "scroll(1)", "Down"),
        ("k", "scroll(-1)", "Up"),
        ("space,ctrl+d", "leaf(1)", "Half a page down"),
        ("ctrl+u", "leaf(-1)", "Half a page up"),
        ("g", "edge(0)", "Beginning"),
        ("G", "edge(1)", "End"),
    ]

    def __init__(self, text: Content) -> None:
        super().__init__(classes="reading")
        self._text = text

    def compose(self) -> ComposeResult:
        """The text."""
        with VerticalScroll():
            yield Static(self._text)

    def action_scroll(self, direction: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    def action_leaf(self, direction: int) -> None:
        """Half a page up or down."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=direction * max(1, box.size.height // 2), animate=False)

    def action_edge(self, end: int) -> None:
        """To the beginning or the end."""
        box = self.query_one(VerticalScroll)
        box.scroll_to(y=end * box.max_scroll_y, animate=False)
