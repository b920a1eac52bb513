"""Loose quotes: those of passages in no link that the other article quotes nowhere, of each speech the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.facts.doc.names import same_person
from compare.facts.doc.sources.antecedents import attribution_of
from compare.facts.doc.sources.occasions import is_pronoun
from compare.facts.families.quotes import SHORT, stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.doc import Docs
    from compare.facts.doc.quotations import Quotation


def find_loose_quotes(docs: Docs, free: frozenset[int]) -> Iterator[Quotation]:
    """Quotations in passages of no link of the left that the right has in no form; the first of several of one speech."""
    told = [q for q in docs.left.quotations if q.passage in free and not q.scare and len(q.words) > SHORT]
    for last, quotation in zip([None, *told], told, strict=False):
        if not _known(docs, quotation) and not (last and _goes_on(docs, last, quotation)):
            yield quotation


def _known(docs: Docs, quotation: Quotation) -> bool:
    """Whether the right quotes the words of the left anywhere, asked once."""
    return docs.once(("stands", id(docs.right), quotation), partial(stands, quotation, docs))


def _goes_on(docs: Docs, last: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation goes on with the speech before it: in its paragraph, or where that is lost as well in the next."""
    if quotation.passage - last.passage > 1:
        return False
    one, two = (docs.left.article.passages[q.passage].paragraph for q in (last, quotation))
    return one == two or not (_known(docs, last) or _by_another(docs, last, quotation))


def _by_another(docs: Docs, last: Quotation, quotation: Quotation) -> bool:
    """Whether two quotations of the left are known to be of two speakers."""
    doc = docs.left
    one, two = (attribution_of(doc.view([q.passage]), q, doc) for q in (last, quotation))
    return one is not None and two is not None and not same_person(one.name, two.name, docs) and not is_pronoun(two)
