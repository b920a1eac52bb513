"""The desk: two articles side by side, reviewed by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from compare.errors import CopydeskError
from compare.link import Kind, Side
from compare.review import REDO, UNDO, Action, Verdict, annotate, decide, decide_all, join, link_by_hand, relabel, split
from compare.thresholds import Thresholds
from tui.screens.asking import Asking, Help
from tui.screens.desk_state import FILTERS
from tui.screens.keys import KEYS, shown
from tui.screens.moving import Moving

_STEP = 0.05


class Desk(Moving):
    """The keys that decide, and those around it."""

    def _do(self, action: Action) -> None:
        if not self._review.writable:
            self.notify("This review is read-only: another desk has it open.", severity="warning", markup=False)
            return
        self._review.add(action)
        self._apply()

    def action_verdict(self, verdict: str) -> None:
        """Accept or reject, and go on to the next unreviewed link."""
        link = self._link()
        if link is not None and not self.waiting:
            self._do(decide(link, Verdict(verdict)))
            self.action_unreviewed(1)

    def action_all(self, verdict: str) -> None:
        """Accept or reject all that are shown of this link's kind, when confirmed."""
        link = self._link()
        if link is None or self.waiting:
            return
        alike = [k for k in self._links() if k.counted is link.counted]

        def confirmed(answer: str | None) -> None:
            if answer is not None and answer.strip().lower() in {"y", "yes"}:
                self._do(decide_all(alike, Verdict(verdict)))

        what = "Accept" if verdict == "accepted" else "Reject"
        self.app.push_screen(Asking(f"{what} {len(alike)} {link.counted.value} links? y or n"), confirmed)

    def action_label(self, kind: str) -> None:
        """Call the link another kind."""
        link = self._link()
        if link is not None and not self.waiting:
            self._do(relabel(link, Kind(kind)))

    def action_split(self) -> None:
        """Take the passage out of its link."""
        link = self._link()
        if link is not None and not self.waiting:
            self._do(split(link, self.place.side, self.place.passage))

    def action_join(self) -> None:
        """One link of this one and the next."""
        links, link = self._links(), self._link()
        if link in links and links.index(link) + 1 < len(links):
            self._do(join([link, links[links.index(link) + 1]]))

    def action_link(self) -> None:
        """Mark a passage, then link it with one of the other side."""
        if self.waiting:
            return
        if self._marked is None or self._marked.side is self.place.side:
            self._marked = self.place
        else:
            both = {self._marked.side: self._marked.passage, self.place.side: self.place.passage}
            self._marked = None
            self._do(link_by_hand(both[Side.LEFT], both[Side.RIGHT]))
        self._tell()

    def action_note(self) -> None:
        """Write a note to the link."""
        link = self._link()
        if link is None or self.waiting:
            self.notify("A note belongs to a link; there is none here.", markup=False)
            return

        def write(note: str | None) -> None:
            if note is not None:
                self._do(annotate(link, note.strip()))

        self.app.push_screen(Asking("Note", link.note), write)

    def action_undo(self) -> None:
        """Take the last action back."""
        self._back(UNDO, self._review.review.can_undo, "Nothing to undo.")

    def action_redo(self) -> None:
        """Do it again."""
        self._back(REDO, self._review.review.can_redo, "Nothing to redo.")

    def _back(self, step: Action, of: Action | None, nothing: str) -> None:
        if of is None:
            self.notify(nothing, markup=False)
            return
        self._do(step)
        self.notify(f"{step.name}: {of.name}", timeout=2, markup=False)

    def action_threshold(self, direction: int) -> None:
        """Link more or fewer passages, without encoding again and without touching verdicts."""
        if self.waiting:
            return
        old = self._found.thresholds
        link = round(min(0.95, max(0.05, old.link + direction * _STEP)), 2)
        self._found = self._found.reclassified(replace(old, link=link))
        self._stage = "" if link == Thresholds().link else f"linked from {link:.2f}"
        self._apply()

    def action_filter(self) -> None:
        """Which links [ and ] go through."""
        self._filter = (self._filter + 1) % len(FILTERS)
        self._tell()

    def action_scrolling(self) -> None:
        """Whether the partner comes along."""
        self._linked = not self._linked
        self.notify(f"Linked scrolling {'on' if self._linked else 'off'}.", timeout=2, markup=False)

    def action_fold(self) -> None:
        """Show or hide furniture."""
        self.folded = not self.folded

    def action_theme(self) -> None:
        """The next theme."""
        names = ["textual-dark", "textual-light", "textual-ansi", "high-contrast"]
        names = [name for name in names if name in self.app.available_themes]
        at = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(at + 1) % len(names)]

    def action_copy(self) -> None:
        """Copy the passage under the cursor, with its source."""
        if self.comparison is not None:
            article = self.comparison.article(self.place.side)
            self.app.copy_to_clipboard(f"{article.passages[self.place.passage].text}\n({article.source})")
            self.notify("Copied.", timeout=2, markup=False)

    def action_save(self) -> None:
        """Save a report; the ending of the name picks the format."""
        if not self.waiting:
            self.app.push_screen(Asking("Save the report as (.txt or .json)", "comparison.txt"), self._save)

    def _save(self, name: str | None, *, force: bool = False) -> None:
        from compare.reports import SUFFIXES, format_of, render
        from compare.reports.writing import write_report

        if not name or self.comparison is None:
            return
        chosen, path = format_of(name), Path(name).expanduser()
        if chosen is None:
            self.notify(f"The ending names no format; use {' or '.join(SUFFIXES)}.", severity="error", markup=False)
        elif path.is_file() and not force:
            asked = Asking(f"{name} is there already. Replace it? y or n")
            self.app.push_screen(asked, lambda answer: self._save(name, force=True) if answer in {"y", "yes"} else None)
        else:
            try:
                write_report(path, render(self.comparison, chosen), force=force)
            except CopydeskError as error:
                self.notify(str(error), severity="error", markup=False)
            else:
                self.notify(f"Saved {path}.", markup=False)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(Help([(shown(key.key), key.description) for key in KEYS]))

    def action_quit(self) -> None:
        """Leave; everything decided is kept already."""
        self.app.exit()
