"""The footer: the keys that matter most, as many as fit whole; how to leave and where all keys are come last, always."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_LAST = ("quit", "help")  # how their ids end; what there is no room for stands in the help
_BETWEEN = 1


class Shown(NamedTuple):
    """A key as it stands in the footer: what a FooterKey is made of, in its order."""

    key: str
    display: str
    description: str
    action: str
    disabled: bool = False
    tooltip: str = ""

    @property
    def width(self) -> int:
        """The columns that it takes, with the one before the next key."""
        return cell_len(f"{self.display} {self.description}") + _BETWEEN


class KeyFooter(Footer):
    """Textual's own cuts the last keys off where the terminal is narrow, and makes all of them anew whenever the focus moves.

    Args:
        first: ids of keys, what matters most first; the others follow as the screen lists them.
    """

    def __init__(self, first: Sequence[str] = ()) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._first = list(first)
        self._shown: list[Shown] = []

    def compose(self) -> ComposeResult:
        """As many keys as there is room for."""
        self._shown = self._fitting() if self._bindings_ready else []
        for each in self._shown:
            yield FooterKey(*each, classes="-compact")

    async def recompose(self) -> None:
        """Only where other keys are to be shown: this is asked for with every focus and every size."""
        if self._bindings_ready and self._fitting() != self._shown:
            await super().recompose()

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
        shown = self.app.get_key_display(binding)
        return Shown(binding.key, shown, self._said(binding), binding.action, tooltip=binding.tooltip or binding.description)

    def _said(self, binding: Binding) -> str:
        """What a key does here; empty where it does nothing."""
        said = getattr(self.screen, "said_here", None)
        return said(binding) if said else binding.description

    def _rank(self, binding: Binding) -> int:
        names = [*self._first, *(key.id for key in self.screen.BINDINGS if isinstance(key, Binding))]
        return names.index(binding.id) if binding.id in names else len(names)

    async def on_resize(self) -> None:
        """Other keys may fit now."""
        await self.recompose()
