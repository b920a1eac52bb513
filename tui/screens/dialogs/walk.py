"""The dialog that offers the pairs of a sweep."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from compare.machine.paths import is_there
from compare.reviewing.store.listing import saved_review
from compare.wording import counted
from tui.screens.dialogs.over import Over

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.walk import Walk, WalkedPair


class ChoosingWalked(Over["int | None"]):
    """Each story with one of its sources, what they share, and how far its review is.

    Args:
        walk: all of them, and which is open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,P", "dismiss(None)", "Close"),
        ("j", "move('cursor_down')", "Down"),
        ("k", "move('cursor_up')", "Up"),
    ]

    def __init__(self, walk: Walk) -> None:
        super().__init__(classes="asking walk")
        self._walk = walk

    def compose(self) -> ComposeResult:
        """Three lines a pair."""
        with Vertical():
            yield Static(Content(f"{counted(len(self._walk.pairs), 'pair')}, each story with its best source first"))
            yield OptionList(*(_lines(number, pair) for number, pair in enumerate(self._walk.pairs, 1)))
            yield Static(Content("Enter: open   Esc: close"), classes="hint")

    def on_mount(self) -> None:
        """At the one that is open."""
        self.query_one(OptionList).highlighted = self._walk.at

    def action_move(self, direction: str) -> None:
        """By j and k as everywhere."""
        getattr(self.query_one(OptionList), f"action_{direction}")()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This pair."""
        self.dismiss(event.option_index)


def _lines(number: int, pair: WalkedPair) -> Content:
    said = "\n     ".join(filter(None, (f"from {pair.source}", pair.said, _settled(pair))))
    return Content.assemble((f"{number:>3}  {pair.story}", "bold"), f"\n     {said}")


def _settled(pair: WalkedPair) -> str:
    """How far its review is; empty where there is none."""
    review = saved_review(pair.review) if is_there(pair.review) else None
    if review is None or review.links is None:
        return ""
    return f"settled {review.reviewed} of {review.links}{', a note' if review.notes else ''}"
