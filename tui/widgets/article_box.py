"""A box of the first screen: text that is pasted or typed, safe to show from the first character on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from compare.reading.cleaning import clean, visible
from tui.entering.entered import NOTHING_SAID, Entered, EnteredAs, look_at

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.document._document import EditResult
    from textual.document._edit import Edit

    from compare.link import Side

MOST_SHOWN = 100_000  # characters, some 16,000 words; a larger paste is kept as a file at once
_WELL, _MISTAKEN = "→", "✗"


class ArticleBox(TextArea):
    """Takes text by key and paste. What is shown is cleaned; what came is remembered as it was, until it is edited."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "newline", "New line", show=False)]

    @dataclass
    class TooLong(Message):
        """A paste that is too long to be edited here."""

        box: ArticleBox
        text: str

    def __init__(self, name: str) -> None:
        super().__init__(id=f"{name}-box", highlight_cursor_line=False, placeholder=Content(NOTHING_SAID))
        self._came, self._shown = "", ""

    @property
    def given(self) -> str:
        """What is in the box, as it came where nobody changed it since."""
        return self._came if self.text == self._shown else self.text

    @property
    def was_edited(self) -> bool:
        """Whether there is something to undo, or to do again."""
        return bool(self.history._undo_stack or self.history._redo_stack)  # noqa: SLF001 - Textual has no public word for it

    def put(self, text: str) -> None:
        """Put something else into the box; undo brings back what was there."""
        self.history.checkpoint()
        self.replace(text, self.document.start, self.document.end)
        self.history.checkpoint()
        self.move_cursor(self.document.end)
        self._came, self._shown = text, self.text

    def take(self, text: str) -> None:
        """Paste at the cursor; into an empty box, as it came."""
        if len(self.text) + len(text) > MOST_SHOWN:
            self.post_message(self.TooLong(self, text))
        elif self.selected_text == self.text:
            self.put(text)
        else:
            self.history.checkpoint()
            self.move_cursor(self.replace(text, *self.selection, maintain_selection_offset=False).end_location)

    def edit(self, edit: Edit) -> EditResult:
        """Every change of the text goes through here, so this is where it is made safe."""
        edit.text = clean(edit.text).text
        return super().edit(edit)

    def action_newline(self) -> None:
        """What a terminal without bracketed paste sends for a line's end."""
        if not self.read_only:
            self.replace("\n", *self.selection, maintain_selection_offset=False)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.read_only:
            self.take(event.text)


class ArticleSide(Vertical):
    """One side of the first screen: its box, and a line that says what its content will be taken as."""

    def __init__(self, side: Side) -> None:
        super().__init__(id=side.value)
        self.side = side
        self._note: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """The box over its line."""
        box = ArticleBox(self.side.value)
        box.border_title = self.side.value.capitalize()
        yield box
        yield Static(classes="told")

    @property
    def box(self) -> ArticleBox:
        """The box."""
        return self.query_one(ArticleBox)

    @property
    def entered(self) -> Entered:
        """What its content will be taken as."""
        return look_at(self.box.given)

    def put(self, text: str, note: str = "") -> None:
        """Fill the box.

        Args:
            text: a path, an address or a text.
            note: what is said of it instead, as long as it stands there.
        """
        self._note = (text, note) if note else None
        self.box.put(text)
        self.tell_entered()

    @property
    def note(self) -> str:
        """What is said of the content instead of what it looks like; empty where nothing is."""
        return self._note[1] if self._note and self._note[0] == self.box.given else ""

    def tell_entered(self) -> None:
        """Say what it will be taken as."""
        entered = self.entered
        if entered.kind is EnteredAs.NOTHING:
            self.tell("")
        else:
            mistaken = entered.kind is EnteredAs.MISTAKE
            self.tell(entered.said if mistaken else self.note or entered.said, mistaken=mistaken)

    def tell(self, sentence: str, *, mistaken: bool = False) -> None:
        """Say something under the box; a mistake is marked by a sign too, for who sees no colour."""
        told = self.query_one(".told", Static)
        told.set_class(mistaken, "-mistaken")
        told.update(Content(f"{_MISTAKEN if mistaken else _WELL} {visible(sentence)}" if sentence else ""))
