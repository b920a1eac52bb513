"""The desk: two articles side by side. It owns all state; its widgets show it and send messages."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, Static

from compare.comparison import Comparison, compare
from compare.errors import CopydeskError
from compare.link import Kind, Link, Section, Side
from compare.review import REDO, UNDO, Action, Verdict, annotate, decide, decide_all, join, link_by_hand, relabel, reviewed, split
from compare.thresholds import Thresholds
from tui.screens.asking import Asking, Help
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
_STEP = 0.05
_FILTERS: tuple[tuple[str, Callable[[Link], bool]], ...] = (
    ("all links", lambda _link: True),
    ("unreviewed", lambda link: link.verdict is None),
    ("matched", lambda link: link.counted is Kind.MATCHED),
    ("paraphrased", lambda link: link.counted is Kind.PARAPHRASED),
    ("with a note", lambda link: bool(link.note)),
)


def _key(keys: str, action: str, what: str, *, shown: bool = False) -> Binding:
    return Binding(
        keys, action, what, show=shown, id=action.split("(", maxsplit=1)[0].replace("_", "-") + "-" + keys.split(",", maxsplit=1)[0]
    )


class Desk(Screen[None]):
    """Two panes, the link under the cursor, a tally, and the review."""

    CSS_PATH = "../desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("question_mark,f1", "help", "Help", shown=True),
        _key("q", "quit", "Quit", shown=True),
        _key("j,down", "step(1)", "Next passage"),
        _key("k,up", "step(-1)", "Previous passage"),
        _key("ctrl+d,space,pagedown", "page(1)", "Half a page down"),
        _key("ctrl+u,pageup", "page(-1)", "Half a page up"),
        _key("g,home", "edge(0)", "First passage"),
        _key("G,end", "edge(-1)", "Last passage"),
        _key("right_square_bracket", "link_step(1)", "Next link", shown=True),
        _key("left_square_bracket", "link_step(-1)", "Previous link"),
        _key("right_curly_bracket", "unreviewed(1)", "Next unreviewed link"),
        _key("left_curly_bracket", "unreviewed(-1)", "Previous unreviewed link"),
        _key("tab", "other_pane", "Other side", shown=True),
        _key("enter", "partner", "To the partner"),
        _key("slash", "search", "Search", shown=True),
        _key("n", "found(1)", "Next found"),
        _key("N", "found(-1)", "Previous found"),
        _key("escape", "clear", "End search or mark"),
        _key("a", "verdict('accepted')", "Accept", shown=True),
        _key("x", "verdict('rejected')", "Reject", shown=True),
        _key("A", "all('accepted')", "Accept all of this kind that are shown"),
        _key("X", "all('rejected')", "Reject all of this kind that are shown"),
        _key("1", "label('matched')", "Call it matched"),
        _key("2", "label('paraphrased')", "Call it paraphrased"),
        _key("3", "label('unique')", "Call it unique"),
        _key("s", "split", "Take this passage out of its link"),
        _key("J", "join", "Join this link with the next"),
        _key("l", "link", "Link by hand: mark here, then there"),
        _key("c", "note", "Note", shown=True),
        _key("m", "noted(1)", "Next note"),
        _key("M", "noted(-1)", "Previous note"),
        _key("u", "undo", "Undo", shown=True),
        _key("ctrl+r", "redo", "Redo"),
        _key("left_parenthesis", "threshold(-1)", "Link more: threshold down"),
        _key("right_parenthesis", "threshold(1)", "Link less: threshold up"),
        _key("f", "filter", "Filter the links that [ and ] go through"),
        _key("equals_sign", "scrolling", "Linked scrolling on or off"),
        _key("o", "fold", "Fold furniture"),
        _key("t", "theme", "Next theme"),
        _key("y", "copy", "Copy the passage with its source"),
        _key("w", "save", "Save", shown=True),
    ]

    comparison: reactive[Comparison | None] = reactive(None, init=False)
    place: reactive[Place] = reactive(Place(Side.LEFT, 0), init=False)
    waiting: reactive[bool] = reactive(default=True)
    folded: reactive[bool] = reactive(default=False)
    wanted: reactive[str] = reactive("")

    def __init__(self, left: Article, right: Article, encoder: Callable[[], Encoder], review: ReviewFile) -> None:
        super().__init__()
        self._encoder, self._review = encoder, review
        self._found = _bare(left, right)
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
        return pane.data_bind(Desk.comparison, Desk.place, Desk.waiting, Desk.folded, Desk.wanted)

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
                self._from_thread(self._arrived, compare(self._found.left, self._found.right, self.used, progress=progress))
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
        other = _other(self.place.side)
        if self._linked and link is not None:
            screen_row = pane.first_row(self.place.passage) - round(pane.scroll_target_y)
            self._pane(other).align(link.passages(other)[0], screen_row)

    def _tell(self) -> None:
        if self.comparison is None or not self.is_mounted:
            return
        state = " · ".join(filter(None, [self._stage, _FILTERS[self._filter][0] if self._filter else "", self._mark_text()]))
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
        shown = [k for k in self.comparison.links if _FILTERS[self._filter][1](k) and not left[k.left[0]].furniture]
        return sorted(shown, key=lambda k: k.passages(self.place.side)[0])

    def _go(self, links: list[Link], direction: int) -> None:
        """To the next of some links from the cursor on, around the end."""
        side, here = self.place.side, self.place.passage
        starts = [k.passages(side)[0] for k in links]
        ahead = [p for p in starts if (p > here if direction > 0 else p < here)]
        rest = ahead or starts
        if rest:
            self.place = Place(side, min(rest) if direction > 0 else max(rest))

    # --- moving

    def action_step(self, direction: int) -> None:
        """A passage up or down."""
        order = self._pane(self.place.side).order
        if order:
            at = order.index(self.place.passage) if self.place.passage in order else 0
            self.place = Place(self.place.side, order[min(len(order) - 1, max(0, at + direction))])

    def action_page(self, direction: int) -> None:
        """Half a page."""
        pane = self._pane(self.place.side)
        row = pane.first_row(self.place.passage) + direction * max(1, pane.scrollable_content_region.height // 2)
        passage = pane.passage_at(max(0, row))
        if passage is not None and passage != self.place.passage:
            self.place = Place(self.place.side, passage)
        else:
            self.action_step(direction)

    def action_edge(self, end: int) -> None:
        """The first or last passage."""
        order = self._pane(self.place.side).order
        if order:
            self.place = Place(self.place.side, order[end])

    def action_link_step(self, direction: int) -> None:
        """The next or previous link that the filter shows."""
        self._go(self._links(), direction)

    def action_unreviewed(self, direction: int) -> None:
        """The next or previous link without a verdict."""
        self._go([k for k in self._links() if k.verdict is None], direction)

    def action_noted(self, direction: int) -> None:
        """The next or previous note."""
        self._go([k for k in self._links() if k.note], direction)

    def action_other_pane(self) -> None:
        """The other pane, at the partner or where it stands."""
        if self._link() is not None:
            self.action_partner()
            return
        pane = self._pane(_other(self.place.side))
        passage = pane.passage_at(round(pane.scroll_offset.y))
        self.place = Place(pane.side, passage or 0)
        pane.focus()

    def action_partner(self) -> None:
        """From a passage to what says the same."""
        link, other = self._link(), _other(self.place.side)
        if link is not None:
            self.place = Place(other, link.passages(other)[0])
            self._pane(other).focus()

    @on(ArticlePane.Picked)
    def _picked(self, message: ArticlePane.Picked) -> None:
        self.place = message.place

    # --- searching

    def action_search(self) -> None:
        """Search both sides."""
        self.app.push_screen(Asking("Search both articles for", self.wanted), self._search)

    def _search(self, wanted: str | None) -> None:
        if wanted is None:
            return
        self.wanted = wanted
        hits = self._hits()
        if wanted:
            self.notify(f"{len(hits)} passages hold it." if hits else "Neither article holds it.", markup=False)
            self.action_found(1)

    def _hits(self) -> list[Place]:
        wanted = self.wanted.casefold()
        if not wanted or self.comparison is None:
            return []
        return [Place(s, p.id) for s in Side for p in self.comparison.article(s).passages if wanted in p.text.casefold()]

    def action_found(self, direction: int) -> None:
        """The next or previous passage that holds what is searched for."""
        hits, order = self._hits(), list(Side)
        here = (order.index(self.place.side), self.place.passage)
        keys = [(order.index(h.side), h.passage) for h in hits]
        ahead = [k for k in keys if (k > here if direction > 0 else k < here)] or keys
        if ahead:
            side, passage = min(ahead) if direction > 0 else max(ahead)
            self.place = Place(order[side], passage)

    def action_clear(self) -> None:
        """End a search, drop a mark."""
        self.wanted, self._marked = "", None
        self._tell()

    # --- deciding

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

    # --- around it

    def action_filter(self) -> None:
        """Which links [ and ] go through."""
        self._filter = (self._filter + 1) % len(_FILTERS)
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
        bindings = [b for b in self.BINDINGS if isinstance(b, Binding)]
        self.app.push_screen(Help([(_shown(b.key), b.description) for b in bindings]))

    def action_quit(self) -> None:
        """Leave; everything decided is kept already."""
        self.app.exit()


def _other(side: Side) -> Side:
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


_SIGNS = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "question_mark": "?",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "equals_sign": "=",
}


def _shown(keys: str) -> str:
    return " ".join(_SIGNS.get(key, key.replace("ctrl+", "^")) for key in keys.split(","))


def _bare(left: Article, right: Article) -> Comparison:
    """Two articles before they are compared."""
    unique = tuple(
        Section(side, tuple(p.id for p in article.passages), "") for side, article in zip(Side, (left, right), strict=True)
    )
    return Comparison(left, right, (), unique, Thresholds(), "", "")
