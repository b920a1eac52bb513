"""The dialog that saves a report: its format, its place, what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from compare.link import Side
from compare.machine.paths import absolute, expanded, here, is_folder, is_there
from compare.reading.cleaning import visible
from compare.reports import FORMATS, SUFFIXES, format_of, suffix_of
from compare.reports.choice import NAMES, Included
from tui.screens.dialogs.asking import Confirming
from tui.screens.dialogs.over import Over
from tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.comparison import Comparison
    from compare.reports.files.origins import Origin
    from tui.kept.last_report import Last

_WORD = re.compile(r"[^\W_]+")
_WORDS = 4
_HINT = "Tab: next   Up, Down: choose   Enter: save   Esc: leave"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report to save; where a file is there, the reporter said that it may be replaced."""

    path: Path
    format: str
    included: Included


class Saving(Over["Wanted | None"]):
    """Asks for a place first: a name's ending picks the format, and picking a format changes the ending.

    Args:
        name: of the file, without its ending.
        last: how the last report was saved.
        origins: what was read, which no report may replace.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, name: str, last: Last, origins: Sequence[Origin] = ()) -> None:
        super().__init__(classes="asking saving")
        self._origins = origins
        self._format = last.format if last.format in FORMATS else FORMATS[0]
        self._included = Included(last.included) if last.included in set(Included) else Included.ALL
        folder = Path(last.folder) if last.folder and is_folder(last.folder) else Path()
        place = folder / name if absolute(folder) != absolute(here()) else Path(name)
        self._place = f"{place}{suffix_of(self._format)}"

    def compose(self) -> ComposeResult:
        """The place, then both lists side by side."""
        with Vertical():
            yield Static(Content(f"Save the {'memo' if self._format == 'memo' else 'report'} as"))
            yield Line(self._place, id="place", select_on_focus=False)
            with Horizontal():
                with Vertical():
                    yield Static(Content("Format"))
                    yield OptionList(*(Content(f"{name} ({suffix_of(name)})") for name in FORMATS), id="formats")
                with Vertical():
                    yield Static(Content("What it holds"))
                    yield OptionList(*(Content(NAMES[each]) for each in Included), id="included")
            yield Static(Content(_HINT), id="told")

    def on_mount(self) -> None:
        """What was chosen last is lit."""
        self.query_one("#formats", OptionList).highlighted = FORMATS.index(self._format)
        self.query_one("#included", OptionList).highlighted = list(Included).index(self._included)
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """An ending that names a format picks it."""
        self._tell(_HINT)
        found = format_of(event.value)
        if found is not None and found != self._format:
            self._format = found
            self.query_one("#formats", OptionList).highlighted = FORMATS.index(found)

    @on(OptionList.OptionHighlighted)
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "included":
            self._included = list(Included)[event.option_index]
        elif event.option_list.has_focus:
            self._format = FORMATS[event.option_index]
            place = self.query_one(Input)
            if format_of(place.value) != self._format:
                place.value = f"{_without_ending(place.value)}{suffix_of(self._format)}"

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _done(self) -> None:
        """Say at once what will not do; ask before anything is replaced."""
        if self.app.screen is not self:  # it asks already
            return
        from compare.errors import CopydeskError
        from compare.reports.files.origins import marks, require_no_origin
        from compare.reports.files.saving import places
        from compare.reports.files.writing import require_free

        name = self.query_one(Input).value.strip()
        if not name or format_of(name) is None:
            self._tell(f"The ending names no format; use {', '.join(SUFFIXES)}." if name else "Name a file.")
            return
        try:
            wanted = Wanted(Path(expanded(name)), self._format, self._included)
            paths = places(wanted.path, wanted.format)
            require_no_origin(paths, marks(self._origins))
            for path in paths:
                require_free(path, force=True)
            there = [path for path in paths if is_there(path)]
        except CopydeskError as error:
            self._tell(str(error))
            return
        if there:
            names = " and ".join(visible(path.name) for path in there)
            asked = Confirming(f"{names} {'is' if len(there) == 1 else 'are'} there already. Replace?")

            def replace(sure: bool | None) -> None:
                if sure:
                    self.dismiss(wanted)

            self.app.push_screen(asked, replace)
        else:
            self.dismiss(wanted)

    def _tell(self, sentence: str) -> None:
        self.query_one("#told", Static).update(Content(visible(sentence)))


def default_name(comparison: Comparison) -> str:
    """A file's name from both titles, without its ending: 'snow-closes-pass--pass-shut-by-snow'."""
    parts = []
    for side in Side:
        article = comparison.article(side)
        words = _WORD.findall(article.title.lower() or Path(article.source).stem.lower())
        parts.append("-".join(word[:16] for word in words[:_WORDS]))
    return "--".join(part for part in dict.fromkeys(parts) if part) or "comparison"


def _without_ending(place: str) -> str:
    return place[: -len(Path(place).suffix)] if format_of(place) else place
