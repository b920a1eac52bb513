"""Which view of the desk shows, and what the desk says of its own state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Side
from tui.drawn.filters import ALL
from tui.kept.first_time import guide
from tui.screens.binding import bound_panes
from tui.screens.fronts import View
from tui.widgets.detail import LinkDetail, Room
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.pane import ArticlePane
from tui.widgets.worklist_panel import WorklistPanel

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Item
    from tui.screens.desk_state import DeskState


def turn(desk: DeskState) -> None:
    """One view shows; in a narrow window, of two panes the one with the cursor."""
    rows, narrow = desk.view is not View.ARTICLES, desk.has_class("narrow")
    desk.query_one(Manuscript).redline = desk.view is View.REDLINE
    panes = desk.query_one("#panes")
    if not rows and not panes.children:
        panes.mount_all(bound_panes(type(desk), desk.ahead))
    for part, shown in ((desk.query_one("#rows"), rows), (panes, not rows)):
        part.styles.display = None if shown else "none"  # a class would have every style of every widget looked up again
    for pane in panes.query(ArticlePane):
        pane.shown = not rows
    for side in Side:
        away = narrow and not rows and side is not desk.place.side
        for name in ("pane", "map", "title", "figures"):
            for each in desk.query(f"#{side.value}-{name}"):
                each.set_class(away, "-away")


def state_of(desk: DeskState, doing: str, usual: float) -> str:
    """What the desk is doing, and what is not as usual.

    Args:
        desk: that says so.
        doing: what it does just now; empty where that is nothing.
        usual: the threshold that it began with.
    """
    threshold = desk.found.thresholds.link
    state = (
        desk.walk.said if desk.walk else "",
        "" if desk.review_file.writable else "read-only",
        doing,
        "" if threshold == usual else f"linked from {threshold:.2f}",
        "" if desk.filter is ALL else f"only {desk.filter.told(desk.found)}",
        f"marked on the {desk.marked.side.value}: now the other side, l again" if desk.marked else "",
    )
    return " · ".join(filter(None, state))


def tell_below(desk: DeskState, comparison: Comparison, walked: Item | None, *, guided: bool) -> None:
    """What is under the cursor, and the worklist.

    Args:
        desk: that they are under.
        comparison: as decided so far.
        walked: the item that was gone to last.
        guided: whether it is also told how it goes.
    """
    detail, panel = desk.query_one(LinkDetail), desk.query_one(WorklistPanel)
    if desk.waiting:
        detail.tell(())
        panel.tell(())
        return
    how = Room.TEXTS if desk.view is View.ARTICLES and not desk.has_class("narrow") else Room.NARROW
    how = how if desk.view is View.ARTICLES else Room.ROWS
    below = guide if guided else lambda _room: ()
    detail.show(comparison, desk.place, desk.link, desk.fact, how, below)
    panel.show(comparison, desk.worklist, desk.item, walked)
