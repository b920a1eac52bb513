"""Of facts about the same words only the gravest is told; and the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import ORDER, FactType, covers, gravity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.article import Span
    from compare.facts.fact import Fact


_ALONE = frozenset({FactType.ATTRIBUTION_DROPPED, FactType.ATTRIBUTION_ADDED})
_HEDGE = "hedge"
_PLANNED = frozenset({"will", "would"})
_SPEAKERS = ("speaker", "attribution")  # the words of the first are the name alone, those of a source are 'said' too


def told_once(facts: Sequence[Fact]) -> list[Fact]:
    """Of facts about the same words only the most telling one."""
    kept: list[Fact] = []
    by_passage: dict[tuple[str, int], list[Fact]] = {}  # what tells a fact shares a passage with it
    for fact in sorted(dict.fromkeys(facts), key=lambda f: ORDER[f.family]):
        places = [(side, span.passage) for side, span in (("left", fact.left), ("right", fact.right)) if span]
        if not any(_tells(other, fact) for place in places for other in by_passage.get(place, ())):
            kept.append(fact)
            for place in places:
                by_passage.setdefault(place, []).append(fact)
    return [fact for fact in kept if not any(_goes_with(fact, other) for other in kept)]


def _goes_with(source: Fact, plan: Fact) -> bool:
    """Whether a source was left out with what it announced: 'she said she would endorse Orme', 'she endorsed Orme'."""
    planned = plan.gone if source.left else plan.new
    announced = source.type in _ALONE and plan.family == _HEDGE and not _PLANNED.isdisjoint(planned)
    return announced and any(a and b and a.passage == b.passage and a.end <= b.start for a, b in _sides(source, plan))


def _tells(one: Fact, two: Fact) -> bool:
    """Whether the first fact tells the second: its spans hold the other's."""
    named = (one.family, two.family) == _SPEAKERS
    inside = [_inside(a, b) or (named and _inside(b, a)) for a, b in _sides(one, two) if a and b]
    return bool(inside) and all(inside) and covers(one.type, two.type)


def _sides(one: Fact, two: Fact) -> tuple[tuple[Span | None, Span | None], ...]:
    return (one.left, two.left), (one.right, two.right)


def _inside(outer: Span, inner: Span) -> bool:
    """Whether at least half of a span stands in another."""
    if outer.passage != inner.passage:
        return False
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return shared * 2 >= inner.end - inner.start and shared > 0


def overlapping(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether another fact of any family lights one of the same words of a side."""
    places = (fact.left, fact.right)
    return any(
        a and b and a.passage == b.passage and a.start < b.end and b.start < a.end
        for other in others
        for a, b in zip(places, (other.left, other.right), strict=True)
    )


def in_reading_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by their place: on the left where they have one, on the right otherwise."""

    def place(fact: Fact) -> tuple[int, int, int, int]:
        span = fact.left or fact.right
        return (span.passage, span.start, fact.left is None, gravity(fact.type)) if span else (0, 0, 0, 0)

    return tuple(sorted(facts, key=place))
