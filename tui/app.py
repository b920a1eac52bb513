"""The application around the screens: settings, themes, and every key by name in the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.theme import BUILTIN_THEMES

from tui import themes
from tui.kept.settings import Names
from tui.screens.dialogs.over import Palette
from tui.screens.first.start_keys import START_KEYS
from tui.screens.keys import KEYS, shown
from tui.terminal.stray_bytes import forgive_stray_bytes
from tui.terminal.typed_ahead import Typed, TypedAhead
from tui.widgets.article_box import ArticleBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.notifications import Notify
    from textual.screen import Screen
    from textual.widget import Widget

    from tui.kept.settings import Settings
    from tui.screens.desk import Desk

_SUSPEND = "suspend_process"
_PASSING = 3  # seconds
_SETTLED = 0.1  # seconds from a resize to when everything is where it belongs


class Copydesk(TypedAhead):
    """What every screen of copydesk shares: the themes, the keys as they are set, the palette.

    Attributes:
        refused: what is told when the screen is gone, because it could not be shown; None where nothing was wrong.
    """

    TITLE = "copydesk"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", _SUSPEND, "Suspend", show=False, priority=True, tooltip="Suspend; fg in the shell comes back")
    ]

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        for theme in themes.OWN:
            self.register_theme(theme)
        self.theme = (settings.theme if settings else "") or themes.DARK.name
        self.settings = settings
        self.refused: Exception | None = None
        self._focused: dict[Screen[Any], Widget] = {}  # what had the focus before the terminal became too small

    def on_mount(self) -> None:
        """The keys are the reporter's own."""
        if self.settings:
            self.set_keymap(self.settings.keys)

    def refuse(self, error: Exception) -> None:
        """Leave, and tell then what is wrong."""
        self.refused = error
        self.exit()

    def on_notify(self, event: Notify) -> None:
        """What was said in passing, or in the same words, makes room, so that messages never pile up over the work."""
        said = event.notification
        for each in list(self._notifications):
            if each.message == said.message or max(each.timeout, said.timeout) <= _PASSING:
                del self._notifications[each]
                for screen in self.screen_stack[-1:]:  # none while the desk is left, when what a thread made may still be told
                    screen.query(f"#--textual-toast-{each.identity}").remove()  # Textual leaves its row, empty

    async def on_event(self, event: events.Event) -> None:
        """In a terminal that is too small nothing is done that nobody sees; leaving is, for a while or for good."""
        if isinstance(event, Typed) and not event.is_forwarded and self.screen_stack:
            if self._is_small and not (isinstance(event, events.Key) and self._leaves(event.key)):
                return
            self._give_focus_back()
        await super().on_event(event)

    @property
    def _is_small(self) -> bool:
        return any(screen.has_class("small") for screen in self.screen_stack)

    def _leaves(self, key: str) -> bool:
        bound = self.screen.active_bindings.get(key)
        return bound is not None and (bound.binding.action.endswith(("quit", _SUSPEND)) or bound.binding.id == "quit")

    def on_resize(self) -> None:
        """What is hidden where the terminal is too small loses the focus, and shall have it again."""
        if not self._is_small:
            self._focused = {screen: screen.focused for screen in self.screen_stack if screen.focused}
        self.set_timer(_SETTLED, self._resized)

    def _resized(self) -> None:
        if self._is_small and isinstance(self.screen, Palette):
            self.screen.dismiss()  # nothing in it is worth keeping
        self._give_focus_back()

    def _give_focus_back(self) -> None:
        if self._is_small:
            return
        for screen, widget in self._focused.items():
            if screen.focused is None and screen in self.screen_stack and widget in screen.query("*"):
                screen.set_focus(widget, scroll_visible=False)
        self._focused = {}

    def get_driver_class(self) -> type[Driver]:
        """What listens to the keyboard."""
        driver = super().get_driver_class()
        forgive_stray_bytes(driver)
        if driver.__name__ == "LinuxDriver":  # of every Unix
            from tui.terminal.driver import TerminalDriver

            return TerminalDriver
        return driver

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a box that has something to undo, ^z undoes; everywhere else it suspends."""
        if action == _SUSPEND and isinstance(self.focused, ArticleBox) and self.focused.was_edited:
            return False
        return super().check_action(action, parameters)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of kinds under a theme of Textual's."""
        return themes.variables_for(self.current_theme)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: the screen's keys by name, or over a dialog those of the screen below; and the themes."""
        named = next((each for each in reversed(self.screen_stack) if any(_named(key) for key in each.BINDINGS)), screen)
        for key in named.BINDINGS:
            if isinstance(key, Binding) and key.id:
                keys = shown(self._keymap.get(key.id, key.key))
                yield SystemCommand(key.tooltip, f"key {keys}", partial(self._run_on, named, key.action))
        yield SystemCommand("Theme", "All themes", self.action_change_theme)
        yield SystemCommand("Suspend", "To the shell for now; fg comes back", self.action_suspend_process)

    def action_command_palette(self) -> None:
        """Everything by name."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    async def _run_on(self, screen: Screen[Any], action: str) -> None:
        """Leave what lies over a screen, and do what was picked there; nothing where the screen is gone itself."""
        if screen in self.screen_stack:
            for _ in range(len(self.screen_stack) - 1 - self.screen_stack.index(screen)):
                await self.screen.dismiss(None)
            await screen.run_action(action)


def _named(key: object) -> bool:
    return isinstance(key, Binding) and bool(key.id)


class CopydeskApp(Copydesk):
    """copydesk on two articles."""

    def __init__(self, desk: Desk, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.desk = desk

    def on_mount(self) -> None:
        """The desk is the first screen."""
        self.push_screen(self.desk)


def setting_names() -> Names:
    """What the settings may name: the themes, and the keys by their ids."""
    keys = (*KEYS, *START_KEYS)
    pressed = {key.id: frozenset({*key.key.split(","), *shown(key.key).split()}) for key in keys if key.id}
    return Names(sorted({*BUILTIN_THEMES, *(theme.name for theme in themes.OWN)}), pressed)
