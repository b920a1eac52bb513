"""Walks through every screen and dialog: keys in bursts, clicks, resizes, nothing waited for in between."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import random
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from desk_script import shown
from start_script import desk_opened, made_start
from textual import events
from textual.geometry import Size
from textual.screen import Screen

import tui.screens
from compare.link import Side
from tui.entering.entered import Filled
from tui.screens.dialogs.asking import Asking
from tui.screens.dialogs.over import AnsweredOnce
from tui.screens.first.start_keys import START_KEYS
from tui.screens.keys import KEYS

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.start_app import StartApp

SIZES = [(80, 24), (60, 16), (120, 40), (40, 10)]  # in the last nothing is done but leaving
OPENING = [
    "h",
    "d",
    "w",
    "c",
    "slash",
    "F",
    "i",
    "v",
    "question_mark",
    "f1",
    "X",
    "A",
    "ctrl+p",
    "O",
    "ctrl+o",
    "ctrl+r",
    "ctrl+g",
    "R",
    "r",
    "p",
]
ANSWERING = ["enter", "escape", "y", "n", "space", "plus", "minus", "a", "1", "up", "down", "tab", "home", "e", "f", "backspace"]
ALL = [key for binding in (*KEYS, *START_KEYS) for key in binding.key.split(",")]
SIGNS = {"space": " ", "plus": "+", "minus": "-", "slash": "/", "question_mark": "?", "full_stop": ".", "comma": ","}


@dataclass
class Walk:
    """One walk, its steps, and what it saw on the way.

    Attributes:
        number: every walk of a number makes the same choices.
        steps: so many bursts.
        visited: the names of the screens and dialogs that it saw, and of the desk's views.
        said: each burst and where it led, to be read.
    """

    number: int
    steps: int
    visited: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)

    def run(self, path: Path) -> None:
        asyncio.run(self._run(path))

    async def _run(self, path: Path) -> None:
        choose = random.Random(f"walk {self.number}")  # noqa: S311 - no secret
        filled = {Side.LEFT: Filled("left.txt"), Side.RIGHT: Filled("right.md")}
        app = made_start(path, filled if self.number % 4 else None)
        left: list[int] = []
        leave, app.exit = app.exit, lambda *_args, **_more: left.append(1)  # type: ignore[method-assign]
        push = app.push_screen

        def seen(screen: Screen[Any], *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as Textual has it
            self.visited.add(type(screen).__name__)
            return push(screen, *args, **more)

        app.push_screen = seen  # type: ignore[assignment, method-assign]
        async with app.run_test(size=choose.choice(SIZES[:3])) as pilot:
            if self.number % 4 > 1:  # at once on the desk
                press(app, "ctrl+g")
                await desk_opened(app, pilot)
            for step in range(self.steps):
                burst = self._burst(choose, app, OPENING[step % len(OPENING)])
                await settled(app, pilot)
                self.said.append(f"{' '.join(burst)} -> {' > '.join(type(s).__name__ for s in app.screen_stack[1:])}")
                self.visited |= {type(app.screen).__name__, *([app.desk.view.name] if app.desk else [])}
                require_a_screen(app, self.said)
            await self._leave(app, pilot, left)
            leave()
        with ExitStack() as closing:
            if app.desk is not None:
                closing.callback(app.desk.review_file.close)

    def _burst(self, choose: random.Random, app: StartApp, opening: str) -> list[str]:
        """Some steps in one go, before the application has seen any of them."""
        done = [press(app, "escape")] if app.screen.is_modal and choose.random() < 0.6 else []
        if app._is_small:
            done.append(resize(app, choose.choice(SIZES)))
        done.append(press(app, opening))
        for _ in range(choose.choice([0, 1, 1, 2, 3, 5, 8])):
            kind = choose.random()
            if kind < 0.06:
                done.append(resize(app, choose.choice(SIZES)))
            elif kind < 0.12:
                done += click(app, choose, choose.choice([1, 2, 3]))
            else:
                keys = choose.choices([OPENING, ANSWERING, ALL], [1, 2, 1])[0]
                done.append(press(app, choose.choice(keys)))
        return done

    async def _leave(self, app: StartApp, pilot: Pilot[None], left: list[int]) -> None:
        """Esc as often as something lies on top, then the key that quits."""
        resize(app, (120, 40))
        await settled(app, pilot)
        for _ in range(10):
            if not app.screen.is_modal:
                break
            press(app, "escape")
            await settled(app, pilot)
        assert app.screen in {app.start, app.desk}, self.said[-3:]
        left.clear()
        press(app, "q" if app.screen is app.desk else "ctrl+q")
        await settled(app, pilot)
        if len(app.screen_stack) > 2:  # the memo: what was found is shown before one leaves
            press(app, "q")
            await settled(app, pilot)
        assert left, self.said[-3:]


def press(app: StartApp, key: str) -> str:
    character = SIGNS.get(key, key)
    app.post_message(events.Key(key, character if len(character) == 1 else None))
    return key


def resize(app: StartApp, size: tuple[int, int]) -> str:
    app._driver._size = Size(*size)  # type: ignore[union-attr]
    app.post_message(events.Resize(Size(*size), Size(*size)))
    return "x".join(map(str, size))


def click(app: StartApp, choose: random.Random, times: int) -> list[str]:
    """Down and up at one place, as often as a hurried hand does it."""
    x, y = choose.randrange(app.size.width or 1), choose.randrange(app.size.height or 1)
    for kind in (events.MouseDown, events.MouseUp) * times:
        app.post_message(kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y))
    return [f"click@{x},{y}"] * times


async def settled(app: StartApp, pilot: Pilot[None]) -> None:
    """Until every key was given to someone, what they set off has ended, and something is on the screen: three looks in a row."""
    calm = 0
    for _ in range(1000):
        await pilot.pause(0.02)
        comparing = app.desk is not None and app.desk.waiting and "cancel" not in app.desk._stage
        busy = app._typed or app._at_work or comparing or not shown(app).strip()
        calm = 0 if busy else calm + 1
        if calm == 3 or app._exception:
            return
    pytest.fail(f"{type(app.screen).__name__} does not come to rest: {app._typed}, {app._at_work}, {shown(app).strip()[:80]!r}")


def require_a_screen(app: StartApp, said: list[str]) -> None:
    """A screen of ours with something on it, one that takes keys, and nothing that went wrong inside."""
    way = said[-3:]
    assert app._exception is None, way
    assert app.screen_stack[1] in {app.start, app.desk}, way
    assert all(isinstance(screen, AnsweredOnce) for screen in app.screen_stack[2:]), way
    assert len(app.screen_stack) < 6, way
    if not app._is_small:
        assert app.screen.focused is not None or app.screen.BINDINGS, way


def screens() -> set[str]:
    """The name of every screen and dialog that tui has: all classes but those that only others are made of."""
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        importlib.import_module(module.name)
    found, waiting = {Asking.__name__}, list[type[Any]]([Screen])
    while waiting:
        each = waiting.pop()
        more = [other for other in each.__subclasses__() if other.__module__.startswith(("tui.", "textual."))]
        waiting += more
        if each.__module__.startswith("tui.") and not more:
            found.add(each.__name__)
    return found
