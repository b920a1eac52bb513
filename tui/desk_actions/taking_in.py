"""The intake check: what was read, and what follows when the reporter puts a paragraph back or sets one aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from compare.reviewing.log.intake import as_kept, by_hand, decisions_about, keep, keeps_a_story
from compare.reviewing.store.file import UnkeptError
from tui.screens.dialogs.intake import Intake, ReadIn

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.screen import Screen

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.link import Side
    from compare.reviewing.store.file import ReviewFile
    from tui.widgets.pane import Place


class Read(Protocol):
    """The desk, as the intake sees it.

    Attributes:
        articles: as they were read, before any decision.
        given: what a record said of them; None where they are compared.
        found: as they count now.
        place: of the cursor.
        review_file: where decisions are kept.
    """

    articles: tuple[Article, Article]
    given: Comparison | None
    found: Comparison
    place: Place
    review_file: ReviewFile

    @property
    def read_only(self) -> str:
        """Why nothing can be decided."""

    def ask(self, screen: Screen[Any], answered: Callable[[Any], None] | None = None) -> None:
        """Put a dialog over the desk."""

    def apply(self) -> None:
        """What was decided holds."""


class TakingIn:
    """The key that shows what was read of both sources.

    Args:
        desk: whose articles they are.
    """

    def __init__(self, desk: Read) -> None:
        self._desk = desk

    def show(self) -> None:
        """What was read; leaving it compares again where other paragraphs count now."""
        side = self._desk.place.side
        paragraph = self._desk.found.article(side).passages[self._desk.place.passage].paragraph
        self._desk.ask(Intake(self._read_in, self._keep, side, paragraph), lambda _: self._desk.apply())

    def _read_in(self, side: Side) -> ReadIn:
        """One side as it counts now, and what of that was done by hand."""
        kept = {} if self._desk.given else self._desk.review_file.review.kept
        read = dict(zip(type(side), self._desk.articles, strict=True))
        now = dict(zip(type(side), as_kept(*self._desk.articles, kept), strict=True))
        return ReadIn(now[side], by_hand(read[side], side, kept))

    def _keep(self, side: Side, paragraph: int) -> str:
        """Put a paragraph back or set it aside; what the reporter is told, empty where that is nothing."""
        article = self._read_in(side).article
        kept = article.paragraphs[paragraph].furniture
        if self._desk.given:
            return "A record is not compared again; compare the sources to set paragraphs aside."
        if not self._desk.review_file.writable:
            return self._desk.read_only
        if not keeps_a_story(article, {paragraph: kept}):
            return "One paragraph has to stay."
        review = self._desk.review_file.review
        taken = decisions_about(review, side, tuple(p.id for p in article.passages if p.paragraph == paragraph))
        try:
            self._desk.review_file.add(keep(article, side, paragraph, kept=kept, review=review))
        except UnkeptError as error:
            return str(error)
        many = f"{len(taken)} decisions" if len(taken) > 1 else "A decision"
        return f"{many} about this paragraph taken back; u on the desk undoes it." if taken else ""
