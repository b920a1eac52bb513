"""How much of each kind there is and how much is reviewed; a click on a count shows just that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from compare.link import Kind, Side
from compare.reviewing.incremental.counted import shares_of
from compare.wording import counted
from tui.drawn.filters import ALL, FILTERS, UNIQUE, UNREVIEWED, counts_of
from tui.drawn.marks import LETTERS
from tui.drawn.naming import short_source
from tui.widgets.told_lines import retell

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from compare.comparison import Comparison
    from compare.reviewing.worklist.worklist import Worklist
    from tui.drawn.filters import Filter


_ROOMY = 110


class TallyItem(Static):
    """One count."""

    ALLOW_SELECT = False

    def __init__(self, chosen: Filter) -> None:
        super().__init__(classes="-filter")
        self.filter = chosen

    def on_click(self) -> None:
        """Show just this, or everything again."""
        self.post_message(Tally.Chosen(ALL if self.has_class("-on") else self.filter))

    def show(self, comparison: Comparison, worklist: Worklist, *, short: bool) -> None:
        """Count a comparison; in the place of what is unreviewed, how much of all that waits is settled."""
        number = counts_of(comparison).get(self.filter.name, 0)
        if self.filter is UNREVIEWED:
            done = f"{worklist.done}/{len(worklist.items)}"
            text = done if short else f"settled {done}"
        else:
            name = counted(number, "unique section") if self.filter is UNIQUE else f"{number} {self.filter.told(comparison)}"
            text = f"{self.filter.sign}{number}" if short else f"{self.filter.sign} {name}"
        retell(self, Content(text))
        self.display = bool(number) or self.filter.name in {"matched", "paraphrased", "unique", "unreviewed"}


class Tally(Horizontal):
    """One line over the panes: the counts, and what the desk is doing."""

    class Chosen(Message):
        """A count was clicked."""

        def __init__(self, chosen: Filter) -> None:
            super().__init__()
            self.filter = chosen

    def compose(self) -> ComposeResult:
        """A count a filter, then the state."""
        for each in FILTERS:
            if each is not ALL:
                yield TallyItem(each)
        yield Static(id="state")

    _shown: tuple[Comparison, Worklist, str, Filter, bool] | None = None

    def show(self, comparison: Comparison, worklist: Worklist, state: str, chosen: Filter, *, waiting: bool) -> None:
        """Count a comparison; `state` says what the desk is doing."""
        self._shown = (comparison, worklist, state, chosen, waiting)
        self._count()

    def on_resize(self) -> None:
        """In as many words as fit now; afterwards, since the new size is not laid out yet."""
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        if self._shown is None:
            return
        comparison, worklist, state, chosen, waiting = self._shown
        for item in self.query(TallyItem):
            if waiting:
                item.display = False
            else:
                item.show(comparison, worklist, short=self.size.width < _ROOMY)
            item.set_class(item.filter is chosen, "-on")
        retell(self.query_one("#state", Static), Content(state))


def title(comparison: Comparison, side: Side) -> Content:
    """An article's title, for the line above its pane."""
    article = comparison.article(side)
    return Content.styled(article.title or article.source, "bold")


class Figures(Static):
    """An article's shares and its source, for the line below its title."""

    _shown: tuple[Comparison, Side, bool] | None = None

    def show(self, comparison: Comparison, side: Side, *, waiting: bool) -> None:
        """Tell them of one side; of its source what there is room for."""
        self._shown = (comparison, side, waiting)
        self.on_resize()

    def on_resize(self) -> None:
        """As much of the source as fits now."""
        if self._shown is None:
            return
        comparison, side, waiting = self._shown
        article, shares = comparison.article(side), shares_of(comparison)[side]
        kinds = "" if waiting else " ".join(f"{LETTERS[kind]}{shares.percents[kind]}%" for kind in Kind) + " of "
        count = len(article.warnings)
        warned = f"! {count} {'warning' if count == 1 else 'warnings'} · " if count else ""
        told = f"{kinds}{counted(shares.words, 'word')} · {warned}"
        retell(self, Content(told + short_source(article.source, max(0, self.content_size.width - cell_len(told)))))
