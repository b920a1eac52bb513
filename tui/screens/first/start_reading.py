"""The first screen while it reads: both sides at once, in the background, to be cancelled."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from compare.errors import CopydeskError
from compare.link import Side
from compare.wording import counted
from tui.entering.entered import Entered, EnteredAs
from tui.entering.readings import Readings
from tui.screens.first.start_state import StartState

if TYPE_CHECKING:
    from compare.article import Article
    from compare.reading.sources.stop import Stop

_EMPTY = "empty: this side needs a text, a path or a web address too"


class StartReading(StartState):
    """Reading may take its time: an address half a minute, a PDF twenty seconds. The screen stays alive meanwhile."""

    @dataclass
    class Read(Message):
        """More is known of one of the readings that there were."""

        readings: Readings

    _readings: Readings | None = None

    def on_mount(self) -> None:
        """What the command line named is being read already."""
        self.set_interval(1.0, self._tell_time)
        if self._ways.begun is not None:
            self.call_later(self._follow, self._ways.begun)

    @property
    def reading(self) -> bool:
        """Whether a side is still being read."""
        return self._readings is not None

    def action_compare(self) -> None:
        """Read both sides, then open the desk on them; a side that cannot be read says why."""
        if self.reading:
            return
        self.tell("")
        entered = {side: self.side(side).entered for side in Side}
        wrong = [side for side in Side if not entered[side].is_ready]
        for side in wrong:
            missing = entered[side].kind is EnteredAs.NOTHING
            self.side(side).tell(_EMPTY if missing else entered[side].said, mistaken=True)
        if wrong:
            self.side(wrong[0]).box.focus()
            return
        self._follow(Readings(partial(self._read_entered, entered)))

    def _read_entered(self, entered: dict[Side, Entered], side: Side, stop: Stop) -> Article:
        return self._ways.read(side, entered[side], stop)

    def _follow(self, readings: Readings) -> None:
        """Show how the readings go on; the desk, when both sides are there."""
        self._readings = readings
        self._lock(on=True)
        self._tell_time()
        readings.listen(partial(self._done, readings))

    def _done(self, readings: Readings) -> None:
        with suppress(RuntimeError):  # the screen was closed meanwhile
            self.post_message(self.Read(readings))

    @on(Read)
    def _arrived(self, message: Read) -> None:
        """What comes too late is dropped."""
        readings = message.readings
        if readings is not self._readings:
            return
        if readings is self._ways.begun and readings.refusal is not None:
            self._ways.refuse(readings.refusal)
            return
        for side, found in list(readings.found.items()):
            if isinstance(found, Exception):
                self.side(side).tell(_why(found), mistaken=True)
            else:
                self.side(side).tell(f"read: {counted(found.words, 'word')}")
        if len(readings.found) == len(Side):
            self._finish(readings)

    def _finish(self, readings: Readings) -> None:
        """The desk, where both sides are there."""
        self._readings = None
        self._lock(on=False)
        self.tell("")
        refused = [side for side in Side if isinstance(readings.found[side], Exception)]
        if refused:
            self.side(refused[0]).box.focus()
            return
        try:
            desk = self._ways.open_desk(*readings.articles())
        except CopydeskError as error:
            if readings is self._ways.begun:
                self._ways.refuse(error)
            self.tell(str(error))
            return
        self._leave_drafts(compared=readings is not self._ways.begun)
        self.app.switch_screen(desk)

    def _leave_drafts(self, *, compared: bool) -> None:
        """What was typed and compared is no draft any more."""
        if self._keeping:
            self._keeping.stop()
            self._keeping = None
        if compared:
            self._ways.drafts.clear()

    def action_cancel(self) -> None:
        """Stop waiting; nothing that was typed is touched."""
        if self._readings is not None:
            self._readings.stop()
            self._readings = None
            self._lock(on=False)
            for side in Side:
                self.side(side).tell_entered()
            self.tell("Cancelled; everything is as it was.")

    def on_unmount(self) -> None:
        """Leaving waits for nothing, and nothing goes on behind it."""
        if self._readings is not None:
            self._readings.stop()

    def _lock(self, *, on: bool) -> None:
        """What is being read is not edited at the same time."""
        for side in Side:
            self.side(side).box.read_only = on

    def _tell_time(self) -> None:
        if self._readings is None:
            return
        seconds = int(monotonic() - self._readings.since)
        for side in Side:
            if side not in self._readings.found:
                doing = "fetching" if self.side(side).entered.kind is EnteredAs.ADDRESS else "reading"
                self.side(side).tell(f"{doing} ...{f' {seconds} s' if seconds else ''}")
        self.tell("Esc cancels.")


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, CopydeskError) else f"It could not be read ({type(error).__name__}: {error})."
