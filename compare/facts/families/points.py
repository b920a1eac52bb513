"""Points: whether a quotation that the other article does not have says what that article tells all the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.facts.doc.sources.occasions import is_new_voice
from compare.facts.doc.tokens import tokens_of
from compare.facts.edits import content
from compare.facts.fact import Why

if TYPE_CHECKING:
    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.quotations import Quotation

# Of a quotation's words of content, that two passages in a row of the other article have: of the quotations from there on every
# second was useful to an editor, of those below seven in eight (benchmarks/facts/judgements.json; so in 39 of 43 events left out).
_TOLD = 0.5


def why_unquoted(docs: Docs, quotation: Quotation) -> Why:
    """Why a quotation of the left is told as lost: its words alone, or its point too, as that of a source whom the right lacks."""
    told = _share_told(docs, quotation) >= _TOLD and not is_new_voice(quotation, docs)
    return Why.RETOLD if told else Why.UNQUOTED


def _share_told(docs: Docs, quotation: Quotation) -> float:
    """The greatest share of its words of content that two passages in a row of the right have in any form, 0 to 1."""
    claim = {token.root for token in content(tokens_of(quotation.text))}
    places = docs.right.once(_passages_by_root)
    shared = Counter[int]()
    for root in claim:
        shared.update({first for number in places.get(root, ()) for first in (number - 1, number)})
    return max(shared.values(), default=0) / len(claim) if claim else 0.0


def _passages_by_root(doc: Doc) -> dict[str, frozenset[int]]:
    """Which passages of the story, numbered from 0, have a word."""
    found: dict[str, set[int]] = {}
    for number, view in enumerate(doc.story):
        for token in view.tokens:
            found.setdefault(token.root, set()).add(number)
    return {root: frozenset(numbers) for root, numbers in found.items()}
