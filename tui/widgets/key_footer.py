"""The footer: the keys that matter most, as many as fit whole; how to leave and where all keys are come last, always."""

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.screen import Screen

_LAST = ("quit", "help")  # how their ids end; what there is no room for stands in the help
_BETWEEN = 1


class Shown(NamedTuple):
    """A key as it stands in the footer."""

    key: str
    display: str
    description: str

    @property
    def width(self) -> int:
        """The columns that it takes, with the one before the next key."""
        return cell_len(f"{self.display} {self.description}") + _BETWEEN


class KeyFooter(Widget, can_focus=False):
    """Textual's own cuts the last keys off where the terminal is narrow, and makes and sends all of them anew for each change.

    Args:
        first: ids of keys, what matters most first; the others follow as the screen lists them.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key", "key-footer--said"}
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom; height: 1; color: $footer-foreground; background: $footer-background;
        .key-footer--key { color: $footer-key-foreground; background: $footer-key-background; text-style: bold; }
        .key-footer--said { color: $footer-description-foreground; background: $footer-description-background; }
    }
    """

    def __init__(self, first: Sequence[str] = ()) -> None:
        super().__init__()
        self._first = list(first)
        self._shown: list[Shown] = []

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The keys that stand in it now."""
        return tuple(self._shown)

    def on_mount(self) -> None:
        """Another focus has other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def on_unmount(self) -> None:
        """Nobody is told any more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _bindings_changed(self, screen: Screen[Any]) -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self.renew)

    def on_resize(self) -> None:
        """Other keys may fit now."""
        self.renew()

    def renew(self) -> None:
        """Show what keys do here: from the first that is another one on, the others stay as they are."""
        if not self.is_attached:
            return
        before, self._shown = self._shown, self._fitting()
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, self._shown, strict=False)))
        if not same == len(before) == len(self._shown):
            start = sum(each.width for each in self._shown[:same])
            self.refresh(Region(start, 0, max(0, self.size.width - start), 1))

    def render_line(self, y: int) -> Strip:
        """All keys, in one line."""
        plain = self.rich_style
        key, said = (self.get_component_rich_style(f"key-footer--{name}") for name in ("key", "said"))
        parts = [(Segment(each.display, key), Segment(f" {each.description} ", said)) for each in self._shown] if y == 0 else []
        return Strip(list(chain.from_iterable(parts))).adjust_cell_length(self.size.width, plain).simplify()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click on a key presses it."""
        end = 0
        for each in self._shown:
            end += each.width
            if event.x < end:
                self.app.simulate_key(each.key)
                return

    def _fitting(self) -> list[Shown]:
        actions: dict[str, Binding] = {}
        for _, binding, _, _ in self.screen.active_bindings.values():
            if binding.show and self._said(binding):
                actions.setdefault(binding.action, binding)
        room = self.app.size.width
        last = {name: action for name in _LAST for action, key in actions.items() if (key.id or action).endswith(name)}
        kept = [self._key(actions.pop(last[name])) for name in _LAST if name in last]
        room -= sum(each.width for each in kept)
        fitting: list[Shown] = []
        for each in map(self._key, sorted(actions.values(), key=self._rank)):
            if (room := room - each.width) < -_BETWEEN:
                break
            fitting.append(each)
        return fitting + kept

    def _key(self, binding: Binding) -> Shown:
        return Shown(binding.key, self.app.get_key_display(binding), self._said(binding))

    def _said(self, binding: Binding) -> str:
        """What a key does here; empty where it does nothing."""
        said = getattr(self.screen, "said_here", None)
        return said(binding) if said else binding.description

    def _rank(self, binding: Binding) -> int:
        names = [*self._first, *(key.id for key in self.screen.BINDINGS if isinstance(key, Binding))]
        return names.index(binding.id) if binding.id in names else len(names)
