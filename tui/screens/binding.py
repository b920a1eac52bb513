"""Which of the desk's state each of its widgets draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.overview import OverviewMap
from tui.widgets.pane import ArticlePane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from tui.drawn.page import PagesAhead
    from tui.screens.desk_state import DeskState


def bound_rows(state: type[DeskState]) -> Iterator[Widget]:
    """Both texts in rows, and their map."""
    manuscript = Manuscript(id="manuscript")
    what = (state.comparison, state.place, state.fact, state.waiting, state.folded, state.wanted, state.filter, state.settled)
    yield manuscript.data_bind(*what)
    yield _mapped(state, OverviewMap(manuscript, id="manuscript-map"))


def bound_panes(state: type[DeskState], ahead: PagesAhead) -> Iterator[Widget]:
    """Both articles in their own order, each with its map; `ahead` has their pages where they were laid out before."""
    what = (state.comparison, state.place, state.link, state.fact, state.waiting, state.folded, state.wanted, state.filter)
    for side in Side:
        pane = ArticlePane(side, ahead, id=f"{side.value}-pane")
        yield pane.data_bind(*what)
        yield _mapped(state, OverviewMap(pane, id=f"{side.value}-map"))


def _mapped(state: type[DeskState], overview: OverviewMap) -> OverviewMap:
    return overview.data_bind(state.comparison, state.place, state.waiting, state.filter)
