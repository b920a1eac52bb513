"""What waits for a verdict, under the text: how much is left, and the items around the one that the cursor is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from compare.facts.whole.entries import Entry
from compare.link import Link
from compare.reports.telling.titles import title_of
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted
from tui.drawn.facts import SIGNS as FACT_SIGNS
from tui.drawn.marks import EDITED
from tui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Item, Worklist

SIGNS = {
    Sort.FACT: "!",
    Sort.NEW: "+",
    Sort.LOST: "-",
    Sort.UNSURE: "?",
    Sort.EDITED: EDITED,
    Sort.REWORDED: "~",
    Sort.TRANSLATED: "~",
    Sort.ALSO: ":",
    Sort.SAME: "=",
}
NAMES = {
    Sort.FACT: ("fact", "facts"),
    Sort.NEW: ("new", "new"),
    Sort.LOST: ("left out", "left out"),
    Sort.UNSURE: ("unsure", "unsure"),
    Sort.EDITED: ("edited", "edited"),
    Sort.REWORDED: ("reworded", "reworded"),
    Sort.TRANSLATED: ("translated", "translated"),
    Sort.ALSO: ("also changed", "also changed"),
    Sort.SAME: ("the same", "the same"),
}


def left_said(worklist: Worklist, width: int = 1_000) -> str:
    """'7 left: 3 facts, 2 new, 2 reworded', or that nothing is; what there is no room for is told as a number: '2 more'."""
    if not worklist.items:
        return "Nothing to review"
    if not worklist.left:
        problems = len(worklist.problems)
        found = f", {counted(problems, 'problem')}" if problems else ""
        return f"Everything is settled{found}. d: the memo"
    counts = [(sort, n) for sort in Sort if (n := len(worklist.open_of(sort)))]
    parts = [f"{n} {NAMES[sort][n > 1]}" for sort, n in counts]
    for shown in range(len(parts), 0, -1):
        rest = sum(n for _, n in counts[shown:])
        said = f"{worklist.left} left: {', '.join([*parts[:shown], *([f'{rest} more'] if rest else [])])}"
        if len(said) <= width:
            return said
    return f"{worklist.left} left"


def item_line(comparison: Comparison, item: Item, *, here: bool = False) -> Content:
    """One item: where the cursor is, what it is, what was said of it."""
    said = "✗" if item.problem else "✓" if item.settled else " "
    sign = SIGNS[item.sort]
    if isinstance(item.thing, Entry) and not item.settled:
        sign = FACT_SIGNS[item.thing.fact.verdict]
    number = f"{item.thing.number or '':>3}" if isinstance(item.thing, (Entry, Link)) else "   "
    note = " (n)" if item.note else ""
    head = f"{'>' if here else ' '}{said}{sign}{number} "
    return Content.assemble((head, "bold"), (f"{title_of(comparison, item)}{note}", "reverse" if here else ""))


class WorklistPanel(ToldLines):
    """A window on the worklist."""

    ALLOW_SELECT = False

    def show(self, comparison: Comparison, worklist: Worklist, item: Item | None, walked: Item | None) -> None:
        """How much is left, and as many items as fit: those around the cursor's, or else around the one gone to last."""
        at = None if item is None else item.key
        lines = [item_line(comparison, each, here=each.key == at) for each in worklist.page_of(item or walked, self.room[1] - 1)]
        self.tell([Content.styled(left_said(worklist, self.room[0]), "bold"), *lines])
