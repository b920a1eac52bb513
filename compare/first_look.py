"""What can be said of two articles before a model is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.comparison import Comparison
from compare.link import Kind, Link, Section, Side
from compare.linking.lexical import comparable
from compare.segmenting.segment import segment
from compare.thresholds import Thresholds

if TYPE_CHECKING:
    from compare.article import Article


def first_look(left: Article, right: Article) -> Comparison:
    """What can be said at once, without a model: passages whose words are the same and stand once on either side.

    `compare` links these passages too. Everything else counts as unique here, in sections without a label.
    """
    left, right = (article if article.passages else segment(article) for article in (left, right))
    places: list[dict[str, list[int]]] = []
    for article in (left, right):
        found: dict[str, list[int]] = {}
        for passage in article.story:
            found.setdefault(comparable(passage.text), []).append(passage.id)
        places.append(found)
    ours, theirs = places
    pairs = sorted((ids[0], theirs[text][0]) for text, ids in ours.items() if text and len(ids) == len(theirs.get(text, ())) == 1)
    links = tuple(Link(k, (i,), (j,), Kind.MATCHED, 1.0, 1.0, 1.0) for k, (i, j) in enumerate(pairs))
    linked = [{pair[place] for pair in pairs} for place in range(2)]
    rest = (
        Section(side, tuple(p.id for p in article.passages if p.id not in known), "")
        for (side, article), known in zip(((Side.LEFT, left), (Side.RIGHT, right)), linked, strict=True)
    )
    return Comparison(left, right, links, tuple(s for s in rest if s.passages), Thresholds(), "", "")
