"""Keys typed faster than the screens follow: none is lost to a dialog that is still opening, and none overtakes another."""

from __future__ import annotations

from bisect import insort
from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.screen import Screen

Typed = events.Key | events.Paste

_LOOKING = 0.3  # seconds between looks at whether what has to do a key is still there
_PATIENCE = 10.0  # seconds that a key may take before the next one no longer waits for it
_ROUNDS = 2  # what a key does, and what that sets off: Enter in a line sends its text, and that closes the dialog


class Free(Message):
    """A screen holds no keys back any more."""


class Holding(Protocol):
    """A screen that may have to end some work before it does most keys."""

    def holds(self, event: Typed) -> bool:
        """Whether a key has to wait until that is done, and all that is typed after it."""

    def ends(self, event: Typed) -> bool:
        """Whether a key ends the work, and is done at once; what was typed before it for afterwards is dropped."""


class TypedAhead(App[None]):
    """Textual gives letters to a line before it has done the keys typed ahead of them, and to nobody while a dialog opens."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()
        self._typed: list[tuple[int, Typed]] = []
        self._given: WeakKeyDictionary[Typed, tuple[int, Screen[Any]]] = WeakKeyDictionary()
        self._step = 0
        self._at_work = False
        self._held = False  # at work, and a screen holds what comes next
        self._settled: Screen[Any] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes in their order, all else as ever; what is typed after the key that leaves is for nobody."""
        if not isinstance(event, Typed):
            await super().on_event(event)
        elif self._exit or not self.screen_stack:  # while leaving, nobody is there to take them
            event.stop()
        elif not event.is_forwarded:
            await self._queue(next(self._numbers), event)
        else:
            number, screen = self._given.get(event, (0, self.screen))
            if screen is self.screen:
                await super().on_event(event)
            else:  # a key before it has opened or closed a dialog since
                event.stop()
                await self._queue(number, _again(event))

    async def _queue(self, number: int, event: Typed) -> None:
        if self._held and (holding := self._holding) and holding.ends(event):
            self._typed.clear()
            self._held = self._at_work = False
        insort(self._typed, (number, event), key=itemgetter(0))
        if not self._at_work:
            await self._give_all()

    async def _give_all(self) -> None:
        """Give what is queued to what has the focus, up to a key that has to be done first."""
        self._at_work = True
        while (
            self._typed and self.screen_stack
        ):  # while leaving there is none, and a key that was waited for may come to its end then
            screen = self.screen
            if screen is not self._settled:  # it is composed, then puts the focus where it wants it
                self._settled = screen
                self._wait_for(screen, 1)
                return
            if (holding := self._holding) and holding.holds(self._typed[0][1]):
                self._held = True
                return
            number, event = self._typed.pop(0)
            target, done_first = self.focused or screen, self._is_done_first(event)
            self._given[event] = (number, screen)
            await super().on_event(event)
            if done_first:
                self._wait_for(target, _ROUNDS)
                return
        self._at_work = False

    @property
    def _holding(self) -> Holding | None:
        """The screen, where it is one that may hold keys back."""
        screen: Any = self.screen
        return screen if hasattr(screen, "holds") else None

    @on(Free)
    async def _go_on(self) -> None:
        if self._held:
            self._held = False
            await self._give_all()

    def _is_done_first(self, event: Typed) -> bool:
        """Whether a key must have been done before the next is given; letters in a line come in order by themselves."""
        if isinstance(self.focused, Input | TextArea):
            return not (isinstance(event, events.Paste) or event.is_printable)
        return self.screen.is_modal

    def _wait_for(self, target: MessagePump, rounds: int) -> None:
        self._step += 1
        step = self._step
        self._climb(target, rounds, lambda: self._after(step))
        self._watch(target, step, _PATIENCE)

    def _watch(self, target: MessagePump, step: int, patience: float) -> None:
        """Go on without what has to do a key where it is taken away meanwhile: that never calls back."""

        async def look() -> None:
            if step == self._step and target.is_running and patience > _LOOKING:
                self._watch(target, step, patience - _LOOKING)
            else:
                await self._after(step)

        self.set_timer(_LOOKING, look)

    async def _after(self, step: int) -> None:
        if step == self._step and self._at_work:
            await self._give_all()

    def _climb(self, start: MessagePump, rounds: int, done: Callable[[], Any]) -> None:
        """Call back once all that is queued now has been handled, from a widget up to the application, so many times."""

        def at(pump: MessagePump, rounds: int) -> None:
            parent = None if pump is self else pump._parent or self  # noqa: SLF001 - the way that a key takes
            if parent is not None and parent.call_later(at, parent, rounds):
                return
            if rounds > 1 and start.call_later(at, start, rounds - 1):
                return
            self.call_later(done)

        if not start.call_later(at, start, rounds):
            self.call_later(done)


def _again(event: Typed) -> Typed:
    """The same, as if it had just been typed."""
    return events.Key(event.key, event.character) if isinstance(event, events.Key) else events.Paste(event.text)


def done_by(screen: Screen[Any], event: Typed) -> str:
    """The action of a key on a screen; nothing is done by what is pasted."""
    bound = screen.active_bindings.get(event.key) if isinstance(event, events.Key) else None
    return bound.binding.action if bound else ""
