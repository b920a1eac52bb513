"""The ledger of facts over the desk: all of them, what matters most first, to go to and to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact
from compare.facts.whole.entries import Entry, find_entries, find_ledger
from compare.wording import counted
from tui.facts import told
from tui.screens.over import Over

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from compare.comparison import Comparison


class Ledger(Over["Fact | None"]):
    """Every fact; Enter goes to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,F", "dismiss(None)", "Close"),
        ("j", "move('cursor_down')", "Down"),
        ("k", "move('cursor_up')", "Up"),
        ("f,full_stop", f"judge('{FINE}')", "Fine"),
        ("e,comma", f"judge('{ERROR}')", "Error"),
        ("c", f"judge('{TO_CHECK}')", "To check"),
        ("o", "apart", "Also changed"),
    ]

    def __init__(self, comparison: Comparison, judge: Callable[[Fact, str], Comparison], at: Fact | None) -> None:
        super().__init__(classes="reading")
        self._judge, self._at = judge, at
        ledger = find_ledger(comparison)
        self._main, self._apart = len(ledger.main), len(ledger.apart)
        self._entries = (*ledger.main, *ledger.apart)
        lit = at is not None and any(entry.fact.identity == at.identity for entry in ledger.apart)
        self._shows_apart = lit or not ledger.main

    def compose(self) -> ComposeResult:
        """A line a fact, under how many are still to check."""
        with Vertical():
            yield Static(classes="head")
            yield OptionList()
            hint = "Enter: go there   f: fine   e: error   c: to check   o: also changed   Esc: close"
            yield Static(Content(hint), classes="hint")

    def on_mount(self) -> None:
        """At the fact the desk is at."""
        identities = [entry.fact.identity for entry in self._entries]
        self._fill(identities.index(self._at.identity) if self._at and self._at.identity in identities else 0)

    def _fill(self, at: int) -> None:
        waiting = sum(entry.fact.verdict == TO_CHECK for entry in self._entries[: self._main])
        also = f" · {self._apart} also changed{'' if self._shows_apart else ' (o)'}" if self._apart else ""
        self.query_one(".head", Static).update(Content(f"{counted(self._main, 'fact')}, {waiting} to check{also}"))
        options = self.query_one(OptionList)
        options.clear_options()
        lines = [_line(entry) for entry in self._shown]
        options.add_options([*lines[: self._main], None, *lines[self._main :]] if lines[self._main :] else lines)
        options.highlighted = at if self._shown else None

    @property
    def _shown(self) -> tuple[Entry, ...]:
        return self._entries if self._shows_apart else self._entries[: self._main]

    def action_apart(self) -> None:
        """Show what only changed too, or hide it again."""
        at = self.query_one(OptionList).highlighted or 0
        self._shows_apart = not self._shows_apart
        self._fill(min(at, max(0, len(self._shown) - 1)))

    def action_move(self, direction: str) -> None:
        """By j and k as everywhere."""
        getattr(self.query_one(OptionList), f"action_{direction}")()

    def action_judge(self, verdict: str) -> None:
        """Call the fact fine or an error, and go on to the next."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            after = self._judge(self._entries[at].fact, verdict)
            now = {entry.fact.identity: entry for entry in find_entries(after)}
            self._entries = tuple(now.get(entry.fact.identity, entry) for entry in self._entries)
            self._fill(min(at + 1, len(self._shown) - 1))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        self.dismiss(self._entries[event.option_index].fact)


def _line(entry: Entry) -> Content:
    """Its link, its paragraphs and what it says."""
    places = " ".join(f"{mark}{number}" for mark, number in (("L", entry.left), ("R", entry.right)) if number)
    number = "" if entry.number is None else str(entry.number)
    return Content.assemble((f"{number:>3} ", "bold"), (f"{places:<9}", "dim"), told(entry.fact))
