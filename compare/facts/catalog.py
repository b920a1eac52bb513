"""The catalog: a row for each type of fact. What is not in it cannot be told: the types are an enum that the type checker sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.facts.fact import Change

if TYPE_CHECKING:
    from compare.facts.fact import Fact


class FactType(StrEnum):
    """Every type of fact, as the record names it: the family, then the change. The order is that of gravity, the gravest first."""

    NUMBER_CHANGED = "number_changed"
    AGE_CHANGED = "age_changed"
    NEGATION_FLIPPED = "negation_flipped"
    QUOTE_ALTERED = "quote_altered"
    SPEAKER_CHANGED = "speaker_changed"
    NAME_CHANGED = "name_changed"
    DATE_CHANGED = "date_changed"
    PLACE_CHANGED = "place_changed"
    ATTRIBUTION_CHANGED = "attribution_changed"
    QUOTE_NEW = "quote_new"
    HEDGE_HARDENED = "hedge_hardened"
    SUPERLATIVE_ADDED = "superlative_added"
    TITLE_CHANGED = "title_changed"
    ATTRIBUTION_WEAKENED = "attribution_weakened"
    ATTRIBUTION_DROPPED = "attribution_dropped"
    INTERMEDIARY_DROPPED = "intermediary_dropped"
    QUOTE_TRIMMED = "quote_trimmed"
    QUOTE_EXTENDED = "quote_extended"
    HEDGE_SOFTENED = "hedge_softened"
    NUMBER_ADDED = "number_added"
    NUMBER_DROPPED = "number_dropped"
    DENIAL_DROPPED = "denial_dropped"
    COMMENT_DROPPED = "comment_dropped"
    CAVEAT_DROPPED = "caveat_dropped"
    QUOTE_LOST = "quote_lost"
    QUOTE_TO_PARAPHRASE = "quote_to_paraphrase"
    QUOTE_FROM_PARAPHRASE = "quote_from_paraphrase"
    ATTRIBUTION_STRENGTHENED = "attribution_strengthened"
    ATTRIBUTION_ADDED = "attribution_added"
    INTERMEDIARY_ADDED = "intermediary_added"
    SUPERLATIVE_DROPPED = "superlative_dropped"
    DATE_ADDED = "date_added"
    DATE_DROPPED = "date_dropped"
    HEDGE_CHANGED = "hedge_changed"
    DENIAL_ADDED = "denial_added"
    COMMENT_ADDED = "comment_added"
    CAVEAT_ADDED = "caveat_added"
    WORDING_CHANGED = "wording_changed"
    WORDING_DROPPED = "wording_dropped"
    WORDING_ADDED = "wording_added"

    @property
    def family(self) -> str:
        """What such a fact is about."""
        return self.value.partition("_")[0]

    @property
    def change(self) -> Change:
        """What happened to that."""
        return Change(self.value.partition("_")[2])

    @property
    def opposite(self) -> FactType:
        """The type of the same difference with the sides swapped."""
        return FactType(f"{self.family}_{self.change.opposite.value}")

    @property
    def gravity(self) -> int:
        """The place in the order of what a reporter must look at first: 0 first."""
        return _GRAVITY[self]


_GRAVITY = {type_: place for place, type_ in enumerate(FactType)}


@dataclass(frozen=True, slots=True)
class Row:
    """What a family tells that others would tell again.

    Attributes:
        covers: families of which a fact in the same words is told by one of this family already.
        covers_types: likewise of single types.
    """

    covers: frozenset[str] = frozenset()
    covers_types: frozenset[FactType] = frozenset()


def _row(*covers: str, types: tuple[FactType, ...] = ()) -> Row:
    return Row(frozenset(covers), frozenset(types))


@dataclass(frozen=True, slots=True)
class Proved:
    """How many facts of a type were useful to an editor, of how many that were judged."""

    useful: int
    judged: int

    @property
    def share(self) -> float:
        """The share that was useful, 0 to 1, an even chance where little was judged."""
        return (self.useful + 1) / (self.judged + 2)


# By benchmarks/facts/worth.py, on pairs that others wrote: in edited sentences, where one article is a retelling of the other, and
# where both only tell of the same event (judged by readers who saw both articles and no program). What is slight is not counted.
PROVED: dict[FactType, tuple[Proved, Proved, Proved]] = {
    FactType.ATTRIBUTION_ADDED: (Proved(14, 17), Proved(6, 16), Proved(4, 16)),
    FactType.ATTRIBUTION_CHANGED: (Proved(24, 24), Proved(0, 0), Proved(0, 1)),
    FactType.ATTRIBUTION_STRENGTHENED: (Proved(1, 1), Proved(1, 1), Proved(0, 0)),
    FactType.CAVEAT_ADDED: (Proved(19, 23), Proved(2, 2), Proved(4, 5)),
    FactType.COMMENT_ADDED: (Proved(0, 0), Proved(5, 6), Proved(8, 10)),
    FactType.DATE_ADDED: (Proved(20, 26), Proved(3, 6), Proved(4, 19)),
    FactType.DATE_CHANGED: (Proved(65, 65), Proved(1, 1), Proved(2, 5)),
    FactType.DENIAL_ADDED: (Proved(1, 1), Proved(2, 4), Proved(8, 11)),
    FactType.HEDGE_HARDENED: (Proved(34, 51), Proved(1, 4), Proved(5, 6)),
    FactType.INTERMEDIARY_ADDED: (Proved(0, 0), Proved(1, 1), Proved(0, 0)),
    FactType.NAME_CHANGED: (Proved(496, 500), Proved(4, 4), Proved(3, 4)),
    FactType.NEGATION_FLIPPED: (Proved(1204, 1237), Proved(0, 0), Proved(0, 0)),
    FactType.NUMBER_ADDED: (Proved(143, 172), Proved(1, 2), Proved(21, 37)),
    FactType.NUMBER_CHANGED: (Proved(387, 395), Proved(2, 2), Proved(3, 3)),
    FactType.PLACE_CHANGED: (Proved(82, 82), Proved(0, 0), Proved(0, 0)),
    FactType.QUOTE_ALTERED: (Proved(37, 43), Proved(14, 16), Proved(22, 26)),
    FactType.QUOTE_EXTENDED: (Proved(0, 1), Proved(7, 9), Proved(19, 31)),
    FactType.QUOTE_FROM_PARAPHRASE: (Proved(4, 5), Proved(7, 13), Proved(11, 21)),
    FactType.QUOTE_LOST: (Proved(1, 1), Proved(19, 25), Proved(100, 117)),
    FactType.SPEAKER_CHANGED: (Proved(6, 6), Proved(0, 0), Proved(0, 0)),
    FactType.SUPERLATIVE_ADDED: (Proved(72, 86), Proved(0, 5), Proved(4, 21)),
    FactType.TITLE_CHANGED: (Proved(11, 12), Proved(0, 2), Proved(0, 1)),
}

# In the order in which they are told: a family that stands further up takes its words before the next may.
FAMILIES: dict[str, Row] = {
    "quote": _row("number", "age", "hedge", "negation", "name", "title", "place", "date", "superlative"),
    "speaker": _row("attribution", "intermediary", "name", "title", "place"),
    # 'Three sailors said' for 'sailors said' is one loss; 'two officials' for 'three officials' stays a changed number.
    "attribution": _row("name", "title", "place", "hedge", types=(FactType.NUMBER_DROPPED, FactType.NUMBER_ADDED)),
    "intermediary": _row("attribution", "name", "title", "place", "hedge"),
    "age": _row("number", "name"),
    "name": _row("title", "place", "superlative"),
    "negation": _row("hedge", "superlative", "number"),
    "number": _row("superlative", "date", "hedge", "age"),
    "date": _row("number"),
    "hedge": _row("hedge", "superlative"),
    "place": _row(),
    "title": _row(),
    "superlative": _row(),
    "denial": _row(),
    "comment": _row(),
    "caveat": _row(),
    "wording": _row(),
}
ORDER = {family: place for place, family in enumerate(FAMILIES)}
# What became a paraphrase no longer shows its words, so what changed in it is told beside it.
TOLD_BESIDE_A_PARAPHRASE = frozenset(
    {FactType.NUMBER_CHANGED, FactType.AGE_CHANGED, FactType.DATE_CHANGED, FactType.NAME_CHANGED, FactType.PLACE_CHANGED}
    | {FactType.NEGATION_FLIPPED}
)


def covers(one: str, two: str) -> bool:
    """Whether a fact of the first type tells what one of the second would tell in the same words."""
    first, second = FactType(one), FactType(two)
    row = FAMILIES[first.family]
    if first.family != second.family and second.family not in row.covers and second not in row.covers_types:
        return False
    retold = first in {FactType.QUOTE_TO_PARAPHRASE, FactType.QUOTE_FROM_PARAPHRASE}
    return not (retold and second in TOLD_BESIDE_A_PARAPHRASE)


def gravity(type_: str) -> int:
    """The place of a type in the order of what a reporter must look at first, 0 first; one of an old record's, last."""
    return FactType(type_).gravity if type_ in _KNOWN else len(_GRAVITY)


_KNOWN = frozenset(type_.value for type_ in FactType)


def known_type(type_: str) -> FactType | None:
    """The row of a type, or of the same difference with the sides swapped; None of a type that is no more.

    `PROVED` has one row for both.
    """
    if type_ not in _KNOWN:
        return None
    return min(FactType(type_), FactType(type_).opposite)


def mirrored(fact: Fact) -> Fact:
    """The same difference with the sides swapped: dropped for added; a change stays a change."""
    type_ = FactType(fact.type).opposite
    return replace(fact, type=type_, left=fact.right, right=fact.left, why=fact.why.opposite, gone=fact.new, new=fact.gone)
