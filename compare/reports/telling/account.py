"""How much two articles share, in sentences that need no word of ours; the shares of one article add up to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.whole.credit import find_credit
from compare.link import Kind, Side
from compare.places import pars
from compare.reports.telling.excerpts import one_line
from compare.reports.telling.names import names_of
from compare.reviewing.incremental.counted import shares_of
from compare.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.comparison import Comparison
    from compare.facts.whole.credit import Credit

_TOLD = {Kind.MATCHED: "are taken as they stand or nearly", Kind.PARAPHRASED: "are reworded", Kind.UNIQUE: "are its own"}
_TRANSLATED = {**_TOLD, Kind.PARAPHRASED: "are translated"}


def shares_told(comparison: Comparison) -> Iterator[str]:
    """What was taken, what was reworded, what is its own, and how much of the first article is left out."""
    name, both = names_of(comparison)[Side.LEFT], shares_of(comparison)
    shares = both[Side.RIGHT]
    if not shares.matched and not shares.paraphrased:
        yield f"No passage of it says the same as one of {name}."
        return
    percents, told = shares.percents, _TRANSLATED if comparison.translated else _TOLD
    parts = [f"{percents[kind] or 'under 1'}% {words}" for kind, words in told.items() if getattr(shares, kind.value)]
    yield f"Of its {counted(shares.words, 'word')}, {_listed(parts)}."
    lost = both[Side.LEFT]
    share = f"{lost.percents[Kind.UNIQUE] or 'Under 1'}%" if lost.unique else "Nothing"
    yield f"{share} of {name} is left out."


def credit_told(comparison: Comparison, known: Credit | None = None) -> Iterator[str]:
    """Whether the first article's outlet is named, and where; nothing where that is not known.

    Args:
        comparison: of which it is told.
        known: its credit, where that was found before.
    """
    credit = known or find_credit(comparison) if comparison.links and not comparison.selection else None
    if credit is None or not credit.outlet:
        return
    named = comparison.passages(Side.RIGHT, sorted({span.passage for span in credit.outlet_named}))
    yield f"{one_line(credit.outlet)} is {f'named in {pars(named)}' if named else 'not named in it'}."


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
