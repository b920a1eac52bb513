"""The application that goes from one pair of a sweep to the next: a desk for each, in the place of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import CopydeskError
from tui.app import CopydeskApp
from tui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.kept.settings import Settings
    from tui.screens.desk import Desk
    from tui.walk import WalkedPair


class WalkApp(CopydeskApp):
    """copydesk on the pairs of a sweep.

    Args:
        pairs: at least one; the first is opened.
        open_desk: the desk of a pair; raises CopydeskError where it cannot be opened.
        close_desk: what ends the review of the desk that was opened before the last one.
        settings: of the screens.

    Raises:
        CopydeskError: where the first pair cannot be opened.
    """

    def __init__(
        self,
        pairs: Sequence[WalkedPair],
        open_desk: Callable[[WalkedPair], Desk],
        close_desk: Callable[[], None],
        settings: Settings | None = None,
    ) -> None:
        self._pairs, self._open, self._close = pairs, open_desk, close_desk
        self._turning = False
        super().__init__(self._at(0), settings)

    def _at(self, place: int) -> Desk:
        desk = self._open(self._pairs[place])
        desk.walk = Walk(self._pairs, place, self._turn)
        return desk

    def _turn(self, place: int) -> None:
        if not self._turning:
            self._turning = True
            self.call_later(self._turned, place)  # by the application: a desk cannot wait for its own end

    async def _turned(self, place: int) -> None:
        """Open another pair; where that cannot be, the desk stays and says why."""
        try:
            self.desk = self._at(place)
        except CopydeskError as error:
            self.desk.say(str(error), 15, grave=True)
        else:
            await self.switch_screen(self.desk)
            self._close()
        finally:
            self._turning = False
