"""The application around the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.theme import BUILTIN_THEMES

from tui.screens.desk import Desk
from tui.screens.keys import KEYS
from tui.settings import Names

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.embedding import Encoder
    from compare.review_file import ReviewFile
    from tui.settings import Settings


class CopydeskApp(App[None]):
    """copydesk on the screen."""

    TITLE = "copydesk"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        left: Article,
        right: Article,
        encoder: Callable[[], Encoder],
        review: ReviewFile,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.settings, self._notice = settings, review.notice
        self.desk = Desk(left, right, encoder, review, settings.thresholds if settings else None)

    def on_mount(self) -> None:
        """The desk is the first screen."""
        if self.settings:
            self.theme = self.settings.theme or self.theme
            self.set_keymap(self.settings.keys)
        self.push_screen(self.desk)
        if self._notice:
            self.desk.call_after_refresh(self.notify, self._notice, timeout=15, markup=False)


def setting_names() -> Names:
    """What the settings may name: the themes, and the keys by their ids."""
    return Names(sorted(BUILTIN_THEMES), sorted({key.id for key in KEYS if key.id}))
