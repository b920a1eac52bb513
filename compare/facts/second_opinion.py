"""What a second reader thinks of a link: which facts of the lists it doubts, and what it tells that no list knows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.facts.overlaps import in_reading_order, overlapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare.facts.fact import Fact, Identity


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Of one link.

    Attributes:
        sure: how likely it is that the wording which a fact is about changes what is said, 0 to 1; of facts that it can judge.
        silenced: facts that it is sure are none.
        told: facts of its own.
    """

    sure: Mapping[Identity, float] = field(default_factory=dict)
    silenced: frozenset[Identity] = frozenset()
    told: tuple[Fact, ...] = ()

    def of(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The facts that the lists found in the link, in its light."""
        kept = [replace(f, sure=self.sure.get(f.identity)) for f in facts if f.identity not in self.silenced]
        return in_reading_order([*kept, *(fact for fact in self.told if not overlapping(fact, kept))])
