"""The intake check: what was read of an article, before it is believed. Paragraphs are put back and set aside by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from compare.link import Side
from compare.wording import counted
from tui.screens.dialogs.over import Over
from tui.widgets.paragraphs import Paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.article import Article


@dataclass(frozen=True, slots=True)
class ReadIn:
    """An article as it counts now.

    Attributes:
        article: segmented.
        by_hand: the paragraphs that the reporter put back (True) or set aside (False), by id.
    """

    article: Article
    by_hand: dict[int, bool]


class Intake(Over[None]):
    """One article at a time: what it says of itself, what to know about it, and its paragraphs.

    Args:
        read_in: an article as it counts now.
        keep: puts a paragraph back or sets it aside, and says what the reporter should be told.
        side: to begin with.
        paragraph: to begin at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,i", "dismiss(None)", "Close"),
        ("tab,shift+tab", "turn", "Other side"),
        ("space", "keep", "Put back or set aside"),
        ("j,down", "step(1)", "Next"),
        ("k,up", "step(-1)", "Previous"),
        ("ctrl+d,pagedown", "page(1)", "Page down"),
        ("ctrl+u,pageup", "page(-1)", "Page up"),
        ("g,home", "edge(0)", "First"),
        ("G,end", "edge(-1)", "Last"),
        ("n,right_square_bracket", "aside(1)", "Next that is set aside"),
        ("N,left_square_bracket", "aside(-1)", "Previous that is set aside"),
    ]

    def __init__(self, read_in: Callable[[Side], ReadIn], keep: Callable[[Side, int], str], side: Side, paragraph: int) -> None:
        super().__init__(classes="intake")
        self._read_in, self._keep, self._side, self._begin = read_in, keep, side, paragraph

    def compose(self) -> ComposeResult:
        """The article's own words about itself, its paragraphs, the keys."""
        with Vertical():
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="facts")
            yield Paragraphs()
            yield Static(Content("-  set aside   +  put back by hand   *  set aside by hand"), classes="hint")
            keys = "Space: change  n N: to those  Tab: other side  Esc: done"
            yield Static(Content(keys), classes="hint")

    def on_mount(self) -> None:
        """At the paragraph that the desk was at."""
        self._show(self._begin)
        self.query_one(Paragraphs).focus()

    def _show(self, paragraph: int) -> None:
        read = self._read_in(self._side)
        self.query_one("#facts", Static).update(about(read.article, self._side))
        self.query_one(Paragraphs).show(read.article, read.by_hand, paragraph)

    def action_keep(self) -> None:
        """Put the paragraph back or set it aside."""
        paragraph = self.query_one(Paragraphs).at
        if told := self._keep(self._side, paragraph):
            self.notify(told, timeout=8, markup=False)
        self._show(paragraph)

    @on(Paragraphs.Picked)
    def _picked(self) -> None:
        self.action_keep()

    def action_turn(self) -> None:
        """The other article, from its beginning."""
        self._side = Side.RIGHT if self._side is Side.LEFT else Side.LEFT
        self._show(0)

    def action_step(self, direction: int) -> None:
        """A paragraph up or down."""
        self.query_one(Paragraphs).step(direction)

    def action_page(self, direction: int) -> None:
        """Half a page."""
        self.query_one(Paragraphs).half_page(direction)

    def action_edge(self, end: int) -> None:
        """The first or last paragraph."""
        self.query_one(Paragraphs).edge(end)

    def action_aside(self, direction: int) -> None:
        """The next or previous paragraph that is set aside or was changed by hand."""
        if not self.query_one(Paragraphs).next_aside(direction):
            self.notify("Nothing is set aside here.", timeout=2, markup=False)


def about(article: Article, side: Side) -> Content:
    """What an article says of itself, how much of it counts, and what to know about it."""
    asides = [p for p in article.paragraphs if p.furniture]
    words = sum(p.words for p in article.passages if p.furniture)
    counts = f"{counted(article.words, 'word')} in {counted(len(article.paragraphs) - len(asides), 'paragraph')}"
    lines = [
        Content.assemble((f"What was read: {side.value}", "bold")),
        _line("Title", article.title or "none found"),
        _line("Source", article.source),
        _line("Outlet", article.outlet or "not said"),
        _line("Author", article.author or "not said"),
        _line("Date", article.published.isoformat() if article.published else "not said"),
        _line("Kept", counts),
        _line("Set aside", f"{counted(words, 'word')} in {counted(len(asides), 'paragraph')}" if asides else "nothing"),
        *(Content.assemble(("! ", "bold"), f"{warning[:1].upper()}{warning[1:]}.") for warning in article.warnings),
    ]
    return Content("\n").join(lines)


def _line(name: str, text: str) -> Content:
    return Content.assemble((f"{name:<10}", "dim"), text)
