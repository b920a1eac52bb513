"""What a comparison is made of: links and unique sections. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.facts.fact import Fact


Key = tuple[tuple[int, ...], tuple[int, ...]]
_MOST_FOR = 3
_MOST_AGAINST = 2
FINE, PROBLEM = "fine", "problem"  # what a reporter can say of a section


class Kind(StrEnum):
    """Of a passage or a link."""

    MATCHED = "matched"
    PARAPHRASED = "paraphrased"
    UNIQUE = "unique"


class Side(StrEnum):
    """Which article."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a feature says of a link: its name (linking/evidence/features.py), and log-odds: above 0 for the link, below against."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Passages of the left that say the same as passages of the right.

    Attributes:
        id: 0, 1, 2, ... in the left article's order.
        left: passage ids, rising; they need not stand together.
        right: passage ids, rising.
        kind: matched or paraphrased.
        score: 0 to 1.
        semantic: likeness of meaning, 0 to 1.
        lexical: likeness of words, 0 to 1.
        order: what the neighbours' likeness added to the score, 0 to 1.
        moved: whether it is out of the order that the other links keep.
        labelled: whether the reporter, not the text, decided its kind.
        verdict: 'accepted' or 'rejected'; None where the reporter said nothing yet.
        note: what the reporter typed.
        facts: what is different between its sides, in reading order.
        reasons: what each feature says, by name, in log-odds: above 0 for the link, below 0 against it.
        number: what a reporter calls it by, from 1: it belongs to these passages and is never given to others. 0 stands for
            the place among the links, `id + 1`, which is the number of a link that was found first of all.
    """

    id: int
    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: Kind
    score: float
    semantic: float
    lexical: float
    order: float = 0.0
    moved: bool = False
    labelled: bool = False
    verdict: str | None = None
    note: str = ""
    facts: tuple[Fact, ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()
    number: int = 0

    def __post_init__(self) -> None:
        if not self.number:
            object.__setattr__(self, "number", self.id + 1)

    @property
    def key(self) -> Key:
        """The passages it holds: links of the same passages are one link."""
        return self.left, self.right

    @property
    def why(self) -> tuple[Reason, ...]:
        """What spoke for the link and what against it, the weightiest first; empty where the reporter linked by hand."""
        found = [Reason(name, round(weight, 2)) for name, weight in self.reasons]
        return tuple(sorted((r for r in found if r.weight), key=lambda r: (-abs(r.weight), r.feature)))

    @property
    def because(self) -> str:
        """The weightiest reasons in a line: three for the link, two against it; empty where the reporter linked by hand."""
        sides = {
            "for": [r for r in self.why if r.weight > 0][:_MOST_FOR],
            "against": [r for r in self.why if r.weight < 0][:_MOST_AGAINST],
        }
        told = {side: ", ".join(f"{r.feature} {r.weight:+.1f}" for r in found) for side, found in sides.items()}
        return "; ".join(f"{side}: {reasons}" for side, reasons in told.items() if reasons)

    @property
    def counted(self) -> Kind:
        """What its passages count as: a rejected link is none."""
        return Kind.UNIQUE if self.verdict == "rejected" else self.kind

    def passages(self, side: Side) -> tuple[int, ...]:
        """The passage ids of one side."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Section:
    """A run of unique passages of one side; furniture has runs of its own.

    Attributes:
        side: whose passages they are.
        passages: passage ids, rising.
        label: what it is about.
        furniture: whether it is text around the story.
        verdict: FINE or PROBLEM; None where the reporter said nothing yet.
        note: what the reporter typed.
    """

    side: Side
    passages: tuple[int, ...]
    label: str
    furniture: bool = False
    verdict: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassageNote:
    """What a reporter noted about a link, at a passage that was taken out of it and stands alone."""

    side: Side
    passage: int
    note: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Words of one side by kind, furniture left out; the three kinds add up to `words`."""

    words: int
    matched: int
    paraphrased: int
    unique: int

    def percent(self, kind: Kind) -> float:
        """The share of a kind in percent of the story's words, 0 to 100; 0 for an empty story."""
        return 100 * int(getattr(self, kind.value)) / self.words if self.words else 0.0

    @property
    def percents(self) -> dict[Kind, int]:
        """The shares as whole numbers that add up to 100, the largest remainders rounded up; all 0 for an empty story."""
        return self._parts(100)

    @property
    def exact_percents(self) -> dict[Kind, float]:
        """Likewise with one digit behind the point; they add up to 100.0."""
        return {kind: tenths / 10 for kind, tenths in self._parts(1000).items()}

    def _parts(self, whole: int) -> dict[Kind, int]:
        exact = {kind: self.percent(kind) * whole / 100 for kind in Kind}
        parts = {kind: int(share) for kind, share in exact.items()}
        missing = (whole if self.words else 0) - sum(parts.values())
        for kind in sorted(Kind, key=lambda kind: parts[kind] - exact[kind])[:missing]:
            parts[kind] += 1
        return parts

    @property
    def shared(self) -> int:
        """The share that is matched or paraphrased, in percent, as a whole number."""
        percents = self.percents
        return percents[Kind.MATCHED] + percents[Kind.PARAPHRASED]
