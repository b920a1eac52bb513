"""What every screen over the desk shares: in a terminal that is too small it says so, and comes back unharmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events

SMALLEST = (60, 16)
T = TypeVar("T")


class Over(ModalScreen[T]):
    """A screen over another one."""

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size only what is needed is said."""
        small = is_small(event.size.width, event.size.height)
        self.set_class(small, "small")
        if small and not self.query("#too-small"):
            self.mount(Static(id="too-small"))
        for told in self.query("#too-small").results(Static):
            told.update(Content(needs(event.size.width, event.size.height)))


def is_small(width: int, height: int) -> bool:
    """Whether there is no room to work."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def needs(width: int, height: int) -> str:
    """What is said then."""
    return f"copydesk needs {SMALLEST[0]} columns and {SMALLEST[1]} rows.\nThis terminal has {width} and {height}."
