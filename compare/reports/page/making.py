"""Blocks of passages become the rows of the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from compare.aligned.lit import changed_words
from compare.aligned.order import aligned, spine
from compare.facts.whole.entries import numbers_of
from compare.link import Kind, Side
from compare.places import capital, pars, place_of
from compare.reports.page.pieces import FactWords, cut
from compare.reports.page.rows import Elsewhere, Note, Numbered, Paragraph, Row, Shown, Sort, Told
from compare.reports.page.stops import filters_of
from compare.reports.telling.names import names_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from compare.aligned.order import Block
    from compare.article import Passage
    from compare.comparison import Comparison
    from compare.facts.whole.entries import Entry
    from compare.link import Link, Section
    from compare.reports.page.anchors import Anchors


def rows_of(comparison: Comparison, entries: Sequence[Entry], anchors: Anchors) -> list[Row]:
    """The rows of a comparison, from top to bottom in the second article's order, furniture left out.

    Args:
        comparison: as decided.
        entries: its ledger's, the gravest first.
        anchors: what an address calls its passages.
    """
    return _Maker(comparison, entries, anchors).rows()


class _Maker:
    """Makes the rows of one comparison."""

    def __init__(self, comparison: Comparison, entries: Sequence[Entry], anchors: Anchors) -> None:
        self._comparison = comparison
        self._names = names_of(comparison)
        self._anchors = anchors
        self._kinds = {side: comparison.kinds(side) for side in Side}
        self._notes = {(each.side, each.passage): each.note for each in comparison.notes}
        self._sections = {(s.side, k): s for s in comparison.unique for k in s.passages}
        self._on_spine = {link.id for link in spine(comparison.links)}
        self._turned: set[int] = set()  # links that a copy stands for in the first article's order
        self._of_link: dict[int, list[Numbered]] = {}
        self._of_passage: dict[tuple[Side, int], list[Numbered]] = {}
        self._words: dict[tuple[Side, int], list[FactWords]] = {}
        numbers = numbers_of(comparison, entries)
        for entry in entries:
            self._take(Numbered(numbers[entry.fact.identity], entry))

    def _take(self, numbered: Numbered) -> None:
        """Where a fact stands: in the margin of its link, or else of its passage, the second article's before the first's."""
        fact, link = numbered.entry.fact, numbered.entry.link
        spans = [(side, span) for side, span in ((Side.RIGHT, fact.right), (Side.LEFT, fact.left)) if span]
        for side, span in spans:
            self._words.setdefault((side, span.passage), []).append(FactWords(numbered.number, span.start, span.end))
        if link is not None:
            self._of_link.setdefault(link, []).append(numbered)
        elif spans:
            self._of_passage.setdefault((spans[0][0], spans[0][1].passage), []).append(numbered)

    def rows(self) -> list[Row]:
        """All of them."""
        blocks = [block for block in aligned(self._comparison) if not self._is_furniture(block)]
        runs = [list(run) for _, run in groupby(blocks, key=self._run_of)]
        made = [row for place in range(len(runs)) for row in self._rows(runs, place)]
        return [replace(row, number=number, filters=filters_of(row)) for number, row in enumerate(_once(made), 1)]

    def _rows(self, runs: Sequence[Sequence[Block]], place: int) -> Iterator[Row]:
        """Those of a run of blocks. What moved stands once in each order, where the other order has it a ghost says so."""
        block, link = runs[place][0], runs[place][0].link
        if link is None:
            yield self._alone(runs[place])
        elif not block.ghost:
            twice = link.id in self._turned
            yield self._whole(link, Shown.SECOND if twice else Shown.ALWAYS)
            if twice:
                yield self._ghost(Side.RIGHT, link, Shown.FIRST, f"m{link.number}")
        elif not _beside(runs, place, link):
            side = Side.LEFT if block.left else Side.RIGHT
            moved = side is Side.LEFT and link.id not in self._on_spine and link.id not in self._turned
            yield self._ghost(side, link, Shown.SECOND if moved else Shown.ALWAYS, self._anchors[Side.RIGHT][link.right[0]])
            if moved:
                self._turned.add(link.id)
                yield self._whole(link, Shown.FIRST)

    def _is_furniture(self, block: Block) -> bool:
        return all(self._comparison.article(side).passages[k].furniture for side in Side for k in block.passages(side))

    def _run_of(self, block: Block) -> Hashable:
        """What blocks of one row have in common: their link, or the section they are of."""
        if block.link is not None:
            return block.link.id, block.ghost, block.left if block.ghost else ()
        side = Side.LEFT if block.left else Side.RIGHT
        passage = block.passages(side)[0]
        section = self._sections.get((side, passage))
        return side, section.passages[0] if section else -1, self._kinds[side][passage] is Kind.UNIQUE

    def _whole(self, link: Link, shown: Shown) -> Row:
        copy, same = shown is Shown.FIRST, self._comparison.is_identical(link)
        lit = {} if same else changed_words(self._comparison, link)
        left, right = (self._cell(side, link.passages(side), lit, copy=copy) for side in Side)
        sort = _sort_of(link, same=same)
        facts = tuple(self._of_link.get(link.id, ()))
        notes = (Note(link.note),) if link.note else ()
        anchor = f"m{link.number}" if copy else ""
        return Row(0, sort, left, right, facts, notes, link.verdict or "", link, shown=shown, anchor=anchor)

    def _alone(self, run: Sequence[Block]) -> Row:
        side = Side.LEFT if run[0].left else Side.RIGHT
        ids = [block.passages(side)[0] for block in run]
        section = self._sections.get((side, ids[0]))
        cell = self._cell(side, ids, {}, copy=False)
        left, right = (cell, ()) if side is Side.LEFT else ((), cell)
        facts = sorted((f for k in ids for f in self._of_passage.get((side, k), ())), key=lambda f: f.number)
        words = sum(p.words for p in self._comparison.passages(side, ids))
        sort = Sort.NEW if side is Side.RIGHT else Sort.LOST
        if self._kinds[side][ids[0]] is not Kind.UNIQUE:
            sort = Sort.OUTSIDE
        said = (section.verdict or "") if section else ""
        return Row(0, sort, left, right, tuple(facts), tuple(self._noted(side, ids, section)), said, section=section, words=words)

    def _noted(self, side: Side, ids: Sequence[int], section: Section | None) -> Iterator[Note]:
        if section and section.note:
            yield Note(section.note)
        for k in ids:
            if note := self._notes.get((side, k)):
                yield Note(note, capital(pars(self._comparison.passages(side, [k]))))

    def _ghost(self, side: Side, link: Link, shown: Shown, anchor: str) -> Row:
        other = Side.RIGHT if side is Side.LEFT else Side.LEFT
        here, there = (f"{pars(self._comparison.passages(s, link.passages(s)))} of {self._names[s]}" for s in (side, other))
        return Row(0, Sort.GHOST, (), (), link=link, shown=shown, elsewhere=Elsewhere(capital(here), there, anchor))

    def _cell(
        self, side: Side, ids: Iterable[int], lit: dict[tuple[Side, int], list[tuple[int, int]]], *, copy: bool
    ) -> tuple[Paragraph, ...]:
        passages = self._comparison.passages(side, list(ids))
        return tuple(self._paragraph(side, list(run), lit, copy=copy) for _, run in groupby(passages, key=lambda p: p.paragraph))

    def _paragraph(
        self, side: Side, run: Sequence[Passage], lit: dict[tuple[Side, int], list[tuple[int, int]]], *, copy: bool
    ) -> Paragraph:
        anchors = self._anchors[side]
        ends = {p.id: before.end for before, p in pairwise(run)}
        told = tuple(
            Told(
                "" if copy else anchors[p.id],
                cut(p.text, lit.get((side, p.id), ()), self._words.get((side, p.id), ())),
                p.id in ends and p.start > ends[p.id],
            )
            for p in run
        )
        first = run[0]
        begins = first.id == 0 or self._comparison.article(side).passages[first.id - 1].paragraph != first.paragraph
        return Paragraph(first.number, place_of(first, "par. "), first.role.value, begins, told)


def _sort_of(link: Link, *, same: bool) -> Sort:
    if link.counted is Kind.UNIQUE:
        return Sort.REJECTED
    if link.kind is Kind.PARAPHRASED:
        return Sort.REWORDED
    return Sort.SAME if same else Sort.EDITED


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without a ghost that has the words of the row above it: of a paragraph whose sentences all moved one speaks."""
    above: dict[Shown, Elsewhere | None] = {}
    for row in rows:
        orders = (Shown.SECOND, Shown.FIRST) if row.shown is Shown.ALWAYS else (row.shown,)
        said = row.elsewhere and replace(row.elsewhere, anchor="")
        if said is None or any(above.get(order) != said for order in orders):
            yield row
        above |= dict.fromkeys(orders, said)


def _beside(runs: Sequence[Sequence[Block]], place: int, link: Link) -> bool:
    """Whether a link stands whole next to where it would only be named."""
    beside = [runs[k][0] for k in (place - 1, place + 1) if 0 <= k < len(runs)]
    return any(block.link is link and not block.ghost for block in beside)
