"""What a fact is. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.article import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A difference that a reporter must see.

    Attributes:
        type: as the record names it, `number_changed` and the like; the first word names the family.
        left: where it stands on the left; None where it is on the right only.
        right: likewise.
        note: what is different, in a few words.
    """

    type: str
    left: Span | None
    right: Span | None
    note: str = ""

    @property
    def family(self) -> str:
        """The first word of the type."""
        return self.type.partition("_")[0]
