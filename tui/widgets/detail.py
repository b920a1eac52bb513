"""The link under the cursor: what differs, its kind and score and why, its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from compare.differences import differences
from compare.link import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.differences import Difference
    from compare.link import Link
    from tui.widgets.pane import Place

_OPEN = {Side.LEFT: "[-", Side.RIGHT: "{+"}
_CLOSE = {Side.LEFT: "-]", Side.RIGHT: "+}"}
_STYLE = {Side.LEFT: "$text-error", Side.RIGHT: "$text-success"}


class LinkDetail(Static):
    """Both texts of a link with the words that differ marked."""

    def show(self, comparison: Comparison, place: Place) -> None:
        """The link of a passage, or that it is unique."""
        link = next((k for k in comparison.links if place.passage in k.passages(place.side)), None)
        if link is None:
            section = next((s for s in comparison.unique if s.side is place.side and place.passage in s.passages), None)
            what = f"Only on the {place.side.value}" if section and not section.furniture else "Furniture, left out of the shares"
            label = f": {section.label}" if section and not section.furniture else ""
            self.update(Content(f"{what}{label}"))
            return
        self.update(Content("\n").join([_heading(link), *_sides(comparison, link)]))


def _heading(link: Link) -> Content:
    moved = ", moved" if link.moved else ""
    verdict = f", {link.verdict}" if link.verdict else ""
    likeness = f"meaning {link.semantic:.2f}, words {link.lexical:.2f}" if link.score else "linked by hand"
    why = link.because or likeness
    note = f"  Note: {link.note}" if link.note else ""
    return Content.assemble((f"Link {link.id + 1}: {link.kind.value}{moved}{verdict}", "bold"), f"  {link.score:.2f} ({why}){note}")


def _sides(comparison: Comparison, link: Link) -> Iterator[Content]:
    ours, theirs = (comparison.passages(side, link.passages(side)) for side in Side)
    found = differences(ours, theirs)
    for side, passages in ((Side.LEFT, ours), (Side.RIGHT, theirs)):
        for passage in passages:
            yield Content(f"{side.value[0].upper()} ") + _marked(passage.id, passage.text, side, found)


def _marked(passage: int, text: str, side: Side, found: tuple[Difference, ...]) -> Content:
    parts: list[Content] = []
    at = 0
    for difference in found:
        for span in difference.left if side is Side.LEFT else difference.right:
            if difference.tag != "equal" and span.passage == passage:
                parts += [Content(text[at : span.start]), Content.styled(f"{_OPEN[side]}{span.text}{_CLOSE[side]}", _STYLE[side])]
                at = span.end
    return Content("").join([*parts, Content(text[at:])])
