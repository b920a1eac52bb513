"""Two articles before they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.comparison import Comparison
from compare.link import Section, Side

if TYPE_CHECKING:
    from compare.article import Article
    from compare.thresholds import Thresholds


def bare(left: Article, right: Article, thresholds: Thresholds) -> Comparison:
    """Two articles before they are compared."""
    unique = tuple(
        Section(side, tuple(p.id for p in article.passages), "") for side, article in zip(Side, (left, right), strict=True)
    )
    return Comparison(left, right, (), unique, thresholds, "", "")
