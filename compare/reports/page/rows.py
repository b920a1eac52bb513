"""Both articles as rows: what says the same stands in one row, with what is to be said of it in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from compare.facts.fact import ERROR, TO_CHECK
from compare.link import PROBLEM
from compare.reports.telling.judged import is_problem

if TYPE_CHECKING:
    from compare.facts.whole.entries import Entry
    from compare.link import Link, Section
    from compare.reports.page.pieces import Piece


class Sort(StrEnum):
    """What a row is."""

    SAME = "same"  # word for word
    EDITED = "edited"  # taken, with other words in places
    REWORDED = "reworded"
    NEW = "new"  # only in the second article
    LOST = "lost"  # only in the first
    REJECTED = "rejected"  # found to say the same, which the reporter denied
    OUTSIDE = "outside"  # linked, and left out of this part of a comparison
    GHOST = "ghost"  # its passages stand whole in another row


class Shown(StrEnum):
    """In which order of the articles a row is shown."""

    ALWAYS = ""
    SECOND = "in-second"  # in that of the second article alone
    FIRST = "in-first"


class Told(NamedTuple):
    """A passage in a cell.

    Attributes:
        anchor: what an address calls it: 'p7', 'p7.2' in the second article, 'q7' in the first; empty in a copy.
        pieces: its text.
        gap: whether white space parts it from the passage before.
    """

    anchor: str
    pieces: tuple[Piece, ...]
    gap: bool


class Paragraph(NamedTuple):
    """The passages of one paragraph in a cell: its number, 0 for a headline and the like; 'par. 7'; its role; whether it begins."""

    number: int
    place: str
    role: str
    begins: bool
    passages: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry of the ledger with its number there, the first being 1."""

    number: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Note:
    """What the reporter said, and where if it is about one passage of many: 'par. 7'."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where passages stand that are only named in a row: which, and the anchor of the row that holds them."""

    here: str
    there: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that stand beside each other.

    Attributes:
        number: of the row, from 1; copies and ghosts have 0.
        sort: what it is.
        left: its paragraphs of the first article.
        right: of the second.
        facts: about its words, the gravest first.
        notes: the reporter's.
        said: what the reporter decided: 'accepted', 'problem'; empty where nothing.
        link: that it is.
        section: that begins with it.
        shown: in which order.
        anchor: of a copy, what an address calls it.
        elsewhere: of a ghost, where its passages stand.
        words: of the passages that only one side has.
        filters: that show it, beside the one that shows all.
    """

    number: int
    sort: Sort
    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    facts: tuple[Numbered, ...] = ()
    notes: tuple[Note, ...] = ()
    said: str = ""
    link: Link | None = None
    section: Section | None = None
    shown: Shown = Shown.ALWAYS
    anchor: str = ""
    elsewhere: Elsewhere | None = None
    words: int = 0
    filters: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether it is out of the order that the others keep."""
        return self.link is not None and self.link.moved

    @property
    def begins(self) -> bool:
        """Whether a paragraph of either side begins with it."""
        return any(side and side[0].begins for side in (self.left, self.right))

    @property
    def wrong(self) -> bool:
        """Whether the reporter calls anything of it a problem."""
        return self.problem or any(f.entry.fact.verdict == ERROR for f in self.facts)

    @property
    def problem(self) -> bool:
        """Whether the reporter calls itself one: a section, or a link that is right and noted."""
        whole = self.link if self.sort is not Sort.GHOST else None
        return self.said == PROBLEM or (whole is not None and is_problem(whole))

    @property
    def noted(self) -> bool:
        """Whether the reporter wrote anything about it."""
        return bool(self.notes) or any(f.entry.fact.memo for f in self.facts)

    @property
    def waiting(self) -> int:
        """How many of its facts nobody has judged."""
        return sum(f.entry.fact.verdict == TO_CHECK for f in self.facts)
