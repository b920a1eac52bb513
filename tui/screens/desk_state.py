"""What the desk knows, and how it shows it: the comparison, the cursor, the review. All state is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from compare.comparison import Comparison
from compare.link import Link, Section, Side
from compare.reviewing.file import ReviewFile, UnkeptError
from compare.reviewing.intake import as_kept
from compare.reviewing.review import reviewed
from compare.thresholds import Thresholds
from tui.filters import ALL, Filter, stops
from tui.screens.keys import FOOTER, KEYS
from tui.screens.over import is_small, needs
from tui.scroll_link import anchors, row_across
from tui.widgets.detail import LinkDetail
from tui.widgets.key_footer import KeyFooter
from tui.widgets.overview import OverviewMap
from tui.widgets.pane import ArticlePane, Place
from tui.widgets.tally import Figures, Tally, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.article import Article
    from compare.embedding import Encoder
    from compare.facts import Fact

_NARROW = 100


class DeskState(Screen[None]):
    """Two panes, the link under the cursor, a tally, and the review."""

    CSS_PATH = "../desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    comparison: reactive[Comparison | None] = reactive(None, init=False)
    place: reactive[Place] = reactive(Place(Side.LEFT, 0), init=False)
    link: reactive[Link | None] = reactive(None, init=False)
    fact: reactive[Fact | None] = reactive(None, init=False)
    waiting: reactive[bool] = reactive(default=True)
    folded: reactive[bool] = reactive(default=False)
    wanted: reactive[str] = reactive("")
    filter: reactive[Filter] = reactive(ALL)

    def __init__(  # noqa: PLR0913, PLR0917 - all that a desk is opened on
        self,
        left: Article,
        right: Article,
        encoder: Callable[[], Encoder],
        review: ReviewFile,
        thresholds: Thresholds | None = None,
        found: Comparison | None = None,
    ) -> None:
        super().__init__()
        self._encoder, self._review, self._given = encoder, review, found
        self._read, self._kept = (left, right), {} if found else review.review.kept
        self._found = bare(*as_kept(left, right, self._kept), found.thresholds if found else thresholds or Thresholds())
        self._usual = self._found.thresholds.link
        self._links_at: dict[Side, dict[int, Link]] = {side: {} for side in Side}
        self._linked, self._marked = True, None
        self._cursors = dict.fromkeys(Side, 0)
        self._stage = "starting"
        self.used: Encoder | None = None

    _marked: Place | None

    def compose(self) -> ComposeResult:
        """Tally, titles, panes with their maps, detail, footer."""
        yield Tally(id="tally")
        with Horizontal(id="titles"):
            for side in Side:
                yield Static(id=f"{side.value}-title", classes="title")
        with Horizontal(id="figures"):
            for side in Side:
                yield Figures(id=f"{side.value}-figures", classes="figures")
        with Horizontal(id="panes"):
            for side in Side:
                pane = self._bound(ArticlePane(side, id=f"{side.value}-pane"))
                yield pane
                yield self._mapped(OverviewMap(pane, id=f"{side.value}-map"))
        with VerticalScroll(id="detail-box", can_focus=False):
            yield LinkDetail()
        yield KeyFooter(FOOTER)
        yield Static(id="too-small")

    def _bound(self, pane: ArticlePane) -> ArticlePane:
        state = DeskState
        what = (state.comparison, state.place, state.link, state.fact, state.waiting, state.folded, state.wanted, state.filter)
        return pane.data_bind(*what)

    def _mapped(self, overview: OverviewMap) -> OverviewMap:
        return overview.data_bind(DeskState.comparison, DeskState.place, DeskState.waiting, DeskState.filter)

    def on_mount(self) -> None:
        """Both texts are there at once."""
        self.comparison = self._found
        side, _, passage = self._review.told("place").partition(" ")
        if side in {"left", "right"} and passage.isdecimal() and int(passage[:9]) < len(self._found.article(Side(side)).passages):
            self.place = Place(Side(side), int(passage))
        self._pane(self.place.side).focus()
        if not self._review.writable:
            self.notify(self._read_only(), severity="warning", timeout=10, markup=False)
        if self._review.notice:
            listed = " O lists what had no place." if self._review.orphans else ""
            self.notify(f"{self._review.notice}{listed}", timeout=15, markup=False)

    def _read_only(self) -> str:
        return f"This review is read-only: {self._review.read_only_because}."

    def on_resize(self, event: events.Resize) -> None:
        """Below 100 columns one pane shows at a time; below 60 by 16 there is no room to work."""
        width, height = event.size
        self.set_class(width < _NARROW, "narrow")
        self.set_class(is_small(width, height), "small")
        self.query_one("#too-small", Static).update(needs(width, height))
        self._turn()
        self._tell()

    def _apply(self) -> None:
        decided = reviewed(self._found, self._review.review)
        if not self.waiting:
            try:
                self._review.number(decided)  # before it is shown: a number that was seen is never given to another link
            except UnkeptError as error:
                self.notify(str(error), severity="error", timeout=15, markup=False)
            self._review.describe(decided)
        self.comparison = decided

    # --- what follows from the state

    def watch_comparison(self) -> None:
        """Titles, tally and detail follow the comparison."""
        if self.comparison is not None:
            self._links_at = {side: {k: link for link in self.comparison.links for k in link.passages(side)} for side in Side}
        self._settle()
        self._tell()

    def watch_waiting(self) -> None:
        """Likewise."""
        self._tell()

    def watch_fact(self) -> None:
        """Likewise."""
        self._tell_detail()

    def watch_filter(self) -> None:
        """Likewise."""
        self._tell()

    def watch_place(self) -> None:
        """The cursor moved: the pane shows it, the partner comes to the same row; a fact elsewhere is lit no more."""
        if self.fact is not None and not self._holds(self.fact):
            self.fact = None
        self._review.tell("place", f"{self.place.side.value} {self.place.passage}")
        self._turn()
        self._settle()
        self._cursors[self.place.side] = self.place.passage
        if self._linked and self.link is not None:
            other = other_side(self.place.side)
            self._cursors[other] = self.link.passages(other)[0]
        self.call_after_refresh(self._follow)

    def _holds(self, fact: Fact) -> bool:
        span = fact.left if self.place.side is Side.LEFT else fact.right
        return span is not None and span.passage == self.place.passage

    def _settle(self) -> None:
        self.link = self._links_at[self.place.side].get(self.place.passage)
        self._tell_detail()

    def _follow(self) -> None:
        pane = self._pane(self.place.side)
        pane.reveal(self.place.passage)
        if self._linked and self.link is not None:
            other = self._pane(other_side(self.place.side))
            partner = self.link.passages(other.side)[0]
            row = pane.screen_row(self.place.passage)
            # Near an end the partner cannot come all the way; then the cursor's pane goes to meet it.
            reached = other.nearest_row(partner, row)
            if pane.nearest_row(self.place.passage, reached) == reached:
                pane.align(self.place.passage, reached)
            other.align(partner, reached)

    @on(ArticlePane.Resized)
    def _resized(self) -> None:
        """A cursor that was in sight stays in it, beside its partner."""
        self.call_after_refresh(self._follow)

    @on(ArticlePane.Wheeled)
    def _wheeled(self, message: ArticlePane.Wheeled) -> None:
        """With scrolling linked the other article comes along, link beside link."""
        if not self._linked or self.comparison is None:
            return
        here, there = self._pane(message.side), self._pane(other_side(message.side))
        links = [link for link in self.comparison.story_links if not link.moved]
        starts = [tuple(pane.page.first_row(link.passages(pane.side)[0]) for pane in (here, there)) for link in links]
        beside = anchors((a, b) for a, b in starts)
        top = row_across(beside, here.scroll_target_y, (len(here.page.rows), len(there.page.rows)))
        there.scroll_to(y=top, animate=False)

    def _tell(self) -> None:
        """Everything around the panes: counts, titles, detail."""
        if self.comparison is None or not self.is_mounted:
            return
        threshold = self._found.thresholds.link
        state = (
            "" if self._review.writable else "read-only",
            self._stage,
            "" if threshold == self._usual else f"linked from {threshold:.2f}",
            "" if self.filter is ALL else f"only {self.filter.name}",
            f"marked on the {self._marked.side.value}: now the other side, l again" if self._marked else "",
        )
        self.query_one(Tally).show(self.comparison, " · ".join(filter(None, state)), self.filter, waiting=self.waiting)
        for side in Side:
            self.query_one(f"#{side.value}-title", Static).update(title(self.comparison, side))
            self.query_one(f"#{side.value}-figures", Figures).show(self.comparison, side, waiting=self.waiting)
        self._tell_detail()

    def _tell_detail(self) -> None:
        """What is under the cursor; all that a step changes."""
        if self.comparison is None or not self.is_mounted:
            return
        if self.waiting:
            self.query_one(LinkDetail).update("")
        else:
            narrow = self.has_class("narrow")
            self.query_one(LinkDetail).show(self.comparison, self.place, self.link, self.fact, narrow=narrow)

    # --- where things are

    def _pane(self, side: Side) -> ArticlePane:
        return self.query_one(f"#{side.value}-pane", ArticlePane)

    def _turn(self) -> None:
        """In a narrow window the pane with the cursor shows."""
        for side in Side:
            for part in ("pane", "map", "title", "figures"):
                self.query_one(f"#{side.value}-{part}").set_class(side is not self.place.side, "-away")

    def _stops(self) -> list[int]:
        """Where the filter lets the cursor stop on this side."""
        return [] if self.comparison is None or self.waiting else stops(self.comparison, self.filter, self.place.side)

    def _shown_links(self) -> list[Link]:
        """The story's links that the filter shows, in this side's order."""
        if self.comparison is None or self.waiting:
            return []
        found = [link for link in self.comparison.story_links if self.filter.takes(link)]
        return sorted(found, key=lambda link: link.passages(self.place.side)[0])

    def _go(self, starts: list[int], direction: int) -> None:
        """To the next of some passages from the cursor on, around the end."""
        side, here = self.place.side, self.place.passage
        ahead = [p for p in starts if (p > here if direction > 0 else p < here)] or starts
        if ahead:
            self.place = Place(side, min(ahead) if direction > 0 else max(ahead))


def other_side(side: Side) -> Side:
    """The side across."""
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


def bare(left: Article, right: Article, thresholds: Thresholds) -> Comparison:
    """Two articles before they are compared."""
    unique = tuple(
        Section(side, tuple(p.id for p in article.passages), "") for side, article in zip(Side, (left, right), strict=True)
    )
    return Comparison(left, right, (), unique, thresholds, "", "")
