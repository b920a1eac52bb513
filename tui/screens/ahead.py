"""What the desk's keys will ask for, in small steps: views laid out, dialogs loaded, what decisions are made from."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from compare.link import Side
from compare.reviewing.incremental.decided import foresee_turns
from compare.reviewing.incremental.held import held_of
from compare.reviewing.worklist.waiting import worklist_of
from tui.desk_actions.memo import memo_of
from tui.drawn.page import labels_of, shown_of, text_width
from tui.manuscript.sheet import Columns
from tui.widgets.manuscript.manuscript import Manuscript

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.reviewing.incremental.decided import Decided
    from tui.screens.desk_state import DeskState

_MAPS = 3  # columns of both maps, and what parts the first from the text beside it
_DIALOGS = ("memo", "worklist", "help", "saving", "intake")


def made_ahead(desk: DeskState, decided: Decided) -> Iterator[object]:
    """All of it, what is asked for most first; a step takes a few milliseconds, of 10,000 passages a side too."""
    manuscript = desk.query_one(Manuscript)
    for dialog in _DIALOGS:
        yield import_module(f"tui.screens.dialogs.{dialog}")
    yield worklist_of(decided.comparison).order
    yield memo_of(decided.comparison)
    foresee_turns(decided)
    yield 1
    yield from manuscript.lines_ahead(Columns.REDLINE)
    yield from manuscript.views_ahead()
    yield from pages_ahead(desk)


def pages_ahead(desk: DeskState) -> Iterator[float]:
    """Lay out both articles as their panes will show them: the share of them that is there, up to 1."""
    comparison = desk.comparison
    if comparison is None:
        return iter(())
    both, highest = desk.size.width - _MAPS, held_of(comparison).highest
    columns = (both // 2, both - both // 2) if not desk.has_class("narrow") else (desk.size.width - 1,) * 2
    return desk.ahead.lay_out(
        [
            (
                shown_of(comparison.article(side), folded=desk.folded),
                labels_of(comparison, side, desk.waiting, desk.folded),
                text_width(width, highest),
            )
            for side, width in zip(Side, columns, strict=True)
        ]
    )
