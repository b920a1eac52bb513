"""What the HTML report shows, as values that its template prints: passages in their paragraphs, links with what changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from compare.link import Link, Section, Side
from compare.linking.differences import changed_spans, differences
from compare.reports.wording import where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.article import Passage, Span
    from compare.comparison import Comparison
    from compare.facts.whole.entries import Entry

MARKS = {"matched": "=", "paraphrased": "~", "unique": "+", "furniture": "."}


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in its article.

    Attributes:
        passage: itself.
        kind: matched, paraphrased, unique or furniture.
        link: its link; None where it has none.
        section: the unique section that begins with it; None where none does.
        gap: whether white space parts it from the passage before.
    """

    passage: Passage
    kind: str
    link: Link | None
    section: Section | None
    gap: bool

    @property
    def mark(self) -> str:
        """The kind as one character, as on the desk."""
        return MARKS[self.kind]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the part of it that is shown: its number, the first being 1, its role, its passages."""

    number: int
    role: str
    passages: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a passage, and whether these words are on its side only."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a link: its passages with the changed words set apart."""

    side: Side
    where: str
    passages: tuple[tuple[Passage, tuple[Piece, ...]], ...]


def story_of(comparison: Comparison, side: Side) -> list[Block]:
    """The paragraphs of one side without furniture, in reading order."""
    return list(_blocks(comparison, side, (s for s in _shown(comparison, side) if not s.passage.furniture)))


def furniture_of(comparison: Comparison, side: Side) -> list[Block]:
    """The furniture of one side."""
    return list(_blocks(comparison, side, (s for s in _shown(comparison, side) if s.passage.furniture)))


def halves_of(comparison: Comparison, link: Link) -> list[Half]:
    """Both sides of a link, word differences marked."""
    ours, theirs = (comparison.passages(side, link.passages(side)) for side in Side)
    found = differences(ours, theirs)
    changed = {side: changed_spans(found, side) for side in Side}
    return [
        Half(side, where(passages), tuple((p, tuple(_pieces(p, changed[side].get(p.id, ())))) for p in passages))
        for side, passages in ((Side.LEFT, ours), (Side.RIGHT, theirs))
    ]


def flags_of(entries: Sequence[Entry]) -> dict[tuple[str, int], list[int]]:
    """The rows of the ledger, the first being 1, that speak of a passage, by side and passage id."""
    found: dict[tuple[str, int], list[int]] = {}
    for number, entry in enumerate(entries, 1):
        for side, span in ((Side.LEFT, entry.fact.left), (Side.RIGHT, entry.fact.right)):
            if span:
                found.setdefault((side.value, span.passage), []).append(number)
    return found


def thresholds_of(comparison: Comparison) -> list[tuple[str, float]]:
    """The names and values of what was decided by."""
    return list(asdict(comparison.thresholds).items())


def _blocks(comparison: Comparison, side: Side, shown: Iterable[Shown]) -> Iterator[Block]:
    roles = {p.id: p.role.value for p in comparison.article(side).paragraphs}
    for paragraph, run in groupby(shown, key=lambda s: s.passage.paragraph):
        yield Block(paragraph + 1, roles.get(paragraph, "body"), tuple(run))


def _shown(comparison: Comparison, side: Side) -> Iterator[Shown]:
    article = comparison.article(side)
    links = {k: link for link in comparison.links for k in link.passages(side)}
    sections = {s.passages[0]: s for s in comparison.unique if s.side is side and not s.furniture}
    end = 0
    for passage, kind in zip(article.passages, comparison.kinds(side), strict=True):
        name = "furniture" if passage.furniture else kind.value
        yield Shown(passage, name, links.get(passage.id), sections.get(passage.id), passage.start > end)
        end = passage.end


def _pieces(passage: Passage, changed: Sequence[Span]) -> Iterator[Piece]:
    """The whole passage, cut where its changed words begin and end."""
    at = 0
    for span in changed:
        yield from (Piece(text, changed=False) for text in (passage.text[at : span.start],) if text)
        yield Piece(span.text, changed=True)
        at = span.end
    if passage.text[at:]:
        yield Piece(passage.text[at:], changed=False)
