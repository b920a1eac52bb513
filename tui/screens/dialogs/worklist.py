"""The whole worklist over the desk: everything that waits or is settled, the gravest first, to go to and to judge."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.dialogs.over import Over
from tui.widgets.worklist_panel import item_line, left_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Item, Worklist

    State = tuple[Comparison, Worklist]

_LEAST, _MOST = 20, 60  # items in the list at once, as many as there are rows for; towards an end of them come the next
_HINT = "space: next   f: fine   e: problem   c: note   u: undo   Enter: go there   o: only what waits, or all   Esc: close"


class WorklistScreen(Over["Item | None"]):
    """Every item; Enter goes to it.

    Args:
        state: the comparison and its worklist as they are now.
        judge: calls an item fine or, where told so, a problem.
        note: asks for a note on an item, and calls back when it is kept.
        undo: takes the last action back.
        at: the item that the desk is at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,F", "dismiss(None)", "Close"),
        ("j", "move('cursor_down')", "Down"),
        ("k", "move('cursor_up')", "Up"),
        ("space", "step(1)", "Next that waits"),
        ("b", "step(-1)", "Previous that waits"),
        ("f,full_stop", "judge(False)", "Fine"),
        ("e,comma", "judge(True)", "Problem"),
        ("c", "note", "Note"),
        ("u", "undo", "Undo"),
        ("o", "turn", "Only what waits, or all"),
    ]

    def __init__(
        self,
        state: Callable[[], State],
        judge: Callable[[Item, bool], bool],
        note: Callable[[Item, Callable[[], None]], None],
        undo: Callable[[], None],
        at: Item | None,
    ) -> None:
        super().__init__(classes="reading worklist")
        self._state, self._judge, self._note, self._undo, self._at = state, judge, note, undo, at
        self._all = False
        self._shown: list[Item] = []
        self._around = (0, 0)  # items before those that are shown, and after them

    def compose(self) -> ComposeResult:
        """A line an item, under how many wait."""
        self._all = self._at is not None and self._at.settled
        comparison, worklist = self._state()
        key = None if self._at is None else self._at.key
        self._show(worklist, key)
        options = OptionList()  # given to it at once, it would light the first, as if somebody had gone there
        options.add_options(list(self._lines(comparison, sum(self._around))))
        options.set_reactive(OptionList.highlighted, self._lit(key))
        with Vertical():
            yield Static(Content(left_said(worklist)), classes="head")
            yield options
            yield Static(Content(_HINT), classes="hint")

    def _fill(self, key: object, step: int = 0) -> None:
        """The lines anew, an item lit; or so many after it that wait."""
        comparison, worklist = self._state()
        self._show(worklist, key)
        self.query_one(".head", Static).update(Content(left_said(worklist)))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(list(self._lines(comparison, sum(self._around))))
        options.highlighted = self._lit(key, step)

    def _show(self, worklist: Worklist, key: object) -> None:
        """As many items around one as there are rows for."""
        items = [item for item in worklist.items if self._all or not item.settled or item.key == key]
        at = next((k for k, item in enumerate(items) if item.key == key), 0)
        most = min(_MOST, max(_LEAST, self.app.size.height * 3 // 4))
        first = max(0, at - most // 2)
        self._shown = items[first : first + most]
        self._around = first, len(items) - first - len(self._shown)

    def _lit(self, key: object, step: int = 0) -> int | None:
        """The place of an item among those that are shown, or of one so many after it that waits."""
        lit = next((k for k, item in enumerate(self._shown) if item.key == key), 0)
        waits = [k for k in range(lit + step, len(self._shown)) if not self._shown[k].settled] if step else []
        return (waits[0] if waits else lit) if self._shown else None

    def _lines(self, comparison: Comparison, more: int) -> Iterator[Option | None]:
        """A line an item, one sort parted from the next."""
        for number, (_, run) in enumerate(groupby(self._shown, key=lambda item: item.sort)):
            if number:
                yield None
            yield from (Option(item_line(comparison, item)) for item in run)
        if more:
            yield Option(Content(f"       and {more:,} more"), disabled=True)

    def action_turn(self) -> None:
        """Show what is settled too, or hide it again."""
        item = self._item
        self._all = not self._all
        self._fill(None if item is None else item.key)

    @property
    def _item(self) -> Item | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def action_move(self, direction: str) -> None:
        """By j and k as everywhere."""
        getattr(self.query_one(OptionList), f"action_{direction}")()

    def action_step(self, direction: int) -> None:
        """To the next that waits, around the end."""
        found = self._state()[1].next_after(self._item, direction)
        keys = [item.key for item in self._shown]
        if found is not None and found.key in keys:
            self.query_one(OptionList).highlighted = keys.index(found.key)
        elif found is not None:
            self._fill(found.key)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """At an end of the lines come the next."""
        before, after = self._around
        if (before and event.option_index == 0) or (after and event.option_index == len(self._shown) - 1):
            self._fill(self._shown[event.option_index].key)

    def action_note(self) -> None:
        """Write a note, and go on to the next."""
        item = self._item
        if item is not None:
            self._note(item, lambda: self._fill(item.key, step=1))

    def action_judge(self, problem: bool) -> None:
        """Call the item fine or a problem, and go on to the next."""
        item = self._item
        if item is not None and self._judge(item, problem):
            self._fill(item.key, step=1)

    def action_undo(self) -> None:
        """Take the last action back."""
        item = self._item
        self._undo()
        self._fill(None if item is None else item.key)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        if event.option_index < len(self._shown):
            self.dismiss(self._shown[event.option_index])
