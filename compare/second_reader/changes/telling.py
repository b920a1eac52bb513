"""What the second reader tells of the links of a comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from compare.facts.catalog import FactType
from compare.facts.edits import LEAST_ALIKE, LEAST_AROUND
from compare.facts.fact import Fact
from compare.facts.family import Sides
from compare.facts.overlaps import overlapping
from compare.facts.second_opinion import SecondOpinion
from compare.second_reader.changes.measures import measured
from compare.second_reader.changes.sides import read_side
from compare.second_reader.networks import load_judge
from compare.word_scores import WordScores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.article import Span
    from compare.comparison import Comparison
    from compare.embedding.vectors import TokenVectors
    from compare.facts.doc.tokens import Token
    from compare.facts.doc.view import View
    from compare.facts.edits import Edit
    from compare.facts.fact import Identity
    from compare.link import Key, Link

# From docs/facts.md: chances at which few more of the pairs that say the same raise an alarm, on documents left out.
TOLD = 0.9
SILENCED = 0.4
_PLACES = 2  # decimals
_MOST = 400  # words of a side: a link of more is a list
# Families that find words and know little of what they are about.
_SOFT = frozenset({"hedge", "superlative", "attribution", "intermediary", "caveat", "comment", "denial", "title"})
_SOFT_TYPES = frozenset(
    {FactType.NUMBER_ADDED, FactType.NUMBER_DROPPED, FactType.DATE_ADDED, FactType.DATE_DROPPED, FactType.QUOTE_ALTERED}
)
# Of sources, hedges and caveats none is silenced: an editor does not call 'claims' and 'says' the same, as those who judged do.
_MAY_BE_NONE = frozenset({"superlative", "title", "number", "date"})


@dataclass(frozen=True, slots=True)
class JudgedEdit:
    """An edit of a link, with what is measured of it.

    Attributes:
        measures: what `measured` gives, then whether a soft fact and whether any other is about its words.
        fact: what it would be told as.
        facts: of the link, those that are about its words.
    """

    measures: tuple[float, ...]
    fact: Fact
    facts: tuple[Fact, ...]


def is_soft(fact: Fact) -> bool:
    """Whether the list that it is from may be wrong about it."""
    return fact.family in _SOFT or fact.type in _SOFT_TYPES


def may_be_none(fact: Fact) -> bool:
    """Whether the second reader may silence it."""
    return is_soft(fact) and fact.family in _MAY_BE_NONE


def opinions_of(found: Comparison, known: Mapping[str, TokenVectors]) -> dict[Key, SecondOpinion]:
    """Of the links of the story, by their passages; none where nothing was trained for their model, or a side is not in English.

    Args:
        found: the comparison, with the facts that the lists found and the scores of its words.
        known: what the encoder has for the tokens of a text.
    """
    docs, trained = found.docs, load_judge()
    if docs is None or not docs.english or trained.model != found.model_sha256:
        return {}
    opinions = {}
    for link in found.story_links:
        if link.key in found.word_scores and (judged := edits_of_link(found, link, known)):
            chances = trained.chances(np.array([each.measures for each in judged], np.float32))
            opinions[link.key] = _opinion(judged, [round(float(chance), _PLACES) for chance in chances])
    return opinions


def edits_of_link(found: Comparison, link: Link, known: Mapping[str, TokenVectors]) -> list[JudgedEdit]:
    """The edits of a link that are measured: of one whose sides run on alike for the most part, others are told anew."""
    assert found.docs is not None  # noqa: S101 - asked by `opinions_of` or by who trains
    sides = Sides(found.docs.left.view(link.left), found.docs.right.view(link.right), found.docs)
    edits = [edit for edit in sides.edits if edit.alike >= LEAST_ALIKE and edit.around >= LEAST_AROUND]
    scores = found.word_scores.get(link.key, WordScores())
    ours, theirs = read_side(sides.left, known, scores.left), read_side(sides.right, known, scores.right)
    if not edits or ours is None or theirs is None or max(len(ours.tokens), len(theirs.tokens)) > _MOST:
        return []
    cosines = ours.units @ theirs.units.T
    words = sum(len(edit.ours) + len(edit.theirs) for edit in sides.edits)
    edited = len(sides.edits), words / (len(ours.tokens) + len(theirs.tokens))
    judged = []
    for edit in edits:
        fact = _fact(sides, edit)
        facts = tuple(each for each in link.facts if overlapping(fact, (each,)))
        sorts = any(map(is_soft, facts)), not all(map(is_soft, facts))
        judged.append(JudgedEdit((*measured(edit, ours, theirs, cosines, edited), *sorts), fact, facts))
    return judged


def _fact(sides: Sides, edit: Edit) -> Fact:
    left, right = _span(sides.left, edit.ours), _span(sides.right, edit.theirs)
    type_ = FactType.WORDING_CHANGED if left and right else FactType.WORDING_DROPPED if left else FactType.WORDING_ADDED
    return Fact(type_, left, right, gone=(left.text,) if left else (), new=(right.text,) if right else ())


def _span(view: View, words: Sequence[Token]) -> Span | None:
    return view.span(words[0].start, words[-1].end) if words else None


def _opinion(judged: Sequence[JudgedEdit], chances: Sequence[float]) -> SecondOpinion:
    """A fact is as sure as the surest edit that it is about; what no fact is about is told where it is sure enough."""
    sure: dict[Identity, float] = {}
    for edit, chance in zip(judged, chances, strict=True):
        for fact in edit.facts:
            sure[fact.identity] = max(chance, sure.get(fact.identity, 0.0))
    doubted = {fact.identity for edit in judged for fact in edit.facts if may_be_none(fact)}
    silenced = frozenset(identity for identity in doubted if sure[identity] < SILENCED)
    told = (replace(e.fact, sure=chance) for e, chance in zip(judged, chances, strict=True) if not e.facts and chance >= TOLD)
    return SecondOpinion(sure, silenced, tuple(told))
