"""What the first screen knows: its two sides, and the drafts that are kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from compare.errors import CopydeskError
from compare.link import Side
from compare.reading.cleaning import visible
from compare.reading.sources.sources import MAX_BYTES
from tui.kept.pasted import keep_text
from tui.screens.dialogs.over import is_small, needs
from tui.screens.drawn_once import DrawnOnce
from tui.screens.first.start_keys import START_KEYS
from tui.widgets.article_box import ArticleBox, ArticleSide
from tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from compare.article import Article
    from compare.reading.sources.stop import Stop
    from tui.entering.entered import Entered, Filled
    from tui.entering.readings import Readings
    from tui.kept.drafts import Drafts

_NARROW = 100
_KEPT_AFTER = 0.3  # seconds from a key to the disk
_HEAD = "Compare two articles: a text, a path or a web address"


@dataclass(frozen=True, slots=True)
class Ways:
    """What the first screen is given to do its work with.

    Attributes:
        read: makes a side's content an article, segmented; raises CopydeskError. Called in a thread of its own; the stop ends it.
        open_desk: makes the desk of two articles; raises CopydeskError.
        drafts: where what is typed is kept.
        refuse: ends the application with what is wrong with `begun`.
        begun: both sides being read already, because the command line named them.
    """

    read: Callable[[Side, Entered, Stop], Article]
    open_desk: Callable[[Article, Article], Screen[None]]
    drafts: Drafts
    refuse: Callable[[Exception], None]
    begun: Readings | None = None


class StartState(DrawnOnce, Screen[None]):
    """Two boxes beside each other; below 100 columns one over the other."""

    CSS_PATH: ClassVar = ["../../desk.tcss", "../../start.tcss"]  # the dialogs over it look as they do over the desk
    BINDINGS: ClassVar[list[BindingType]] = [*START_KEYS]

    def __init__(self, ways: Ways, filled: Mapping[Side, Filled]) -> None:
        super().__init__()
        self._ways, self._filled = ways, filled
        self._texts = dict.fromkeys(Side, "")  # what the boxes hold; they are gone before the screen is
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        """What to do, the sides, and one line for what concerns both."""
        yield Static(Content(_HEAD), id="start-head")
        with Container(id="sides"):
            for side in Side:
                yield ArticleSide(side)
        yield Static(id="start-told")
        yield KeyFooter()
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """What was typed last time is there again, under what the command line gives."""
        told = [] if self._ways.begun is None else [TextArea.Changed]  # what is being read already replaces no draft
        with self.prevent(*told):
            for side, text in self._ways.drafts.load().items():
                self._fill(side, text)
        empty = [side for side in Side if not self.side(side).box.text]
        self.side(empty[0] if empty else Side.LEFT).box.focus()
        if not self._ways.drafts.is_kept:
            self.tell("Another first screen is open, or the disk cannot be written: what is typed here is not kept.")

    def _fill(self, side: Side, draft: str) -> None:
        given = self._filled.get(side)
        if draft:
            self.side(side).put(draft)
            self.side(side).box.history.clear()  # that it came back is nothing to undo
        if given:
            self.side(side).put(given.text, given.note)
        self._texts[side] = given.text if given else draft

    def on_resize(self, event: events.Resize) -> None:
        """Below 100 columns the boxes stand one over the other; below 60 by 16 there is no room to work."""
        width, height = event.size
        self.set_class(width < _NARROW, "narrow")
        self.set_class(is_small(width, height), "small")
        self.query_one("#too-small", Static).update(needs(width, height))

    def on_unmount(self) -> None:
        """Nothing that was typed in the last moment is lost."""
        if self._keeping:
            self._ways.drafts.keep(self._texts)
        self._ways.drafts.close()

    def side(self, side: Side) -> ArticleSide:
        """One of the two."""
        return self.query_one(f"#{side.value}", ArticleSide)

    @property
    def current(self) -> ArticleSide:
        """The side with the cursor."""
        return next((each for side in Side if (each := self.side(side)).box.has_focus), self.side(Side.LEFT))

    def tell(self, sentence: str) -> None:
        """Say what concerns both sides; nothing where the sentence is empty."""
        self.query_one("#start-told", Static).update(Content(visible(sentence)))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        self.tell("")
        for side in Side:
            if self.side(side).box is event.text_area:
                self.side(side).tell_entered()
                self._texts[side] = self.side(side).box.given
        if self._keeping is None and self._ways.drafts.is_kept:
            self._keeping = self.set_timer(_KEPT_AFTER, self._keep)

    def _keep(self) -> None:
        self._keeping = None
        if not self._ways.drafts.keep(self._texts):
            self.tell("What is typed here cannot be kept: the disk is full or may not be written.")

    @on(ArticleBox.TooLong)
    def _too_long(self, message: ArticleBox.TooLong) -> None:
        """A text that is too long to edit is kept as a file, and the box names it."""
        side = next(self.side(side) for side in Side if self.side(side).box is message.box)
        if len(message.text) > MAX_BYTES:
            side.tell(f"what was pasted is larger than {MAX_BYTES // 1_000_000} MB: give the article alone", mistaken=True)
            return
        try:
            side.put(str(keep_text(message.text)), "a long text, kept as a file")
        except CopydeskError as error:
            side.tell(str(error), mistaken=True)
