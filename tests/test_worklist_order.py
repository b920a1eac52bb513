"""The list of what waits, whatever was found and decided: its order, what covers what, and its end."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from test_comparison import made
from word_encoder import WordEncoder

from compare.article import Span
from compare.comparison import Comparison, compare
from compare.facts.fact import ERROR, FINE, TO_CHECK, Fact
from compare.facts.whole.entries import find_ledger
from compare.link import Kind, Link, Section, Side
from compare.reviewing.worklist.settling import settle_all
from compare.reviewing.worklist.waiting import find_worklist
from compare.reviewing.worklist.worklist import Item, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable


@st.composite
def decided(draw: st.DrawFn) -> Comparison:
    """A comparison of sentences with links, sections, facts and verdicts of every kind."""
    size = draw(st.integers(1, 6))
    links: list[Link] = []
    free = set(range(2 * size))
    for k in range(size):
        if not draw(st.booleans()):
            continue
        facts = tuple(draw(facts_at(2 * k)))
        kind = draw(st.sampled_from([Kind.MATCHED, Kind.PARAPHRASED]))
        score = draw(st.sampled_from([0.0, 0.35, 0.9]))
        verdict = draw(st.sampled_from([None, "accepted", "rejected"]))
        note = draw(st.sampled_from(["", "see the agency"]))
        links.append(Link(len(links), (2 * k,), (2 * k,), kind, score, score, score, verdict=verdict, note=note, facts=facts))
        free.remove(2 * k)
    said = st.sampled_from([None, "fine", "problem"])
    unique = tuple(Section(side, (k,), "label", k == 1, draw(said)) for side in Side for k in sorted(free))
    return replace(of_sentences(2 * size), links=tuple(links), unique=unique, facts=tuple(draw(facts_at(1))), docs=None)


@cache
def of_sentences(count: int) -> Comparison:
    """An article of so many sentences beside itself."""
    article = made([f"Sentence {k} of the story." for k in range(count)])
    return compare(article, article, WordEncoder())


@cache
def facts_at(passage: int) -> st.SearchStrategy[list[Fact]]:
    """No two of them are the same."""
    types = st.sampled_from(["number_changed", "quote_lost", "superlative_dropped", "date_added"])
    verdicts = st.sampled_from([TO_CHECK, FINE, ERROR])

    def fact(type_: str, start: int, verdict: str) -> Fact:
        span = Span(passage, start, start + 1, "S")
        return Fact(type_, span, span, verdict=verdict)

    return st.lists(st.builds(fact, types, st.integers(0, 5), verdicts), max_size=2, unique_by=lambda each: each.identity)


def unjudged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(replace(each, verdict=TO_CHECK) for each in facts)


@given(decided())
def test_everything_that_waits_is_covered_once(comparison: Comparison) -> None:
    found = find_worklist(comparison)
    things: list[object] = [item.thing for item in found.open]
    rejected = {link.id for link in comparison.links if link.verdict == "rejected"}
    for entry in find_ledger(comparison).main:
        waits = entry.fact.verdict == TO_CHECK and entry.link not in rejected
        assert things.count(entry) == waits
    for section in comparison.unique:
        assert things.count(section) == (not section.furniture and section.verdict is None)
    for link in comparison.story_links:
        main = [item for item in found.items if item.sort is Sort.FACT and item.link == link.id]
        assert things.count(link) == (link.verdict is None and not main)


@given(decided())
def test_when_all_is_settled_nothing_is_left(comparison: Comparison) -> None:
    links = tuple(
        replace(link, verdict="accepted", facts=tuple(replace(each, verdict=FINE) for each in link.facts))
        for link in comparison.links
    )
    facts = tuple(replace(each, verdict=ERROR) for each in comparison.facts)
    unique = tuple(replace(each, verdict="fine") for each in comparison.unique)
    found = find_worklist(replace(comparison, links=links, facts=facts, unique=unique))
    assert found.left == 0
    assert found.next_after(None) is None
    assert found.done == len(found.items)


@given(decided())
def test_the_order_is_that_of_gravity_and_judging_does_not_change_it(comparison: Comparison) -> None:
    found = find_worklist(comparison)
    places = [list(Sort).index(item.sort) for item in found.items]
    assert places == sorted(places)
    undone = tuple(replace(link, facts=unjudged(link.facts)) for link in comparison.links)
    fresh = replace(comparison, links=undone, facts=unjudged(comparison.facts))
    assert [item.key for item in find_worklist(fresh).items] == [item.key for item in found.items]


@given(decided(), st.sampled_from(Sort))
def test_settling_a_sort_never_passes_over_an_open_fact(comparison: Comparison, sort: Sort) -> None:
    found = find_worklist(comparison)
    settled = settle_all(found, sort)
    held = {item.link for item in found.open_of(Sort.FACT)}
    assert all(item.sort is sort for item in settled.settles)
    assert not any(item.sort is Sort.FACT for item in settled.settles)
    assert sort is Sort.ALSO or not any(item.link in held for item in settled.settles if item.link is not None)
    assert all(not item.settled for item in settled.settles)


@given(decided())
def test_walking_meets_all_that_waits(comparison: Comparison) -> None:
    found = find_worklist(comparison)
    for direction in (1, -1):
        at: Item | None = None
        met = []
        for _ in found.open:
            at = found.next_after(at, direction)
            met.append(at)
        assert len({item.key for item in met if item}) == len({item.key for item in found.open})
