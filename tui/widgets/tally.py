"""How much of each kind there is, and how much is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from compare.link import Kind, Side
from tui.marks import LETTERS

if TYPE_CHECKING:
    from compare.comparison import Comparison


class Tally(Static):
    """One line over the panes."""

    def show(self, comparison: Comparison, state: str) -> None:
        """Count a comparison; `state` says what the desk is doing."""
        links = [k for k in comparison.links if not comparison.left.passages[k.left[0]].furniture]
        kinds = [
            f"{LETTERS[kind]} {sum(k.counted is kind for k in links)} {kind.value}" for kind in Kind if kind is not Kind.UNIQUE
        ]
        sections = sum(not s.furniture for s in comparison.unique)
        reviewed = sum(k.verdict is not None for k in links)
        parts = [*kinds, f"{LETTERS[Kind.UNIQUE]} {sections} sections", f"reviewed {reviewed}/{len(links)}", state]
        self.update(Content("  ".join(part for part in parts if part)))


def heading(comparison: Comparison, side: Side, *, waiting: bool) -> Content:
    """An article's title, source and shares, for the line above its pane."""
    article, shares = comparison.article(side), comparison.shares(side)
    figures = "" if waiting else " ".join(f"{LETTERS[kind]}{shares.percent(kind):.0f}%" for kind in Kind)
    return Content.assemble((f"{figures}  " if figures else "", "bold"), article.title or article.source)
