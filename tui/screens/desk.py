"""The desk: two articles side by side, reviewed by keyboard."""

from __future__ import annotations

from textual import on
from textual.content import Content

from compare.errors import CopydeskError
from compare.link import Side
from compare.machine.paths import absolute
from compare.reading.cleaning import visible
from compare.reports.choice import NAMES, Included
from compare.reports.origins import Origin
from compare.wording import counted
from tui.filters import FILTERS, Filter, count
from tui.last_report import Last, keep_last, load_last
from tui.marks import LEGEND
from tui.screens.asking import Choosing, Reading
from tui.screens.keys import EVERYWHERE, KEYS, shown
from tui.screens.saving import Saving, Wanted, default_name
from tui.screens.taking_in import TakingIn
from tui.themes import CYCLE
from tui.widgets.detail import detail
from tui.widgets.tally import Tally


class Desk(TakingIn):
    """What is shown, and what leaves the desk: copies, reports, the editor.

    Attributes:
        origins: what was read besides the review, which no report may replace.
    """

    origins: tuple[Origin, ...] = ()

    def on_mount(self) -> None:
        """Where the detail is cut, it says which key shows all of it."""
        self.watch(self.query_one("#detail-box"), "show_vertical_scrollbar", self._tell_cut)

    def _tell_cut(self, cut: bool) -> None:
        key = shown(self.keys_of("view", "v"))
        self.query_one("#detail-box").border_title = Content(f"{key}: all of it") if cut else None

    def action_filter(self) -> None:
        """Choose what is shown and gone through."""
        if self.waiting or self.comparison is None:
            return
        choices = [(each.key, f"{each.name} ({count(self.comparison, each)})") for each in FILTERS]

        def choose(place: int | None) -> None:
            if place is not None:
                self._show_only(FILTERS[place])

        self.app.push_screen(Choosing("Go through only", choices, FILTERS.index(self.filter)), choose)

    @on(Tally.Chosen)
    def _tallied(self, message: Tally.Chosen) -> None:
        self._show_only(message.filter)

    def _show_only(self, chosen: Filter) -> None:
        self.filter = chosen
        stops = self._stops()
        if stops and self.place.passage not in stops:
            self._go(stops, 1)

    def action_scrolling(self) -> None:
        """Whether the other article comes along."""
        self._linked = not self._linked
        self.notify(f"Linked scrolling {'on' if self._linked else 'off'}.", timeout=2, markup=False)

    def action_fold(self) -> None:
        """Show or hide furniture."""
        self.folded = not self.folded
        article = self._found.article(self.place.side)
        if self.folded and article.passages[self.place.passage].furniture:
            self._to(next((p.id for p in reversed(article.story) if p.id < self.place.passage), None))

    def action_theme(self) -> None:
        """The next theme; the palette has all."""
        at = CYCLE.index(self.app.theme) if self.app.theme in CYCLE else -1
        self.app.theme = CYCLE[(at + 1) % len(CYCLE)]
        self.notify(f"Theme {self.app.theme}.", timeout=2, markup=False)

    def action_view(self) -> None:
        """The link under the cursor on the whole screen."""
        if self.comparison is not None and not self.waiting:
            self.app.push_screen(Reading(detail(self.comparison, self.place, self.link, self.fact)))

    def action_orphans(self) -> None:
        """What was decided about passages that a changed article no longer has."""
        orphans = self._review.orphans
        if not orphans:
            self.notify("Every decision has its place.", timeout=2, markup=False)
            return
        lines = [Content.styled(f"{counted(len(orphans), 'decision')} about passages that are no longer there", "bold")]
        for orphan in orphans:
            note = f"  Note: {orphan.note}" if orphan.note else ""
            lines.append(Content(f"\n{orphan.said}{note}"))
            lines += [Content(f"{side.value[0].upper()} {text}") for side in Side for text in orphan.texts(side)]
        self.app.push_screen(Reading(Content("\n").join(lines)))

    def action_copy(self) -> None:
        """Copy what is selected, or else the passage under the cursor with its source."""
        selected = self.get_selected_text()
        self.clear_selection()  # it has done its work; the next copy is of what is under the cursor
        self._copy(selected or self._quoted(self.place.side, (self.place.passage,)))

    def action_copy_link(self) -> None:
        """Copy both sides of the link with their sources."""
        if self.link is None:
            self.action_copy()
        else:
            self._copy("\n\n".join(self._quoted(side, self.link.passages(side)) for side in Side))

    def _quoted(self, side: Side, ids: tuple[int, ...]) -> str:
        text = " ".join(p.text for p in self._found.passages(side, ids))
        return f"{text}\n({self._found.article(side).source})"

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(f"Copied {counted(len(text.split()), 'word')}.", timeout=2, markup=False)

    def action_edit(self) -> None:
        """Open this side's file in the reporter's editor, at the passage."""
        from tui.editor import EditorError, edit

        article = self._found.article(self.place.side)
        try:
            changed = edit(article, article.passages[self.place.passage], self.app.suspend)
        except EditorError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.refresh()
        if changed:
            self.notify(f"{article.source} has changed. Quit and open the pair again to compare it.", timeout=10, markup=False)

    def action_save(self) -> None:
        """Save a report: format, place, and what it holds."""
        if self.waiting or self.comparison is None:
            self.notify("Still comparing.", timeout=2, markup=False)
            return
        origins = (*self.origins, Origin(str(self._review.path), "the review"))
        self.app.push_screen(Saving(default_name(self.comparison), load_last(), origins), self._save)

    def _save(self, wanted: Wanted | None) -> None:
        from compare.reports.choice import select
        from compare.reports.saving import save_report

        if wanted is None or self.comparison is None:
            return
        try:
            saved = save_report(select(self.comparison, wanted.included), wanted.path, wanted.format, force=True)
        except CopydeskError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return
        keep_last(Last(wanted.format, wanted.included.value, str(absolute(wanted.path).parent)))
        what = "" if wanted.included is Included.ALL else f" ({NAMES[wanted.included]})"
        self.notify(f"Saved {' and '.join(visible(str(path)) for path in saved)}{what}.", timeout=10, markup=False)

    def action_help(self) -> None:
        """All keys as they are set, and what the marks mean."""
        lines = [Content.assemble((f"{shown(self.keys_of(key.id, key.key)):>18}", "bold"), f"  {key.tooltip}") for key in KEYS]
        everywhere = [Content.assemble((f"{key:>18}", "bold"), f"  {what}") for key, what in EVERYWHERE]
        self.app.push_screen(Reading(Content("\n").join([Content(LEGEND), Content(""), *lines, *everywhere])))

    def keys_of(self, name: str | None, usual: str) -> str:
        """The keys that an action has by the settings."""
        return self.app._keymap.get(name or "", usual)  # noqa: SLF001 - Textual has no public word for it

    def action_quit(self) -> None:
        """Leave; everything decided is kept already."""
        self.app.exit()
