"""The ledger: every family on every link, each difference told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from compare.article import Span
from compare.facts.catalog import FactType, mirrored
from compare.facts.claims import are_two_claims
from compare.facts.fact import Fact, Why
from compare.facts.families.caveats.caveats import CAVEATS, find_loose_caveats
from compare.facts.families.caveats.limits import answers
from compare.facts.families.dates import DATES
from compare.facts.families.hedges.hedges import HEDGES
from compare.facts.families.hedges.ladders import LADDERS
from compare.facts.families.hedges.unproven import UNPROVEN
from compare.facts.families.loose_quotes import find_loose_quotes
from compare.facts.families.names.directions import DIRECTIONS
from compare.facts.families.names.namechanges import MISSPELT, REPLACED
from compare.facts.families.names.strangenames import find_strange_names
from compare.facts.families.names.titles import TITLES
from compare.facts.families.negations import NEGATIONS
from compare.facts.families.numbers.elsewhere import find_changed_apart
from compare.facts.families.numbers.numbers import NUMBERS
from compare.facts.families.opposites import OPPOSITES
from compare.facts.families.points import why_unquoted
from compare.facts.families.quotes import QUOTES
from compare.facts.families.sources import SEEN_BY, SOURCES
from compare.facts.families.superlatives import QUANTITIES, SUPERLATIVES
from compare.facts.families.swaps.denied import DENIED
from compare.facts.families.swaps.exchanged import EXCHANGED
from compare.facts.families.swaps.names_in_place import NAMES_IN_PLACE
from compare.facts.families.swaps.narrowed import NARROWED
from compare.facts.families.swaps.opposite_words import OPPOSITE_WORDS
from compare.facts.families.swaps.pronouns import PRONOUNS
from compare.facts.families.swaps.rivals import MEASURES, RIVALS
from compare.facts.families.swaps.scope import JOINED, MOVED
from compare.facts.family import Family, Sides
from compare.facts.overlaps import in_reading_order, overlapping, told_once
from compare.facts.second_opinion import SecondOpinion
from compare.link import Kind, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.facts.doc.doc import Doc, Docs
    from compare.facts.doc.quotations import Quotation

FAMILIES: tuple[Family[Any], ...] = (
    *(QUOTES, NUMBERS, SOURCES, SEEN_BY, NEGATIONS, OPPOSITES, HEDGES, LADDERS, UNPROVEN, MISSPELT, REPLACED, DIRECTIONS, TITLES),
    *(DATES, SUPERLATIVES, QUANTITIES, CAVEATS, DENIED, EXCHANGED, NAMES_IN_PLACE, MEASURES, OPPOSITE_WORDS, RIVALS, PRONOUNS),
    *(MOVED, JOINED, NARROWED),
)


def find_link_facts(link: Link, docs: Docs) -> tuple[Fact, ...]:
    """The facts of one link, in reading order, each difference once."""
    ids = ((docs.left, link.left), (docs.right, link.right))
    if any(doc.article.passages[k].furniture for doc, passages in ids for k in passages):
        return ()
    sides = Sides(docs.left.view(link.left), docs.right.view(link.right), docs)
    if sides.left.text == sides.right.text and not sides.left.quotations:
        return ()
    found: list[Fact] = []
    for family in families_for(docs):
        found += _not_told(family, family.find(sides), found)
    return in_reading_order(told_once([fact for fact in found if not are_two_claims(sides, fact)]))


def families_for(docs: Docs) -> tuple[Family[Any], ...]:
    """What is asked of two articles: the families that read English only where both are in it."""
    if docs.english:
        return FAMILIES
    from compare.facts.families.any_language.asked import families_asked

    return families_asked(docs)


def _not_told(family: Family[Any], facts: Sequence[Fact], told: Sequence[Fact]) -> Sequence[Fact]:
    """The facts that a family may tell beside those that were told before."""
    if family.last:
        return [fact for fact in facts if not overlapping(fact, told)]
    if family.beside:
        return [fact for fact in facts if not overlapping(fact, [each for each in told if each.family == fact.family])]
    return facts


Known = Mapping[tuple[tuple[int, ...], tuple[int, ...]], tuple[Fact, ...]]
Opinions = Mapping[tuple[tuple[int, ...], tuple[int, ...]], SecondOpinion]


def known_by(links: Sequence[Link]) -> Known:
    """The facts of links that still count, by the links' passages."""
    return {(link.left, link.right): link.facts for link in links if link.counted is not Kind.UNIQUE}


Told = tuple[frozenset[int], frozenset[int]]


def told_passages(links: Sequence[Link]) -> Told:
    """The passages of each side that stand in links which count."""
    counted = [link for link in links if link.counted is not Kind.UNIQUE]
    return frozenset(k for link in counted for k in link.left), frozenset(k for link in counted for k in link.right)


def find_facts(links: Sequence[Link], docs: Docs, known: Known | None = None, opinions: Opinions | None = None) -> tuple[Link, ...]:
    """The links with their facts.

    Args:
        links: of a comparison; a rejected one, or one that the reporter calls unique, has no facts.
        docs: of its articles.
        known: the facts of links that were looked at before, by their passages.
        opinions: what the second reader thinks of links, by their passages.
    """
    done: Known = known or {}
    seconds: Opinions = opinions or {}
    out = []
    for link in links:
        facts = () if link.counted is Kind.UNIQUE else done.get((link.left, link.right))
        if facts is None:
            facts = find_link_facts(link, docs)
            facts = seconds[link.key].of(facts) if link.key in seconds else facts
        out.append(link if link.facts == facts else replace(link, facts=facts))
    return tuple(out)


def find_loose_facts(links: Sequence[Link], docs: Docs, told: Told | None = None) -> tuple[Fact, ...]:
    """What belongs to no link: quotes, denials and no-comments that one article lacks, names that it spells otherwise.

    Where both are in one language other than English only the quotes, between two languages nothing.

    Args:
        links: of a comparison.
        docs: of its articles.
        told: see `told_passages`, where it is known.
    """
    if not docs.one_language:
        return ()
    told = told_passages(links) if told is None else told
    free = [doc.story_ids - here for doc, here in zip((docs.left, docs.right), told, strict=True)]
    if not all(told):
        return ()  # two stories that share nothing: nothing is left out of either, and no name is another one's misspelling
    lost = _missed(docs, free[0])
    new = [mirrored(fact) for fact in _missed(docs.mirrored, free[1])]
    compared = docs.english
    of_links = [fact for link in links for fact in link.facts] if compared else []
    names = find_strange_names(docs, of_links) if compared else []
    numbers = find_changed_apart(docs, of_links) if compared else []
    return in_reading_order(told_once([*lost, *new, *names, *numbers]))


def _missed(docs: Docs, free: frozenset[int]) -> list[Fact]:
    """What the right misses of the left's passages that are in no link."""
    in_part = _half_told(docs.left, free)
    facts = [_lost(docs, quotation) for quotation in find_loose_quotes(docs, in_part)]
    for passage in sorted(free) if docs.english else ():
        plain_only = passage not in in_part
        key = ("caveats", id(docs.left), docs.left.alike(passage), plain_only)
        facts += [_moved_to(passage, fact) for fact in docs.once(key, partial(_caveats_in, docs, passage, plain_only=plain_only))]
    return facts


def _caveats_in(docs: Docs, passage: int, *, plain_only: bool) -> tuple[Fact, ...]:
    return tuple(find_loose_caveats(docs.left.passage(passage), docs, plain_only=plain_only))


def _moved_to(passage: int, fact: Fact) -> Fact:
    """A loose fact of the left, in another passage that reads the same."""
    return fact if fact.left is None or fact.left.passage == passage else replace(fact, left=replace(fact.left, passage=passage))


def _lost(docs: Docs, quotation: Quotation) -> Fact:
    """A quotation that the right has nowhere; of one that limits what is told, that is what an editor must hear."""
    if answers("caveat", quotation.text):
        return Fact(FactType.CAVEAT_DROPPED, _quoted(quotation), None, Why.ABSENT)
    return Fact(FactType.QUOTE_LOST, _quoted(quotation), None, why_unquoted(docs, quotation))


def _half_told(doc: Doc, free: frozenset[int]) -> frozenset[int]:
    """The passages of no link whose paragraph is told in part: a quotation left out there is a choice, not a section."""
    told = {p.paragraph for p in doc.article.story if p.id not in free}
    return frozenset(k for k in free if doc.article.passages[k].paragraph in told)


def _quoted(quotation: Quotation) -> Span:
    return Span(quotation.passage, quotation.start, quotation.end, quotation.text)
