"""The application that begins with the first screen and goes on as the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app import Copydesk
from tui.screens.first.start import Start
from tui.screens.first.start_state import Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compare.article import Article
    from compare.link import Side
    from compare.reading.sources.stop import Stop
    from tui.entering.entered import Entered, Filled
    from tui.entering.readings import Readings
    from tui.kept.drafts import Drafts
    from tui.kept.settings import Settings
    from tui.screens.desk import Desk


class StartApp(Copydesk):
    """copydesk on two articles that are still to be named.

    Args:
        read: a side's content becomes an article, segmented; raises CopydeskError. Called in a thread of its own; the stop ends it.
        make_desk: the desk of two articles; raises CopydeskError.
        drafts: where what is typed is kept.
        filled: what the boxes hold from the beginning.
        settings: of the screens.
        begun: both sides being read already; the application ends where one of them cannot be.

    Attributes:
        desk: once it is open.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a first screen is opened on
        self,
        read: Callable[[Side, Entered, Stop], Article],
        make_desk: Callable[[Article, Article], Desk],
        drafts: Drafts,
        filled: Mapping[Side, Filled] | None = None,
        settings: Settings | None = None,
        begun: Readings | None = None,
    ) -> None:
        super().__init__(settings)
        self.desk: Desk | None = None
        self._make_desk = make_desk
        self.start = Start(Ways(read, self._open_desk, drafts, self.refuse, begun), filled or {})

    def on_mount(self) -> None:
        """Ask for both articles first."""
        self.push_screen(self.start)

    def _open_desk(self, left: Article, right: Article) -> Desk:
        self.desk = self._make_desk(left, right)
        return self.desk
