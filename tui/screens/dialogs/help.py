"""All keys as they are set, in groups; typing finds one by what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.dialogs.over import Over
from tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEYS = 18  # columns


class Help(Over[None]):
    """Keys and what they do.

    Args:
        legend: what the marks mean.
        groups: a key and what it does, by the name of their group.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,enter,f1", "dismiss(None)", "Close"),
        ("down", "scroll(1)", "Down"),
        ("up", "scroll(-1)", "Up"),
        ("pagedown", "leaf(1)", "Page down"),
        ("pageup", "leaf(-1)", "Page up"),
    ]

    def __init__(self, legend: str, groups: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        super().__init__(classes="reading help")
        self._legend, self._groups = legend, groups

    def compose(self) -> ComposeResult:
        """The line to type in, the keys."""
        with Vertical():
            yield Line(placeholder="Type what you want to do", select_on_focus=False)
            with VerticalScroll(can_focus=False):
                yield Static()
            yield Static(Content("Type to find a key   Up, Down: scroll   Esc: close"), classes="hint")

    def on_mount(self) -> None:
        """All of them."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def _done(self) -> None:
        self.dismiss(None)

    def _show(self, wanted: str) -> None:
        self.query_one(VerticalScroll).query_one(Static).update(Content("\n").join(self._lines(wanted.casefold().split())))
        self.query_one(VerticalScroll).scroll_to(y=0, animate=False)

    def _lines(self, wanted: Sequence[str]) -> Iterator[Content]:
        found = False
        for group, keys in self._groups.items():
            some = [(key, what) for key, what in keys if all(word in f"{key} {what} {group}".casefold() for word in wanted)]
            if some:
                yield from ([Content("")] if found else [])
                yield Content.styled(group, "bold underline")
                yield from (Content.assemble((f"{key:>{_KEYS}}", "bold"), f"  {what}") for key, what in some)
            found = found or bool(some)
        if not wanted:
            yield Content(f"\n{self._legend}")
        elif not found:
            yield Content("No key does that.")

    def action_scroll(self, direction: int) -> None:
        """A line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    def action_leaf(self, direction: int) -> None:
        """Half a page up or down."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=direction * max(1, box.size.height // 2), animate=False)
