"""The dialog that offers the pairs that were compared before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.dialogs.over import Over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.kept.recent import RecentPair


class ChoosingPair(Over["RecentPair | None"]):
    """Both titles of each pair, and how far its review is; what cannot be opened again says why and cannot be chosen.

    Args:
        pairs: the latest first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "Close"),
        ("j", "move('cursor_down')", "Down"),
        ("k", "move('cursor_up')", "Up"),
    ]

    def __init__(self, pairs: Sequence[RecentPair]) -> None:
        super().__init__(classes="asking pairs")
        self._pairs = pairs

    def compose(self) -> ComposeResult:
        """Three lines a pair."""
        with Vertical():
            yield Static(Content("Pairs compared before" if self._pairs else "No pair was compared yet."))
            yield OptionList(*(Option(_lines(pair), disabled=not pair.can_open) for pair in self._pairs))
            yield Static(Content("Enter: into the boxes   Esc: close"), classes="hint")

    def on_mount(self) -> None:
        """At the first that can be opened."""
        usable = [at for at, pair in enumerate(self._pairs) if pair.can_open]
        self.query_one(OptionList).highlighted = usable[0] if usable else None

    def action_move(self, direction: str) -> None:
        """By j and k as everywhere."""
        getattr(self.query_one(OptionList), f"action_{direction}")()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This pair."""
        self.dismiss(self._pairs[event.option_index])


def _lines(pair: RecentPair) -> Content:
    left, right = pair.titles
    return Content("\n").join([Content(left), Content(right), Content.styled(f"  {pair.said}", "" if pair.can_open else "italic")])
