"""The dialog that chooses a file: type part of its name, or a path, and pick."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from compare.reading.cleaning import visible
from tui.entering.folder import FOLDER, OTHER, Entry, look_into, matching, reach
from tui.screens.dialogs.over import Over
from tui.widgets.line import Line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

_MOST = 300  # offered at once; nobody reads on, typing finds the rest
_HINT = "Type part of a name, or a path   Up, Down: choose   Enter: take it   Esc: leave"


class Browsing(Over["Path | None"]):
    """A folder's entries under a line that filters them; Enter goes into a folder or takes a file.

    Args:
        folder: to begin in.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Cancel"),
        ("down", "move('cursor_down')", "Down"),
        ("up", "move('cursor_up')", "Up"),
        ("pagedown", "move('page_down')", "Page down"),
        ("pageup", "move('page_up')", "Page up"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(classes="asking browsing")
        self._begun = self._folder = folder
        self._entries: list[Entry] = []
        self._offered: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Where one is, the filter, the entries."""
        with Vertical():
            yield Static(id="folder")
            yield Line(placeholder="part of a name", select_on_focus=False)
            yield OptionList()
            yield Static(Content(_HINT), classes="hint")

    def on_mount(self) -> None:
        """The folder to begin in."""
        self.query_one(OptionList).can_focus = False
        self._enter(self._begun)
        self._offer("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        folder, wanted = reach(self._begun, event.value)
        if folder != self._folder:
            self._enter(folder)
        self._offer(wanted)

    def _enter(self, folder: Path) -> None:
        self._folder = folder
        said = str(folder)
        try:
            self._entries = look_into(folder)
        except (OSError, ValueError) as error:
            self._entries = []
            said = f"{folder}: {(getattr(error, 'strerror', None) or str(error)).lower()}"
        self.query_one("#folder", Static).update(Content(visible(said)))

    def _offer(self, wanted: str) -> None:
        self._offered = matching(self._entries, wanted)[:_MOST]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([_line(entry) for entry in self._offered])
        options.highlighted = 0 if self._offered else None

    def action_move(self, direction: str) -> None:
        """Through the entries, while the cursor stays in the line above."""
        getattr(self.query_one(OptionList), f"action_{direction}")()

    @on(Input.Submitted)
    def _picked(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._take(self._offered[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(self._offered[event.option_index])

    def _take(self, entry: Entry) -> None:
        if entry.kind != FOLDER:
            self.dismiss(entry.path)
            return
        self._begun = entry.path
        self._enter(entry.path)
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._offer("")


def _line(entry: Entry) -> Content:
    name = f"{entry.name}/" if entry.kind == FOLDER else entry.name
    return Content.assemble((name, "dim" if entry.kind == OTHER else ""), ("" if name == "../" else f"  {entry.said}", "dim"))
