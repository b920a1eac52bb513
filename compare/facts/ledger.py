"""The ledger: every detector on every link, each difference told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.article import Span
from compare.facts.catalog import in_reading_order, told_once
from compare.facts.fact import Fact
from compare.facts.families.caveats.caveats import find_caveat_facts, find_loose_caveats
from compare.facts.families.dates import find_date_facts
from compare.facts.families.hedges.hedges import find_hedge_facts
from compare.facts.families.names.directions import find_direction_facts
from compare.facts.families.names.namechanges import find_name_facts
from compare.facts.families.names.strangenames import find_strange_names
from compare.facts.families.names.titles import find_title_facts
from compare.facts.families.negations import find_negation_facts
from compare.facts.families.numbers.numbers import find_number_facts
from compare.facts.families.opposites import find_opposite_facts
from compare.facts.families.quotes import find_loose_quotes, find_quote_facts
from compare.facts.families.sources import find_source_facts
from compare.facts.families.superlatives import find_superlative_facts
from compare.link import Kind, Link, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.facts.doc.quotations import Quotation
    from compare.facts.doc.setting import Backdrop, Setting
    from compare.facts.doc.telling import Telling

_DETECTORS: tuple[Callable[[Telling, Telling, Setting], list[Fact]], ...] = (
    find_quote_facts,
    find_number_facts,
    find_source_facts,
    find_negation_facts,
    find_opposite_facts,
    find_hedge_facts,
    find_name_facts,
    find_direction_facts,
    find_title_facts,
    find_date_facts,
    find_superlative_facts,
    find_caveat_facts,
)


def find_link_facts(link: Link, setting: Setting) -> tuple[Fact, ...]:
    """The facts of one link, in reading order, each difference once."""
    ids = {Side.LEFT: link.left, Side.RIGHT: link.right}
    backdrops = {Side.LEFT: setting.left, Side.RIGHT: setting.right}
    if any(backdrops[side].article.passages[k].furniture for side in Side for k in ids[side]):
        return ()
    left, right = setting.left.tell(link.left), setting.right.tell(link.right)
    if left.text == right.text and not left.quotations:
        return ()
    found = [fact for find in _DETECTORS for fact in find(left, right, setting)]
    return in_reading_order(told_once(found))


Known = Mapping[tuple[tuple[int, ...], tuple[int, ...]], tuple[Fact, ...]]


def known_by(links: Sequence[Link]) -> Known:
    """The facts of links that still count, by the links' passages."""
    return {(link.left, link.right): link.facts for link in links if link.counted is not Kind.UNIQUE}


def told_passages(links: Sequence[Link]) -> tuple[frozenset[int], frozenset[int]]:
    """The passages of each side that stand in links which count."""
    counted = [link for link in links if link.counted is not Kind.UNIQUE]
    return frozenset(k for link in counted for k in link.left), frozenset(k for link in counted for k in link.right)


def find_facts(links: Sequence[Link], setting: Setting, known: Known | None = None) -> tuple[Link, ...]:
    """The links with their facts.

    Args:
        links: of a comparison; a rejected one, or one that the reporter calls unique, has no facts.
        setting: of its articles.
        known: the facts of links that were looked at before, by their passages.
    """
    done: Known = known or {}
    out = []
    for link in links:
        facts = () if link.counted is Kind.UNIQUE else done.get((link.left, link.right))
        out.append(replace(link, facts=find_link_facts(link, setting) if facts is None else facts))
    return tuple(out)


def find_loose_facts(links: Sequence[Link], setting: Setting) -> tuple[Fact, ...]:
    """What belongs to no link: quotes, denials and no-comments that one article lacks, names that it spells otherwise."""
    told = dict(zip(Side, told_passages(links), strict=True))
    free = {
        side: frozenset(p.id for p in backdrop.article.story) - told[side]
        for side, backdrop in ((Side.LEFT, setting.left), (Side.RIGHT, setting.right))
    }
    lost_in, new_in = (
        _half_told(backdrop, free[side]) for side, backdrop in ((Side.LEFT, setting.left), (Side.RIGHT, setting.right))
    )
    lost = [
        Fact("quote_lost", _quoted(q), None, "not quoted on the right")
        for q in find_loose_quotes(setting.left, setting.right, lost_in)
    ]
    new = [
        Fact("quote_new", None, _quoted(q), "not quoted on the left")
        for q in find_loose_quotes(setting.right, setting.left, new_in)
    ]
    told_in_part = {Side.LEFT: lost_in, Side.RIGHT: new_in}
    caveats = [
        fact
        for side in Side
        for k in sorted(free[side])
        for fact in _caveats(side, k, setting, plain_only=k not in told_in_part[side])
    ]
    shared = all(told.values())  # of articles that share nothing no name is another one's misspelling
    names = find_strange_names(setting, [fact for link in links for fact in link.facts]) if shared else []
    return in_reading_order(told_once([*lost, *new, *caveats, *names]))


def _caveats(side: Side, passage: int, setting: Setting, *, plain_only: bool) -> list[Fact]:
    """The caveats of one passage that the other article has nowhere; looked for once."""
    on_left = side is Side.LEFT
    own = setting.left if on_left else setting.right
    return own.remember(
        ("caveats", passage, plain_only),
        lambda: find_loose_caveats(own.tell([passage]), setting, on_left=on_left, plain_only=plain_only),
    )


def _half_told(backdrop: Backdrop, free: frozenset[int]) -> frozenset[int]:
    """The passages of no link whose paragraph is told in part: a quotation left out there is a choice, not a section."""
    told = {p.paragraph for p in backdrop.article.story if p.id not in free}
    return frozenset(k for k in free if backdrop.article.passages[k].paragraph in told)


def _quoted(quotation: Quotation) -> Span:
    return Span(quotation.passage, quotation.start, quotation.end, quotation.text)
