"""Semantic and lexical evidence becomes one calibrated probability for every pair of passages that could belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from compare.linking.evidence.candidates import find_candidates
from compare.linking.evidence.features import CONTEXT, COSINE, MEANING, SURROUNDINGS, WORDS, Passages, foreign, measure
from compare.linking.evidence.judgement import load_judgement, probability

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.embedding import SharedRows, Vectors
    from compare.linking.evidence.candidates import Floats, Indices
    from compare.linking.evidence.judgement import Judgement

SAME_TEXT = "same text"
_SAME = np.float32(10)  # log-odds: a text and the same text are certain, whatever the features say


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Candidate pairs and what speaks for them: arrays of one length, a pair a place, sorted by left and right.

    Attributes:
        left_stems: the content words of each passage of the left (see lexical.stems), sorted.
        right_stems: those of the right.
        left: places in the left side's passages.
        right: places in the right side's passages.
        cosine: of the two passages alone, -1 to 1.
        semantic: the same, but of a very short passage together with its neighbours'.
        lexical: token set similarity, 0 to 1.
        order: what the neighbours add to the score, 0 or more.
        strength: log-odds that the two say the same; what pairs are ranked by.
        score: the probability that the two say the same, 0 to 1.
        tie: what equal strengths are ranked by, the same from either side.
        names: of the features.
        reasons: what each feature says of each pair, in log-odds: shape (pairs, features).
    """

    left_stems: tuple[tuple[str, ...], ...]
    right_stems: tuple[tuple[str, ...], ...]
    left: Indices
    right: Indices
    cosine: Floats
    semantic: Floats
    lexical: Floats
    order: Floats
    strength: Floats
    score: Floats
    tie: Indices
    names: tuple[str, ...]
    reasons: Floats


@dataclass(frozen=True, slots=True)
class Tongues:
    """What is known of the languages of two articles before they are compared.

    Attributes:
        differ: whether they are in two; None where that is not known.
        multilingual: whether the vectors are the multilingual model's, as `centring` gives them.
    """

    differ: bool | None = None
    multilingual: bool = False

    def judged_by(self, *, alone: bool) -> str:
        """The name of the judgement: by meaning alone, or by words too."""
        if self.multilingual:
            return "translated" if alone else "words"
        return "meaning" if alone else "words"


def gather(
    left: Sequence[str],
    right: Sequence[str],
    left_vectors: Vectors | SharedRows,
    right_vectors: Vectors | SharedRows,
    tongues: Tongues = Tongues(),
) -> Evidence:
    """The evidence for two lists of passages.

    Args:
        left: texts in reading order.
        right: texts in reading order.
        left_vectors: shape (len(left), dimensions), unit rows.
        right_vectors: shape (len(right), dimensions), unit rows.
        tongues: what is known of the languages.
    """
    if not left or not right:
        return _no_evidence()
    ours, theirs = Passages.of(left, left_vectors), Passages.of(right, right_vectors)
    rows, columns, same = find_candidates(left_vectors, right_vectors, ours.texts, theirs.texts)
    alone = foreign(ours, theirs) if tongues.differ is None else tongues.differ
    features = measure(ours, theirs, rows, columns, meaning_alone=alone)
    judgement = load_judgement(tongues.judged_by(alone=alone))
    reasons, strength = _judged(judgement, features, (rows, columns), same)
    names, score = (*judgement.names, SURROUNDINGS, SAME_TEXT), probability(strength)
    return Evidence(
        left_stems=ours.stems,
        right_stems=theirs.stems,
        left=rows,
        right=columns,
        cosine=features[COSINE],
        semantic=features[MEANING],
        lexical=features[WORDS],
        order=np.maximum(0, score - probability(strength - _of_context(names, reasons))),
        strength=strength,
        score=score,
        tie=_checksums(ours.texts)[rows] + _checksums(theirs.texts)[columns],
        names=names,
        reasons=reasons,
    )


def _judged(
    judgement: Judgement, features: Mapping[str, Floats], pairs: tuple[Indices, Indices], same: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """What speaks for each candidate and how strongly; that both texts are the same speaks loudest."""
    reasons, strength = judgement.judge(features, *pairs, spare=1)
    reasons[same, -1] = _SAME
    strength[same] += _SAME
    return reasons, strength


def _of_context(names: Sequence[str], reasons: Floats) -> Floats:
    """What the neighbours say of each pair, in log-odds."""
    return np.asarray(sum(reasons[:, k] for k, name in enumerate(names) if name in CONTEXT), np.float32)


def _no_evidence() -> Evidence:
    """That of an article without a passage."""
    none, nothing = np.zeros(0, np.int64), np.zeros(0, np.float32)
    return Evidence((), (), none, none, nothing, nothing, nothing, nothing, nothing, nothing, none, (), nothing.reshape(0, 0))


def _checksums(texts: Sequence[str]) -> Indices:
    return np.array([crc32(text.encode("utf-8", "replace")) for text in texts], np.int64)
