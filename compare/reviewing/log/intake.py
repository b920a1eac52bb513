"""The intake as the reporter set it by hand: which paragraphs count as the story. Pure: an article in, an article out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.article import numbered
from compare.link import Side
from compare.reviewing.log.pins import Pin
from compare.reviewing.log.review import Action, Intake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.article import Article
    from compare.reviewing.log.pins import Place
    from compare.reviewing.log.review import Review


def as_kept(left: Article, right: Article, kept: Mapping[Place, bool]) -> tuple[Article, Article]:
    """Two segmented articles with the paragraphs set aside and put back by hand, and a warning that says so.

    Args:
        left: as read.
        right: as read.
        kept: of a review (`Review.kept`).

    Returns:
        The same articles with other furniture; one of which nothing would be left stays as read.
    """
    first, second = (_as_kept(article, by_hand(article, side, kept)) for side, article in zip(Side, (left, right), strict=True))
    return first, second


def by_hand(article: Article, side: Side, kept: Mapping[Place, bool]) -> dict[int, bool]:
    """The paragraphs whose place the reporter changed, by id, and whether each is kept now.

    A paragraph follows what was said of its passages where that is one thing; else it stays as read.
    """
    said: dict[int, set[bool]] = {}
    for passage in article.passages:
        if (side, passage.id) in kept:
            said.setdefault(passage.paragraph, set()).add(kept[side, passage.id])
    return {k: True in one for k, one in said.items() if len(one) == 1 and article.paragraphs[k].furniture is (True in one)}


def keeps_a_story(article: Article, changed: Mapping[int, bool]) -> bool:
    """Whether something of an article is left when some paragraphs are put back and set aside."""
    has_text = {p.paragraph for p in article.passages}
    return any(changed.get(p.id, not p.furniture) for p in article.paragraphs if p.id in has_text)


def keep(article: Article, side: Side, paragraph: int, *, kept: bool, review: Review) -> Action:
    """Put a paragraph back into the story, or set it aside.

    What was decided about its passages is taken back with it, and comes again when this is undone.

    Args:
        article: segmented.
        side: the article's.
        paragraph: its id.
        kept: whether it shall count.
        review: what was decided so far.
    """
    ids = tuple(p.id for p in article.passages if p.paragraph == paragraph)
    freed = Pin(ids, (), free=True) if side is Side.LEFT else Pin((), ids, free=True)
    decided = bool(decisions_about(review, side, ids))
    name = "paragraph put back" if kept else "paragraph set aside"
    return Action(name, (freed,) if decided else (), intake=(Intake(side, ids, kept),))


def decisions_about(review: Review, side: Side, passages: tuple[int, ...]) -> list[Pin]:
    """What stands about some passages of one side."""
    wanted = set(passages)
    return [pin for pin in review.pins if wanted.intersection(pin.passages(side))]


def _as_kept(article: Article, changed: dict[int, bool]) -> Article:
    if not changed or not keeps_a_story(article, changed):
        return article
    paragraphs = tuple(replace(p, furniture=not changed[p.id]) if p.id in changed else p for p in article.paragraphs)
    passages = tuple(replace(p, furniture=not changed[p.paragraph]) if p.paragraph in changed else p for p in article.passages)
    passages = numbered(passages, paragraphs)
    return replace(article, paragraphs=paragraphs, passages=passages, warnings=(*article.warnings, _warning(changed)))


def _warning(changed: Mapping[int, bool]) -> str:
    back = sum(changed.values())
    counts = ((len(changed) - back, "set aside"), (back, "put back"))
    return " and ".join(f"{_paragraphs(count)} {what}" for count, what in counts if count) + " by hand"


def _paragraphs(count: int) -> str:
    return f"{count} {'paragraph was' if count == 1 else 'paragraphs were'}"
