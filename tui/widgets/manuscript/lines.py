"""How a line of the manuscript is drawn: its marks, its columns, its lit words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from compare.aligned.lit import Spans, changed_words, facts_by_place, unchanged
from compare.link import Kind, Link, Side
from compare.reviewing.incremental.held import held_of, link_at, section_at
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.marks import EDITED, FURNITURE, gutter
from tui.drawn.naming import ended
from tui.drawn.page import found_in
from tui.drawn.strips import Lit, styled
from tui.manuscript.laying import Laying
from tui.manuscript.redline import BRACKETS, Change
from tui.manuscript.shares import kinds_of_shares
from tui.manuscript.sheet import Columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.aligned.order import Block
    from compare.article import Span
    from compare.comparison import Comparison
    from compare.facts import Fact
    from tui.manuscript.reasons import Look
    from tui.manuscript.sheet import Cell, Cut, Line, Room
    from tui.widgets.manuscript.manuscript import Manuscript

_LETTERS = {Side.LEFT: "L ", Side.RIGHT: "R "}
_SIGNS = {Side.LEFT: "<", Side.RIGHT: ">"}  # at the very left, where drawing it sends a few bytes a line
_CHANGES = {Change.GONE: "struck", Change.NEW: "added"}
_WORDS = {Side.LEFT: "gone", Side.RIGHT: "new"}

Facts = dict[tuple[Side, int], list[tuple["Fact", "Span"]]]


class Drawing:
    """What is known of a comparison, so that a line is drawn without looking through it.

    Args:
        comparison: that is shown.
        before: of the one before, where links and sections hold the same passages as there.

    Attributes:
        highest: the highest number of a link.
    """

    def __init__(self, comparison: Comparison, before: Drawing | None = None) -> None:
        self._comparison = comparison
        self.highest = held_of(comparison).highest
        self._facts: dict[int | None, Facts] = {None: facts_by_place(comparison.facts)}
        self._passages = {side: comparison.article(side).passages for side in Side}
        self._noted = {(each.side, each.passage) for each in comparison.notes}
        self.changed: dict[int, Spans] = before.changed if before else {}  # by the ids of links, as they are drawn

    def name_of(self, block: Block) -> str:
        """The name of a block's kind."""
        side, passages = (Side.LEFT, block.left) if block.left else (Side.RIGHT, block.right)
        if self._passages[side][passages[0]].furniture:
            return "furniture"
        return block.link.counted if block.link else Kind.UNIQUE

    def strip(self, view: Manuscript, line: Line) -> Strip:
        """One line."""
        plain = view.rich_style
        if line.block < 0:
            return Strip([Segment(" ", plain)])
        block = view.sheet.blocks[line.block]
        if line.said and (line.side is None or block.ghost or not line.first):
            return self._said(view, line, block)
        marks = self._marks(view, block) if line.first else ""
        segments = [Segment(f"{self._sign(view, line)}{marks:<{view.gutter_width}}", plain + Style(bold=True))]
        if line.cut is not None:
            segments += self._cut(view, line, line.cut)
        elif view.columns is Columns.TWO:
            segments += [*self._column(view, line, Side.LEFT), Segment("  ", plain), *self._column(view, line, Side.RIGHT)]
        else:
            side = Side.LEFT if line.left else Side.RIGHT
            cell = line.cell(side)
            segments += [Segment(_LETTERS[side] if cell and cell.first else "  ", plain + Style(bold=True))]
            segments += self._column(view, line, side)
        return Strip(segments).simplify()  # fewer changes of style are fewer bytes for the terminal

    @staticmethod
    def _sign(view: Manuscript, line: Line) -> str:
        """Where the cursor is: beside the lines of its passage, pointing to its side."""
        place = view.place
        if place is None:
            return " "
        one = view.columns is Columns.UNDER and line.first and line.left is None and place.side is Side.LEFT
        if one and place.passage in view.sheet.blocks[line.block].left:  # the right's text stands for both
            return _SIGNS[Side.LEFT]
        return _SIGNS[place.side] if line.holds(place.side, place.passage) else " "

    def _said(self, view: Manuscript, line: Line, block: Block) -> Strip:
        """A fold, a ghost or a label: in its column, cut where that ends."""
        name = "fold" if line.side is None else "ghost" if block.ghost else "label"
        here = line.side is None and view.place is not None and view.place.passage in block.passages(view.place.side)[:1]
        style = view.rich_style + view.get_component_rich_style(f"manuscript--{name}", partial=True)
        if here:
            style += view.get_component_rich_style("manuscript--cursor", partial=True)
        before = view.gutter_width + 1
        if line.side is Side.RIGHT and view.columns is Columns.TWO:
            before += view.text_width + 2
        elif view.columns is Columns.UNDER and line.side is not None:
            before += len(_LETTERS[Side.LEFT])
        sign = {"fold": "⋮ ", "ghost": "↷ ", "label": ""}[name]
        room = view.text_width if name == "ghost" else view.scrollable_content_region.width - before - 1
        if name == "label":  # the column beside it is empty: a long one on the right begins in it
            farther = min(before - view.gutter_width - 1, max(0, cell_len(line.said) - room))
            before, room = before - farther, room + farther
        text = Strip([Segment(ended(f"{sign}{line.said}", max(1, room)), style)])
        lead = Segment(f"{_SIGNS[Side.RIGHT] if here else ' '}{'':{before - 1}}", view.rich_style + Style(bold=True))
        return Strip.join([Strip([lead]), text])

    def _marks(self, view: Manuscript, block: Block) -> str:
        """What stands before a block: its kind, its number, what was decided."""
        side = Side.LEFT if block.left else Side.RIGHT
        passage = block.passages(side)[0]
        if self._comparison.article(side).passages[passage].furniture:
            return FURNITURE
        link = block.link
        if link is None and view.waiting:
            return ""
        section = section_at(self._comparison, side, passage)
        noted = (side, passage) in self._noted
        found = gutter(
            None if view.waiting else link,
            link.counted if link else Kind.UNIQUE,
            self.highest,
            noted=noted,
            section=section if section and section.passages[0] == passage else None,
            verdict=worklist_of(self._comparison).verdict_of(link) if link and not view.waiting else "",
        )
        edited = link is not None and link.counted is Kind.MATCHED and not unchanged(self._comparison, link)
        return EDITED + found[1:] if edited else found

    def _column(self, view: Manuscript, line: Line, side: Side) -> Iterator[Segment]:
        """A piece of text, as wide as the column; the cursor's first line has its ground."""
        cell, width, place = line.cell(side), view.text_width, view.place
        if cell is None:
            yield Segment(" " * width, view.rich_style)
            return
        here = cell.first and place is not None and (place.side, place.passage) == (side, cell.passage)
        ground = view.rich_style + (view.get_component_rich_style("manuscript--cursor", partial=True) if here else Style())
        link = view.sheet.blocks[line.block].link
        strip = Strip([*self._text(view, cell, side, link, ground)])
        yield from strip.adjust_cell_length(width, ground)

    def _cut(self, view: Manuscript, line: Line, cut: Cut) -> Strip:
        """A line of both texts as one: what is gone is struck, what is new underlined, each in its brackets."""
        place, block = view.place, view.sheet.blocks[line.block]
        here = place is not None and line is view.sheet.lines[view.stops.first_line(place)]
        ground = view.rich_style + (view.get_component_rich_style("manuscript--cursor", partial=True) if here else Style())
        lit: list[Lit] = []
        for run in cut.runs():
            opens, closes = BRACKETS[run.change]
            if run.change in _CHANGES:
                lit.append((run.start - len(opens), run.end + len(closes), _CHANGES[run.change]))
            text = self._comparison.article(run.side).passages[run.passage].text
            for a, b, name in (*self._about(view, run.side, run.passage), *_found(text, view.wanted)):
                start, end = max(a, run.at), min(b, run.at + run.end - run.start)
                lit.append((start - run.at + run.start, end - run.at + run.start, name))
        text = cut.part.text[cut.start : cut.end]
        style = ground + self._kind(view, block)
        strip = Strip(styled(view, "manuscript", text, [(a - cut.start, b - cut.start, name) for a, b, name in lit], style))
        return strip.adjust_cell_length(view.text_width, ground)

    def _kind(self, view: Manuscript, block: Block) -> Style:
        return view.get_component_rich_style(f"manuscript--{self.name_of(block)}", partial=True)

    def _text(self, view: Manuscript, cell: Cell, side: Side, link: Link | None, ground: Style) -> Iterator[Segment]:
        """The text of a cell with what is lit in it."""
        passage = self._comparison.article(side).passages[cell.passage]
        waits = view.waiting and link is None
        kind = "furniture" if passage.furniture else link.counted.value if link else Kind.UNIQUE.value
        style = ground if waits else ground + view.get_component_rich_style(f"manuscript--{kind}", partial=True)
        text = passage.text[cell.start : cell.end]
        lit = [(a - cell.start, b - cell.start, name) for a, b, name in self._lit(view, side, cell.passage, link)]
        yield from styled(view, "manuscript", text, [*lit, *_found(text, view.wanted)], style)

    def _lit(self, view: Manuscript, side: Side, passage: int, link: Link | None) -> Iterator[Lit]:
        if link is not None and not view.waiting:
            if link.id not in self.changed:
                self.changed[link.id] = {} if unchanged(self._comparison, link) else changed_words(self._comparison, link)
            for start, end in self.changed[link.id].get((side, passage), ()):
                yield start, end, _WORDS[side]
        yield from self._about(view, side, passage)

    def _about(self, view: Manuscript, side: Side, passage: int) -> Iterator[Lit]:
        """What facts are about."""
        link = link_at(self._comparison, side, passage)
        if link is not None and link.id not in self._facts:
            self._facts[link.id] = facts_by_place(link.facts)
        own = self._facts[link.id].get((side, passage), []) if link else []
        for fact, span in (*own, *self._facts[None].get((side, passage), [])):
            yield span.start, span.end, "fact-lit" if view.fact is not None and view.fact.identity == fact.identity else "fact"


def _found(text: str, wanted: str) -> Iterator[Lit]:
    return ((a, b, "found") for a, b in found_in(text, wanted))


def laid_as(opened: set[tuple[Side, int]], look: Look, room: Room, rows: int) -> Callable[[Comparison], Laying]:
    """What lays out a comparison in any thread: with what is opened, as it is looked at, beside a map of so many rows."""

    def lay(comparison: Comparison) -> Laying:
        found = Laying(opened)
        found.arrange(comparison, waiting=look.waiting)
        sheet = found.sheet(comparison, look, room)
        kinds_of_shares(sheet, rows, Drawing(comparison).name_of)
        return found

    return lay
