"""Credit, speakers and prominence in a few sentences, for reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.whole.credit import find_credit
from compare.facts.whole.prominence import find_prominence
from compare.facts.whole.speakers import find_speakers
from compare.link import Kind, Side
from compare.places import where
from compare.reports.telling.names import names_of
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.facts.whole.speakers import Speaker

_MOST = 12


def describe_around(comparison: Comparison) -> Iterator[str]:
    """Sentences about the whole comparison; none where its articles share nothing, or where a part is all that is told."""
    if not comparison.links or comparison.selection:
        return
    yield from _credit(comparison)
    yield from _speakers(comparison)
    yield from _prominence(comparison)


def _credit(comparison: Comparison) -> Iterator[str]:
    credit, (name, story) = find_credit(comparison), _names(comparison)
    if credit.outlet:
        named = where(comparison.passages(Side.RIGHT, [span.passage for span in credit.outlet_named]))
        yield (f"Credit: {story} names {credit.outlet} in {named}." if named else f"Credit: {story} nowhere names {credit.outlet}.")
    if credit.before:
        total = sum(link.counted is not Kind.UNIQUE for link in comparison.story_links)
        if credit.given:
            whom = f"{credit.outlet} or any source of {name}" if credit.outlet else f"any source of {name}"
            shared = f"Of the {counted(total, 'passage')} that {story} shares with {name}"
            yield f"{shared}, {len(credit.before)} stand before it first names {whom}."
        else:
            yield f"{story} shares {counted(total, 'passage')} with {name} and names no source of it."


def _speakers(comparison: Comparison) -> Iterator[str]:
    speakers, sides = find_speakers(comparison), _names(comparison)
    for standing, words in (
        ("both", "Speak in both"),
        ("lost", f"Speak only in {sides[0]}"),
        ("new", f"Speak only in {sides[1]}"),
    ):
        names = [f"{s.name} ({_said(s, sides)})" for s in speakers if s.standing == standing]
        if names:
            more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
            yield f"{words}: {', '.join(names[:_MOST])}{more}."


def _said(speaker: Speaker, names: tuple[str, str]) -> str:
    """'2 quotes' or 'reported'; of one who speaks in both '2 quotes in wire.txt, reported in story.txt'."""
    sides = [(name, statements) for name, statements in zip(names, (speaker.left, speaker.right), strict=True) if statements]
    told = [(name, sum(statement.quoted for statement in statements)) for name, statements in sides]
    words = [(name, f"{count} quote{'s' * (count > 1)}" if count else "reported") for name, count in told]
    return ", ".join(f"{said} in {name}" for name, said in words) if len(words) > 1 else words[0][1]


def _prominence(comparison: Comparison) -> Iterator[str]:
    prominence, names = find_prominence(comparison), dict(zip(Side, _names(comparison), strict=True))
    for move in prominence.moves:
        where = f"paragraph {move.left} of {names[Side.LEFT]} is paragraph {move.right} of {names[Side.RIGHT]}"
        yield f"Moved {move.direction}: {where}."
    for side in prominence.unsupported:
        yield f"Hardly any word of the headline of {names[side]} stands in its story."


def _names(comparison: Comparison) -> tuple[str, str]:
    names = names_of(comparison)
    return names[Side.LEFT], names[Side.RIGHT]
