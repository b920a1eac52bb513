"""The link or section under the cursor: what changed in it first; why it was linked where somebody asks."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from textual.content import Content

from compare.aligned.lit import unchanged
from compare.link import Kind, Side
from compare.reports.telling.fact_notes import note_of, tells_more
from compare.reports.telling.wording import kind_word
from compare.reviewing.incremental.held import section_at
from compare.reviewing.worklist.items import SURE
from compare.reviewing.worklist.waiting import worklist_of
from tui.drawn.facts import told
from tui.widgets.told_lines import ToldLines, cut_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.article import Span
    from compare.comparison import Comparison
    from compare.facts import Fact
    from compare.link import Link, Section
    from tui.widgets.pane import Place

_LONGEST_NOTE = 160
_SAID = {"problem": "a problem"}
_OPEN = {Side.LEFT: "[-", Side.RIGHT: "{+"}
_CLOSE = {Side.LEFT: "-]", Side.RIGHT: "+}"}
_STYLE = {Side.LEFT: "$text-error", Side.RIGHT: "$text-success"}


# Of how sure a link is, the meaning and the words of its sides: the least value for each of the words.
_SCALES = (
    ((0.9, "it is sure"), (SURE, "it is fairly sure"), (0.0, "it is doubtful")),
    (
        (0.8, "both mean the same"),
        (0.6, "both mean nearly the same"),
        (0.4, "both are about the same"),
        (0.0, "they mean other things"),
    ),
    (
        (0.8, "in nearly the same words"),
        (0.5, "in words half of which are the same"),
        (0.2, "in a few same words"),
        (0.0, "in other words"),
    ),
)


class Room(StrEnum):
    """What stands beside the detail, and so what it has to tell."""

    TEXTS = "texts"  # both articles, each in its pane
    NARROW = "narrow"  # one article; the other is out of sight
    ROWS = "rows"  # both texts of the link with what differs lit


class LinkDetail(ToldLines):
    """What changed in a link, in so many lines."""

    def show(  # noqa: PLR0913, PLR0917 - what is shown, and beside what
        self,
        comparison: Comparison,
        place: Place,
        link: Link | None,
        lit: Fact | None,
        room: Room,
        below: Callable[[int], Sequence[str]] = lambda _room: (),
    ) -> None:
        """The link of a passage, or that it is unique: as much as is not in sight already, and as fits above `below`.

        That is asked how many lines are left for it.
        """
        width, height = self.room
        lines = detail(comparison, place, link, lit, room, longest_note=_LONGEST_NOTE).wrap(width)
        last = [Content.styled(line, "dim") for line in below(height - 1 - len(lines))]
        title = heading(comparison, place, link).stylize("bold")
        if len(lines) >= height - len(last):
            title += Content.styled(" · v: all of it", "dim")
        told = [title, *cut_short(lines, max(1, height - len(last) - 1), width)]
        self.tell([*told, *([Content("")] * (height - len(last) - len(told))), *last])


def heading(comparison: Comparison, place: Place, link: Link | None) -> Content:
    """What the cursor is at, in a few words."""
    if link is not None:
        edited = ", edited" if link.kind is Kind.MATCHED and not unchanged(comparison, link) else ""
        moved = ", moved" if link.moved else ""
        said = worklist_of(comparison).verdict_of(link)
        verdict = f", {_SAID.get(said, said)}" if said else ""
        return Content(f"Link {link.number}: {kind_word(comparison, link.kind)}{edited}{moved}{verdict}")
    section = section_of(comparison, place)
    if section is None or section.furniture:
        return Content("Furniture, left out of the shares")
    label = f": {section.label}" if section.label else ""
    verdict = f", {_SAID.get(section.verdict, section.verdict)}" if section.verdict else ""
    return Content(f"Only on the {place.side.value}{label}{verdict}")


def section_of(comparison: Comparison, place: Place) -> Section | None:
    """The unique section that holds a passage."""
    return section_at(comparison, place.side, place.passage)


def detail(  # noqa: PLR0913 - what is shown, and how much room there is for it
    comparison: Comparison,
    place: Place,
    link: Link | None,
    lit: Fact | None = None,
    room: Room = Room.TEXTS,
    *,
    longest_note: int | None = None,
    why: bool = False,
) -> Content:
    """What changed at the passage under the cursor.

    Args:
        comparison: of which it is a part.
        place: of the cursor.
        link: of that passage, if it is in one.
        lit: the fact that the reporter is at.
        room: what stands beside it.
        longest_note: characters of the note, where room is short.
        why: whether to tell how sure the link is and what spoke for it, and the texts whatever stands beside it.
    """
    found = (link.facts if link else ()) + _loose(comparison, place)
    facts = [_fact(fact, lit) for fact in sorted(found, key=lambda fact: lit is None or fact.identity != lit.identity)]
    if link is None:
        return Content("\n").join([*_section_lines(comparison, place, longest_note), *facts])
    note = [Content(f"Note: {_short(link.note, longest_note)}")] if link.note else []
    if room is Room.ROWS and not why:
        return Content("\n").join([*facts, *note, *([] if facts else [_changes(comparison, link)])])
    texts = {side: list(_marked_side(comparison, link, side)) for side in Side}
    if room is Room.NARROW and not why:
        ours = texts.pop(place.side)
        return Content("\n").join([*facts[:1], *note, *chain(*texts.values()), *facts[1:], *ours])
    lines = [*facts, *note, *chain(*texts.values()), *([Content(""), _because(link)] if why else [])]
    return Content("\n").join([*([Content.styled(heading(comparison, place, link).plain, "bold")] if why else []), *lines])


def _changes(comparison: Comparison, link: Link) -> Content:
    """The words that changed, in the place of facts where there are none."""
    from compare.reports.telling.titles import link_title

    return Content("The same words." if unchanged(comparison, link) else link_title(comparison, link))


def _section_lines(comparison: Comparison, place: Place, longest_note: int | None) -> Iterator[Content]:
    section = section_of(comparison, place)
    if section is not None and not section.furniture:
        size = f"{len(section.passages)} passages together" if len(section.passages) > 1 else "1 passage"
        yield Content(f"{size}, {sum(p.words for p in comparison.passages(section.side, section.passages))} words")
        if section.note:
            yield Content(f"Note: {_short(section.note, longest_note)}")
    if said := comparison.note_at(place.side, place.passage):
        yield Content(f"Note: {_short(said, longest_note)}")


def _short(note: str, longest: int | None) -> str:
    """A note, cut where it would push the texts out of the panel."""
    return note if longest is None or len(note) <= longest else f"{note[:longest].rstrip()}… (v shows all of it)"


def _loose(comparison: Comparison, place: Place) -> tuple[Fact, ...]:
    """The facts of the passage that belong to no link."""
    spans = ((fact, fact.left if place.side is Side.LEFT else fact.right) for fact in comparison.facts)
    return tuple(fact for fact, span in spans if span and span.passage == place.passage)


def _because(link: Link) -> Content:
    """How sure the link is, and what spoke for it and against it."""
    if not link.score:
        return Content("Linked by hand: no score.")
    sure, meaning, words = (
        _in_words(value, said) for value, said in zip((link.score, link.semantic, link.lexical), _SCALES, strict=True)
    )
    likeness = f"{link.score:.2f}: meaning {link.semantic:.2f}, words {link.lexical:.2f}, order {link.order:.2f}"
    numbers = f"In numbers: {likeness}{f' ({link.because})' if link.because else ''}"
    return Content(f"Why it is linked: {sure}; {meaning}, {words}.\n") + Content.styled(numbers, "dim")


def _in_words(value: float, scale: Sequence[tuple[float, str]]) -> str:
    """What a value from 0 to 1 comes to: the first words whose least it has."""
    return next(said for least, said in scale if value >= least)


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
