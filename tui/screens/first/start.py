"""The first screen: two articles are pasted, typed, chosen or named."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message

from compare.link import Side
from compare.machine.paths import here, is_folder
from tui.entering.clipboard import NoClipboardError, read_clipboard
from tui.screens.dialogs.asking import Reading
from tui.screens.first.browsing import Browsing
from tui.screens.first.choosing_pair import ChoosingPair
from tui.screens.first.start_keys import START_KEYS
from tui.screens.first.start_reading import StartReading
from tui.screens.keys import shown
from tui.themes import CYCLE

if TYPE_CHECKING:
    from tui.kept.recent import RecentPair
    from tui.widgets.article_box import ArticleBox

_TEXT_KEYS = (
    ("tab", "The other box"),
    ("^z ^y", "Undo, redo; also what clearing, browsing or swapping replaced"),
    ("f7 ^c ^x", "Select all; copy, cut what is selected"),
    ("^z", "Where nothing is to undo: suspend; fg comes back"),
    ("^p", "Everything by name: the palette"),
)
_ABOUT = (
    "Each box takes the text of an article, pasted or typed; or one line with the path of a file (plain text, Markdown, HTML, "
    "docx, odt, PDF); or a web address. The line under it says what it will be taken as."
)


class Start(StartReading):
    """The keys of the first screen."""

    @dataclass
    class Clipboard(Message):
        """What the clipboard held, or why it cannot be had."""

        box: ArticleBox
        text: str
        why_not: str

    def action_browse(self) -> None:
        """Choose a file for this side."""
        side = self.current

        def choose(path: Path | None) -> None:
            if path is not None:
                side.put(str(path))

        if not self.reading:
            self.app.push_screen(Browsing(self._folder()), choose)

    def _folder(self) -> Path:
        """Where browsing begins: beside the file that is named last, or else here."""
        for each in (self.current, *map(self.side, Side)):
            source = Path(each.entered.source) if each.entered.kind == "file" else None
            if source and is_folder(source.parent) and source.is_absolute():
                from tui.kept.pasted import pasted_folder

                if source.parent != pasted_folder():
                    return source.parent
        return here()

    def action_recent(self) -> None:
        """Fill both boxes with a pair that was compared before."""

        def choose(pair: RecentPair | None) -> None:
            if pair is not None:
                for side, source, title in zip(Side, pair.sources, pair.titles, strict=True):
                    self.side(side).put(source, f"compared before: {title}")

        if not self.reading:
            from compare.reviewing.store.folder import review_folder
            from tui.kept.recent import recent_pairs

            self.app.push_screen(ChoosingPair(recent_pairs(review_folder())), choose)

    def action_paste(self) -> None:
        """Paste what the system's clipboard holds, where it can be read."""
        if not self.reading:
            box = self.current.box
            threading.Thread(target=self._fetch_clipboard, args=(box, self.app.clipboard), daemon=True).start()

    def _fetch_clipboard(self, box: ArticleBox, own: str) -> None:
        try:
            text, why_not = read_clipboard(), ""
        except NoClipboardError as error:
            text, why_not = own, str(error)  # what was copied here is better than nothing
        with suppress(RuntimeError):  # the screen was closed meanwhile
            self.post_message(self.Clipboard(box, text, why_not))

    @on(Clipboard)
    def _paste(self, message: Clipboard) -> None:
        if message.text and not self.reading:
            message.box.take(message.text)
        elif message.why_not:
            self.tell(message.why_not)

    def action_swap(self) -> None:
        """Left to right and right to left."""
        if not self.reading:
            sides = [self.side(side) for side in Side]
            held = [(each.box.given, each.note) for each in sides]
            for each, (text, note) in zip(sides, reversed(held), strict=True):
                each.put(text, note)

    def action_clear(self) -> None:
        """Empty this box."""
        if not self.reading and self.current.box.text:
            self.current.put("")
            self.tell("Emptied; ^z brings it back.")

    def action_theme(self) -> None:
        """The next theme; the palette has all."""
        at = CYCLE.index(self.app.theme) if self.app.theme in CYCLE else -1
        self.app.theme = CYCLE[(at + 1) % len(CYCLE)]
        self.tell(f"Theme {self.app.theme}.")

    def action_help(self) -> None:
        """All keys as they are set."""
        ours = [(shown(self.app._keymap.get(key.id or "", key.key)), key.tooltip) for key in START_KEYS]  # noqa: SLF001 - as the desk
        lines = [Content.assemble((f"{keys:>12}", "bold"), f"  {what}") for keys, what in (*ours, *_TEXT_KEYS)]
        self.app.push_screen(Reading(Content("\n").join([Content(_ABOUT), Content(""), *lines])))

    def action_quit(self) -> None:
        """Leave; what is typed is kept for the next time."""
        self.app.exit()
