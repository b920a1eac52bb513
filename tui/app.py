"""The application around the desk: settings, themes, and every key by name in the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.theme import BUILTIN_THEMES

from tui import themes
from tui.screens.desk import Desk
from tui.screens.keys import KEYS, shown
from tui.settings import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.screen import Screen

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Encoder
    from compare.review_file import ReviewFile
    from tui.settings import Settings


class CopydeskApp(App[None]):
    """copydesk on the screen."""

    TITLE = "copydesk"

    def __init__(  # noqa: PLR0913, PLR0917 - all that a desk is opened on
        self,
        left: Article,
        right: Article,
        encoder: Callable[[], Encoder],
        review: ReviewFile,
        settings: Settings | None = None,
        found: Comparison | None = None,
    ) -> None:
        super().__init__()
        for theme in themes.OWN:
            self.register_theme(theme)
        self.theme = (settings.theme if settings else "") or themes.DARK.name
        self.settings = settings
        self.desk = Desk(left, right, encoder, review, settings.thresholds if settings else None, found)

    def on_mount(self) -> None:
        """The desk is the first screen."""
        if self.settings:
            self.set_keymap(self.settings.keys)
        self.push_screen(self.desk)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of kinds under a theme of Textual's."""
        return themes.variables_for(self.current_theme)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: the desk's keys by name, and the themes."""
        if screen is self.desk:
            for key in KEYS:
                keys = shown(self.desk.keys_of(key.id, key.key))
                yield SystemCommand(key.tooltip, f"key {keys}", partial(self.desk.run_action, key.action))
        yield SystemCommand("Theme", "All themes", self.action_change_theme)


def setting_names() -> Names:
    """What the settings may name: the themes, and the keys by their ids."""
    return Names(sorted({*BUILTIN_THEMES, *(theme.name for theme in themes.OWN)}), sorted({key.id for key in KEYS if key.id}))
