"""What a decision changed in a comparison, so that what was made of the one before is not made from scratch.

Values are frozen and a decision makes only those links and sections anew that it is about: the rest are the same objects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.comparison import Comparison
    from compare.link import Link, Section

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed:
    """What two comparisons that hold the same passages together do not have alike.

    Attributes:
        links: their places, rising.
        sections: likewise.
        facts: whether those that belong to no link differ.
    """

    links: tuple[int, ...]
    sections: tuple[int, ...]
    facts: bool


def changed_since(before: Comparison, now: Comparison) -> Changed | None:
    """What changed from one comparison to the next; None where links or sections hold other passages, or notes stand elsewhere."""
    return _last.of(before, now)


def _found(before: Comparison, now: Comparison) -> Changed | None:
    if before.left is not now.left or before.right is not now.right or before.notes != now.notes:
        return None
    links, sections = _differing(before.links, now.links), _differing(before.unique, now.unique)
    if links is None or sections is None or before.omitted != now.omitted:
        return None
    if any(before.links[k].key != now.links[k].key or before.links[k].number != now.links[k].number for k in links):
        return None
    if any(_run(before.unique[k]) != _run(now.unique[k]) for k in sections):
        return None
    return Changed(links, sections, before.facts is not now.facts and before.facts != now.facts)


def _differing(before: Sequence[T], now: Sequence[T]) -> tuple[int, ...] | None:
    if before is now:
        return ()
    if len(before) != len(now):
        return None
    return tuple([k for k, (one, two) in enumerate(zip(before, now, strict=True)) if one is not two and one != two])


def _run(section: Section) -> tuple[object, ...]:
    return section.side, section.passages, section.label, section.furniture


class _Last:
    """What was asked about last: everything that follows a decision asks about the same two."""

    def __init__(self) -> None:
        self._known: tuple[Comparison, Comparison, Changed | None] | None = None

    def of(self, before: Comparison, now: Comparison) -> Changed | None:
        known = self._known
        if known is None or known[0] is not before or known[1] is not now:
            known = self._known = before, now, _found(before, now)
        return known[2]


_last = _Last()


def pairs_of(before: Comparison, now: Comparison, changed: Changed) -> list[tuple[Link, Link]]:
    """The links that changed, as they were and as they are."""
    return [(before.links[k], now.links[k]) for k in changed.links]


class Derived(Generic[T]):
    """What is made of a comparison, kept until another is asked about, for which it is made from what there is.

    Of the same two articles the one before is kept too: it may still be shown while the next is made in a thread.

    Args:
        make: makes it from scratch.
        renew: makes it from the one before, the comparison that was made of, and the one it is wanted for.
    """

    def __init__(self, make: Callable[[Comparison], T], renew: Callable[[T, Comparison, Comparison], T]) -> None:
        self._make, self._renew = make, renew
        self._known: tuple[tuple[Comparison, T], ...] = ()

    def of(self, comparison: Comparison) -> T:
        """It, for a comparison."""
        known = self._known
        for of, found in known:
            if of is comparison:
                return found
        made = self._renew(known[0][1], known[0][0], comparison) if known else self._make(comparison)
        self._known = (comparison, made), *(each for each in known[:1] if each[0].left is comparison.left)
        return made
