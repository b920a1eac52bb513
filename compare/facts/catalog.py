"""How much a fact matters, which of two overlapping facts is told, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.article import Span
    from compare.facts.fact import Fact

_IMPORTANCE = (
    *("number_changed", "age_changed", "negation_flipped", "quote_altered", "speaker_changed", "name_changed", "date_changed"),
    *("place_changed", "attribution_changed", "quote_new", "hedge_hardened", "superlative_added", "title_changed"),
    *("attribution_weakened", "attribution_dropped", "intermediary_dropped", "quote_trimmed", "quote_extended", "hedge_softened"),
    *("number_added", "number_dropped", "denial_dropped", "comment_dropped", "caveat_dropped", "quote_lost", "quote_to_paraphrase"),
    *("quote_from_paraphrase", "attribution_strengthened", "attribution_added", "intermediary_added", "superlative_dropped"),
    *("date_added", "date_dropped", "hedge_changed", "denial_added", "comment_added", "caveat_added"),
)
_OPPOSITES = (
    *(("number_dropped", "number_added"), ("date_dropped", "date_added"), ("superlative_dropped", "superlative_added")),
    *(("quote_trimmed", "quote_extended"), ("quote_lost", "quote_new"), ("quote_to_paraphrase", "quote_from_paraphrase")),
    *(("attribution_dropped", "attribution_added"), ("attribution_weakened", "attribution_strengthened")),
    *(("intermediary_dropped", "intermediary_added"), ("hedge_hardened", "hedge_softened")),
    *(("comment_dropped", "comment_added"), ("caveat_dropped", "caveat_added"), ("denial_dropped", "denial_added")),
)
_MIRRORED = {**dict(_OPPOSITES), **{two: one for one, two in _OPPOSITES}}
# What became a paraphrase no longer shows its words, so what changed in it is told beside it.
_LEFT_TO_TELL = frozenset({"number_changed", "age_changed", "date_changed", "name_changed", "place_changed", "negation_flipped"})
_COVERS = {
    "quote": {"number", "age", "hedge", "negation", "name", "title", "place", "date", "superlative"},
    "speaker": {"attribution", "intermediary", "name", "title", "place"},
    # 'Three sailors said' for 'sailors said' is one loss; 'two officials' for 'three officials' stays a changed number.
    "attribution": {"name", "title", "place", "hedge", "number_dropped", "number_added"},
    "intermediary": {"attribution", "name", "title", "place", "hedge"},
    "age": {"number", "name"},
    "name": {"title", "place", "superlative"},
    "negation": {"hedge", "superlative", "number"},
    "number": {"superlative", "date", "hedge", "age"},
    "date": {"number"},
    "hedge": {"hedge", "superlative"},
}


def importance(fact: Fact) -> int:
    """The place of a fact's type in the order of what a reporter must look at first: 0 first."""
    return _IMPORTANCE.index(fact.type) if fact.type in _IMPORTANCE else len(_IMPORTANCE)


def mirrored(type_: str) -> str:
    """What a fact of that type is with the sides swapped: dropped for added; a change stays a change."""
    return _MIRRORED.get(type_, type_)


def told_once(facts: Sequence[Fact]) -> list[Fact]:
    """Of facts about the same words only the most telling one."""
    kept: list[Fact] = []
    for fact in sorted(
        dict.fromkeys(facts), key=lambda f: min((k for k, name in enumerate(_COVERS) if name == f.family), default=len(_COVERS))
    ):
        if not any(_covers(other, fact) for other in kept):
            kept.append(fact)
    return kept


def _covers(one: Fact, two: Fact) -> bool:
    """Whether the first fact tells the second: its spans hold the other's."""
    if one.family != two.family and not {two.family, two.type} & _COVERS.get(one.family, set()):
        return False
    if one.type in {"quote_to_paraphrase", "quote_from_paraphrase"} and two.type in _LEFT_TO_TELL:
        return False
    inside = [_inside(a, b) for a, b in ((one.left, two.left), (one.right, two.right)) if a and b]
    return bool(inside) and all(inside)


def _inside(outer: Span, inner: Span) -> bool:
    """Whether at least half of a span stands in another."""
    if outer.passage != inner.passage:
        return False
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return shared * 2 >= inner.end - inner.start and shared > 0


def in_reading_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by their place: on the left where they have one, on the right otherwise."""

    def place(fact: Fact) -> tuple[int, int, int, int]:
        span = fact.left or fact.right
        return (span.passage, span.start, fact.left is None, importance(fact)) if span else (0, 0, 0, 0)

    return tuple(sorted(facts, key=place))
