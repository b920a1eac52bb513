"""Keys typed faster than the screens follow: each waits until the one before it has done all that it does."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.screen import Screen

_PATIENCE = 0.3  # seconds that a key may take before the next one no longer waits for it
_ROUNDS = 2  # what a key does, and what that sets off: Enter in a line sends its text, and that closes the dialog


class TypedAhead(App[None]):
    """Textual gives letters to a line before it has done the keys typed ahead of them, and to nobody while a dialog opens."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._step = 0
        self._at_work = False
        self._settled: Screen[Any] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes come one after the other, all else as ever."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self._at_work:
            await self._next()
        else:
            step = self._step
            self.set_timer(_PATIENCE, lambda: self._after(step))

    async def _next(self) -> None:
        """Give the next key to what has the focus, once a screen that is new has been composed and has put it somewhere."""
        self._step += 1
        self._at_work = bool(self._typed)
        if not self._typed:
            return
        step, screen = self._step, self.screen_stack[-1] if self.screen_stack else None
        if screen is self._settled:
            target = self.focused or screen
            await super().on_event(self._typed.popleft())
            self._climb(target, _ROUNDS, lambda: self._after(step))
        else:
            self._settled = screen
            self._climb(screen, 1, lambda: self._after(step))

    async def _after(self, step: int) -> None:
        if step == self._step:
            await self._next()

    def _climb(self, start: MessagePump | None, rounds: int, done: Callable[[], Any]) -> None:
        """Call back once all that is queued now has been handled, from a widget up to the application, so many times."""

        def at(pump: MessagePump | None, rounds: int) -> None:
            parent = None if pump is None or pump is self else pump._parent or self  # noqa: SLF001 - the way that a key takes
            if parent is not None and parent.call_later(at, parent, rounds):
                return
            if rounds > 1 and start is not None and start.call_later(at, start, rounds - 1):
                return
            self.call_later(done)

        if start is None or not start.call_later(at, start, rounds):
            self.call_later(done)
