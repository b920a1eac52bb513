"""What every screen over another shares: it is answered once, and in a terminal that is too small it comes back unharmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.content import Content
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screens.dialogs.below import Below
from tui.screens.drawn_once import DrawnOnce

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

    _AnyScreen = Screen[Any]
else:
    _AnyScreen = object

SMALLEST = (60, 16)
_LOW = 20  # rows below which dialogs do without room around them
T = TypeVar("T")


class AnsweredOnce(_AnyScreen):
    """The first answer counts. Textual takes whatever lies on top away for a second one: the desk itself, in the end."""

    _answered = False

    def dismiss(self, result: Any = None) -> AwaitComplete:  # noqa: ANN401 - whatever this screen asks for
        """Take this screen away; nothing where it is gone already, or lies under another."""
        if self._answered or self not in self.app.screen_stack[-1:]:
            return AwaitComplete()
        self._answered = True
        return super().dismiss(result)


class Palette(AnsweredOnce, CommandPalette):
    """Everything by name."""


class Over(AnsweredOnce, DrawnOnce, ModalScreen[T]):
    """A screen over another one."""

    _opened = False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Opened, it has its styles already; coming back, as Textual has it."""
        if self._opened or not self.is_attached:
            return
        self._opened = True
        event.prevent_default()
        self.stack_updates += 1
        self.app._refresh_notifications()  # noqa: SLF001 - as Textual does there
        self._update_auto_focus()
        self.lay_out_whole()

    def render(self) -> Any:  # noqa: ANN401 - Textual also takes what it says nothing of
        """What lies below, toned down."""
        found = super().render()
        return Below(found.screen, found.color) if isinstance(found, BackgroundScreen) else found

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size only what is needed is said."""
        small = is_small(event.size.width, event.size.height)
        self.update_classes({"small": small, "-low": event.size.height < _LOW})
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
