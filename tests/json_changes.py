"""JSON that is nearly what it was: some of its values are others of its own, or such as nobody waits for."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pieces import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

Json = Any
_ODD: tuple[Json, ...] = (None, 0.5, -1, 10**30, float("1e308"), "", [], {}, True, "matched", "left", "\ud800")


def changed(whole: Json, chance: Random) -> Json:
    """The same with one to three of its values changed."""
    whole = deepcopy(whole)
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = list(_places(whole))
        if not places:
            break
        holder, key = chance.choice(places)
        other, place = chance.choice(places)
        holder[key] = _another(holder[key], deepcopy(other[place]), chance)
    return whole


def _places(value: Json) -> Iterator[tuple[Json, Json]]:
    """Every list or object within a value, with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _another(value: Json, other: Json, chance: Random) -> Json:
    if isinstance(value, list) and chance.random() < 0.5:
        return chance.choice((value[1:], value[::-1], value + value[:1], [*value, other], []))
    if isinstance(value, int) and chance.random() < 0.6:
        return value + chance.choice((-1, 1, 2**40, -value))
    if isinstance(value, str) and chance.random() < 0.5:
        at = chance.randrange(len(value) + 1)
        return value[:at] + chance.choice(HOSTILE) + value[at:]
    return chance.choice((other, other, *_ODD))
