"""The application around the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from tui.screens.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.article import Article
    from compare.embedding import Encoder
    from compare.review_file import ReviewFile


class CopydeskApp(App[None]):
    """copydesk on the screen."""

    TITLE = "copydesk"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, left: Article, right: Article, encoder: Callable[[], Encoder], review: ReviewFile) -> None:
        super().__init__()
        self.desk = Desk(left, right, encoder, review)

    def on_mount(self) -> None:
        """The desk is the first screen."""
        self.push_screen(self.desk)
