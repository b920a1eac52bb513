"""Places without a name: another point of the compass ('east of the town'), another kind of building ('a church hall')."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.catalog import FactType
from compare.facts.doc.tokens import Couple, couples_of
from compare.facts.fact import Fact, Why
from compare.facts.family import Family
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.facts.doc.view import View
    from compare.facts.family import Cost, Sides

_POINTS = frozenset(f"{point}{end}" for point in ("north", "south", "east", "west") for end in ("", "ern")) | frozenset(
    f"{ns}{ew}{end}" for ns in ("north", "south") for ew in ("east", "west") for end in ("", "ern")
)
_VENUES = frozenset({"hall", "school", "hospital", "station", "court", "barracks", "shelter", "kitchen", "library"})
_KINDS = frozenset(
    {"union", "church", "school", "village", "sports", "concert", "fire", "police", "bus", "railway", "train", "primary"}
    | {"secondary", "field", "military", "children's", "district", "county", "supreme", "power", "polling", "petrol"}
)


def _read(view: View) -> tuple[Couple, ...]:
    return tuple(
        c
        for c in couples_of(view.voice, words=_POINTS | _KINDS)
        if c.noun.start == c.word.end + 1 and (c.word.key in _POINTS or c.noun.key in _VENUES)
    )


def _apart(sides: Sides, ours: Sequence[Couple], theirs: Sequence[Couple]) -> tuple[Sequence[Couple], Sequence[Couple]]:
    """Those whose word the other side has nowhere."""
    mine, yours = ({t.key for t in view.voice} for view in (sides.left, sides.right))
    return [d for d in ours if d.word.key not in yours], [d for d in theirs if d.word.key not in mine]


def _cost(_sides: Sides, ours: Sequence[Couple], theirs: Sequence[Couple], i: int, j: int) -> Cost | None:
    """Two points or two kinds before one word; 'northern' and 'southern', 'north of' and 'south of', no 'north' and 'northeast'."""
    one, two = ours[i], theirs[j]
    finer = one.word.key.removesuffix("ern") in two.word.key or two.word.key.removesuffix("ern") in one.word.key
    content = one.noun.key not in phrases("function_words") or one.noun.key == "of"
    same = (one.word.key in _POINTS) == (two.word.key in _POINTS) and one.noun.key == two.noun.key
    return () if same and content and not finer else None


def _change(sides: Sides, one: Couple, two: Couple) -> Iterator[Fact]:
    yield Fact(FactType.PLACE_CHANGED, *sides.spans(one, two), Why.NAMED, gone=(one.word.text,), new=(two.word.text,))


DIRECTIONS = Family("directions", lambda view, _docs: view.layer(_read), _cost, _change, apart=_apart)
