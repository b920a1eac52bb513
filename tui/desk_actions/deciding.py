"""The keys that correct the links: verdicts, labels, links by hand, undo, the threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.link import Kind, Side
from compare.reports.telling.wording import kind_word
from compare.reviewing.log.pins import Verdict
from compare.reviewing.log.review import (
    REDO,
    UNDO,
    Action,
    decide,
    decide_all,
    join,
    link_by_hand,
    relabel,
    split,
)
from compare.wording import counted
from tui.desk_actions.moving import Moving
from tui.relinked import join_message, link_message, split_message
from tui.screens.dialogs.asking import Confirming

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from tui.desk_actions.api import DeskApi

_DONE = {
    "split": "taking a passage out",
    "joined": "joining",
    "linked": "linking by hand",
    "note": "the note",
    "fact fine": "a fact called fine",
    "fact error": "a fact called a problem",
}
_STEP = 0.05
_LOWEST, _HIGHEST = 0.05, 0.95


class Deciding:
    """Everything decided is an action in the review's log.

    Args:
        desk: whose links they are.
    """

    def __init__(self, desk: DeskApi) -> None:
        self._desk = desk

    def verdict(self, verdict: str) -> None:
        """Accept or reject, and go on to the next unreviewed link."""
        if self._decidable() and self._desk.link is not None:
            self._desk.do(decide(self._desk.link, Verdict(verdict)), lambda: Moving(self._desk).unreviewed(1))

    def all_alike(self, verdict: str) -> None:
        """Accept or reject all that are shown of this link's kind, when confirmed."""
        link = self._desk.link
        if not self._decidable() or link is None:
            return
        alike = [k for k in self._desk.shown_links() if k.counted is link.counted]

        def confirmed(sure: bool | None) -> None:
            if sure:
                self._desk.do(decide_all(alike, Verdict(verdict)))

        what = "Accept" if verdict == "accepted" else "Reject"
        kind = kind_word(self._desk.found, link.counted)
        self._desk.ask(Confirming(f"{what} {counted(len(alike), f'{kind} link')}?"), confirmed)

    def label(self, kind: str) -> None:
        """Call the link another kind."""
        if self._decidable() and self._desk.link is not None:
            self._desk.do(relabel(self._desk.link, Kind(kind)))

    def split(self) -> None:
        """Take the passage out of its link."""
        link, place = self._desk.link, (self._desk.place.side, self._desk.place.passage)
        if not self._decidable() or link is None:
            return

        def done() -> None:
            self._desk.say(split_message(link, place, self._desk.comparison or self._desk.found), 3)

        self._desk.do(split(link, *place), done)

    def join(self) -> None:
        """One link of this one and the next."""
        links, link = self._desk.shown_links(), self._desk.link
        if not self._decidable() or link is None:
            return
        at = links.index(link) if link in links else len(links)
        if at + 1 < len(links):
            both = [link, links[at + 1]]

            def done() -> None:
                if self._desk.link is not None:
                    self._desk.say(join_message(both, self._desk.link), 3)

            self._desk.do(join(both), done)
        else:
            self._desk.say("No link after this one to join it with.", 3)

    def link(self) -> None:
        """Mark a passage, then link it with one of the other side."""
        if not self._desk.ready or self._desk.comparison is None:
            return
        if self._desk.comparison.article(self._desk.place.side).passages[self._desk.place.passage].furniture:
            self._desk.say("Furniture is in no link; i puts it back into the story.", 3)
            return
        if self._desk.marked is None or self._desk.marked.side is self._desk.place.side:
            self._desk.marked = self._desk.place
        else:
            both = {self._desk.marked.side: self._desk.marked.passage, self._desk.place.side: self._desk.place.passage}
            self._desk.marked = None
            self._link(both[Side.LEFT], both[Side.RIGHT], self._desk.comparison)
        self._desk.tell()

    def _link(self, left: int, right: int, comparison: Comparison) -> None:
        both = ((Side.LEFT, left), (Side.RIGHT, right))
        before = {link.number: link for side, passage in both if (link := self._desk.link_at(side, passage))}

        def done() -> None:
            if self._desk.link is not None:
                self._desk.say(link_message(before.values(), self._desk.link), 3)

        self._desk.do(link_by_hand(left, right, comparison), done)

    def undo(self) -> None:
        """Take the last action back."""
        self._back(UNDO, self._desk.review_file.review.can_undo, "Nothing to undo.")

    def redo(self) -> None:
        """Do it again."""
        self._back(REDO, self._desk.review_file.review.can_redo, "Nothing to redo.")

    def _back(self, step: Action, of: Action | None, nothing: str) -> None:
        if of is None:
            self._desk.say(nothing, 2)
            return
        said = f"{'Undone' if step is UNDO else 'Done again'}: {_DONE.get(of.name, of.name)}."
        self._desk.do(step, lambda: self._desk.say(said, 2))

    def threshold(self, direction: int) -> None:
        """Link more or fewer passages, without encoding again and without touching verdicts."""
        if not self._desk.ready:
            return
        if self._desk.found.evidence is None:
            self._desk.say("A record has no evidence: compare the sources to link them by another threshold.", 5)
            return
        wanted = self._desk.found.thresholds.link + direction * _STEP
        self._desk.reclassify(round(min(_HIGHEST, max(_LOWEST, wanted)), 2))

    def _decidable(self) -> bool:
        """Whether there is a link here and it may be decided about; says so where not."""
        if not self._desk.writable:
            return False
        if not self._desk.ready:
            return False
        if self._desk.link is None:
            self._desk.say("No link here; ] goes to the next.", 3)
        return self._desk.link is not None
