"""The memo by keys: shown, copied, saved, and offered to whoever leaves with something found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.reviewing.log.changed import Derived
from tui.desk_actions.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Item
    from tui.desk_actions.api import DeskApi


def _written(comparison: Comparison) -> str:
    from compare.reports.letters.memo import render_memo

    return render_memo(comparison, whole=True)


memo_of = Derived(_written, lambda _written_before, _before, now: _written(now)).of  # the same until something else is decided


class Memo:
    """What the reporter tells the editor.

    Args:
        desk: whose comparison it is about.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def show(self) -> None:
        """The memo as it is now."""
        if not self._desk.ready or self._desk.comparison is None:
            return
        from tui.screens.dialogs.memo import COPY, QUIT, SAVE, MemoScreen

        def state() -> tuple[str, Sequence[Item]]:
            return memo_of(self._desk.comparison or self._desk.found), self._desk.worklist.problems

        def answered(what: str | None) -> None:
            if what == COPY:
                self._desk.copy(state()[0])
            elif what == SAVE:
                self._desk.save("memo")
            elif what == QUIT:
                self._desk.leave()

        def rewrite(item: Item, kept: Callable[[], None]) -> None:
            def written() -> None:
                self._desk.memo_seen = True
                kept()

            Working(self._desk).rewrite(item, written)

        self._desk.memo_seen = True
        self._desk.ask(MemoScreen(state, rewrite), answered)

    def leave(self) -> None:
        """Leave, or first show the memo where a problem was found, or a note written, that it was not shown with."""
        if self._desk.memo_seen or self._desk.waiting or not self._found():
            self._desk.leave()
        else:
            self.show()

    def _found(self) -> bool:
        """Whether there is anything that an editor would be told because the reporter said so."""
        comparison = self._desk.comparison
        if comparison is None:
            return False
        notes = (*(link.note for link in comparison.links), *(section.note for section in comparison.unique))
        return any(notes) or bool(comparison.notes) or bool(self._desk.worklist.problems)
