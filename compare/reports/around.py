"""Credit, speakers and prominence in a few sentences, for reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.whole.credit import find_credit
from compare.facts.whole.prominence import find_prominence
from compare.facts.whole.speakers import find_speakers
from compare.link import Kind

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
    credit = find_credit(comparison)
    if credit.outlet:
        named = _paragraphs(comparison, [span.passage for span in credit.outlet_named])
        yield (
            f"Credit: the right names {credit.outlet} in {named}." if named else f"Credit: the right nowhere names {credit.outlet}."
        )
    if credit.before:
        total = sum(link.counted is not Kind.UNIQUE for link in comparison.story_links)
        when = (
            "before any credit or source of the left's is named"
            if credit.given
            else "and no credit or source of the left's is named at all"
        )
        yield f"{len(credit.before)} of {total} links are told {when}."


def _paragraphs(comparison: Comparison, passages: list[int]) -> str:
    numbers = sorted({comparison.right.passages[k].paragraph + 1 for k in passages})
    return f"paragraph {', '.join(map(str, numbers))}" if numbers else ""


def _speakers(comparison: Comparison) -> Iterator[str]:
    speakers = find_speakers(comparison)
    for standing, words in (
        ("both", "Speak on both sides"),
        ("lost", "Speak on the left only"),
        ("new", "Speak on the right only"),
    ):
        names = [f"{s.name} ({_said(s)})" for s in speakers if s.standing == standing]
        if names:
            more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
            yield f"{words}: {', '.join(names[:_MOST])}{more}."


def _said(speaker: Speaker) -> str:
    """'2 quotes' or 'told'; of one who speaks on both sides 'left 2 quotes, right told'."""
    sides = [(side, statements) for side, statements in (("left", speaker.left), ("right", speaker.right)) if statements]
    told = [(side, sum(statement.quoted for statement in statements)) for side, statements in sides]
    words = [(side, f"{count} quote{'s' * (count > 1)}" if count else "told") for side, count in told]
    return ", ".join(f"{side} {said}" for side, said in words) if len(words) > 1 else words[0][1]


def _prominence(comparison: Comparison) -> Iterator[str]:
    prominence = find_prominence(comparison)
    for move in prominence.moves:
        where = f"from paragraph {move.left} of the left's story to paragraph {move.right} of the right's"
        yield f"Moved {move.direction}: link {move.number}, {where}."
    for side in prominence.unsupported:
        yield f"Hardly any word of the {side.value}'s headline stands in its story."
