"""What a fact is. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.article import Span

TO_CHECK, FINE, ERROR = "to check", "fine", "error"
Place = tuple[int, int, int]
Identity = tuple[str, "Place | None", "Place | None"]


class Change(StrEnum):
    """What happened to what a fact is about, from the left to the right."""

    CHANGED = "changed"
    FLIPPED = "flipped"
    ALTERED = "altered"
    DROPPED = "dropped"
    ADDED = "added"
    LOST = "lost"
    NEW = "new"
    TRIMMED = "trimmed"
    EXTENDED = "extended"
    TO_PARAPHRASE = "to_paraphrase"
    FROM_PARAPHRASE = "from_paraphrase"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    HARDENED = "hardened"
    SOFTENED = "softened"

    @property
    def opposite(self) -> Change:
        """The same with the sides swapped."""
        return _OPPOSITES.get(self, self)


_PAIRS = (
    (Change.DROPPED, Change.ADDED),
    (Change.LOST, Change.NEW),
    (Change.TRIMMED, Change.EXTENDED),
    (Change.TO_PARAPHRASE, Change.FROM_PARAPHRASE),
    (Change.WEAKENED, Change.STRENGTHENED),
    (Change.HARDENED, Change.SOFTENED),
)
_OPPOSITES = {one: two for pair in _PAIRS for one, two in (pair, pair[::-1])}


class Why(StrEnum):
    """In which respect the two sides differ, where their words alone do not show it."""

    PLAIN = ""  # the words that are gone and new say it
    ABSENT = "absent"  # the other side has nothing of it
    VALUE = "value"
    EXACTNESS = "exactness"
    POINTS = "percentage points"
    BASE = "base"
    DATE = "date"
    SINCE = "since when"
    ONE_OF = "one of several"
    SHARE = "share"
    UNQUOTED = "unquoted"  # told, but not in quotation marks
    CUT = "cut to a word or two"
    RETOLD = "told beside it"  # what is not quoted is told in other words
    UNNAMED = "unnamed"  # the words are there, who says them is not
    NAMED = "named"  # another person, place, office in its place
    SOURCE = "source"  # with or without somebody who passed it on
    STANDING = "standing"  # a word that makes another office of it, on one side only
    ADMITTED = "admitted"  # denied, then admitted
    DENIED = "denied"  # admitted, then denied

    @property
    def opposite(self) -> Why:
        """The same with the sides swapped."""
        return {Why.ADMITTED: Why.DENIED, Why.DENIED: Why.ADMITTED}.get(self, self)


@dataclass(frozen=True, slots=True)
class Fact:
    """A difference that a reporter must see.

    Attributes:
        type: as the record names it, a `FactType` of the catalog; of an old record perhaps one that is no more.
        left: where it stands on the left; None where it is on the right only.
        right: likewise.
        why: in which respect they differ.
        gone: the words that the left has and the right has not, where they are not the whole span.
        new: the words that the right has and the left has not.
        note: what a record that was read says of it, in a few words; empty of what was found here.
        verdict: what the reporter says of it: TO_CHECK until they said anything, then FINE or ERROR.
        memo: the sentence that the reporter wrote about it for the editor; empty where they wrote none.
        sure: how likely its wording changes what is said, 0 to 1, where the second reader could judge it.
    """

    type: str
    left: Span | None
    right: Span | None
    why: Why = Why.PLAIN
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    note: str = ""
    verdict: str = TO_CHECK
    memo: str = ""
    sure: float | None = None

    @property
    def identity(self) -> Identity:
        """What makes it this fact whatever is said about it: its type and where it stands."""
        return self.type, _place(self.left), _place(self.right)

    @property
    def family(self) -> str:
        """What it is about: the first word of the type."""
        return self.type.partition("_")[0]

    @property
    def change(self) -> str:
        """What happened to that: the rest of the type, a `Change`."""
        return self.type.partition("_")[2]

    @property
    def label(self) -> str:
        """Its type in words."""
        return self.type.replace("_", " ")


def _place(span: Span | None) -> Place | None:
    return (span.passage, span.start, span.end) if span else None
