"""What is shown, and how: views, folds, the filter, the theme, what lies behind a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from compare.link import Side
from compare.wording import counted
from tui.drawn.filters import FILTERS, Filter, count
from tui.drawn.marks import legend
from tui.screens.dialogs.asking import Choosing, Reading
from tui.screens.dialogs.help import Help
from tui.screens.fronts import View
from tui.screens.keys import EVERYWHERE, GROUPS, shown
from tui.themes import CYCLE
from tui.widgets.detail import detail
from tui.widgets.pane import Place

if TYPE_CHECKING:
    from tui.desk_actions.api import DeskApi


class Looking:
    """The keys that decide nothing.

    Args:
        desk: that is looked at.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def filter(self) -> None:
        """Choose what is shown and gone through."""
        comparison = self._desk.comparison
        if not self._desk.ready or comparison is None:
            return
        choices = [(each.key, f"{each.told(comparison)} ({count(comparison, each)})") for each in FILTERS]

        def choose(place: int | None) -> None:
            if place is not None:
                self.only(FILTERS[place])

        self._desk.ask(Choosing("Go through only", choices, FILTERS.index(self._desk.filter)), choose)

    def only(self, chosen: Filter) -> None:
        """Show what a filter takes, and go there."""
        comparison = self._desk.comparison
        if chosen is not FILTERS[0] and comparison is not None and not count(comparison, chosen):
            self._desk.say(f"Nothing is {chosen.told(comparison)}.")
            return
        self._desk.filter = chosen
        stops = self._desk.stops()
        if stops and self._desk.place.passage not in stops:
            self._desk.go(stops, 1)

    def scrolling(self) -> None:
        """Whether the other article comes along."""
        self._desk.linked = not self._desk.linked
        self._desk.say(f"Linked scrolling {'on' if self._desk.linked else 'off'}.", 2)

    def fold(self) -> None:
        """In rows, open all that folds or fold it again; in two panes, show or hide furniture."""
        desk = self._desk
        desk.folded = not desk.folded
        article = desk.found.article(desk.place.side)
        if desk.view is View.ARTICLES and desk.folded and article.passages[desk.place.passage].furniture:
            before = next((p.id for p in reversed(article.story) if p.id < desk.place.passage), None)
            if before is not None:
                desk.place = Place(desk.place.side, before)

    def settled(self) -> None:
        """Fold away what is settled, or show it again."""
        self._desk.settled = not self._desk.settled
        self._desk.say(f"What is settled is {'folded away' if self._desk.settled else 'shown'}.", 2)

    def articles(self) -> None:
        """The articles in their own order, or in rows again."""
        desk = self._desk
        if desk.view is View.ARTICLES:
            desk.view = View.ROWS
        else:
            desk.prepare_articles(lambda: setattr(desk, "view", View.ARTICLES))

    def redline(self) -> None:
        """Both texts as one, what is gone before what came, or in rows again; nobody knows that before they are compared."""
        desk = self._desk
        if desk.view is View.REDLINE:
            desk.view = View.ROWS
        elif desk.ready:
            desk.prepare_redline(lambda: setattr(desk, "view", View.REDLINE))

    def theme(self) -> None:
        """The next theme; the palette has all."""
        app = self._desk.app
        at = CYCLE.index(app.theme) if app.theme in CYCLE else -1
        app.theme = CYCLE[(at + 1) % len(CYCLE)]
        self._desk.say(f"Theme {app.theme}.", 2)

    def whole(self) -> None:
        """All of what the cursor is at, and why it is linked."""
        desk = self._desk
        if desk.ready and desk.comparison is not None:
            desk.ask(Reading(detail(desk.comparison, desk.place, desk.link, desk.fact, why=True)))

    def orphans(self) -> None:
        """What was decided about passages that a changed article no longer has."""
        orphans = self._desk.review_file.orphans
        if not orphans:
            self._desk.say("Every decision has its place.", 2)
            return
        lines = [Content.styled(f"{counted(len(orphans), 'decision')} about passages that are no longer there", "bold")]
        for orphan in orphans:
            note = f"  Note: {orphan.note}" if orphan.note else ""
            lines.append(Content(f"\n{orphan.said}{note}"))
            lines += [Content(f"{side.value[0].upper()} {text}") for side in Side for text in orphan.texts(side)]
        self._desk.ask(Reading(Content("\n").join(lines)))

    def help(self) -> None:
        """All keys as they are set, and what the marks mean."""
        groups = {
            group: [(shown(self._desk.keys_of(key.id, key.key)), key.tooltip or key.description) for key in keys]
            for group, keys in GROUPS.items()
        }
        comparison = self._desk.comparison
        marks = legend(translated=comparison is not None and comparison.translated)
        self._desk.ask(Help(marks, {**groups, "On every screen": EVERYWHERE}))
