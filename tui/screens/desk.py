"""The desk: two articles side by side, reviewed by keyboard. It answers what actions ask of it (`desk_actions.api`)."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on

from compare.facts.whole.entries import Entry
from compare.link import Link, Side
from compare.machine.memory import set_aside
from compare.reviewing.log.intake import as_kept
from compare.reviewing.log.review import REDO, UNDO, Action
from compare.reviewing.store.file import UnkeptError
from compare.reviewing.worklist.worklist import Sort
from compare.wording import counted
from tui.bare import bare
from tui.desk_actions.comparing import Comparing
from tui.desk_actions.deciding import Deciding
from tui.desk_actions.looking import Looking
from tui.desk_actions.memo import Memo
from tui.desk_actions.moving import Moving
from tui.desk_actions.searching import Searching
from tui.desk_actions.sending import Sending
from tui.desk_actions.taking_in import TakingIn
from tui.desk_actions.walking import Walking
from tui.desk_actions.working import Working
from tui.drawn.filters import links_shown, stops
from tui.drawn.scroll_link import anchors, row_across
from tui.kept.first_time import remember
from tui.manuscript.sheet import Columns
from tui.screens.ahead import pages_ahead
from tui.screens.desk_state import DeskState
from tui.screens.fronts import View, other_side
from tui.widgets.manuscript.manuscript import Manuscript
from tui.widgets.pane import ArticlePane, Place
from tui.widgets.tally import Tally
from tui.widgets.worklist_panel import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import Binding
    from textual.screen import Screen

    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.facts.fact import Identity
    from compare.reports.files.origins import Origin
    from compare.reviewing.worklist.worklist import Item

_ON_ITEMS = {"fact-fine", "fact-error", "accept-all"}
_ON_LINKS = {"accept", "reject"}
_PAINTED = 0.15  # seconds in which the texts are on the screen, or something else is


class Desk(DeskState):
    """The screen of a review.

    Attributes:
        origins: what was read besides the review, which no report may replace.
        memo_seen: whether the memo was shown since the last decision.
    """

    origins: tuple[Origin, ...] = ()
    memo_seen = False
    _begun = False

    def on_mount(self) -> None:
        """Begin when the texts are on the screen: importing what runs a model holds everything else up."""
        self._comparing = Comparing(self)
        self._actions = {
            "comparing": self._comparing,
            "deciding": Deciding(self),
            "looking": Looking(self),
            "memo": Memo(self),
            "moving": Moving(self),
            "searching": Searching(self),
            "sending": Sending(self),
            "taking_in": TakingIn(self),
            "walking": Walking(self),
            "working": Working(self),
        }
        self._beginning = self.set_timer(_PAINTED, self._begin)

    @on(Manuscript.Drawn)
    def _drawn(self) -> None:
        """Text was drawn once, perhaps in fewer columns than it will have: that comes before all else."""
        self.lay_out_whole(self._begin)

    def _begin(self) -> None:
        self._beginning.stop()
        if self._begun:
            return
        self._begun = True
        if self.given is None:
            self._comparing.begin()
        else:
            self._comparing.open(self.given)

    def action_do(self, what: str, *how: str | int) -> None:
        """What a key does: 'moving.step' is the method of an action (see `keys`)."""
        self._readying.hold_off()
        who, _, method = what.partition(".")
        getattr(self._actions[who], method)(*how)

    # --- the comparison

    def looked(self, found: Comparison) -> None:
        """See Waiting."""
        self.comparison = found

    def arrived(self, found: Comparison) -> None:
        """See Waiting. A desk that nobody has touched goes to what waits first."""
        self.found, self._stage, self.waiting = found, "", False
        self.apply()
        if self.view is not View.ARTICLES and self.place == Place(Side.LEFT, 0) and (first := self.worklist.next_after(None)):
            self.go_to(first)
        self.call_after_refresh(self._follow)
        self.call_after_refresh(set_aside)

    def apply(self, done: Callable[[], None] = lambda: None, back: Callable[[], None] | None = None) -> None:
        """What the reporter decided holds; other paragraphs in the story are another comparison."""
        if self.given is not None or self.review_file.review.kept == self._kept:
            super().apply(done, back)
            return
        gc.enable()
        self._kept = self.review_file.review.kept
        self.found = bare(*as_kept(*self.articles, self._kept), self.found.thresholds)
        self._stage, self.waiting, self.comparison = "starting", True, self.found
        self._comparing.begin()
        done()

    def cancel(self) -> None:
        """See DeskApi."""
        self._comparing.cancel()

    def prepare_redline(self, done: Callable[[], None]) -> None:
        """See DeskApi."""
        self._between.begin("one text of both", self.query_one(Manuscript).lines_ahead(Columns.REDLINE), done)

    def prepare_articles(self, done: Callable[[], None]) -> None:
        """See DeskApi."""
        self._between.begin("the articles in their order", pages_ahead(self), done)

    def end_work(self) -> bool:
        """See DeskApi."""
        return self._between.end() or self._remaking.end() or self._comparing.end_relinking()

    def reclassify(self, threshold: float) -> None:
        """See DeskApi."""
        self._comparing.relink(self.found, threshold)

    def relinked(self, found: Comparison) -> None:
        """See Waiting."""
        before, self.found, self._stage = self.found, found, ""

        def back() -> None:
            self.found = before
            self.stage("")

        self.apply(back=back)

    # --- decisions

    @property
    def ready(self) -> bool:
        """See DeskApi."""
        if self.waiting:
            self.say("Still comparing.", 2)
        return not self.waiting and self.comparison is not None

    @property
    def writable(self) -> bool:
        """See DeskApi."""
        if not self.review_file.writable:
            self.notify(self.read_only, severity="warning", markup=False)
        return self.review_file.writable

    def do(self, action: Action, done: Callable[[], None] = lambda: None) -> bool:
        """See DeskApi."""
        if not self.writable:
            return False
        places, marked = self._places_of(action), self._facts_of(action)

        def shown() -> None:
            if places and (self.place.side, self.place.passage) not in places:
                self._show_place(places)
            if marked and self.comparison is not None:
                self.fact = next((fact for fact in self.comparison.all_facts if fact.identity in marked), None)
            done()

        try:
            self.review_file.add(action)
            self.memo_seen, self._hint = False, False
            self.apply(shown, lambda: self._take_back(action))
        except UnkeptError as error:
            self.say(str(error), 15, grave=True)
            return False
        remember()
        return True

    def _take_back(self, action: Action) -> None:
        """What was decided is not to be shown: undone in the log, too, where nothing else has changed since."""
        self.review_file.add(REDO if action.name == UNDO.name else UNDO)
        if self._decided is not None:
            self._decided = replace(self._decided, review=self.review_file.review)
        self.stage("")

    def _facts_of(self, step: Action) -> set[Identity]:
        """The facts that an undo or redo is about."""
        of = self._meant(step)
        return {mark.fact for mark in of.marks} if of else set()

    def _meant(self, step: Action) -> Action | None:
        """What an undo or redo takes back or does again; None for anything else."""
        review = self.review_file.review
        return {UNDO.name: review.can_undo, REDO.name: review.can_redo}.get(step.name)

    def _places_of(self, step: Action) -> set[tuple[Side, int]]:
        """The passages that an undo or redo is about; none for anything else, which is done where the cursor is."""
        of = self._meant(step)
        if of is None:
            return set()
        facts = (zip(Side, mark.fact[1:], strict=True) for mark in of.marks)
        return {*of.places, *((side, span[0]) for spans in facts for side, span in spans if span)}

    def _show_place(self, places: set[tuple[Side, int]]) -> None:
        """The cursor goes to the first of some passages, on this side where it can."""
        side, passage = min(places, key=lambda place: (place[0] is not self.place.side, place[1]))
        self.place = Place(side, passage)
        self.front.focus(side)

    def undo(self) -> None:
        """See DeskApi."""
        Deciding(self).undo()

    # --- where the cursor goes

    def go_to(self, item: Item) -> None:
        """See DeskApi."""
        self._walked = item
        if isinstance(item.thing, Entry):
            self.go_to_fact(item.thing.fact)
            return
        places = [Place(side, k) for side, k in ((Side.LEFT, item.left), (Side.RIGHT, item.right)) if k is not None]
        self.fact = None
        self.place = next((each for each in places if each.side is self.place.side), places[0])
        self.front.focus(self.place.side)

    def go_to_fact(self, fact: Fact) -> None:
        """See DeskApi. On the cursor's side, where the fact has a place there."""
        spans = {Side.LEFT: fact.left, Side.RIGHT: fact.right}
        side = self.place.side if spans[self.place.side] else next(side for side in Side if spans[side])
        span = spans[side]
        if span is not None:
            self.place = Place(side, span.passage)
            self.front.focus(side)
        self.fact = fact

    def stops(self) -> list[int]:
        """Where the filter lets the cursor stop on this side."""
        return [] if self.comparison is None or self.waiting else stops(self.comparison, self.filter, self.place.side)

    def shown_links(self) -> list[Link]:
        """The story's links that the filter shows, in this side's order."""
        return [] if self.comparison is None or self.waiting else links_shown(self.comparison, self.filter, self.place.side)

    def go(self, starts: Sequence[int], direction: int) -> None:
        """To the next of some passages from the cursor on, around the end."""
        side, here = self.place.side, self.place.passage
        ahead = [p for p in starts if (p > here if direction > 0 else p < here)] or starts
        if ahead:
            self.place = Place(side, min(ahead) if direction > 0 else max(ahead))

    @on(ArticlePane.Picked)
    @on(Manuscript.Picked)
    def _picked(self, message: ArticlePane.Picked | Manuscript.Picked) -> None:
        self.place = message.place
        self.front.focus(message.place.side)

    @on(Tally.Chosen)
    def _tallied(self, message: Tally.Chosen) -> None:
        Looking(self).only(message.filter)

    @on(ArticlePane.Resized)
    def _resized(self) -> None:
        """A cursor that was in sight stays in it, beside its partner."""
        self.call_after_refresh(self._follow)

    @on(ArticlePane.Wheeled)
    def _wheeled(self, message: ArticlePane.Wheeled) -> None:
        """With scrolling linked the other article comes along, link beside link."""
        if not self.linked or self.comparison is None:
            return
        here, there = self._pane(message.side), self._pane(other_side(message.side))
        links = [link for link in self.comparison.story_links if not link.moved]
        starts = [tuple(pane.page.first_row(link.passages(pane.side)[0]) for pane in (here, there)) for link in links]
        beside = anchors((a, b) for a, b in starts)
        top = row_across(beside, here.scroll_target_y, (len(here.page.rows), len(there.page.rows)))
        there.scroll_to(y=top, animate=False)

    # --- what is told, asked and sent

    def said_here(self, key: Binding) -> str:
        """What a key does at what the cursor is at, for the footer; empty where it does nothing."""
        item = self.item
        if key.id in _ON_ITEMS and (item is None or self.waiting):
            return ""
        if item is not None and key.id == "fact-fine" and isinstance(item.thing, Link):
            alike = len(Working(self).folded())
            return f"Accept {alike}, next" if alike > 1 else "Accept, next"
        if item is not None and key.id == "accept-all":
            count = len(self.worklist.open_of(item.sort))
            return f"All {count} {NAMES[item.sort][1]}" if item.sort is not Sort.FACT and count > 1 else ""
        return "" if key.id in _ON_LINKS and self.link is None else key.description

    def keys_of(self, name: str | None, usual: str) -> str:
        """See DeskApi."""
        return self.app._keymap.get(name or "", usual)  # noqa: SLF001 - Textual has no public word for it

    def say(self, sentence: str, seconds: float = 3, *, grave: bool = False) -> None:
        """See DeskApi."""
        self.notify(sentence, timeout=seconds, severity="error" if grave else "information", markup=False)

    def ask(self, screen: Screen[Any], answered: Callable[[Any], None] | None = None) -> None:
        """See DeskApi."""
        self.app.push_screen(screen, answered)

    def selected(self) -> str:
        """See DeskApi."""
        found = self.get_selected_text()
        self.clear_selection()
        return found or ""

    def copy(self, text: str) -> None:
        """See DeskApi."""
        self.app.copy_to_clipboard(text)
        self.say(f"Copied {counted(len(text.split()), 'word')}.", 2)

    def save(self, format_name: str = "") -> None:
        """See DeskApi."""
        Sending(self).save(format_name)

    def leave(self) -> None:
        """See DeskApi."""
        self.app.exit()
