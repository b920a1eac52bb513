"""Prominence: what moved up or down in the story, and a headline of which its own story has hardly a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.article import Role
from compare.facts.doc.tokens import tokens_of
from compare.facts.vocabulary import phrases, plain
from compare.link import Kind, Side

if TYPE_CHECKING:
    from compare.article import Article
    from compare.comparison import Comparison

_TOP = 3
_FAR = 3
_STEM = 4
_BORNE_OUT = 0.25
_FEWEST = 3  # words of content: a shorter headline proves nothing


@dataclass(frozen=True, slots=True)
class Move:
    """A link that one article tells at its top and the other further down.

    Attributes:
        link: its id.
        number: of the link.
        direction: 'up' where the right tells it earlier.
        left: its paragraph on the left, as an editor counts: the first of the story is 1.
        right: likewise.
    """

    link: int
    number: int
    direction: Literal["up", "down"]
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Prominence:
    """What moved, and the sides of whose headline hardly a word stands in their own story."""

    moves: tuple[Move, ...]
    unsupported: tuple[Side, ...]


def find_prominence(comparison: Comparison) -> Prominence:
    """The prominence of a comparison's links and headlines."""
    moves = []
    for link in comparison.links:
        numbers = ((p.number for p in comparison.passages(side, link.passages(side)) if p.number) for side in Side)
        places = [min(each, default=0) for each in numbers]
        if link.counted is not Kind.UNIQUE and all(places) and _crossed(*places):
            moves.append(Move(link.id, link.number, "up" if places[1] < places[0] else "down", *places))
    return Prominence(tuple(moves), tuple(side for side in Side if _unsupported(comparison.article(side))))


def _crossed(left: int, right: int) -> bool:
    """Whether one is the lede or among the first three paragraphs and the other well below."""
    first, last = sorted((left, right))
    return first <= _TOP < last and last - first >= _FAR


def _unsupported(article: Article) -> bool:
    """Whether hardly any of the headline's words of content stand anywhere in the story, in whatever form."""
    heads = [p for p in article.story if article.paragraphs[p.paragraph].role is Role.HEADLINE]
    if not heads or article.language:  # the forms of words are known of English
        return False
    claim = _content(heads[0].text)
    told = {form for p in article.story if p.id != heads[0].id for forms in _content(p.text) for form in forms}
    return len(claim) >= _FEWEST and bool(told) and sum(bool(forms & told) for forms in claim) < _BORNE_OUT * len(claim)


def _content(text: str) -> set[frozenset[str]]:
    """The words of content, each as what it may be told as: its beginning, its plain form, its value in digits."""
    functions, numbers, verbs = phrases("function_words"), phrases("number_words"), phrases("irregular_verbs")
    return {
        frozenset({t.key[:_STEM], verbs.get(t.key, t.key)[:_STEM], numbers.get(t.key, "") or t.key})
        for t in tokens_of(plain(text))
        if t.key not in functions
    }
