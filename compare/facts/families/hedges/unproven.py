"""What one side calls unproven or undecided and the other tells as so: 'no evidence that', 'investigating whether'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.fact import Fact
from compare.facts.families.hedges.unhedged import Clause, clauses_of, content_of, doubtful
from compare.facts.family import Family
from compare.facts.vocabulary import filled
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.view import View
    from compare.facts.family import Sides

_SHARED, _LEAST = 0.5, 2
_WHETHER = regex(lambda: filled(r"\b<asks>\s(?:whether|if)\b", "doubts"), re.IGNORECASE)
NO_PROOF = regex(
    lambda: filled(
        r"\b(?:(?:ha[sd]|have|finds?|found|see[sn]?|saw|sees)\s){0,2}(?:no|not\s(?:found|seen)\s(?:any\s)?|without)\s?"
        r"(?:[a-z]+\s){0,2}<proof>\s(?:that|of|to\ssuggest)\b",
        "doubts",
    ),
    re.IGNORECASE,
)
_DENYING, _ASKING = frozenset({"no", "not", "without"}), frozenset({"whether", "if"})  # one of them is in all that is found
_MOSTLY = 0.6
_OPEN = regex(lambda: filled(r"\b(?:<open>|<probe>\b)", "doubts"), re.IGNORECASE)
_PROOF = regex(lambda: filled(r"\b(?:<seen>|believ\w+|appear\w*|seem\w*)\b", "doubts"), re.IGNORECASE)
_NOT = regex(r"\b(?:\w+(?:n't|\snot)\s(?:\w+\s)?\w+|(?:no|none)\s\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Open:
    """The words that call something unproven or undecided."""

    start: int
    end: int
    whether: bool

    def moved(self, by: int) -> Open:
        """The same in a text that has so many characters more before it."""
        return Open(self.start + by, self.end + by, self.whether)


def _read(view: View) -> tuple[Open, ...]:
    patterns = (NO_PROOF, _DENYING, False), (_WHETHER, _ASKING, True)
    asked = [(pattern.search(view.spoken), whether) for pattern, words, whether in patterns if view.says(words)]
    return tuple(Open(*found.span(), whether) for found, whether in asked if found)


def _missed(sides: Sides, lost: Sequence[Open], _theirs: Sequence[Open]) -> Iterator[Fact]:
    """What lies in 'no evidence that' or 'investigating whether' and is told for certain on the other side."""
    for one in lost:
        told = _settled_plainly if one.whether else _denied_plainly
        if place := told(sides.left, one.end, sides.right, clauses_of(sides.right)):
            words = (sides.left.spoken[one.start : one.end],)
            yield Fact(FactType.HEDGE_HARDENED, sides.left.span(one.start, one.end), sides.right.span(*place), gone=words)


def _denied_plainly(side: View, hedge: int, other: View, clauses: Sequence[Clause]) -> tuple[int, int] | None:
    """Where the other side denies for certain what this side has 'no evidence that' of; None where it does not.

    Args:
        side: that has the hedge.
        hedge: where the hedge ends in its text.
        other: side of the link.
        clauses: of the other side.
    """
    clause = next((c for c in clauses_of(side) if c[0] <= hedge < c[1]), None)
    matter = {t.root for t in content_of(side, hedge, clause[1])} if clause else set()
    for start, end in clauses:
        words = other.spoken[start:end]
        common = matter & {t.root for t in content_of(other, start, end)}
        if len(common) >= max(_LEAST, _SHARED * len(matter)) and _PROOF.search(words) is None and (no := _NOT.search(words)):
            return start + no.start(), start + no.end()
    return None


def _settled_plainly(side: View, hedge: int, other: View, clauses: Sequence[Clause]) -> tuple[int, int] | None:
    """Where the other side says for certain what stands behind a 'whether' that ends at `hedge`; None where it does not."""
    clause = next((c for c in clauses_of(side) if c[0] <= hedge < c[1]), None)
    matter = {t.root for t in content_of(side, hedge, clause[1])} if clause else set()
    for start, end in clauses:
        words, theirs = other.spoken[start:end], content_of(other, start, end)
        shared = [t for t in theirs if t.root in matter]
        if len({t.root for t in shared}) < max(_LEAST, _MOSTLY * len(matter)) or doubtful(words) or _OPEN.search(words):
            continue
        return shared[0].start, shared[-1].end
    return None


UNPROVEN = Family("unproven", lambda view, _docs: view.layer(_read), missed=_missed, beside=True)
