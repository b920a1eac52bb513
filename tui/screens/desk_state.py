"""What the desk knows, and how it shows it: the comparison, the cursor, the review. All state is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from compare.link import Link, Side
from compare.machine.memory import take_back
from compare.reviewing.incremental.decided import Decided, decided_after, decided_at_once
from compare.reviewing.incremental.held import link_at
from compare.reviewing.log.intake import as_kept
from compare.reviewing.store.file import ReviewFile, UnkeptError
from compare.reviewing.worklist.waiting import worklist_of
from compare.reviewing.worklist.worklist import Worklist
from compare.thresholds import Thresholds
from tui.bare import bare
from tui.between_keys import BetweenKeys
from tui.desk_item import at
from tui.drawn.filters import ALL, Filter
from tui.drawn.page import PagesAhead
from tui.kept.first_time import is_first_time
from tui.kept.keeping import Keeping
from tui.readying import Readying
from tui.remaking import END, Remade, Remaking, is_long, remake
from tui.screens.ahead import made_ahead
from tui.screens.binding import bound_panes, bound_rows
from tui.screens.dialogs.over import is_small, needs
from tui.screens.drawn_once import DrawnOnce
from tui.screens.fronts import Front, Panes, Rows, View, other_side
from tui.screens.keys import FOOTER, KEYS
from tui.screens.showing import state_of, tell_below, turn
from tui.terminal.typed_ahead import Free, done_by
from tui.widgets.detail import LinkDetail
from tui.widgets.key_footer import KeyFooter
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.pane import ArticlePane, Place
from tui.widgets.tally import Figures, Tally, title
from tui.widgets.told_lines import retell
from tui.widgets.worklist_panel import WorklistPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.article import Article
    from compare.comparison import Comparison
    from compare.embedding import Encoder
    from compare.facts import Fact
    from compare.reviewing.worklist.worklist import Item
    from tui.terminal.typed_ahead import Typed
    from tui.walk import Walk

_NARROW = 100
_LOW = 30
_LINES = 8  # under the text


class DeskState(DrawnOnce, Screen[None]):
    """Two panes, the link under the cursor, a tally, and the review."""

    CSS_PATH = "../desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    # The widgets draw what they are given of these; the screen itself draws nothing.
    comparison: reactive[Comparison | None] = reactive(None, init=False, repaint=False)
    place: reactive[Place] = reactive(Place(Side.LEFT, 0), init=False, repaint=False)
    link: reactive[Link | None] = reactive(None, init=False, repaint=False)
    fact: reactive[Fact | None] = reactive(None, init=False, repaint=False)
    waiting: reactive[bool] = reactive(default=True, repaint=False)
    folded: reactive[bool] = reactive(default=False, repaint=False)
    wanted: reactive[str] = reactive("", repaint=False)
    filter: reactive[Filter] = reactive(ALL, repaint=False)
    view: reactive[View] = reactive(View.ROWS, init=False, repaint=False)
    settled: reactive[bool] = reactive(default=False, repaint=False)

    def __init__(  # noqa: PLR0913, PLR0917 - all that a desk is opened on
        self,
        left: Article,
        right: Article,
        encoder: Callable[[], Encoder],
        review: ReviewFile,
        thresholds: Thresholds | None = None,
        found: Comparison | None = None,
        view: View = View.ROWS,
    ) -> None:
        super().__init__()
        self.set_reactive(DeskState.view, view)
        self.encoder, self.review_file, self.given = encoder, review, found
        self.articles, self._kept = (left, right), {} if found else review.review.kept
        self.found = bare(*as_kept(left, right, self._kept), found.thresholds if found else thresholds or Thresholds())
        self._usual = self.found.thresholds.link
        self._decided: Decided | None = None
        self.linked, self.marked = True, None
        self.cursors = dict.fromkeys(Side, 0)
        self._stage = "starting"
        self._between = BetweenKeys(self.set_timer, self.stage)
        self._remaking = Remaking(self.call_after_refresh, self.call_later)
        self._readying = Readying(self.set_timer)
        self._hint = is_first_time()
        self._worklist = Worklist(())
        self._walked: Item | None = None  # what was gone to last; the list stays there while the cursor moves by itself
        self.used: Encoder | None = None
        self._keeping = Keeping(review, self.set_timer)
        self._turned: tuple[View, bool, Side] | None = None
        self._untold = False
        self.ahead = PagesAhead()

    marked: Place | None
    walk: Walk | None = None

    def compose(self) -> ComposeResult:
        """Tally, titles, panes with their maps, detail, footer."""
        yield Tally(id="tally")
        with Horizontal(id="titles"):
            for side in Side:
                yield Static(id=f"{side.value}-title", classes="title")
        with Horizontal(id="figures"):
            for side in Side:
                yield Figures(id=f"{side.value}-figures", classes="figures")
        with Horizontal(id="rows"):
            yield from bound_rows(DeskState)
        with Horizontal(id="panes"):
            if self.view is View.ARTICLES:  # else when somebody turns to them
                yield from bound_panes(DeskState, self.ahead)
        with Horizontal(id="below"):
            yield LinkDetail(_LINES, id="detail")
            yield WorklistPanel(_LINES, id="worklist")
        yield KeyFooter(FOOTER)
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """Both texts are there at once."""
        self.comparison = self.found
        side, _, passage = self.review_file.told("place").partition(" ")
        if side in {"left", "right"} and passage.isdecimal() and int(passage[:9]) < len(self.found.article(Side(side)).passages):
            self.place = Place(Side(side), int(passage))
        self.front.focus(self.place.side)
        if not self.review_file.writable:
            self.notify(self.read_only, severity="warning", timeout=10, markup=False)
        if self.review_file.notice:
            listed = " O lists what had no place." if self.review_file.orphans else ""
            self.notify(f"{self.review_file.notice}{listed}", timeout=15, markup=False)

    @property
    def read_only(self) -> str:
        """Why nothing can be decided."""
        return f"This review is read-only: {self.review_file.read_only_because}."

    def on_resize(self, event: events.Resize) -> None:
        """Below 100 columns one pane shows at a time; below 60 by 16 there is no room to work."""
        width, height = event.size
        self.set_class(width < _NARROW, "narrow")
        self.set_class(height < _LOW, "low")
        self.set_class(is_small(width, height), "small")
        self.query_one("#too-small", Static).update(needs(width, height))
        self._turn()
        self.tell()
        self.call_after_refresh(self._tell_detail)  # as much as fits where it is laid out anew
        self._make_ahead()

    def apply(self, done: Callable[[], None] = lambda: None, back: Callable[[], None] | None = None) -> None:
        """What was decided holds.

        Args:
            done: what is to be done when it is shown.
            back: what takes it back where somebody ends the work of showing it, which then may take longer than a key.
        """
        review, before = self.review_file.review, self._decided
        decided = decided_at_once(before, self.found, review)
        if decided is None and before is not None and back is not None and is_long(self.found) and self.is_current:
            self._remake(before, done, back)
            return
        self._hold(decided or decided_after(before, self.found, review))
        done()

    def _remake(self, before: Decided, done: Callable[[], None], back: Callable[[], None]) -> None:
        """All is made anew, and shown when it is there; until then what was shown is."""
        found, review, lay = self.found, self.review_file.review, self.query_one(Manuscript).laid_alike()

        def made(remade: Remade) -> None:
            self.query_one(Manuscript).take(remade.decided.comparison, remade.laying)
            self._stage = ""
            self._hold(remade.decided)
            done()
            self.post_message(Free())

        def ended() -> None:
            back()
            self._make_ahead()
            self.post_message(Free())

        self._readying.end()
        self.stage("taking the links apart, Esc: not now")
        self._remaking.begin(lambda: remake(before, found, review, lay), made, ended)

    def holds(self, event: Typed) -> bool:
        """See TypedAhead."""
        return self._remaking.holds(done_by(self, event))

    def ends(self, event: Typed) -> bool:
        """See TypedAhead."""
        return done_by(self, event) == END

    def _hold(self, now: Decided) -> None:
        """Show what was decided."""
        self._decided, decided = now, now.comparison
        if not self.waiting:
            try:
                self.review_file.number(decided)  # before it is shown: a number that was seen is never given to another link
            except UnkeptError as error:
                self.notify(str(error), severity="error", timeout=15, markup=False)
            self._keeping.soon(decided=decided)
        self.comparison = decided
        self._make_ahead()

    def _make_ahead(self) -> None:
        """What keys will ask for of what is shown now."""
        decided = self._decided
        if decided is not None and not self.waiting:
            self._readying.begin(lambda: made_ahead(self, decided))

    def keep(self) -> None:
        """Write what the list of reviews and the next time need, where it is not yet."""
        self._keeping.now()

    def on_unmount(self) -> None:
        """Nothing that was decided is lost; what was kept for long is not any more."""
        self.keep()
        take_back()

    # --- what follows from the state

    def watch_comparison(self) -> None:
        """Titles, tally and detail follow the comparison."""
        if self.comparison is not None:
            self._worklist = Worklist(()) if self.waiting else worklist_of(self.comparison)
        self._settle()
        self.tell()

    watch_waiting = watch_comparison

    def watch_fact(self) -> None:
        """Likewise."""
        self._tell_detail()

    def watch_place(self) -> None:
        """The cursor moved: the pane shows it, the partner comes to the same row; a fact elsewhere is lit no more."""
        if self.fact is not None and not self._holds(self.fact):
            self.fact = None
        self._keeping.soon(self.place)
        self._turn()
        self._settle()
        self.cursors[self.place.side] = self.place.passage
        if self.linked and self.link is not None:
            other = other_side(self.place.side)
            self.cursors[other] = self.link.passages(other)[0]
        self.call_after_refresh(self._follow)

    def _holds(self, fact: Fact) -> bool:
        span = fact.left if self.place.side is Side.LEFT else fact.right
        return span is not None and span.passage == self.place.passage

    def _settle(self) -> None:
        self.link = self.link_at(self.place.side, self.place.passage)
        self._tell_detail()

    @property
    def front(self) -> Front:
        """The view that the keys move in."""
        return Panes(self._pane) if self.view is View.ARTICLES else Rows(self.query_one(Manuscript))

    def watch_view(self) -> None:
        """The other way to look at it, the cursor where it was."""
        self._turn()
        self.front.focus(self.place.side)
        self.tell()
        self.lay_out_whole(self._follow)

    def _follow(self) -> None:
        self.front.follow(self.place, self.link, linked=self.linked)

    def stage(self, said: str) -> None:
        """What the desk is doing, beside the counts."""
        self._stage = said
        self.tell()

    def tell(self) -> None:
        """Everything around the panes: counts, titles, detail."""
        if self.comparison is None or not self.is_mounted:
            return
        doing = state_of(self, self._stage, self._usual)
        self.query_one(Tally).show(self.comparison, self._worklist, doing, self.filter, waiting=self.waiting)
        for side in Side:
            retell(self.query_one(f"#{side.value}-title", Static), title(self.comparison, side))
            self.query_one(f"#{side.value}-figures", Figures).show(self.comparison, side, waiting=self.waiting)
        self._tell_detail()

    watch_filter = tell

    def _tell_detail(self) -> None:
        """What is under the cursor; all that a step changes: once, when all of it is known."""
        if not self._untold and self.is_mounted:
            self._untold = True
            self.call_next(self._tell_now)

    def _tell_now(self) -> None:
        self._untold = False
        if self.comparison is None or not self.is_mounted:
            return
        tell_below(self, self.comparison, self._walked, guided=self._hint)
        self.query_one(KeyFooter).renew()

    # --- what waits

    @property
    def worklist(self) -> Worklist:
        """All that waits for a verdict, and what is settled; empty while it is compared."""
        return self._worklist

    @property
    def item(self) -> Item | None:
        """What of the worklist the cursor is at: the fact that is lit, or the link or section under it."""
        return at(self._worklist, self.place, self.link, self.fact)

    def link_at(self, side: Side, passage: int) -> Link | None:
        """The link of a passage."""
        return None if self.comparison is None else link_at(self.comparison, side, passage)

    # --- where things are

    def _pane(self, side: Side) -> ArticlePane:
        return self.query_one(f"#{side.value}-pane", ArticlePane)

    def _turn(self) -> None:
        """Show the view that is meant, where it is another."""
        turned = self.view, self.has_class("narrow"), self.place.side
        if turned != self._turned:
            self._turned = turned
            turn(self)
