"""Two versions of one text as one running text: paragraphs that stand in both, that are gone, that are new, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from compare.aligned.order import spine
from compare.link import Kind, Side
from compare.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.article import Article, Paragraph
    from compare.comparison import Comparison

_ENOUGH = 50  # percent of either article that is taken as it stands or nearly: two versions of one text
_TOKENS = regex(r"\s+|\w+|[^\w\s]")


class Stands(StrEnum):
    """Where words or the end of a paragraph stand."""

    BOTH = "both"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph: where they stand, and the place of the first of them in the second article's text."""

    text: str
    stands: Stands
    at: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph of the running text: its own place, its role, its words.

    Attributes:
        stands: where its end stands.
        role: of the paragraph in the article that it is of, the second's where it is of both.
        furniture: whether it is text around the story.
        words: from beginning to end.
    """

    stands: Stands
    role: str
    furniture: bool
    words: tuple[Words, ...]


def are_versions(comparison: Comparison) -> bool:
    """Whether the two articles are versions of one text rather than two texts about one thing."""
    return all(comparison.shares(side).percent(Kind.MATCHED) >= _ENOUGH for side in Side)


def second_alone(comparison: Comparison) -> Iterator[Told]:
    """The second article as it stands."""
    yield from (_one(comparison.right, p, Stands.BOTH) for p in _paragraphs(comparison.right))


def both_versions(comparison: Comparison) -> Iterator[Told]:
    """Both as one: without what is new it is the first, without what is gone the second."""
    ours, theirs = (_paragraphs(comparison.article(side)) for side in Side)
    left = right = 0
    for mine, other in [*_pairs(comparison, ours, theirs), (len(ours), len(theirs))]:
        yield from (_one(comparison.left, p, Stands.GONE) for p in ours[left:mine])
        yield from (_one(comparison.right, p, Stands.NEW) for p in theirs[right:other])
        if mine < len(ours):
            yield _paired(comparison, ours[mine], theirs[other])
        left, right = mine + 1, other + 1


def _paragraphs(article: Article) -> list[Paragraph]:
    return [p for p in article.paragraphs if article.text[p.start : p.end].strip()]


def _pairs(comparison: Comparison, ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Which paragraphs are one, by the words of their links; rising on both sides."""
    places = [{p.id: place for place, p in enumerate(side)} for side in (ours, theirs)]
    words: dict[tuple[int, int], int] = {}
    for link in spine(comparison.links):
        if link.counted is not Kind.UNIQUE:
            left, right = comparison.left.passages[link.left[0]], comparison.right.passages[link.right[0]]
            key = places[0][left.paragraph], places[1][right.paragraph]
            words[key] = words.get(key, 0) + right.words
    kept: list[tuple[int, int]] = []
    for pair in sorted(words, key=lambda pair: (pair, -words[pair])):
        if not kept or (pair[0] > kept[-1][0] and pair[1] > kept[-1][1]):
            kept.append(pair)
        elif words[pair] > words[kept[-1]] and (len(kept) == 1 or (pair[0] > kept[-2][0] and pair[1] > kept[-2][1])):
            kept[-1] = pair
    return kept


def _one(article: Article, paragraph: Paragraph, stands: Stands) -> Told:
    start, end = _within(article, paragraph)
    words = Words(article.text[start:end], stands, None if stands is Stands.GONE else start)
    return Told(stands, paragraph.role.value, paragraph.furniture, (words,))


def _paired(comparison: Comparison, ours: Paragraph, theirs: Paragraph) -> Told:
    (a, b), (c, d) = _within(comparison.left, ours), _within(comparison.right, theirs)
    words = tuple(_changes(comparison.left.text[a:b], comparison.right.text[c:d], c))
    return Told(Stands.BOTH, theirs.role.value, theirs.furniture, words)


def _within(article: Article, paragraph: Paragraph) -> tuple[int, int]:
    """Where its text begins and ends, white space around it left out."""
    text = article.text[paragraph.start : paragraph.end]
    start = paragraph.start + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _changes(old: str, new: str, at: int) -> Iterator[Words]:
    """What both have, what is gone and what is new, word by word."""
    ours, theirs = _TOKENS.findall(old), _TOKENS.findall(new)
    for step in Indel.opcodes(ours, theirs):
        gone, come = "".join(ours[step.src_start : step.src_end]), "".join(theirs[step.dest_start : step.dest_end])
        if step.tag == "equal":
            yield Words(come, Stands.BOTH, at)
        else:
            yield from [Words(gone, Stands.GONE, None)] if gone else []
            yield from [Words(come, Stands.NEW, at)] if come else []
        at += len(come)
