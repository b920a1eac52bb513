"""The keys that decide: verdicts, labels, links by hand, notes, undo, the threshold."""

from __future__ import annotations

from dataclasses import replace

from compare.link import Kind, Side
from compare.reviewing.file import UnkeptError
from compare.reviewing.pins import Verdict
from compare.reviewing.review import (
    REDO,
    UNDO,
    Action,
    annotate,
    annotate_passage,
    decide,
    decide_all,
    join,
    link_by_hand,
    relabel,
    split,
)
from compare.wording import counted
from tui.relinked import join_message, link_message, split_message
from tui.screens.asking import Asking, Confirming
from tui.screens.moving import Moving
from tui.widgets.pane import Place

_DONE = {"split": "taking a passage out", "joined": "joining", "linked": "linking by hand", "note": "the note"}
_STEP = 0.05
_LOWEST, _HIGHEST = 0.05, 0.95


class Deciding(Moving):
    """Everything decided is an action in the review's log."""

    def _do(self, action: Action) -> bool:
        """Keep an action and show what follows; whether that could be done, which is said where not."""
        if not self._review.writable:
            self.notify(self._read_only(), severity="warning", markup=False)
            return False
        places = self._places_of(action)
        try:
            self._review.add(action)
            self._apply()
        except UnkeptError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return False
        if places and (self.place.side, self.place.passage) not in places:
            self._show_place(places)
        return True

    def _places_of(self, step: Action) -> set[tuple[Side, int]]:
        """The passages that an undo or redo is about; none for anything else, which is done where the cursor is."""
        review = self._review.review
        of = {UNDO.name: review.can_undo, REDO.name: review.can_redo}.get(step.name)
        if of is None:
            return set()
        facts = (zip(Side, mark.fact[1:], strict=True) for mark in of.marks)
        return {*of.places, *((side, span[0]) for spans in facts for side, span in spans if span)}

    def _show_place(self, places: set[tuple[Side, int]]) -> None:
        """The cursor goes to the first of some passages, on this side where it can."""
        side, passage = min(places, key=lambda place: (place[0] is not self.place.side, place[1]))
        self.place = Place(side, passage)
        self._pane(side).focus()

    def _decidable(self) -> bool:
        """Whether there is a link here and it may be decided about; says so where not."""
        if not self._review.writable:
            self.notify(self._read_only(), severity="warning", markup=False)
            return False
        if self.waiting:
            self.notify("Still comparing.", timeout=2, markup=False)
        elif self.link is None:
            self.notify("No link here; ] goes to the next.", timeout=3, markup=False)
        return not self.waiting and self.link is not None

    def action_verdict(self, verdict: str) -> None:
        """Accept or reject, and go on to the next unreviewed link."""
        if self._decidable() and self.link is not None:
            self._do(decide(self.link, Verdict(verdict)))
            self.action_unreviewed(1)

    def action_all(self, verdict: str) -> None:
        """Accept or reject all that are shown of this link's kind, when confirmed."""
        link = self.link
        if not self._decidable() or link is None:
            return
        alike = [k for k in self._shown_links() if k.counted is link.counted]

        def confirmed(sure: bool | None) -> None:
            if sure:
                self._do(decide_all(alike, Verdict(verdict)))

        what = "Accept" if verdict == "accepted" else "Reject"
        self.app.push_screen(Confirming(f"{what} {counted(len(alike), f'{link.counted.value} link')}?"), confirmed)

    def action_label(self, kind: str) -> None:
        """Call the link another kind."""
        if self._decidable() and self.link is not None:
            self._do(relabel(self.link, Kind(kind)))

    def action_split(self) -> None:
        """Take the passage out of its link."""
        link, place = self.link, (self.place.side, self.place.passage)
        if self._decidable() and link is not None and self._do(split(link, *place)) and self.comparison is not None:
            self.notify(split_message(link, place, self.comparison), timeout=3, markup=False)

    def action_join(self) -> None:
        """One link of this one and the next."""
        links, link = self._shown_links(), self.link
        if not self._decidable() or link is None:
            return
        at = links.index(link) if link in links else len(links)
        if at + 1 < len(links):
            both = [link, links[at + 1]]
            if self._do(join(both)) and self.link is not None:
                self.notify(join_message(both, self.link), timeout=3, markup=False)
        else:
            self.notify("No link after this one to join it with.", timeout=3, markup=False)

    def action_link(self) -> None:
        """Mark a passage, then link it with one of the other side."""
        if self.waiting or self.comparison is None:
            return
        if self.comparison.article(self.place.side).passages[self.place.passage].furniture:
            self.notify("Furniture is in no link; i puts it back into the story.", timeout=3, markup=False)
            return
        if self._marked is None or self._marked.side is self.place.side:
            self._marked = self.place
        else:
            both = {self._marked.side: self._marked.passage, self.place.side: self.place.passage}
            self._marked = None
            before = {link.number: link for side, passage in both.items() if (link := self._links_at[side].get(passage))}
            if self._do(link_by_hand(both[Side.LEFT], both[Side.RIGHT], self.comparison)) and self.link is not None:
                self.notify(link_message(before.values(), self.link), timeout=3, markup=False)
        self._tell()

    def action_note(self) -> None:
        """Write a note to the link, or another one at a passage that was taken out of its link."""
        link, place = self.link, (self.place.side, self.place.passage)
        note_here = self.comparison.note_at(*place) if self.comparison and self._review.writable and not self.waiting else ""
        if not note_here and (not self._decidable() or link is None):
            return

        def write(note: str | None) -> None:
            if note is not None:
                self._do(annotate(link, note.strip()) if link else annotate_passage(*place, note.strip()))

        self.app.push_screen(Asking("Note", link.note if link else note_here), write)

    def action_undo(self) -> None:
        """Take the last action back."""
        self._back(UNDO, self._review.review.can_undo, "Nothing to undo.")

    def action_redo(self) -> None:
        """Do it again."""
        self._back(REDO, self._review.review.can_redo, "Nothing to redo.")

    def _back(self, step: Action, of: Action | None, nothing: str) -> None:
        if of is None:
            self.notify(nothing, timeout=2, markup=False)
            return
        self._do(step)
        self.notify(f"{'Undone' if step is UNDO else 'Done again'}: {_DONE.get(of.name, of.name)}.", timeout=2, markup=False)

    def action_threshold(self, direction: int) -> None:
        """Link more or fewer passages, without encoding again and without touching verdicts."""
        if self.waiting:
            return
        if self._found.evidence is None:
            self.notify("A record has no evidence: compare the sources to link them by another threshold.", markup=False)
            return
        old = self._found.thresholds
        link = round(min(_HIGHEST, max(_LOWEST, old.link + direction * _STEP)), 2)
        self._found = self._found.reclassified(replace(old, link=link))
        self._apply()
