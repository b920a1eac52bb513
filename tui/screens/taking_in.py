"""The key that shows what was read, and what follows when the reporter puts a paragraph back or sets one aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.reviewing.file import UnkeptError
from compare.reviewing.intake import as_kept, by_hand, decisions_about, keep, keeps_a_story
from tui.screens.fact_checking import FactChecking
from tui.screens.intake import Intake, ReadIn

if TYPE_CHECKING:
    from compare.link import Side


class TakingIn(FactChecking):
    """The intake check."""

    def action_intake(self) -> None:
        """What was read of both sources; leaving it compares again where other paragraphs count now."""
        side = self.place.side
        paragraph = self._found.article(side).passages[self.place.passage].paragraph
        self.app.push_screen(Intake(self._read_in, self._keep, side, paragraph), lambda _: self._apply())

    def _read_in(self, side: Side) -> ReadIn:
        """One side as it counts now, and what of that was done by hand."""
        kept = {} if self._given else self._review.review.kept
        read = dict(zip(type(side), self._read, strict=True))
        now = dict(zip(type(side), as_kept(*self._read, kept), strict=True))
        return ReadIn(now[side], by_hand(read[side], side, kept))

    def _keep(self, side: Side, paragraph: int) -> str:
        """Put a paragraph back or set it aside; what the reporter is told, empty where that is nothing."""
        article = self._read_in(side).article
        kept = article.paragraphs[paragraph].furniture
        if self._given:
            return "A record is not compared again; compare the sources to set paragraphs aside."
        if not self._review.writable:
            return self._read_only()
        if not keeps_a_story(article, {paragraph: kept}):
            return "One paragraph has to stay."
        review = self._review.review
        taken = decisions_about(review, side, tuple(p.id for p in article.passages if p.paragraph == paragraph))
        try:
            self._review.add(keep(article, side, paragraph, kept=kept, review=review))
        except UnkeptError as error:
            return str(error)
        many = f"{len(taken)} decisions" if len(taken) > 1 else "A decision"
        return f"{many} about this paragraph taken back; u on the desk undoes it." if taken else ""
