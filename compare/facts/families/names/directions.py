"""Places without a name: another point of the compass ('east of the town'), another kind of building ('a church hall')."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts.fact import Fact
from compare.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.facts.doc.setting import Setting
    from compare.facts.doc.telling import Telling, Token

_POINTS = frozenset(f"{point}{end}" for point in ("north", "south", "east", "west") for end in ("", "ern")) | frozenset(
    f"{ns}{ew}{end}" for ns in ("north", "south") for ew in ("east", "west") for end in ("", "ern")
)
_VENUES = frozenset({"hall", "school", "hospital", "station", "court", "barracks", "shelter", "kitchen", "library"})
_KINDS = frozenset(
    {"union", "church", "school", "village", "sports", "concert", "fire", "police", "bus", "railway", "train", "primary"}
    | {"secondary", "field", "military", "children's", "district", "county", "supreme", "power", "polling", "petrol"}
)


def find_direction_facts(left: Telling, right: Telling, setting: Setting) -> list[Fact]:  # noqa: ARG001 - every detector gets it
    """The place facts of a link that no name tells."""
    ours, theirs = {t.key for t in left.voice}, {t.key for t in right.voice}
    facts = []
    mine = [pair for pair in _places(left) if pair[0].key not in theirs]
    yours = [pair for pair in _places(right) if pair[0].key not in ours]
    for one in mine:
        two = next((p for p in yours if _comparable(one, p)), None)
        if two:
            yours.remove(two)
            spans = left.span(one[0].start, one[1].end), right.span(two[0].start, two[1].end)
            facts.append(Fact("place_changed", *spans, f"{one[0].text} became {two[0].text}"))
    return facts


def _places(telling: Telling) -> Iterator[tuple[Token, Token]]:
    """The word that says which place, and the word behind it."""
    for word, noun in zip(telling.voice, telling.voice[1:], strict=False):
        near = noun.start == word.end + 1
        if near and (word.key in _POINTS or (word.key in _KINDS and noun.key in _VENUES)):
            yield word, noun


def _comparable(one: tuple[Token, Token], two: tuple[Token, Token]) -> bool:
    """Two points or two kinds before one word; 'northern' and 'southern', 'north of' and 'south of', no 'north' and 'northeast'."""
    same_kind = (one[0].key in _POINTS) == (two[0].key in _POINTS)
    finer = one[0].key.removesuffix("ern") in two[0].key or two[0].key.removesuffix("ern") in one[0].key
    telling = one[1].key not in phrases("function_words") or one[1].key == "of"
    return same_kind and one[1].key == two[1].key and telling and not finer
