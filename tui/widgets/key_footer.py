"""The footer: the keys that matter most, as many as fit whole; how to leave and where all keys are come last, always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.binding import Binding
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_LAST = ("quit", "help")  # actions; what there is no room for stands in the help
_BETWEEN = 1


class KeyFooter(Footer):
    """Textual's own cuts the last keys off where the terminal is narrow.

    Args:
        first: ids of keys, what matters most first; the others follow as the screen lists them.
    """

    def __init__(self, first: Sequence[str] = ()) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._first = list(first)

    def compose(self) -> ComposeResult:
        """As many keys as there is room for."""
        if not self._bindings_ready:
            return
        actions: dict[str, Binding] = {}
        for _, binding, _, _ in self.screen.active_bindings.values():
            if binding.show:
                actions.setdefault(binding.action, binding)
        room = self.app.size.width
        kept = [self._key(actions.pop(action)) for action in _LAST if action in actions]
        room -= sum(map(_width, kept))
        for key in map(self._key, sorted(actions.values(), key=self._rank)):
            if (room := room - _width(key)) < -_BETWEEN:
                break
            yield key
        yield from kept

    def _key(self, binding: Binding) -> FooterKey:
        shown = self.app.get_key_display(binding)
        key = FooterKey(binding.key, shown, binding.description, binding.action, tooltip=binding.tooltip or binding.description)
        return key.data_bind(compact=Footer.compact)

    def _rank(self, binding: Binding) -> int:
        names = [*self._first, *(key.id for key in self.screen.BINDINGS if isinstance(key, Binding))]
        return names.index(binding.id) if binding.id in names else len(names)

    async def on_resize(self) -> None:
        """Other keys may fit now."""
        await self.recompose()


def _width(key: FooterKey) -> int:
    return cell_len(f"{key.key_display} {key.description}") + _BETWEEN
