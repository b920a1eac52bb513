"""What a fact is. All values are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.article import Span

TO_CHECK, FINE, ERROR = "to check", "fine", "error"
Place = tuple[int, int, int]
Identity = tuple[str, "Place | None", "Place | None"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A difference that a reporter must see.

    Attributes:
        type: as the record names it, `number_changed` and the like; the first word names the family.
        left: where it stands on the left; None where it is on the right only.
        right: likewise.
        note: what is different, in a few words.
        verdict: what the reporter says of it: TO_CHECK until they said anything, then FINE or ERROR.
    """

    type: str
    left: Span | None
    right: Span | None
    note: str = ""
    verdict: str = TO_CHECK

    @property
    def identity(self) -> Identity:
        """What makes it this fact whatever is said about it: its type and where it stands."""
        return self.type, _place(self.left), _place(self.right)

    @property
    def family(self) -> str:
        """The first word of the type."""
        return self.type.partition("_")[0]


def _place(span: Span | None) -> Place | None:
    return (span.passage, span.start, span.end) if span else None
