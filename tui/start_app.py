"""The application that begins with the first screen and goes on as the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app import Copydesk
from tui.screens.start import Start
from tui.screens.start_state import Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compare.article import Article
    from compare.link import Side
    from compare.reading.stop import Stop
    from tui.drafts import Drafts
    from tui.entered import Entered
    from tui.screens.desk import Desk
    from tui.screens.start_state import Filled
    from tui.settings import Settings


class StartApp(Copydesk):
    """copydesk on two articles that are still to be named.

    Args:
        read: a side's content becomes an article, segmented; raises CopydeskError. Called in a thread of its own; the stop ends it.
        make_desk: the desk of two articles; raises CopydeskError.
        drafts: where what is typed is kept.
        filled: what the boxes hold from the beginning.
        settings: of the screens.

    Attributes:
        desk: once it is open.
    """

    def __init__(
        self,
        read: Callable[[Side, Entered, Stop], Article],
        make_desk: Callable[[Article, Article], Desk],
        drafts: Drafts,
        filled: Mapping[Side, Filled] | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(settings)
        self.desk: Desk | None = None
        self._make_desk = make_desk
        self.start = Start(Ways(read, self._open_desk, drafts), filled or {})

    def on_mount(self) -> None:
        """Ask for both articles first."""
        self.push_screen(self.start)

    def _open_desk(self, left: Article, right: Article) -> Desk:
        self.desk = self._make_desk(left, right)
        return self.desk
