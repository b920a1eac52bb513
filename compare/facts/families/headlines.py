"""Headlines: what stands in one names no source and repeats no statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.facts.doc.view import View

_HEADLINES = frozenset({"headline", "heading"})


def is_headline(view: View) -> bool:
    """Whether all passages of a side are headlines."""
    article = view.doc.article
    return all(article.paragraphs[p.paragraph].role.value in _HEADLINES for p in view.passages)
