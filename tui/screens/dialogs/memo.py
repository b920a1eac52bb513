"""The memo over the desk: to read whole, to copy with one key, to save with another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from compare.reports.letters.memo import HEADINGS
from tui.screens.dialogs.over import Over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.reviewing.worklist.worklist import Item

    State = Callable[[], tuple[str, Sequence[Item]]]
    Rewrite = Callable[[Item, Callable[[], None]], None]

COPY, SAVE, QUIT = "copy", "save", "quit"
_HINT = "y: copy it whole   w: save it   Esc: back to the texts   q: quit"
_REWRITE = "c: rewrite a problem (space: the next)   "


class MemoScreen(Over["str | None"]):
    """The memo as it would be sent; the problem that the cursor is at can be rewritten.

    Args:
        state: the text of the memo as it is now, and its problems in the order in which it numbers them.
        rewrite: asks for the words of one, and calls back when they are kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,d", "dismiss(None)", "Back"),
        ("y", f"dismiss('{COPY}')", "Copy"),
        ("w", f"dismiss('{SAVE}')", "Save"),
        ("q", f"dismiss('{QUIT}')", "Quit"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("ctrl+d,pagedown", "leaf(1)", "Page down"),
        ("ctrl+u,pageup", "leaf(-1)", "Page up"),
        ("g,home", "end(0)", "To the beginning"),
        ("G,end", "end(1)", "To the end"),
        ("space", "step(1)", "Next problem"),
        ("b,backspace", "step(-1)", "Previous problem"),
        ("c,enter", "rewrite", "Rewrite"),
    ]

    def __init__(self, state: State, rewrite: Rewrite) -> None:
        super().__init__(classes="reading memo")
        self._state, self._rewrite = state, rewrite
        self._at = 0  # among the problems

    def compose(self) -> ComposeResult:
        """The memo, and what can be done with it."""
        memo, hint = self._told()
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(memo)
            yield Static(hint, classes="hint")

    def _fill(self) -> None:
        """As it is now."""
        memo, hint = self._told()
        self.query_one(VerticalScroll).query_one(Static).update(memo)
        self.query_one(".hint", Static).update(hint)

    def _told(self) -> tuple[Content, Content]:
        """The memo, a problem lit, and what can be done with it."""
        text, problems = self._state()
        lines = text.splitlines()
        place = self._line_of(lines) if problems else None
        shown = [Content.styled(line, "reverse") if k == place else Content(line) for k, line in enumerate(lines)]
        return Content("\n").join(shown), Content(f"{_REWRITE if problems else ''}{_HINT}")

    def _line_of(self, lines: Sequence[str]) -> int | None:
        """The line of the problem that the cursor is at: they are numbered under their heading."""
        start = next((k for k, line in enumerate(lines) if line in HEADINGS), None)
        return None if start is None else start + 1 + self._at

    def action_scroll(self, direction: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    def action_leaf(self, direction: int) -> None:
        """Half a page up or down."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=direction * max(1, box.size.height // 2), animate=False)

    def action_end(self, end: int) -> None:
        """To the beginning or the end."""
        box = self.query_one(VerticalScroll)
        box.scroll_to(y=box.max_scroll_y if end else 0, animate=False)

    def action_step(self, direction: int) -> None:
        """To another problem, around the end; without one half a page."""
        problems = self._state()[1]
        if problems:
            self._at = (self._at + direction) % len(problems)
            self._fill()
        else:
            self.action_leaf(direction)

    def action_rewrite(self) -> None:
        """Ask for the words of the problem."""
        problems = self._state()[1]
        if problems:
            self._rewrite(problems[self._at], self._fill)
