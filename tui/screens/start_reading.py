"""The first screen while it reads: both sides at once, in the background, to be cancelled."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from compare.errors import CopydeskError
from compare.link import Side
from tui.entered import Entered, EnteredAs
from tui.screens.start_state import StartState

if TYPE_CHECKING:
    from compare.article import Article
    from compare.reading.stop import Stop

_EMPTY = "empty: this side needs a text, a path or a web address too"
_DOING = {EnteredAs.ADDRESS: "fetching", EnteredAs.FILE: "reading", EnteredAs.TEXT: "reading"}


class StartReading(StartState):
    """Reading may take its time: an address half a minute, a PDF twenty seconds. The screen stays alive meanwhile."""

    @dataclass
    class Read(Message):
        """What became of a side."""

        run: int
        side: Side
        found: Article | str

    _run = 0
    _since = 0.0
    _stop: Stop | None = None
    _doing: dict[Side, str]
    _found: dict[Side, Article | str]

    def on_mount(self) -> None:
        """Nothing is read yet."""
        self._doing, self._found = {}, {}
        self.set_interval(1.0, self._tell_time)

    @property
    def reading(self) -> bool:
        """Whether a side is still being read."""
        return bool(self._doing)

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
        self._run, self._since, self._found = self._run + 1, monotonic(), {}
        self._doing = {side: _DOING[entered[side].kind] for side in Side}
        self._lock(on=True)
        self._tell_time()
        from compare.reading.stop import Stop

        self._stop = Stop()
        for side in Side:
            # Threads of our own, not workers: leaving waits for workers, and looking up a name cannot be interrupted.
            threading.Thread(target=self._read_in_thread, args=(self._run, side, entered[side], self._stop), daemon=True).start()

    def _read_in_thread(self, run: int, side: Side, entered: Entered, stop: Stop) -> None:
        found: Article | str
        try:
            found = self._ways.read(side, entered, stop)
        except CopydeskError as error:
            found = str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, what was typed stays
            found = f"It could not be read ({type(error).__name__}: {error})."
        with suppress(RuntimeError):  # the screen was closed meanwhile
            self.post_message(self.Read(run, side, found))

    @on(Read)
    def _arrived(self, message: Read) -> None:
        """What comes too late is dropped."""
        if message.run != self._run or message.side not in self._doing:
            return
        del self._doing[message.side]
        self._found[message.side] = message.found
        if isinstance(message.found, str):
            self.side(message.side).tell(message.found, mistaken=True)
        else:
            words = message.found.words
            self.side(message.side).tell(f"read: {words:,} {'word' if words == 1 else 'words'}")
        if not self.reading:
            self._finish()

    def _finish(self) -> None:
        """The desk, where both sides are there."""
        self._lock(on=False)
        self.tell("")
        left, right = self._found[Side.LEFT], self._found[Side.RIGHT]
        if isinstance(left, str) or isinstance(right, str):
            self.side(Side.LEFT if isinstance(left, str) else Side.RIGHT).box.focus()
            return
        try:
            desk = self._ways.open_desk(left, right)
        except CopydeskError as error:
            self.tell(str(error))
            return
        if self._keeping:
            self._keeping.stop()
            self._keeping = None
        self._ways.drafts.clear()
        self.app.switch_screen(desk)

    def action_cancel(self) -> None:
        """Stop waiting; nothing that was typed is touched."""
        if self.reading:
            self._run += 1
            self._doing = {}
            self._end_reading()
            self._lock(on=False)
            for side in Side:
                self.side(side).tell_entered()
            self.tell("Cancelled; everything is as it was.")

    def on_unmount(self) -> None:
        """Leaving waits for nothing, and nothing goes on behind it."""
        self._end_reading()

    def _end_reading(self) -> None:
        if self._stop is not None:
            self._stop.now()

    def _lock(self, *, on: bool) -> None:
        """What is being read is not edited at the same time."""
        for side in Side:
            self.side(side).box.read_only = on

    def _tell_time(self) -> None:
        if self.reading:
            seconds = int(monotonic() - self._since)
            for side, doing in self._doing.items():
                self.side(side).tell(f"{doing} ...{f' {seconds} s' if seconds else ''}")
            self.tell("Esc cancels.")
