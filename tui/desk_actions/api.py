"""The little of the desk that an action needs: so that actions are plain classes, and the screen alone owns the state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.app import App
    from textual.screen import Screen

    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.link import Link, Side
    from compare.reports.files.origins import Origin
    from compare.reviewing.log.review import Action
    from compare.reviewing.store.file import ReviewFile
    from compare.reviewing.worklist.worklist import Item, Worklist
    from tui.drawn.filters import Filter
    from tui.screens.fronts import Front, View
    from tui.walk import Walk
    from tui.widgets.pane import Place


class DeskApi(Protocol):
    """The desk, as an action sees it: its state, what follows from it, and what can be asked of it.

    Attributes:
        comparison: as decided so far; None before anything is shown.
        found: as it was found, before any decision.
        place: of the cursor.
        link: under the cursor.
        fact: that is lit.
        waiting: whether it is still being compared.
        wanted: what is searched for.
        filter: what is shown and gone through.
        view: how the articles are shown.
        folded: whether furniture is hidden, or in rows all folds are open.
        settled: whether what is settled is folded away.
        linked: whether the other article scrolls along.
        marked: the passage that waits for its partner.
        cursors: where the cursor was on each side.
        memo_seen: whether the memo was shown since the last decision.
        origins: what was read besides the review, which no report may replace.
        review_file: where decisions are kept.
        walk: the pairs of a sweep, of which this is one; None where it is open alone.
    """

    comparison: Comparison | None
    found: Comparison
    place: Place
    link: Link | None
    fact: Fact | None
    waiting: bool
    wanted: str
    filter: Filter
    view: View
    folded: bool
    settled: bool
    linked: bool
    marked: Place | None
    cursors: dict[Side, int]
    memo_seen: bool
    origins: tuple[Origin, ...]
    review_file: ReviewFile
    walk: Walk | None

    @property
    def app(self) -> App[Any]:
        """The application: its theme, its keys."""

    @property
    def front(self) -> Front:
        """The view that the keys move in."""

    @property
    def worklist(self) -> Worklist:
        """All that waits for a verdict, and what is settled."""

    @property
    def item(self) -> Item | None:
        """What of the worklist the cursor is at."""

    @property
    def ready(self) -> bool:
        """Whether the comparison is there; says that it is not yet, where it is not."""

    @property
    def writable(self) -> bool:
        """Whether anything can be decided; says why not, where it cannot."""

    def link_at(self, side: Side, passage: int) -> Link | None:
        """The link of a passage."""

    def stops(self) -> list[int]:
        """Where the filter lets the cursor stop on its side."""

    def shown_links(self) -> list[Link]:
        """The story's links that the filter shows, in the order of the cursor's side."""

    def go(self, starts: Sequence[int], direction: int) -> None:
        """To the next of some passages from the cursor on, around the end."""

    def go_to(self, item: Item) -> None:
        """The cursor goes to an item."""

    def go_to_fact(self, fact: Fact) -> None:
        """The cursor goes to a fact, which is lit."""

    def do(self, action: Action, done: Callable[[], None] = lambda: None) -> bool:
        """Keep an action and show what follows; whether that could be done. `done` is called when it is shown."""

    def reclassify(self, threshold: float) -> None:
        """Link from another threshold on, without touching verdicts."""

    def keys_of(self, name: str | None, usual: str) -> str:
        """The keys that an action has by the settings."""

    def tell(self) -> None:
        """What stands around the texts anew."""

    def say(self, sentence: str, seconds: float = 3, *, grave: bool = False) -> None:
        """Tell something in passing."""

    def ask(self, screen: Screen[Any], answered: Callable[[Any], None] | None = None) -> None:
        """Put a dialog over the desk."""

    def selected(self) -> str:
        """The text that is selected with the mouse; it is not afterwards."""

    def cancel(self) -> None:
        """End the comparison that is running."""

    def prepare_redline(self, done: Callable[[], None]) -> None:
        """Lay out both texts as one in the pauses between keys, then do something."""

    def prepare_articles(self, done: Callable[[], None]) -> None:
        """Lay out both articles in the pauses between keys, then do something."""

    def end_work(self) -> bool:
        """End what is done in the pauses between keys; whether anything was."""

    def copy(self, text: str) -> None:
        """To the clipboard."""

    def save(self, format_name: str = "") -> None:
        """Ask where to save a report; in some format, or as the last one."""

    def undo(self) -> None:
        """Take the last action back."""

    def leave(self) -> None:
        """Leave the desk; everything decided is kept."""
