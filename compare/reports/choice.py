"""What of a comparison goes into a report: all of it, or the part that a reader asked for."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.facts.whole.entries import ledger_numbers
from compare.link import Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.comparison import Comparison


class Included(StrEnum):
    """What a report holds."""

    ALL = "all"
    ACCEPTED = "accepted"
    UNIQUE_AND_FACTS = "unique and facts"


NAMES = {
    Included.ALL: "everything",
    Included.ACCEPTED: "only accepted links",
    Included.UNIQUE_AND_FACTS: "only unique and facts",
}
_TAKES: dict[Included, Callable[[Link], bool]] = {
    Included.ACCEPTED: lambda link: link.verdict == "accepted",
    Included.UNIQUE_AND_FACTS: lambda link: bool(link.facts),
}
_WHICH = {Included.ACCEPTED: "the accepted links", Included.UNIQUE_AND_FACTS: "links with facts"}


def select(comparison: Comparison, included: Included) -> Comparison:
    """The part of a comparison that a report shall hold; `selection` says so, and its shares stay those of the whole.

    Links that are left out lose their notes, facts and verdicts. Those that stay keep the numbers of the whole. Unique
    sections, the notes at their passages and the facts of no link always stay, orphans only in the whole.

    Args:
        comparison: a whole one, as decided.
        included: what to keep.
    """
    if included is Included.ALL or comparison.selection:
        return comparison
    takes = _TAKES[included]
    kept = [link for link in comparison.links if takes(link)]
    out = [link for link in comparison.links if not takes(link)]
    counts = f"{len(kept)} of {len(comparison.links)}"
    said = f"This is a part: unique passages and {_WHICH[included]} only, {counts}, with the numbers of the whole."
    return replace(
        comparison,
        links=tuple(replace(link, id=k) for k, link in enumerate(kept)),
        omitted=tuple(
            Link(k, link.left, link.right, link.counted, 0.0, 0.0, 0.0, number=link.number) for k, link in enumerate(out)
        ),
        orphans=(),
        selection=said,
        fact_numbers=comparison.fact_numbers or ledger_numbers(comparison),
    )
