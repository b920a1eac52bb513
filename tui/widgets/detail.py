"""The link under the cursor: what differs, its kind and score and why, its facts, its note."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from compare.link import Side
from compare.reports.fact_notes import note_of, tells_more
from tui.facts import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Span
    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.link import Link
    from tui.widgets.pane import Place

_LONGEST_NOTE = 160
_OPEN = {Side.LEFT: "[-", Side.RIGHT: "{+"}
_CLOSE = {Side.LEFT: "-]", Side.RIGHT: "+}"}
_STYLE = {Side.LEFT: "$text-error", Side.RIGHT: "$text-success"}


class LinkDetail(Static):
    """Both texts of a link with the words that differ marked."""

    def show(
        self, comparison: Comparison, place: Place, link: Link | None, lit: Fact | None = None, *, narrow: bool = False
    ) -> None:
        """The link of a passage, or that it is unique; `narrow` where the other article is out of sight."""
        self.update(detail(comparison, place, link, lit, longest_note=_LONGEST_NOTE, narrow=narrow))


def detail(  # noqa: PLR0913 - what is shown, and how much room there is for it
    comparison: Comparison,
    place: Place,
    link: Link | None,
    lit: Fact | None = None,
    longest_note: int | None = None,
    *,
    narrow: bool = False,
) -> Content:
    """Everything there is to say about the passage under the cursor.

    Args:
        comparison: of which it is a part.
        place: of the cursor.
        link: of that passage, if it is in one.
        lit: the fact that the reporter is at.
        longest_note: characters of the note, where room is short.
        narrow: whether the other article is out of sight: then its text comes first, after the fact that is lit, and
            the reasons are left out.
    """
    found = (link.facts if link else ()) + _loose(comparison, place)
    facts = [_fact(fact, lit) for fact in found]
    if link is not None:
        note = [Content(f"Note: {_short(link.note, longest_note)}")] if link.note else []
        texts = {side: list(_marked_side(comparison, link, side)) for side in Side}
        if narrow:
            ours = texts.pop(place.side)
            asked = [facts.pop(k) for k, fact in enumerate(found) if lit is not None and fact.identity == lit.identity]
            return Content("\n").join([_heading(link, why=False), *asked, *note, *chain(*texts.values()), *facts, *ours])
        return Content("\n").join([_heading(link), *note, *facts, *chain(*texts.values())])
    section = next((s for s in comparison.unique if s.side is place.side and place.passage in s.passages), None)
    if section is None or section.furniture:
        return Content("Furniture, left out of the shares")
    label = f": {section.label}" if section.label else ""
    size = f"{len(section.passages)} passages together" if len(section.passages) > 1 else "1 passage"
    head = Content.assemble((f"Only on the {place.side.value}{label}", "bold"), f"  {size}")
    said = comparison.note_at(place.side, place.passage)
    alone = [Content(f"Note: {_short(said, longest_note)}")] if said else []
    return Content("\n").join([head, *alone, *facts])


def _short(note: str, longest: int | None) -> str:
    """A note, cut where it would push the texts out of the panel."""
    return note if longest is None or len(note) <= longest else f"{note[:longest].rstrip()}… (v shows all of it)"


def _loose(comparison: Comparison, place: Place) -> tuple[Fact, ...]:
    """The facts of the passage that belong to no link."""
    spans = ((fact, fact.left if place.side is Side.LEFT else fact.right) for fact in comparison.facts)
    return tuple(fact for fact, span in spans if span and span.passage == place.passage)


def _heading(link: Link, *, why: bool = True) -> Content:
    moved = ", moved" if link.moved else ""
    verdict = f", {link.verdict}" if link.verdict else ""
    name = (f"Link {link.number}: {link.kind.value}{moved}{verdict}", "bold")
    if not link.score:
        return Content.assemble(name, "  (by hand: no score)")
    likeness = f"meaning {link.semantic:.2f}, words {link.lexical:.2f}, order {link.order:.2f}"
    because = f" ({link.because})" if why and link.because else ""
    return Content.assemble(name, f"  {link.score:.2f}: {likeness}{because}")


def _fact(fact: Fact, lit: Fact | None) -> Content:
    mark = ">" if lit is not None and lit.identity == fact.identity else " "
    note = f" ({note_of(fact)})" if tells_more(fact) else ""
    return Content(mark) + told(fact) + Content(note)


def _marked_side(comparison: Comparison, link: Link, side: Side) -> Iterator[Content]:
    from compare.linking.differences import changed_spans, differences

    found = differences(*(comparison.passages(each, link.passages(each)) for each in Side))
    changed = changed_spans(found, side)
    for passage in comparison.passages(side, link.passages(side)):
        yield Content(f"{side.value[0].upper()} ") + _marked(passage.text, side, changed.get(passage.id, ()))


def _marked(text: str, side: Side, changed: Sequence[Span]) -> Content:
    parts: list[Content] = []
    at = 0
    for span in changed:
        parts += [Content(text[at : span.start]), Content.styled(f"{_OPEN[side]}{span.text}{_CLOSE[side]}", _STYLE[side])]
        at = span.end
    return Content("").join([*parts, Content(text[at:])])
