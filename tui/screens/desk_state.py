"""What the desk knows, and how it shows it: the comparison, the cursor, the review. All state is here."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, Static

from compare.comparison import Comparison, compare
from compare.errors import CopydeskError
from compare.link import Kind, Link, Section, Side
from compare.review import reviewed
from compare.thresholds import Thresholds
from tui.screens.keys import KEYS
from tui.widgets.detail import LinkDetail
from tui.widgets.pane import ArticlePane, Place
from tui.widgets.tally import Tally, heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.article import Article
    from compare.embedding import Encoder
    from compare.review_file import ReviewFile

_NARROW = 100
FILTERS: tuple[tuple[str, Callable[[Link], bool]], ...] = (
    ("all links", lambda _link: True),
    ("unreviewed", lambda link: link.verdict is None),
    ("matched", lambda link: link.counted is Kind.MATCHED),
    ("paraphrased", lambda link: link.counted is Kind.PARAPHRASED),
    ("with a note", lambda link: bool(link.note)),
)


class DeskState(Screen[None]):
    """Two panes, the link under the cursor, a tally, and the review."""

    CSS_PATH = "../desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    comparison: reactive[Comparison | None] = reactive(None, init=False)
    place: reactive[Place] = reactive(Place(Side.LEFT, 0), init=False)
    waiting: reactive[bool] = reactive(default=True)
    folded: reactive[bool] = reactive(default=False)
    wanted: reactive[str] = reactive("")

    def __init__(
        self,
        left: Article,
        right: Article,
        encoder: Callable[[], Encoder],
        review: ReviewFile,
        thresholds: Thresholds | None = None,
    ) -> None:
        super().__init__()
        self._encoder, self._review = encoder, review
        self._found = _bare(left, right, thresholds or Thresholds())
        self._linked, self._filter, self._marked = True, 0, None
        self._stage = "starting"
        self.used: Encoder | None = None

    _marked: Place | None

    def compose(self) -> ComposeResult:
        """Tally, titles, panes, detail, footer."""
        yield Tally(id="tally")
        with Horizontal(id="titles"):
            yield Static(id="left-title")
            yield Static(id="right-title")
        with Horizontal(id="panes"):
            yield self._bound(ArticlePane(Side.LEFT, id="left-pane"))
            yield Static(id="divider")
            yield self._bound(ArticlePane(Side.RIGHT, id="right-pane"))
        with VerticalScroll(id="detail-box", can_focus=False):
            yield LinkDetail()
        yield Footer(show_command_palette=False)

    def _bound(self, pane: ArticlePane) -> ArticlePane:
        return pane.data_bind(DeskState.comparison, DeskState.place, DeskState.waiting, DeskState.folded, DeskState.wanted)

    def on_mount(self) -> None:
        """Both texts are there at once; the comparison follows."""
        self.comparison = self._found
        side, _, passage = self._review.told("place").partition(" ")
        if side in {"left", "right"} and passage.isdigit() and int(passage) < len(self._found.article(Side(side)).passages):
            self.place = Place(Side(side), int(passage))
        self._pane(self.place.side).focus()
        if not self._review.writable:
            self.notify("This review is open on another desk; here it is read-only.", severity="warning", markup=False)
        # Not before the texts are on the screen: importing what runs a model holds everything else up.
        self.set_timer(0.05, self._compare)

    def on_resize(self, event: events.Resize) -> None:
        """Below 100 columns one pane shows at a time."""
        self.set_class(event.size.width < _NARROW, "narrow")
        self._turn()

    # --- the comparison

    def _compare(self) -> None:
        # A thread of our own, not a worker: leaving waits for workers, and loading a model cannot be interrupted.
        threading.Thread(target=self._compare_in_thread, daemon=True).start()

    def _compare_in_thread(self) -> None:
        with contextlib.suppress(RuntimeError):  # the desk was closed meanwhile
            try:
                self._from_thread(self._say, "loading the model")
                self.used = self._encoder()
                progress = lambda stage, share: self._from_thread(self._say, f"{stage} {share:.0%}")  # noqa: E731
                bare = self._found
                self._from_thread(self._arrived, compare(bare.left, bare.right, self.used, bare.thresholds, progress))
            except Exception as error:  # noqa: BLE001 - whatever it is, the texts stay readable
                self._from_thread(self._failed, error)

    def _from_thread(self, tell: Callable[..., None], *what: object) -> None:
        if not self.app.is_running:
            raise RuntimeError("the desk is closed")
        self.app.call_from_thread(tell, *what)

    def _failed(self, error: Exception) -> None:
        """A comparison that fails leaves the texts readable and says why."""
        known = isinstance(error, CopydeskError)
        said = str(error) if known else f"The comparison failed ({type(error).__name__}: {error}); the texts can be read."
        self._say("not compared")
        self.notify(said, severity="error", timeout=15, markup=False)

    def _say(self, stage: str) -> None:
        self._stage = stage
        self._tell()

    def _arrived(self, found: Comparison) -> None:
        self._found, self._stage, self.waiting = found, "", False
        self._apply()

    def _apply(self) -> None:
        self.comparison = reviewed(self._found, self._review.review)

    def watch_comparison(self) -> None:
        """Titles, tally and detail follow the comparison."""
        self._tell()

    def watch_waiting(self) -> None:
        """Likewise."""
        self._tell()

    def watch_place(self) -> None:
        """The cursor moved: the pane shows it, the partner comes to the same row."""
        self._review.tell("place", f"{self.place.side.value} {self.place.passage}")
        self._turn()
        self._tell()
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        pane = self._pane(self.place.side)
        pane.reveal(self.place.passage)
        link = self._link()
        other = other_side(self.place.side)
        if self._linked and link is not None:
            screen_row = pane.first_row(self.place.passage) - round(pane.scroll_target_y)
            self._pane(other).align(link.passages(other)[0], screen_row)

    def _tell(self) -> None:
        if self.comparison is None or not self.is_mounted:
            return
        state = " · ".join(filter(None, [self._stage, FILTERS[self._filter][0] if self._filter else "", self._mark_text()]))
        self.query_one(Tally).show(self.comparison, state)
        for side in Side:
            self.query_one(f"#{side.value}-title", Static).update(heading(self.comparison, side, waiting=self.waiting))
        if self.waiting:
            self.query_one(LinkDetail).update("")
        else:
            self.query_one(LinkDetail).show(self.comparison, self.place)

    def _mark_text(self) -> str:
        return f"marked on the {self._marked.side.value}: now the other side, l again" if self._marked else ""

    # --- where things are

    def _pane(self, side: Side) -> ArticlePane:
        return self.query_one(f"#{side.value}-pane", ArticlePane)

    def _turn(self) -> None:
        """In a narrow window the pane with the cursor shows."""
        for side in Side:
            self._pane(side).set_class(side is not self.place.side, "-away")
            self.query_one(f"#{side.value}-title").set_class(side is not self.place.side, "-away")

    def _link(self) -> Link | None:
        links = self.comparison.links if self.comparison else ()
        return next((k for k in links if self.place.passage in k.passages(self.place.side)), None)

    def _links(self) -> list[Link]:
        """The story's links that the filter shows, in this side's order."""
        if self.comparison is None or self.waiting:
            return []
        left = self.comparison.left.passages
        shown = [k for k in self.comparison.links if FILTERS[self._filter][1](k) and not left[k.left[0]].furniture]
        return sorted(shown, key=lambda k: k.passages(self.place.side)[0])

    def _go(self, links: list[Link], direction: int) -> None:
        """To the next of some links from the cursor on, around the end."""
        side, here = self.place.side, self.place.passage
        starts = [k.passages(side)[0] for k in links]
        ahead = [p for p in starts if (p > here if direction > 0 else p < here)]
        rest = ahead or starts
        if rest:
            self.place = Place(side, min(rest) if direction > 0 else max(rest))


def other_side(side: Side) -> Side:
    """The side across."""
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


def _bare(left: Article, right: Article, thresholds: Thresholds) -> Comparison:
    """Two articles before they are compared."""
    unique = tuple(
        Section(side, tuple(p.id for p in article.passages), "") for side, article in zip(Side, (left, right), strict=True)
    )
    return Comparison(left, right, (), unique, thresholds, "", "")
