"""What leaves the desk: copies, reports, an article in the reporter's editor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.errors import CopydeskError
from compare.link import Side
from compare.machine.paths import absolute
from compare.reading.cleaning import visible
from compare.reports.choice import NAMES, Included
from compare.reports.files.origins import Origin
from tui.kept.last_report import Last, keep_last, load_last
from tui.screens.dialogs.saving import Saving, Wanted, default_name

if TYPE_CHECKING:
    from tui.desk_actions.api import DeskApi


class Sending:
    """The keys that copy, save and open.

    Args:
        desk: whose comparison it is.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def copy(self) -> None:
        """Copy what is selected, or else the passage under the cursor with its source."""
        selected = self._desk.selected()
        self._desk.copy(selected or self._quoted(self._desk.place.side, (self._desk.place.passage,)))

    def copy_link(self) -> None:
        """Copy both sides of the link with their sources."""
        link = self._desk.link
        if link is None:
            self.copy()
        else:
            self._desk.copy("\n\n".join(self._quoted(side, link.passages(side)) for side in Side))

    def _quoted(self, side: Side, ids: tuple[int, ...]) -> str:
        text = " ".join(p.text for p in self._desk.found.passages(side, ids))
        return f"{text}\n({self._desk.found.article(side).source})"

    def edit(self) -> None:
        """Open this side's file in the reporter's editor, at the passage."""
        from tui.entering.editor import EditorError, edit

        article = self._desk.found.article(self._desk.place.side)
        try:
            changed = edit(article, article.passages[self._desk.place.passage], self._desk.app.suspend)
        except EditorError as error:
            self._desk.say(str(error), 5, grave=True)
            return
        self._desk.app.refresh()
        if changed:
            self._desk.say(f"{article.source} has changed. Quit and open the pair again to compare it.", 10)

    def save(self, format_name: str = "") -> None:
        """Save a report: format, place, and what it holds."""
        comparison = self._desk.comparison
        if comparison is None or not self._desk.ready:
            return
        origins = (*self._desk.origins, Origin(str(self._desk.review_file.path), "the review"))
        last = load_last()
        last = replace(last, format=format_name, included="") if format_name else last
        self._desk.ask(Saving(default_name(comparison), last, origins), self._save)

    def _save(self, wanted: Wanted | None) -> None:
        from compare.reports.choice import select
        from compare.reports.files.saving import save_report

        comparison = self._desk.comparison
        if wanted is None or comparison is None:
            return
        try:
            saved = save_report(select(comparison, wanted.included), wanted.path, wanted.format, force=True, whole=True)
        except CopydeskError as error:
            self._desk.say(str(error), 15, grave=True)
            return
        keep_last(Last(wanted.format, wanted.included.value, str(absolute(wanted.path).parent)))
        what = "" if wanted.included is Included.ALL else f" ({NAMES[wanted.included]})"
        self._desk.say(f"Saved {' and '.join(visible(str(path)) for path in saved)}{what}.", 10)
