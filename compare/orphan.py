"""What a reporter decided about passages that an article no longer has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.link import Kind, Side


class About(StrEnum):
    """What the decision was about."""

    LINK = "link"
    SECTION = "section"
    FACT = "fact"


_SAID = {"error": "problem", None: "noted"}  # a reporter's word, whatever it is about


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision without its place: an article changed, and where it belongs now is not certain.

    Attributes:
        left: the texts of the left's passages as they were.
        right: those of the right; of a link with one side empty, a passage that was set apart from it.
        kind: as the reporter labelled a link; None where the text decided.
        verdict: of a link 'accepted' or 'rejected', of a section 'fine' or 'problem', of a fact 'fine' or 'error'; None where
            the reporter said nothing.
        note: what the reporter typed.
        about: what the decision was about.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    kind: Kind | None = None
    verdict: str | None = None
    note: str = ""
    about: About = About.LINK

    def texts(self, side: Side) -> tuple[str, ...]:
        """The texts of one side."""
        return self.left if side.value == "left" else self.right

    @property
    def said(self) -> str:
        """What the reporter had decided, in a few words: 'accepted as matched', 'set apart', 'noted', 'section: problem'."""
        if self.about is not About.LINK:
            return f"{self.about.value}: {_SAID.get(self.verdict, self.verdict)}"
        if not (self.left and self.right):
            return "set apart"
        named = f" as {self.kind.value}" if self.kind else ""
        return f"{self.verdict or ('called' if named else 'noted' if self.note else 'undecided')}{named}"
