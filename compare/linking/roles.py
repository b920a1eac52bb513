"""What passages are in their articles speaks for some pairs and against others, whatever their words are.

Headlines: one is often nearer to the other article's lead than to its headline. Which belong together is known from where
they stand, once the rest says that the story is one and each headline speaks of something that the other article tells.
By-lines: each says who wrote it, so two names are no paraphrase.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from compare.article import Role
from compare.link import Kind, Link
from compare.linking.evidence.judgement import probability
from compare.linking.lexical import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from compare.article import Article
    from compare.linking.evidence.candidates import Floats
    from compare.linking.evidence.similarity import Evidence

    Flags = NDArray[np.bool_]

ROLES = "headline or by-line"

_SURE = np.float32(2)  # log-odds that the headlines of one story are a pair, at the least
_AGAINST = np.float32(-4)
_RELATED = 0.5
_BORNE_OUT = 0.3  # of 27 pairs of news the least is 0.34; of headlines put over other stories one in twenty reaches 0.3
_SAME_NAMES = 0.8


def with_roles(evidence: Evidence, left: Article, right: Article) -> Evidence:
    """The evidence, with what it says of pairs that a headline or a by-line is in; each part is in log-odds.

    Args:
        evidence: of all passages of both stories.
        left: the left article, segmented.
        right: the right one.
    """
    says = _of_headlines(evidence, left, right) + _of_bylines(evidence, left, right)
    if not says.any():
        return evidence
    strength = np.asarray(evidence.strength + says, np.float32)
    return replace(
        evidence,
        strength=strength,
        score=probability(strength),
        names=(*evidence.names, ROLES),
        reasons=np.column_stack([evidence.reasons, says]),
    )


def _of_headlines(evidence: Evidence, left: Article, right: Article) -> Floats:
    ours, theirs = (_are(article, Role.HEADLINE) for article in (left, right))
    nothing = np.zeros(len(evidence.left), np.float32)
    if ours.sum() != 1 or theirs.sum() != 1:  # a headline of two sentences may be shared out between passages
        return nothing
    either, pair = ours[evidence.left] | theirs[evidence.right], ours[evidence.left] & theirs[evidence.right]
    if not pair.any() or not _borne_out(evidence, ours, theirs) or _related(evidence, ~either) < _RELATED:
        return nothing
    sure = np.maximum(0, _SURE - evidence.strength)
    return np.asarray(np.where(pair, sure, np.where(either, _AGAINST, 0)), np.float32)


def _borne_out(evidence: Evidence, ours: Flags, theirs: Flags) -> bool:
    """Whether each headline is like some passage of the other article, its headline aside."""
    for_left = ours[evidence.left] & ~theirs[evidence.right]
    for_right = theirs[evidence.right] & ~ours[evidence.left]
    return all(evidence.cosine[pairs].max(initial=0) >= _BORNE_OUT for pairs in (for_left, for_right))


def _related(evidence: Evidence, others: Flags) -> float:
    """How surely the passages of the better covered side are linked to anything, headlines aside: a mean, 0 to 1."""
    shares = []
    for places, stems in ((evidence.left, evidence.left_stems), (evidence.right, evidence.right_stems)):
        best = np.zeros(len(stems), np.float32)
        np.maximum.at(best, places[others], evidence.score[others])
        shares.append(float(best.sum()) / max(1, len(stems) - 1))
    return max(shares)


def _of_bylines(evidence: Evidence, left: Article, right: Article) -> Floats:
    ours, theirs = (_are(article, Role.BYLINE) for article in (left, right))
    either = ours[evidence.left] | theirs[evidence.right]
    return np.asarray(np.where(either & (evidence.lexical < _SAME_NAMES), _AGAINST, 0), np.float32)


def _are(article: Article, role: Role) -> Flags:
    """Which of the story's passages are of a paragraph with this role."""
    of_role = {paragraph.id for paragraph in article.paragraphs if paragraph.role is role}
    return np.array([passage.paragraph in of_role for passage in article.story], bool)


def furniture_links(left: Article, right: Article) -> Iterator[Link]:
    """Furniture is linked to equal furniture only, each line once."""
    waiting: dict[str, list[int]] = {}
    for passage in reversed(right.passages):
        if passage.furniture:
            waiting.setdefault(comparable(passage.text), []).append(passage.id)
    for passage in left.passages:
        if passage.furniture and (partners := waiting.get(comparable(passage.text))):
            yield Link(0, (passage.id,), (partners.pop(),), Kind.MATCHED, 1.0, 1.0, 1.0)
